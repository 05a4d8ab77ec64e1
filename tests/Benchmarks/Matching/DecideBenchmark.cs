using System.Diagnostics;
using System.Globalization;
using Coordination.Benchmarks.Matching.Worlds;
using Coordination.Domain.Matching;
using Coordination.Domain.Matching.Catalogues;
using Coordination.Domain.Matching.Deciding;
using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Matching.Pricing;

namespace Coordination.Benchmarks.Matching;

/// <summary>How long one decision takes on one core: from a person to the best of everything they are eligible for.</summary>
internal static class DecideBenchmark
{
    private const int Decisions = 20_000;
    private const int PeerDecisions = 2_000;

    private sealed record Measured(double P50Us, double P99Us, double PeerP50Us, double CandidatesMean, double FileUs, int Disagreements);

    public static Task<object> Run(BenchmarkOptions options)
    {
        var (small, large) = (Measure(5_000, options.Seed), Measure(100_000, options.Seed));
        foreach (var (name, figure) in new[] { ("5k", small), ("100k", large) })
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,5} openings: p50 {figure.P50Us:F2} us, p99 {figure.P99Us:F2} us; loop over all {figure.PeerP50Us:F1} us; {figure.CandidatesMean:F0} candidates; filing an opening {figure.FileUs:F2} us; {figure.Disagreements} answers differ"));
        }

        var reprice = Reprice(options.Seed);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Pricing {reprice.Requests} requests: {reprice.Milliseconds:F1} ms"));
        return Task.FromResult<object>(new
        {
            options.Name,
            options.Seed,
            P50Us = Named(small.P50Us, large.P50Us),
            P99Us = Named(small.P99Us, large.P99Us),
            Peer = Named(small.PeerP50Us, large.PeerP50Us),
            Ratio = Named(Math.Round(small.PeerP50Us / small.P50Us, 2), Math.Round(large.PeerP50Us / large.P50Us, 2)),
            Candidates = Named(Math.Round(small.CandidatesMean, 1), Math.Round(large.CandidatesMean, 1)),
            FileUs = Named(small.FileUs, large.FileUs),
            RepriceMs = Math.Round(reprice.Milliseconds, 2),
            RepriceRequests = reprice.Requests,
        });
    }

    private static Measured Measure(int openings, int seed)
    {
        var listings = OpeningWorld.Openings(openings, seed);
        var seekers = OpeningWorld.Seekers(4_096, seed);
        var catalogue = new Catalogue(MatchingPolicy.Default with { BandWeights = [1, 1, 1, 1] });
        var filing = Stopwatch.StartNew();
        foreach (var listing in listings)
        {
            catalogue.Put(listing);
        }

        var fileUs = filing.Elapsed.TotalMicroseconds / openings;
        var naive = new NaiveLoop(listings);
        var disagreements = seekers.Take(500).Count(seeker => Best(catalogue, seeker).Position is var ours && ours != naive.Decide(seeker, OpeningWorld.Today));
        long candidates = 0;
        var own = Time(Decisions, at => candidates += Best(catalogue, seekers[at % seekers.Length]).Candidates);
        var peer = Time(PeerDecisions, at => naive.Decide(seekers[at % seekers.Length], OpeningWorld.Today));
        return new(Percentile(own, 0.5), Percentile(own, 0.99), Percentile(peer, 0.5), candidates / (double)(Decisions + (Decisions / 4)), Math.Round(fileUs, 3), disagreements);
    }

    private static (int Position, int Candidates) Best(Catalogue catalogue, Seeker seeker)
    {
        var need = seeker.Needs[0];
        var candidates = new Enquiry(catalogue, seeker, null, OpeningWorld.Today).Candidates(need.ServiceType, need.Urgency, 0);
        var choice = Decider.Decide(candidates);
        return (choice.At < 0 ? -1 : candidates[choice.At].Opening, candidates.Length);
    }

    private static double[] Time(int count, Action<int> act)
    {
        for (var at = 0; at < count / 4; at++)
        {
            act(at);
        }

        var times = new double[count];
        for (var at = 0; at < count; at++)
        {
            var start = Stopwatch.GetTimestamp();
            act(at);
            times[at] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        Array.Sort(times);
        return times;
    }

    private static (int Requests, double Milliseconds) Reprice(int seed)
    {
        var world = new AnnualWorld(AnnualShape.Base, seed);
        var year = world.Year((seed * 1_000) + 7, new(Volume: 20_000 / (AnnualWorld.Newcomers * AnnualWorld.RequestsPerNewcomer)));
        var forecast = new Forecast { History = year.Demand, HistoryYears = 1 };
        var times = Time(20, _ => MarketPricing.Price(forecast, world.Units, world.Units, AnnualRun.Epsilon, 1, AnnualRun.BandStep));
        return (year.Requests.Length, Percentile(times, 0.5) / 1_000);
    }

    private static double Percentile(double[] sorted, double share) => Math.Round(sorted[(int)(share * (sorted.Length - 1))], 2);

    private static Dictionary<string, double> Named(double small, double large) => new() { ["5k"] = small, ["100k"] = large };
}
