using Coordination.Domain.Newcomers;

namespace Coordination.Domain.Matching.Policy;

/// <summary>Everything about matching that is somebody's decision and not arithmetic: one versioned document.</summary>
/// <remarks>
/// A change of any value is a new <see cref="Version"/>; every decision names the version it was taken under. The defaults are ours.
/// </remarks>
[GenerateSerializer, Immutable, Alias("MatchingPolicy")]
public sealed record MatchingPolicy
{
    /// <summary>The policy in force when nobody has set another.</summary>
    public static MatchingPolicy Default { get; } = new() { Version = "2026-11.3" };

    /// <summary>The name of this set of values, printed beside every figure made with it.</summary>
    [Id(0)] public required string Version { get; init; }

    /// <summary>How bands weigh against each other. Default weighted.</summary>
    [Id(1)] public MatchingMode Mode { get; init; } = MatchingMode.Weighted;

    /// <summary>What a match is multiplied by, for crisis, deadline, high vulnerability and other. Each 1 to 1,000, never growing. Default 8, 4, 2, 1.</summary>
    [Id(2)] public ImmutableArray<int> BandWeights { get; init; } = [8, 4, 2, 1];

    /// <summary>Weights of the seven parts of <see cref="Utility"/>, together 100.</summary>
    [Id(3)] public ImmutableArray<int> UtilityWeights { get; init; } = Utility.Weights;

    /// <summary>Days after which the value of a match has halved while the person waits. 1 to 3,650. Default 90.</summary>
    [Id(4)] public int HalvesInDays { get; init; } = 90;

    /// <summary>The longest a free unit may be kept for people with higher need, in days. 0 keeps none. Default 21.</summary>
    [Id(5)] public int PriceHoldDaysMax { get; init; } = 21;

    /// <summary>A person who waits longer than this many times the target is no longer outbid by prices, and moves up one band. Default 2.</summary>
    [Id(6)] public int AgeingTargets { get; init; } = 2;

    /// <summary>Sampled futures that vote on an offer, 1 to 100. Default 20.</summary>
    [Id(7)] public int Futures { get; init; } = 20;

    /// <summary>Share of the futures that must use a free unit now for it to be offered, in percent, 1 to 100. Default 60.</summary>
    [Id(8)] public int VotePercent { get; init; } = 60;

    /// <summary>What a bundle at one site is worth more, in percent. Default 25.</summary>
    [Id(9)] public int OneSiteBonusPercent { get; init; } = 25;

    /// <summary>Arrivals that differ by more than this many percent from the forecast make prices stale. Default 20.</summary>
    [Id(10)] public int DriftPercentMax { get; init; } = 20;

    /// <summary>Points by which prices may widen the difference between the best and the worst served region. Default 1.</summary>
    [Id(11)] public int RegionalGapPointsMax { get; init; } = 1;

    /// <summary>The thresholds of the evidence rules.</summary>
    [Id(12)] public RuleThresholds Rules { get; init; } = new();

    /// <summary>How many days ahead demand is looked at for an opening that has no end: it is expected to be filled up by then. 1 to 365. Default 28.</summary>
    [Id(13)] public int HorizonDays { get; init; } = 28;

    /// <summary>What somebody counts more for a free place once they have waited as long as the target, in percent; less before, in proportion. 0 to 1,000. Default 100.</summary>
    [Id(14)] public int WaitingBonusPercent { get; init; } = 100;

    /// <summary>The weight of a band.</summary>
    public int WeightOf(PriorityBand band) => BandWeights[(int)band];

    /// <summary>What is wrong with it; empty when it may be put in force.</summary>
    public IEnumerable<string> Faults()
    {
        if (string.IsNullOrWhiteSpace(Version))
        {
            yield return "version-missing";
        }

        if (BandWeights.Length != Enum.GetValues<PriorityBand>().Length || BandWeights.Any(weight => weight is < 1 or > 1_000) || !BandWeights.OrderDescending().SequenceEqual(BandWeights))
        {
            yield return "band-weights";
        }

        if (UtilityWeights.Length != Utility.Weights.Length || UtilityWeights.Any(weight => weight < 0) || UtilityWeights.Sum() != 100)
        {
            yield return "utility-weights";
        }

        if (HalvesInDays is < 1 or > 3_650 || PriceHoldDaysMax is < 0 or > 365 || AgeingTargets is < 1 or > 10 || HorizonDays is < 1 or > 365)
        {
            yield return "days";
        }

        if (Futures is < 1 or > 100 || VotePercent is < 1 or > 100 || OneSiteBonusPercent is < 0 or > 100 || DriftPercentMax is < 1 or > 100
            || WaitingBonusPercent is < 0 or > 1_000 || RegionalGapPointsMax is < 0 or > 100)
        {
            yield return "percent";
        }

        if (!Rules.AreSound)
        {
            yield return "rules";
        }
    }
}
