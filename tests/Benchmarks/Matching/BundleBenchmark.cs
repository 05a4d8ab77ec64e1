using System.Collections.Concurrent;
using Coordination.Benchmarks.Matching.Worlds;

namespace Coordination.Benchmarks.Matching;

/// <summary>A year of bundles, all or nothing, against the linear bound of hindsight.</summary>
internal static class BundleBenchmark
{
    private const int Seeds = 5;
    private const int HistoryYears = 6;

    public static Task<object> Run(BenchmarkOptions options)
    {
        var tries = new ConcurrentBag<(double Prices, double Greedy)>();
        Parallel.For(options.Seed, options.Seed + Seeds, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, seed =>
        {
            var world = new BundleWorld(seed);
            var year = world.Year((seed * 1_000) + 7);
            var bound = BundleRun.LpBound(world, year);
            var history = world.Merged([.. Enumerable.Range(0, HistoryYears).Select(at => (seed * 100) + at)]);
            tries.Add((BundleRun.ByPrices(world, year, history, HistoryYears) / bound, BundleRun.Greedy(world, year) / bound));
        });
        var (prices, greedy) = (Spread.OfHigh(tries.Select(played => played.Prices)), Spread.OfHigh(tries.Select(played => played.Greedy)));
        var weights = BundleWorld.Weights.ToArray();
        Console.WriteLine($"Tier weights {string.Join('/', weights)}, {BundleWorld.BonusPercent}% more at one site; shares of the linear bound (GLOP), median of {Seeds} seeds from {options.Seed}, the worst in brackets.");
        Console.WriteLine($"prices {prices}   greedy {greedy}");
        return Task.FromResult<object>(new
        {
            options.Name,
            options.Seed,
            Weights = weights,
            LpBound = new { Base = prices.Median },
            LpBoundWorst = new { Base = prices.Worst },
            Peer = new { Greedy = greedy.Median },
            Ratio = new { Greedy = Math.Round(prices.Median / greedy.Median, 4) },
        });
    }
}
