using Coordination.Domain.Matching.Pricing;

namespace Coordination.Benchmarks.Matching.Worlds;

/// <summary>How an invented community is made.</summary>
/// <param name="Resources">How many resources.</param>
/// <param name="Candidates">Openings a request could take, on average.</param>
/// <param name="Capacity">Units of a year for each request expected in a year.</param>
internal sealed record AnnualShape(int Resources, int Candidates, double Capacity)
{
    /// <summary>5 regions x 12 service types, 503 resources.</summary>
    public static AnnualShape Base { get; } = new(503, 7, 0.64);

    /// <summary>More resources and more to choose from.</summary>
    public static AnnualShape Dense { get; } = new(2_500, 20, 0.64);

    /// <summary>Six tenths of the capacity.</summary>
    public static AnnualShape Scarce { get; } = Base with { Capacity = Base.Capacity * 0.6 };

    /// <summary>Half as much capacity again.</summary>
    public static AnnualShape Abundant { get; } = Base with { Capacity = Base.Capacity * 1.5 };
}

/// <summary>One request of a year.</summary>
/// <param name="Day">When, 0 to below 365.</param>
/// <param name="Tier">1 is the most vulnerable, 3 the least.</param>
/// <param name="Region">Where.</param>
internal readonly record struct AnnualRequest(double Day, int Tier, int Region);

/// <summary>The requests of one year in the order they come, with their openings and values.</summary>
internal sealed record AnnualDemand(AnnualRequest[] Requests, Demand Demand);

/// <summary>What differs between the years that were seen and the one that comes.</summary>
/// <param name="Volume">Requests, against the usual.</param>
/// <param name="SeasonShiftDays">How much later the busy season comes.</param>
internal sealed record YearKind(double Volume = 1, double SeasonShiftDays = 0);

/// <summary>Regions, service types, resources and the habits of a community; years of requests are sampled from it.</summary>
internal sealed class AnnualWorld
{
    public const int Regions = 5;
    public const int ServiceTypes = 12;
    public const double Newcomers = 10_000;
    public const double RequestsPerNewcomer = 1.93;
    public const double Days = 365;
    private const double NeighbourShare = 0.15;
    private const double SeasonSwing = 0.35;

    private static readonly double[] RegionShares = [0.34, 0.25, 0.19, 0.13, 0.09];
    private static readonly double[] TierShares = [0.2, 0.3, 0.5];
    private static readonly long[] TierWeights = [4, 2, 1];

    private readonly AnnualShape shape;
    private readonly double[] typeShares = new double[ServiceTypes];
    private readonly List<int>[] cells = new List<int>[Regions * ServiceTypes];
    private readonly double[] quality;

    public AnnualWorld(AnnualShape shape, int seed)
    {
        this.shape = shape;
        var dice = Dice.For(seed, 1);
        for (var type = 0; type < ServiceTypes; type++)
        {
            typeShares[type] = dice.Between(0.5, 1.5);
        }

        for (var cell = 0; cell < cells.Length; cell++)
        {
            cells[cell] = [];
        }

        Units = new int[shape.Resources];
        quality = new double[shape.Resources];
        PlaceResources(dice);
    }

    /// <summary>Weights of the three tiers; printed beside every figure.</summary>
    public static ReadOnlySpan<long> Weights => TierWeights;

    /// <summary>Units of each resource for the whole year.</summary>
    public int[] Units { get; }

    /// <summary>One year. The same number gives the same year.</summary>
    public AnnualDemand Year(int seed, YearKind? kind = null)
    {
        kind ??= new();
        var dice = Dice.For(seed, 2);
        var newcomers = dice.Poisson(Newcomers * kind.Volume);
        var requests = new List<AnnualRequest>();
        var types = new List<int>();
        for (var newcomer = 0; newcomer < newcomers; newcomer++)
        {
            var region = dice.Pick(RegionShares);
            var tier = dice.Pick(TierShares) + 1;
            var needs = 1 + Math.Min(4, dice.Poisson(RequestsPerNewcomer - 1));
            var landed = DayOf(dice, kind.SeasonShiftDays);
            for (var need = 0; need < needs; need++)
            {
                requests.Add(new((landed + dice.Between(0, 20)) % Days, tier, region));
                types.Add(dice.Pick(typeShares));
            }
        }

        var order = Enumerable.Range(0, requests.Count).OrderBy(index => requests[index].Day).ToArray();
        var demand = new Demand.Builder();
        foreach (var index in order)
        {
            AddRequest(demand, dice, requests[index], types[index]);
        }

        return new([.. order.Select(index => requests[index])], demand.Build());
    }

    private static double DayOf(Dice dice, double shift)
    {
        while (true)
        {
            var day = dice.Between(0, Days);
            if (dice.Chance((1 + (SeasonSwing * Math.Sin(2 * Math.PI * (day - shift) / Days))) / (1 + SeasonSwing)))
            {
                return day;
            }
        }
    }

    private void PlaceResources(Dice dice)
    {
        var demand = new double[cells.Length];
        var sum = typeShares.Sum();
        for (var cell = 0; cell < cells.Length; cell++)
        {
            demand[cell] = Newcomers * RequestsPerNewcomer * RegionShares[cell / ServiceTypes] * typeShares[cell % ServiceTypes] / sum;
        }

        // Every cell has at least three resources; the others go where people are, but not quite in proportion.
        var pull = demand.Select(people => Math.Sqrt(people)).ToArray();
        for (var resource = 0; resource < shape.Resources; resource++)
        {
            cells[resource < 3 * cells.Length ? resource % cells.Length : dice.Pick(pull)].Add(resource);
        }

        for (var cell = 0; cell < cells.Length; cell++)
        {
            var tightness = dice.Between(0.7, 1.3);
            var sizes = cells[cell].Select(_ => dice.Between(0.4, 1.6)).ToArray();
            for (var at = 0; at < sizes.Length; at++)
            {
                Units[cells[cell][at]] = Math.Max(1, (int)Math.Round(demand[cell] * shape.Capacity * tightness * sizes[at] / sizes.Sum()));
                quality[cells[cell][at]] = dice.Between(0.7, 1);
            }
        }
    }

    private void AddRequest(Demand.Builder demand, Dice dice, AnnualRequest request, int type)
    {
        Span<int> openings = stackalloc int[64];
        Span<long> values = stackalloc long[64];
        var count = 0;
        for (var region = 0; region < Regions; region++)
        {
            var isHome = region == request.Region;
            var isNext = Math.Abs(region - request.Region) is 1 or Regions - 1;
            var here = cells[(region * ServiceTypes) + type];
            var chance = isHome ? Math.Min(1, shape.Candidates * (1 - NeighbourShare) / here.Count) : isNext ? Math.Min(1, shape.Candidates * NeighbourShare / 2 / here.Count) : 0;
            foreach (var resource in here)
            {
                if (count < openings.Length && dice.Chance(chance))
                {
                    var fit = quality[resource] * dice.Between(0.5, 1) * (isHome ? 1 : 0.7);
                    openings[count] = resource;
                    values[count++] = TierWeights[request.Tier - 1] * (long)(fit * 100_000);
                }
            }
        }

        demand.Add(openings[..count], values[..count]);
    }
}
