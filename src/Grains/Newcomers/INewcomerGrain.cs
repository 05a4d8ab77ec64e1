using Coordination.Domain.Consents;
using Coordination.Domain.Matching.Bundles;
using Coordination.Domain.Matching.Explaining;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Newcomers.Asking;
using Coordination.Domain.Plans;
using Coordination.Domain.Plans.Circles;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Grains.Markets;

namespace Coordination.Grains.Newcomers;

/// <summary>One person being settled: who they are, what was assessed, and every referral. Keyed by <see cref="NewcomerId"/>.</summary>
[Alias("INewcomerGrain")]
public interface INewcomerGrain : IGrainWithStringKey
{
    /// <summary>Registers the person; registering them again gives them as they stand.</summary>
    [Alias("Register")]
    Task<NewcomerView> Register(Person person);

    /// <summary>The person; null when nobody has registered them.</summary>
    [Alias("View")]
    Task<NewcomerView?> View();

    /// <summary>Records one interview; the same assessment id again gives what it came to. Null for an unknown person.</summary>
    [Alias("Assess")]
    Task<Assessment?> Assess(AssessNewcomer command);

    /// <summary>Keeps an interview as far as it has come, so that it can be gone on with. Not saved while another one is under way, when somebody else has entered something meanwhile, or once it is recorded. Null for an unknown person.</summary>
    [Alias("SaveSitting")]
    Task<SittingOutcome?> SaveSitting(SaveSitting command);

    /// <summary>Drops an interview under way; nothing happens when it is not.</summary>
    [Alias("DiscardSitting")]
    Task DiscardSitting(AssessmentId assessmentId);

    /// <summary>A worker decides that the person needs more, or less, help than the latest interview came to. Null when it is not the latest, or nobody knows it.</summary>
    [Alias("OverrideResult")]
    Task<Assessment?> OverrideResult(OverrideResult command);

    /// <summary>Records needs by themselves; gives the open needs of these types. Null for an unknown person.</summary>
    [Alias("AddNeeds")]
    Task<ImmutableArray<NeedId>?> AddNeeds(AddNeeds command);

    /// <summary>Records what a young person reached; the same kind again corrects the day. Null for an unknown person.</summary>
    [Alias("NoteMilestone")]
    Task<ImmutableArray<Milestone>?> NoteMilestone(Milestone milestone);

    /// <summary>Puts a provider into the circle of those who help, gives it another role, or lets it leave; gives who is in it now. Null for an unknown person.</summary>
    [Alias("ChangeCircle")]
    Task<ImmutableArray<CircleMember>?> ChangeCircle(ChangeCircle command);

    /// <summary>What a provider in the circle may know. Null when it is not in it.</summary>
    [Alias("CircleFor")]
    Task<CircleView?> CircleFor(ProviderId providerId);

    /// <summary>Ranked matches of their open needs and assets with the openings in reach. Null for an unknown person.</summary>
    [Alias("Matches")]
    Task<MatchList?> Matches();

    /// <summary>Why an opening is, or is not, a match. Null for an unknown person or opening.</summary>
    [Alias("Explain")]
    Task<WhyNot?> Explain(OpeningId openingId);

    /// <summary>Has the engine find the best place for an open need: holds it, or puts the need on the waitlist. Null for an unknown person or need.</summary>
    [Alias("Place")]
    Task<PlacementOutcome?> Place(PlaceNeed command);

    /// <summary>Proposes places for these open needs together; null for an unknown person. Needs that are not open are left out.</summary>
    [Alias("ProposeBundle")]
    Task<BundleProposal?> ProposeBundle(ImmutableArray<NeedId> needs);

    /// <summary>Records that a person took an opening against the engine, with their reason. Null for an unknown person, need or opening.</summary>
    [Alias("Override")]
    Task<DecisionId?> Override(OverrideDecision command);

    /// <summary>Refers the person to an opening: with a hold they have, or with one placed in the same act.</summary>
    [Alias("Refer")]
    Task<ReferralOutcome> Refer(ReferNewcomer command);

    /// <summary>One referral of theirs; null when there is none.</summary>
    [Alias("Referral")]
    Task<Referral?> Referral(ReferralId referralId);

    /// <summary>Makes a move on a referral. One that is not legal from where it stands is refused, and the answer names those that are.</summary>
    [Alias("Move")]
    Task<ReferralOutcome> Move(MoveReferral command);

    /// <summary>Asks or answers on a referral. Illegal once it is over, or when more is said than there is room for.</summary>
    [Alias("Say")]
    Task<ReferralOutcome> Say(SayOnReferral command);

    /// <summary>Records whether the person came on a day. Illegal unless service is accepted, under way or interrupted.</summary>
    [Alias("NoteSession")]
    Task<ReferralOutcome> NoteSession(NoteSession command);

    /// <summary>Records, once, what the person says of a service that has ended. Illegal before.</summary>
    [Alias("GiveExperience")]
    Task<ReferralOutcome> GiveExperience(GiveExperience command);

    /// <summary>Refers to another opening instead; the first referral ends once the next is sent. Illegal once the first provider has answered.</summary>
    [Alias("Reassign")]
    Task<ReferralOutcome> Reassign(ReassignReferral command);

    /// <summary>Records what the person agreed to; the same consent again gives it as it stands. Null for an unknown person.</summary>
    [Alias("Give")]
    Task<Consent?> Give(GiveConsent command);

    /// <summary>The person takes a consent back: from now on nothing is shown by it. Null when there is none.</summary>
    /// <param name="consentId">Which.</param>
    /// <param name="by">The signed-in user.</param>
    [Alias("Withdraw")]
    Task<Consent?> Withdraw(ConsentId consentId, string by);

    /// <summary>The person wants no more messages: every consent to them is taken back.</summary>
    /// <param name="by">The signed-in user, or how they said so.</param>
    [Alias("StopMessages")]
    Task StopMessages(string by);

    /// <summary>What the provider of a referral may know of the person now. Null when there is no such referral.</summary>
    [Alias("Shared")]
    Task<SharedWithProvider?> Shared(ReferralId referralId);

    /// <summary>A place for a need was confirmed or given back without a referral: asks the ledger what is true now. Saying it again changes nothing.</summary>
    [Alias("NoteReservation")]
    Task NoteReservation(NeedId needId);

    /// <summary>Puts an open need on the waitlist of a resource, or of its service type in reach. Null when the person or need is unknown.</summary>
    /// <param name="needId">One of their open needs.</param>
    /// <param name="resourceId">The resource, or null for the service type.</param>
    /// <param name="entryId">The caller may choose it, so that joining twice by one command joins once, whatever has become of the entry.</param>
    [Alias("JoinWaitlistOnce")]
    Task<WaitlistEntryId?> JoinWaitlist(NeedId needId, ResourceId? resourceId, WaitlistEntryId? entryId = null);

    /// <summary>Corrects who they are; where they live stays as it was. Null for an unknown person.</summary>
    [Alias("Describe")]
    Task<NewcomerView?> Describe(Person person);

    /// <summary>Says with whom they live, or with null that nobody knows. False for an unknown person.</summary>
    [Alias("PlaceInHousehold")]
    Task<bool> PlaceInHousehold(HouseholdPlace? place);
}

/// <summary>A person with what was assessed and where their referrals stand.</summary>
[GenerateSerializer, Immutable, Alias("NewcomerView")]
public sealed record NewcomerView(
    NewcomerId NewcomerId,
    Person Person,
    DateTimeOffset RegisteredAt,
    Assessment? LatestAssessment,
    ImmutableArray<Need> Needs,
    ImmutableArray<Asset> Assets,
    ImmutableArray<Referral> Referrals,
    HouseholdPlace? Household = null)
{
    /// <summary>Everything they ever agreed to, oldest first.</summary>
    [Id(0)] public ImmutableArray<Consent> Consents { get; init; } = [];

    /// <summary>The interview under way; null while there is none.</summary>
    [Id(1)] public Sitting? Sitting { get; init; }

    /// <summary>What a young person reached, in the order of the days.</summary>
    [Id(2)] public ImmutableArray<Milestone> Milestones { get; init; } = [];

    /// <summary>Who came to the circle of those who help together, and who left, oldest first.</summary>
    [Id(3)] public ImmutableArray<CircleStep> Circle { get; init; } = [];
}

/// <summary>Record one interview.</summary>
/// <param name="AssessmentId">The caller chooses it, so that sending it twice records it once.</param>
/// <param name="By">The signed-in user.</param>
/// <param name="Interview">What was found.</param>
/// <param name="MadeAt">When the interview was made, if it is entered later; null for now.</param>
[GenerateSerializer, Immutable, Alias("AssessNewcomer")]
public sealed record AssessNewcomer(AssessmentId AssessmentId, string By, Interview Interview, DateTimeOffset? MadeAt = null);

/// <summary>Find the best place for a need.</summary>
/// <param name="Command">Said twice, it is done once.</param>
/// <param name="NeedId">One of their open needs.</param>
/// <param name="By">The signed-in user.</param>
[GenerateSerializer, Immutable, Alias("PlaceNeed")]
public sealed record PlaceNeed(CommandKey Command, NeedId NeedId, string By);

/// <summary>What the engine decided, and what came of it: a hold, or a place in line. Without an expiry the hold is one that the person had there already.</summary>
[GenerateSerializer, Immutable, Alias("PlacementOutcome")]
public sealed record PlacementOutcome(DecisionId DecisionId, MatchDecision Decision, HoldId? HoldId, DateTimeOffset? ExpiresAt, WaitlistEntryId? EntryId);

/// <summary>Take an opening against the engine.</summary>
/// <param name="Command">Said twice, it is recorded once.</param>
/// <param name="NeedId">For which need.</param>
/// <param name="OpeningId">The opening.</param>
/// <param name="By">The signed-in user.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("OverrideDecision")]
public sealed record OverrideDecision(CommandKey Command, NeedId NeedId, OpeningId OpeningId, string By, string Reason);

/// <summary>Refer a person.</summary>
/// <param name="ReferralId">The caller chooses it, so that sending it twice refers once.</param>
/// <param name="By">The signed-in user.</param>
/// <param name="HoldId">A hold of theirs; or null, then a place is held in the same act.</param>
/// <param name="OpeningId">The opening to refer to.</param>
/// <param name="NeedId">The need it serves; null takes their open need of that service type, if there is one.</param>
/// <param name="Note">For the partner.</param>
/// <param name="SharedFields">What to share beyond the basic fields; null for all that consents cover.</param>
/// <param name="WhyAlone">Why a highly vulnerable person is referred to a single service; null when that was not asked.</param>
[GenerateSerializer, Immutable, Alias("ReferNewcomer")]
public sealed record ReferNewcomer(
    ReferralId ReferralId, string By, HoldId? HoldId, OpeningId OpeningId, NeedId? NeedId, string? Note, ImmutableArray<string>? SharedFields = null, string? WhyAlone = null);

/// <summary>Make a move on a referral.</summary>
/// <param name="ReferralId">Which referral.</param>
/// <param name="Move">What to do.</param>
/// <param name="By">The signed-in user.</param>
/// <param name="Reason">Required by reject, hold, fail and cancel.</param>
/// <param name="Outcome">Required by complete.</param>
[GenerateSerializer, Immutable, Alias("MoveReferral")]
public sealed record MoveReferral(ReferralId ReferralId, ReferralMove Move, string By, Reason? Reason, Outcome? Outcome);
