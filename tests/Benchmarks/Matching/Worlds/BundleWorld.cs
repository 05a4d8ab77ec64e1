using Coordination.Domain.Matching.Bundles;

namespace Coordination.Benchmarks.Matching.Worlds;

/// <summary>One year of requests for bundles, in the order they come.</summary>
internal sealed record BundleYear(double[] Days, BundleDemand Demand);

/// <summary>Sites that offer several service types each, and people who need two to four of them together.</summary>
internal sealed class BundleWorld
{
    public const int BundlesPerYear = 2_500;
    public const int BonusPercent = 25;
    public const double Days = 365;
    private const int SitesPerRegion = 5;
    private const double HasType = 0.55;
    private const double Capacity = 0.6;

    private static readonly double[] TierShares = [0.2, 0.3, 0.5];
    private static readonly double[] RegionShares = [0.34, 0.25, 0.19, 0.13, 0.09];
    private static readonly long[] TierWeights = [4, 2, 1];
    private static readonly double[] Sizes = [0.35, 0.4, 0.25];

    private readonly double[] typeShares = new double[AnnualWorld.ServiceTypes];
    private readonly List<(int Site, int Opening)>[] offers = new List<(int, int)>[AnnualWorld.Regions * AnnualWorld.ServiceTypes];

    public BundleWorld(int seed)
    {
        var dice = Dice.For(seed, 21);
        for (var type = 0; type < typeShares.Length; type++)
        {
            typeShares[type] = dice.Between(0.5, 1.5);
        }

        var units = new List<int>();
        var parts = BundlesPerYear * 2.9;
        for (var cell = 0; cell < offers.Length; cell++)
        {
            var (region, type) = (cell / AnnualWorld.ServiceTypes, cell % AnnualWorld.ServiceTypes);
            var sites = Enumerable.Range(0, SitesPerRegion).Where(_ => dice.Chance(HasType)).DefaultIfEmpty(0).ToArray();
            var tightness = dice.Between(0.7, 1.3);
            offers[cell] = [];
            foreach (var site in sites)
            {
                offers[cell].Add(((region * SitesPerRegion) + site, units.Count));
                units.Add(Math.Max(1, (int)(parts * RegionShares[region] * typeShares[type] / typeShares.Sum() * Capacity * tightness * dice.Between(0.5, 1.5) / sites.Length)));
            }
        }

        Units = [.. units];
    }

    /// <summary>Weights of the three tiers.</summary>
    public static ReadOnlySpan<long> Weights => TierWeights;

    /// <summary>Units of each opening for the year.</summary>
    public int[] Units { get; }

    /// <summary>One year.</summary>
    public BundleYear Year(int seed) => Merged([seed]);

    /// <summary>Several years as one, by the day of the year.</summary>
    public BundleYear Merged(IReadOnlyList<int> seeds)
    {
        var all = new List<(double Day, List<(int[] Openings, long Value)> Options)>();
        foreach (var seed in seeds)
        {
            var dice = Dice.For(seed, 22);
            for (var left = dice.Poisson(BundlesPerYear); left > 0; left--)
            {
                all.Add((dice.Between(0, Days), Options(dice)));
            }
        }

        all.Sort((a, b) => a.Day.CompareTo(b.Day));
        var demand = new BundleDemand.Builder();
        foreach (var (_, options) in all)
        {
            foreach (var (openings, value) in options)
            {
                demand.AddOption(openings, value);
            }

            demand.EndRequest();
        }

        return new([.. all.Select(item => item.Day)], demand.Build());
    }

    private List<(int[] Openings, long Value)> Options(Dice dice)
    {
        var region = dice.Pick(RegionShares);
        var weight = TierWeights[dice.Pick(TierShares)];
        var size = dice.Pick(Sizes) + 2;
        var types = new HashSet<int>();
        while (types.Count < size)
        {
            types.Add(dice.Pick(typeShares));
        }

        List<(ImmutableArray<(int Site, int Opening)> Parts, ImmutableArray<long> Values)> combinations = [([], [])];
        foreach (var type in types)
        {
            var choices = offers[(region * AnnualWorld.ServiceTypes) + type].Select(offer => (offer, Value: weight * (long)(dice.Between(0.4, 1) * 100_000))).ToList();
            combinations = [.. combinations.SelectMany(_ => choices, (before, choice) => (before.Parts.Add(choice.offer), before.Values.Add(choice.Value)))];
        }

        return [.. combinations.Select(combination => (
            combination.Parts.Select(part => part.Opening).ToArray(),
            BundleChoice.ValueOf(combination.Values.AsSpan(), combination.Parts.All(part => part.Site == combination.Parts[0].Site), BonusPercent)))];
    }
}
