using System.Text.Json.Serialization;
using Coordination.Domain.Resources;

namespace Coordination.Silo.Http;

/// <summary>A text in two languages, as it comes in.</summary>
internal sealed record BilingualTextBody(string? En, string? Fr);

/// <summary>POST /api/tokens.</summary>
internal sealed record TokenBody(string? User, string? Password);

/// <summary>POST /api/providers.</summary>
internal sealed record ProviderBody(BilingualTextBody? Name, string? Kind, string? RegionCode, string? ContactEmail);

/// <summary>PUT /api/providers/{id}/contact.</summary>
internal sealed record ContactEmailBody(string? ContactEmail);

/// <summary>POST /api/providers/{id}/resources.</summary>
internal sealed record ResourceBody(
    string? Kind, BilingualTextBody? Title, string? ServiceType, string? RegionCode, string? Modality, IReadOnlyList<string>? Languages,
    int? NclcMin, int? NclcMax, int? AgeMin, int? AgeMax, IReadOnlyList<string>? Audiences, int? CatchmentKm, string? Funder, string? Nature,
    string? Intensity, double? SynchronousHours, int? SelfDirectedNclcMin, IReadOnlyList<string>? Neighbourhoods);

/// <summary>POST /api/resources/{id}/openings.</summary>
internal sealed record PostOpeningBody(string? Unit, int? Maximum, DateOnly? StartsOn, DateOnly? EndsOn);

/// <summary>PATCH /api/openings/{id}.</summary>
internal sealed record ChangeOpeningBody(int? Maximum, string? Status, bool? Affirm);

/// <summary>POST /api/openings/{id}/holds.</summary>
internal sealed record HoldBody(string? NewcomerId, string? NeedId, int? Units, int? TtlSeconds, string? Reason);

/// <summary>POST /api/holds/{id}/extend.</summary>
internal sealed record ExtendBody(int? TtlSeconds);

/// <summary>POST /api/bundles.</summary>
internal sealed record BundleBody(string? NewcomerId, IReadOnlyList<BundleItemBody?>? Items, int? TtlSeconds);

/// <summary>One part of a bundle.</summary>
internal sealed record BundleItemBody(string? OpeningId, int? Units, string? NeedId);

/// <summary>POST /api/projects.</summary>
internal sealed record ProjectBody(BilingualTextBody? Name, string? Priority, string? RegionCode, string? Cohort, string? Status);

/// <summary>Values of the policy; what is not named stays as it is.</summary>
internal sealed record PolicyBody(
    string? Expected, string? Reason, string? Mode, IReadOnlyList<int>? BandWeights, IReadOnlyList<int>? UtilityWeights, int? HalvesInDays, int? PriceHoldDaysMax,
    int? AgeingTargets, int? HorizonDays, int? Futures, int? VotePercent, int? OneSiteBonusPercent, int? DriftPercentMax, int? RegionalGapPointsMax,
    int? WaitingBonusPercent, ThresholdsBody? Rules);

/// <summary>Thresholds of the evidence rules.</summary>
internal sealed record ThresholdsBody(
    int? SelfDirectedNclcMin, int? LowNclcMax, int? EarlyAccessMonths, IReadOnlyList<int>? EarlyAccessAlertMonths, IReadOnlyList<int>? FollowUpMonths);

/// <summary>A body with nothing in it.</summary>
internal sealed record EmptyBody;

/// <summary>POST /api/newcomers.</summary>
internal sealed record NewcomerBody(
    string? GivenName, string? FamilyName, DateOnly? BirthDate, string? RegionCode, string? PreferredLanguage, DateOnly? LandedOn, IReadOnlyList<string>? Audiences,
    ContactBody? Contact, string? ClientId, bool? Anonymous, string? AgeBand, string? PostalCode);

/// <summary>One need of an assessment.</summary>
internal sealed record NeedBody(string? ServiceType, int? Urgency, DateOnly? TargetOn, CredentialBody? Credential);

/// <summary>A credential that waits to be recognized.</summary>
internal sealed record CredentialBody(string? Profession, string? Regulator, IReadOnlyList<string>? RegulatorLanguages);

/// <summary>An answer to a question of the form; without an option the person declined to say.</summary>
internal sealed record AnswerBody(string? Question, string? Option);

/// <summary>One asset of an assessment.</summary>
internal sealed record AssetBody(string? Kind, string? Term, bool? WillingToContribute);

/// <summary>Language levels of an assessment.</summary>
internal sealed record NclcBody(int? Listening, int? Speaking, int? Reading, int? Writing);

/// <summary>What was found in one part of a person's life.</summary>
internal sealed record FindingBody(string? Domain, int? Situation, bool? WantsHelp, string? OwnWords);

/// <summary>POST /api/newcomers/{id}/assessments.</summary>
internal sealed record AssessmentBody(
    IReadOnlyList<NeedBody>? Needs, IReadOnlyList<AssetBody>? Assets, NclcBody? Nclc, IReadOnlyList<FindingBody>? Findings, bool? AssetsDeclined,
    IReadOnlyList<AnswerBody>? Answers);

/// <summary>POST /api/newcomers/{id}/assessments/{assessment}/override.</summary>
internal sealed record OverrideResultBody(string? Level, string? Reason);

/// <summary>POST /api/newcomers/{id}/waitlist.</summary>
internal sealed record WaitlistBody(string? NeedId, string? ResourceId);

/// <summary>POST /api/newcomers/{id}/consents.</summary>
internal sealed record ConsentBody(
    string? Purpose, string? ProviderId, IReadOnlyList<string>? Fields, string? Method, string? Witness, string? Language, int? Days);

/// <summary>POST /api/referrals.</summary>
internal sealed record ReferralBody(
    string? NewcomerId, string? HoldId, string? OpeningId, string? NeedId, string? Note, IReadOnlyList<string>? SharedFields, string? Reason);

/// <summary>Why a referral is rejected, held, failed or cancelled.</summary>
internal sealed record ReasonBody(string? Code, string? Text);

/// <summary>POST /api/referrals/{id}/{move}.</summary>
internal sealed record MoveBody(ReasonBody? Reason, string? Outcome);

/// <summary>An opening as it goes out.</summary>
internal sealed record OpeningBody(
    string Id, string ResourceId, string Unit, int Maximum, int Available, int Held, int Taken, string Status, long Version,
    DateOnly? StartsOn, DateOnly? EndsOn, DateTimeOffset AsOf)
{
    /// <summary>How far it can be believed; left out where only a change is answered.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Freshness? Freshness { get; init; }

    /// <summary>How many waiting people matched when it was posted; in the answer to that alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public object? WaitingMatches { get; init; }

    /// <summary>From its parts.</summary>
    public static OpeningBody Of(OpeningId id, long version, OpeningBalance balance, OpeningTerms terms, bool isClosed, DateTimeOffset asOf) => new(
        id.Value, id.Resource.Value, Domain.Slugs<CapacityUnit>.Of(terms.Unit), balance.Maximum, balance.Available, balance.Held, balance.Taken,
        isClosed ? "closed" : balance.Available > 0 ? "open" : "full", version, terms.StartsOn, terms.EndsOn, asOf);
}

/// <summary>PUT /api/providers/{id}/caseload.</summary>
internal sealed record CaseloadBody(int? Capacity);

/// <summary>POST /api/caseload/previews.</summary>
internal sealed record BalanceBody(string? RegionCode, string? ServiceType, int? MovesMax);

/// <summary>POST /api/caseload/proposals.</summary>
internal sealed record ProposalBody(string? RegionCode, IReadOnlyList<ProposedMoveBody>? Moves);

/// <summary>One move of a proposal.</summary>
internal sealed record ProposedMoveBody(string? ReferralId, string? OpeningId);
