using System.Collections.Concurrent;
using System.Globalization;
using Coordination.Benchmarks.Matching.Worlds;
using Coordination.Domain.Matching.Policy;

namespace Coordination.Benchmarks.Matching;

/// <summary>A year of waiting and of single places that open, under the consensus of sampled futures and under what others do.</summary>
internal static class WaitlistBenchmark
{
    private const int Seeds = 5;

    private sealed record Played(double Volume, double Consensus, double FirstCome, double CoordinatedEntry, double Myopic, double TopWaitDays, double TopWaitDaysFirstCome);

    public static Task<object> Run(BenchmarkOptions options)
    {
        var tries = new ConcurrentBag<Played>();
        var work = new[] { 1, 1.3 }.SelectMany(volume => Enumerable.Range(0, Seeds).Select(at => (volume, Seed: options.Seed + at))).ToArray();
        Parallel.ForEach(work, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, item => tries.Add(Try(item.Seed, item.volume)));
        var weights = WaitlistWorld.Weights.ToArray();
        Console.WriteLine($"Tier weights {string.Join('/', weights)}, value halves in {WaitlistWorld.HalvesInDays} days; shares of the hindsight optimum, median of {Seeds} seeds from {options.Seed}, the worst in brackets.");
        Console.WriteLine($"{"",-7}{"consensus",16}{"first come",16}{"coordinated",16}{"daily optimum",16}  median wait of tier 1 (first come)");
        foreach (var (name, volume) in new[] { ("base", 1), ("surge", 1.3) })
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-7}{Of(tries, volume, played => played.Consensus),16}{Of(tries, volume, played => played.FirstCome),16}{Of(tries, volume, played => played.CoordinatedEntry),16}{Of(tries, volume, played => played.Myopic),16}  {Wait(tries, volume, played => played.TopWaitDays):F1} d ({Wait(tries, volume, played => played.TopWaitDaysFirstCome):F1} d)"));
        }

        var offerMs = OfferTiming.MedianMs(options.Seed);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Whom to offer, with {OfferTiming.Waiting} waiting in one market: {offerMs:F0} ms on one core"));
        return Task.FromResult<object>(new
        {
            options.Name,
            options.Seed,
            Weights = weights,
            Hindsight = new { Base = Of(tries, 1, played => played.Consensus).Median, Surge = Of(tries, 1.3, played => played.Consensus).Median },
            HindsightWorst = new { Base = Of(tries, 1, played => played.Consensus).Worst, Surge = Of(tries, 1.3, played => played.Consensus).Worst },
            Peer = new { Fifo = Of(tries, 1, played => played.FirstCome).Median, CoordinatedEntry = Of(tries, 1, played => played.CoordinatedEntry).Median, DailyOptimum = Of(tries, 1, played => played.Myopic).Median },
            PeerSurge = new { Fifo = Of(tries, 1.3, played => played.FirstCome).Median, CoordinatedEntry = Of(tries, 1.3, played => played.CoordinatedEntry).Median },
            Ratio = new { Fifo = Math.Round(Of(tries, 1, played => played.Consensus).Median / Of(tries, 1, played => played.FirstCome).Median, 4) },
            OfferMs = offerMs,
            OfferWaiting = OfferTiming.Waiting,
            Tier1MedianWaitDays = Wait(tries, 1, played => played.TopWaitDays),
            PeerTier1MedianWaitDays = Wait(tries, 1, played => played.TopWaitDaysFirstCome),
        });
    }

    private static Played Try(int seed, double volume)
    {
        var world = new WaitlistWorld(seed);
        var year = world.Year((seed * 1_000) + 7, volume);
        var others = Enumerable.Range(0, MatchingPolicy.Default.Futures).Select(at => world.Year((seed * 100) + at)).ToArray();
        double best = year.Sum(Hindsight.ValueOf);
        var consensus = year.Select((market, type) => WaitlistRun.Play(market, WaitlistRules.Consensus([.. others.Select(other => other[type])], market, MatchingPolicy.Default))).ToList();
        var first = year.Select(market => WaitlistRun.Play(market, WaitlistRules.FirstCome)).ToList();
        double Share(WaitlistRule rule) => year.Sum(market => WaitlistRun.Play(market, rule).Value) / best;
        return new(
            volume,
            consensus.Sum(outcome => outcome.Value) / best,
            first.Sum(outcome => outcome.Value) / best,
            Share(WaitlistRules.CoordinatedEntry),
            Share(WaitlistRules.Myopic),
            Median(consensus),
            Median(first));
    }

    private static double Median(List<WaitlistOutcome> outcomes)
    {
        var waits = outcomes.SelectMany(outcome => outcome.TopTierWaits).Order().ToList();
        return waits[waits.Count / 2];
    }

    private static Spread Of(IEnumerable<Played> tries, double volume, Func<Played, double> figure) => Spread.OfHigh(tries.Where(played => played.Volume == volume).Select(figure));

    private static double Wait(IEnumerable<Played> tries, double volume, Func<Played, double> figure) =>
        Math.Round(Spread.OfLow(tries.Where(played => played.Volume == volume).Select(figure)).Median, 2);
}
