using Coordination.Dashboard.Words;
using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Newcomers;

namespace Coordination.Dashboard.Matching;

/// <summary>The policy while somebody changes it.</summary>
public sealed class PolicyDraft(MatchingPolicy from)
{
    /// <summary>What it was changed from.</summary>
    public MatchingPolicy From { get; } = from;

    /// <summary>How bands weigh.</summary>
    public MatchingMode Mode { get; set; } = from.Mode;

    /// <summary>Weight of each band.</summary>
    public int[] BandWeights { get; } = [.. from.BandWeights];

    /// <summary>Weight of each part.</summary>
    public int[] UtilityWeights { get; } = [.. from.UtilityWeights];

    /// <summary>The single numbers, in the order of <see cref="Numbers"/>.</summary>
    public int[] Values { get; } = [.. Numbers.Select(number => number.Get(from))];

    /// <summary>Why.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The names of the bands, in the order of their weights.</summary>
    public static IReadOnlyList<string> BandNames => [.. Enum.GetValues<PriorityBand>().Select(band => Words.Words.Of(band))];

    /// <summary>The names of the parts of a match, in the order of their weights.</summary>
    public static IReadOnlyList<string> PartNames =>
    [
        PolicyTexts.PartNeed, PolicyTexts.PartContribution, PolicyTexts.PartLanguage, PolicyTexts.PartDistance, PolicyTexts.PartStart, PolicyTexts.PartPreference,
        PolicyTexts.PartBalance,
    ];

    /// <summary>Every single number of the policy: its name, how to read it, how to change it.</summary>
    public static ImmutableArray<PolicyNumber> Numbers { get; } =
    [
        new(() => PolicyTexts.PriceHoldDays, policy => policy.PriceHoldDaysMax, (policy, value) => policy with { PriceHoldDaysMax = value }),
        new(() => PolicyTexts.HorizonDays, policy => policy.HorizonDays, (policy, value) => policy with { HorizonDays = value }),
        new(() => PolicyTexts.HalvesInDays, policy => policy.HalvesInDays, (policy, value) => policy with { HalvesInDays = value }),
        new(() => PolicyTexts.AgeingTargets, policy => policy.AgeingTargets, (policy, value) => policy with { AgeingTargets = value }),
        new(() => PolicyTexts.WaitingBonus, policy => policy.WaitingBonusPercent, (policy, value) => policy with { WaitingBonusPercent = value }),
        new(() => PolicyTexts.Futures, policy => policy.Futures, (policy, value) => policy with { Futures = value }),
        new(() => PolicyTexts.VotePercent, policy => policy.VotePercent, (policy, value) => policy with { VotePercent = value }),
        new(() => PolicyTexts.OneSiteBonus, policy => policy.OneSiteBonusPercent, (policy, value) => policy with { OneSiteBonusPercent = value }),
        new(() => PolicyTexts.DriftPercent, policy => policy.DriftPercentMax, (policy, value) => policy with { DriftPercentMax = value }),
        new(() => PolicyTexts.RegionalGap, policy => policy.RegionalGapPointsMax, (policy, value) => policy with { RegionalGapPointsMax = value }),
        new(() => PolicyTexts.SelfDirected, policy => policy.Rules.SelfDirectedNclcMin, (policy, value) => policy with { Rules = policy.Rules with { SelfDirectedNclcMin = value } }),
        new(() => PolicyTexts.LowNclc, policy => policy.Rules.LowNclcMax, (policy, value) => policy with { Rules = policy.Rules with { LowNclcMax = value } }),
        new(() => PolicyTexts.EarlyAccess, policy => policy.Rules.EarlyAccessMonths, (policy, value) => policy with { Rules = policy.Rules with { EarlyAccessMonths = value } }),
    ];

    /// <summary>The policy as it would be.</summary>
    public MatchingPolicy Wanted => Numbers.Select((number, at) => (number, at)).Aggregate(
        From with { Mode = Mode, BandWeights = [.. BandWeights], UtilityWeights = [.. UtilityWeights] }, (policy, item) => item.number.With(policy, Values[item.at]));

    /// <summary>What is wrong with it, in the reader's language.</summary>
    public IEnumerable<string> Faults() => Wanted.Faults().Select(fault => Say.With(PolicyTexts.ResourceManager.GetString("Fault_" + fault, CultureInfo.CurrentUICulture) ?? fault, UtilityWeights.Sum()));
}

/// <summary>One number of the policy.</summary>
/// <param name="Name">What it is called, in the reader's language.</param>
/// <param name="Get">Reads it.</param>
/// <param name="With">The policy with another value.</param>
public sealed record PolicyNumber(Func<string> Name, Func<MatchingPolicy, int> Get, Func<MatchingPolicy, int, MatchingPolicy> With);
