using Coordination.Domain.Matching.Waitlists;

namespace Coordination.Benchmarks.Matching.Worlds;

/// <summary>Somebody of a year.</summary>
internal sealed record Waiter(int Tier, MarketPerson Person);

/// <summary>One service type in all regions: who comes and what opens in a year, each in the order of the days.</summary>
internal sealed record WaitlistMarket(List<Waiter> People, List<MarketOpening> Openings);

/// <summary>Where single places open through the year and people wait for them. Service types are separate markets.</summary>
internal sealed class WaitlistWorld
{
    public const int Newcomers = 3_000;
    public const int Resources = 254;
    public const int Openings = 3_200;
    public const double Days = 365;
    public const int HalvesInDays = 90;
    private const double OpenDays = 45;
    private const double BacklogShare = 0.3;
    private const double OwnRegion = 0.85;
    private const double NextRegion = 0.2;

    private static readonly int[] TierWeights = [4, 2, 1];
    private static readonly double[] TierShares = [0.2, 0.3, 0.5];
    private static readonly double[] RegionShares = [0.34, 0.25, 0.19, 0.13, 0.09];

    private readonly double[] typeShares = new double[AnnualWorld.ServiceTypes];
    private readonly (int Region, int Type, double Pull)[] resources = new (int, int, double)[Resources];

    public WaitlistWorld(int seed)
    {
        var dice = Dice.For(seed, 11);
        for (var type = 0; type < typeShares.Length; type++)
        {
            typeShares[type] = dice.Between(0.5, 1.5);
        }

        var cells = AnnualWorld.Regions * AnnualWorld.ServiceTypes;
        for (var resource = 0; resource < Resources; resource++)
        {
            var cell = resource < 2 * cells ? resource % cells : (dice.Pick(RegionShares) * AnnualWorld.ServiceTypes) + dice.Pick(typeShares);
            var (region, type) = (cell / AnnualWorld.ServiceTypes, cell % AnnualWorld.ServiceTypes);
            resources[resource] = (region, type, RegionShares[region] * typeShares[type] * dice.Between(0.4, 1.6));
        }

        // A cell's openings follow its people, shared out among its resources, with cells up to a third too many or too few.
        foreach (var cell in Enumerable.Range(0, Resources).GroupBy(at => (resources[at].Region, resources[at].Type)))
        {
            var sum = cell.Sum(at => resources[at].Pull);
            var tightness = dice.Between(0.67, 1.33);
            foreach (var at in cell)
            {
                resources[at].Pull *= RegionShares[cell.Key.Region] * typeShares[cell.Key.Type] * tightness / sum;
            }
        }
    }

    /// <summary>Weights of the three tiers.</summary>
    public static ReadOnlySpan<int> Weights => TierWeights;

    /// <summary>One year, by service type. Those of the backlog have waited up to 90 days when it begins.</summary>
    public WaitlistMarket[] Year(int seed, double volume = 1)
    {
        var dice = Dice.For(seed, 12);
        var markets = Enumerable.Range(0, AnnualWorld.ServiceTypes).Select(_ => new WaitlistMarket([], [])).ToArray();
        var count = dice.Poisson(Newcomers * volume);
        for (var newcomer = 0; newcomer < count; newcomer++)
        {
            var day = dice.Chance(BacklogShare) ? -dice.Between(0, 90) : dice.Between(0, Days);
            var type = dice.Pick(typeShares);
            var tier = dice.Pick(TierShares) + 1;
            markets[type].People.Add(new(tier, new(day, TierWeights[tier - 1], [.. Options(dice, dice.Pick(RegionShares), type)])));
        }

        var pulls = resources.Select(resource => resource.Pull).ToArray();
        var openings = dice.Poisson(Openings);
        for (var opening = 0; opening < openings; opening++)
        {
            var resource = dice.Pick(pulls);
            var day = dice.Between(0, Days);
            markets[resources[resource].Type].Openings.Add(new(resource, day, day + OpenDays, 1));
        }

        foreach (var market in markets)
        {
            market.People.Sort((a, b) => a.Person.SinceDay.CompareTo(b.Person.SinceDay));
            market.Openings.Sort((a, b) => a.FromDay.CompareTo(b.FromDay));
        }

        return markets;
    }

    private IEnumerable<MarketOption> Options(Dice dice, int region, int type)
    {
        for (var resource = 0; resource < Resources; resource++)
        {
            if (resources[resource].Type != type)
            {
                continue;
            }

            var isHome = resources[resource].Region == region;
            if (dice.Chance(isHome ? OwnRegion : Math.Abs(resources[resource].Region - region) is 1 or 4 ? NextRegion : 0))
            {
                yield return new(resource, (long)(dice.Between(0.7, 1) * (isHome ? 1 : 0.85) * 100_000));
            }
        }
    }
}
