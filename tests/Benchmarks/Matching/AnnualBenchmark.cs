using System.Collections.Concurrent;
using System.Globalization;
using Coordination.Benchmarks.Matching.Worlds;

namespace Coordination.Benchmarks.Matching;

/// <summary>Years of requests under shadow prices and under what others do, against the optimum of hindsight.</summary>
internal static class AnnualBenchmark
{
    private const int Seeds = 5;
    private const int HistoryYears = 10;

    private sealed record Scenario(string Name, AnnualShape Shape, YearKind Kind, bool HasHistory = true);

    private static readonly Scenario[] Scenarios =
    [
        new("base", AnnualShape.Base, new()),
        new("dense", AnnualShape.Dense, new()),
        new("surge", AnnualShape.Base, new(Volume: 1.3)),
        new("cold", AnnualShape.Base, new(), HasHistory: false),
        new("scarce", AnnualShape.Scarce, new()),
        new("abundant", AnnualShape.Abundant, new()),
        new("drift", AnnualShape.Base, new(SeasonShiftDays: 45)),
    ];

    public static Task<object> Run(BenchmarkOptions options)
    {
        var tries = new ConcurrentBag<AnnualTry>();
        var work = Scenarios.SelectMany(scenario => Enumerable.Range(0, Seeds).Select(at => (scenario, Seed: options.Seed + at))).ToArray();
        Parallel.ForEach(work, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, item => tries.Add(Try(item.scenario, item.Seed)));
        var weights = AnnualWorld.Weights.ToArray();
        Console.WriteLine($"Tier weights {string.Join('/', weights)}; shares of the hindsight optimum (OR-Tools), median of {Seeds} seeds from {options.Seed}, the worst in brackets.");
        Console.WriteLine($"{"",-9}{"prices",16}{"best fit",16}{"coordinated",16}{"pacing",16}{"tier 1 served",16}{"tier 3",16}{"(best fit)",16}  gap");
        var rows = Scenarios.Select(scenario => new AnnualRow(scenario.Name, [.. tries.Where(played => played.Scenario == scenario.Name)])).ToList();
        rows.ForEach(row => Console.WriteLine(row));
        var batches = Enumerable.Range(0, Seeds).Select(at => BatchCheck.Of(options.Seed + at)).ToList();
        var least = batches.Min(batch => batch.ShareOfOptimum);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"One batch of {BatchCheck.Requests}: {100 * least:F4}% of its optimum at least; envy across bands: strict {batches.Max(batch => batch.EnvyStrict)}, weighted {batches.Min(batch => batch.EnvyWeighted)}-{batches.Max(batch => batch.EnvyWeighted)}, first come {batches.Min(batch => batch.EnvyFirstCome)}-{batches.Max(batch => batch.EnvyFirstCome)}."));
        return Task.FromResult<object>(new
        {
            options.Name,
            options.Seed,
            Weights = weights,
            Hindsight = rows.ToDictionary(row => row.Name, row => row.Prices.Median),
            HindsightWorst = rows.ToDictionary(row => row.Name, row => row.Prices.Worst),
            Peer = rows.ToDictionary(row => row.Name, row => row.BestFit.Median),
            PeerCoordinatedEntry = rows.ToDictionary(row => row.Name, row => row.Coordinated.Median),
            PeerPacing = rows.ToDictionary(row => row.Name, row => row.Paced.Median),
            Ratio = rows.ToDictionary(row => row.Name, row => Math.Round(row.Prices.Median / row.BestFit.Median, 4)),
            Tier1Served = rows[0].Tier1.Median,
            Tier1ServedWorst = rows[0].Tier1.Worst,
            Tier1ServedByScenario = rows.ToDictionary(row => row.Name, row => row.Tier1.Median),
            PeerTier1Served = rows[0].Tier1BestFit.Median,
            Tier3Served = rows[0].Tier3.Median,
            PeerTier3Served = rows[0].Tier3BestFit.Median,
            ExcessRegionalGapPoints = rows[0].ExcessGap.Median,
            ExcessRegionalGapPointsWorst = rows[0].ExcessGap.Worst,
            ExcessRegionalGapPointsByScenario = rows.ToDictionary(row => row.Name, row => row.ExcessGap.Median),
            EnvyStrict = batches.Max(batch => batch.EnvyStrict),
            PeerEnvyWeighted = batches.Max(batch => batch.EnvyWeighted),
            BatchShareOfOptimum = least,
            OverCapacity = tries.Sum(played => played.Prices.OverCapacity),
        });
    }

    private static AnnualTry Try(Scenario scenario, int seed)
    {
        var world = new AnnualWorld(scenario.Shape, seed);
        var year = world.Year((seed * 1_000) + 7, scenario.Kind);
        var best = AnnualOutcome.Of(world, year, Hindsight.Assign(year.Demand, world.Units));
        var prices = AnnualRun.ByPrices(world, year, scenario.HasHistory ? History.Of(world, seed, HistoryYears) : null);
        return new(scenario.Name, best, prices, AnnualRun.BestFit(world, year), AnnualRun.CoordinatedEntry(world, year), AnnualRun.Paced(world, year));
    }
}
