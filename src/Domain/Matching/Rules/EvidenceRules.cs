using System.Globalization;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using static Coordination.Domain.Matching.Rules.RuleConsequence;
using static Coordination.Domain.Matching.Rules.RuleOverride;

namespace Coordination.Domain.Matching.Rules;

/// <summary>The rules that follow from what the programme learned, in one table: when, then what, and who may decide otherwise.</summary>
/// <remarks>R1 to R15 are the programme's evidence rules; S06, S18 and S40 say what ranks first for people with high needs, in a neighbourhood, and under the stress of the move.</remarks>
public static class EvidenceRules
{
    /// <summary>Every rule, in the order of its number.</summary>
    public static ImmutableArray<EvidenceRule> All { get; } =
    [
        new("R1", "self-directed", NotProposed, [Worker], SelfDirectedBelowTheFloor),
        new("R2", "no-synchronous-part", RanksBelow, [], When(question => question.Offer is { Modality: Modality.Online or Modality.SelfDirected, SynchronousHours: 0 })),
        new("R3", "adaptation-stress", NotProposed, [Worker], When(question => question.Person is { IsDistress: true, HasClinicalSignal: false } && question.Offer.Nature == OfferNature.ClinicalCare)),
        new("R4", "entrepreneurship", NotProposed, [Supervisor], When(question => question.Person.Level == NeedLevel.High && question.Offer.Nature == OfferNature.Entrepreneurship)),
        new("R5", "low-level-employment", NotProposed, [Supervisor], When(question => question.Offer.Nature == OfferNature.Employment && IsLow(question) && !question.Person.IsInAcceptedBundle)),
        new("R6", "workplace-language", NeedsApproval, [Approver], WorkplaceLanguage),
        new("R7", "low-need", RanksFirst, [Worker], When(question => question.Person.Level == NeedLevel.Low && question.Offer.Intensity == ServiceIntensity.Mainstream)),
        new("R8", "high-vulnerability", NeedsCaseManager, [Supervisor], When(question => !question.Person.HasCaseManager && PersonFacts.IsHighlyVulnerable(question.Person.Level, question.Person.Band))),
        new("R9", "bundle", AllOrNothing, [], When(question => question.Person.IsInAcceptedBundle)),
        new("R10", "early-access", RaisesPriority, [], EarlyAccess),
        new("R11", "gender-neutrality", NeverAnInput, [], When(question => question.Offer.Nature is OfferNature.Employment or OfferNature.WorkplaceLanguage or OfferNature.Entrepreneurship)),
        new("R12", "distinct-group", NotProposed, [], When(question => !question.Offer.DistinctGroups.IsEmpty && !question.Offer.DistinctGroups.Any(question.Person.AgreedGroups.Contains))),
        new("R13", "french-minority", RanksFirst, [Client], When(question => IsFrenchMinority(question.Person) && question.Offer.Languages.Contains("fr"))),
        new("R14", "double-barrier", RaisesPriority, [], When(question => Credential.IsDoubleBarrier(question.Person.RegulatorLanguages, question.Person.PreferredLanguage))),
        new("R15", "crisis", BypassesWaiting, [], When(question => question.Person.IsInCrisis)),
        new("S06", "high-need", RanksFirst, [Worker], When(question => question.Person.Level == NeedLevel.High && question.Offer.Intensity is ServiceIntensity.Settlement or ServiceIntensity.Adapted)),
        new("S18", "neighbourhood", RanksFirst, [Worker], When(question => question.Person.Neighbourhood is { } area && question.Offer.Neighbourhoods.Contains(area))),
        new("S40", "network-first", RanksFirst, [Worker], When(question => question.Person is { IsDistress: true, HasClinicalSignal: false } && question.Offer.Nature == OfferNature.CommunityNetwork)),
    ];

    // Asked of thousands of openings for one list of matches, and of all of them for the first person of a kind.
    private static readonly EvidenceRule[] First = With(RanksFirst);
    private static readonly EvidenceRule[] Below = With(RanksBelow);
    private static readonly EvidenceRule[] Barring = With(NotProposed);

    /// <summary>The rule with this id, or null.</summary>
    public static EvidenceRule? Find(string id) => All.FirstOrDefault(rule => rule.Id == id);

    /// <summary>Every rule that applies, in the order of the table.</summary>
    public static ImmutableArray<RuleFinding> FindingsOf(RuleQuestion question) =>
        [.. All.Select(rule => rule.Applies(question) is { } values ? new RuleFinding(rule.Id, rule.Consequence, values) : null).OfType<RuleFinding>()];

    /// <summary>Whether any rule that applies keeps the offer from being proposed.</summary>
    public static bool IsProposed(RuleQuestion question) => !AnyApplies(Barring, question);

    /// <summary>Where an offer stands by the rules before anything else counts: -1 first, 1 below, 0 as it comes.</summary>
    public static int Standing(RuleQuestion question)
    {
        return (AnyApplies(Below, question) ? 1 : 0) - (AnyApplies(First, question) ? 1 : 0);
    }

    /// <summary>For a French speaker outside Quebec an offer in other languages comes with a notice (R13).</summary>
    public static bool NeedsFrenchNotice(PersonFacts person, OfferFacts offer) =>
        IsFrenchMinority(person) && !offer.Languages.IsEmpty && !offer.Languages.Contains("fr");

    /// <summary>The ways in which help in a crisis is offered (R15).</summary>
    public static ImmutableArray<Modality> CrisisModes { get; } = [Modality.InPerson, Modality.Online, Modality.Hybrid];

    private static EvidenceRule[] With(RuleConsequence consequence) => [.. All.Where(rule => rule.Consequence == consequence)];

    private static bool AnyApplies(EvidenceRule[] rules, RuleQuestion question)
    {
        foreach (var rule in rules)
        {
            if (rule.Applies(question) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static Func<RuleQuestion, ImmutableArray<string>?> When(Func<RuleQuestion, bool> condition) =>
        question => condition(question) ? ImmutableArray<string>.Empty : null;

    private static ImmutableArray<string>? SelfDirectedBelowTheFloor(RuleQuestion question)
    {
        var floor = question.Offer.SelfDirectedNclcMin ?? question.Thresholds.SelfDirectedNclcMin;
        return question.Offer.Modality == Modality.SelfDirected && question.Person.NclcLowest < floor
            ? [Number(question.Person.NclcLowest.Value), Number(floor)]
            : null;
    }

    private static ImmutableArray<string>? WorkplaceLanguage(RuleQuestion question) =>
        question.Offer.Nature == OfferNature.WorkplaceLanguage && IsLow(question) ? [.. question.Thresholds.FollowUpMonths.Select(Number)] : null;

    private static ImmutableArray<string>? EarlyAccess(RuleQuestion question)
    {
        if (question.Person.LandedOn is not { } landed || question.Today >= landed.AddMonths(question.Thresholds.EarlyAccessMonths))
        {
            return null;
        }

        var passed = question.Thresholds.EarlyAccessAlertMonths.Where(months => question.Today >= landed.AddMonths(months));
        return [landed.AddMonths(question.Thresholds.EarlyAccessMonths).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), .. passed.Select(Number)];
    }

    private static bool IsLow(RuleQuestion question) => question.Person.NclcLowest <= question.Thresholds.LowNclcMax;

    private static bool IsFrenchMinority(PersonFacts person) => person is { PreferredLanguage: "fr", IsInQuebec: false };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
