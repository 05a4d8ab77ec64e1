using System.Diagnostics;
using System.Net;
using Coordination.Benchmarks.Machine;
using Npgsql;

namespace Coordination.Benchmarks.Http;

/// <summary>The product over HTTP: reservations at the rates of the load goals, and many times as many.</summary>
internal static class HttpBenchmark
{
    private const int PairsPerSecond = 250;
    private const int HotPerSecond = 300;
    private const int BundlesPerSecond = 50;
    private const int ProbePairsPerSecond = 50;

    /// <summary>What counts as back to normal: the goal of the pairs, kept by a whole second's arrivals.</summary>
    private const double NormalP99Ms = 100;

    private const string States = "select hold_id, state from hold";

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ShortMax = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan OverloadMax = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ProbeMax = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ProbeWindow = TimeSpan.FromSeconds(1);

    /// <summary>Measures for so long at each rate; hot openings, bundles and overload no longer than they are meant to last.</summary>
    public static async Task<object> Run(int seconds, BenchmarkOptions options)
    {
        Console.WriteLine($"over HTTP: {seconds} s each, seed {options.Seed}");
        await using var product = await ProductUnderLoad.Start();
        using var caller = await product.SignIn("coordinator");
        var began = Stopwatch.GetTimestamp();
        var loads = new HttpLoads(await HttpCommunity.Make(caller), options.Seed);
        Console.WriteLine($"  community made in {Stopwatch.GetElapsedTime(began).TotalSeconds:N1} s");
        await loads.Pairs(PairsPerSecond, WarmUp);

        var duration = TimeSpan.FromSeconds(seconds);
        var shorter = duration < ShortMax ? duration : ShortMax;
        var cpu = Cpu(product);
        var pairs = await loads.Pairs(PairsPerSecond, duration);
        var cpuMs = Math.Round((Cpu(product) - cpu) * 1e3 / pairs.Requests, 2);
        Tell("pairs", pairs);
        var hot = await loads.Hot(HotPerSecond, shorter);
        Tell("one hot opening", hot);
        var bundles = await loads.Bundles(BundlesPerSecond, shorter);
        Tell("bundles of three", bundles);
        await Task.Delay(Settling);
        var overload = await RunOverload(product, loads, PairsPerSecond * options.Overload, duration < OverloadMax ? duration : OverloadMax);

        return new
        {
            PairsPerSecond,
            Seconds = seconds,
            pairs.Requests,
            P50Ms = pairs.Quantile(0.5),
            P99Ms = pairs.Quantile(0.99),
            Errors = pairs.Requests - pairs.Of(HttpStatusCode.OK, HttpStatusCode.Created),
            CpuMsPerRequest = cpuMs,
            Hot = new
            {
                PerSecond = HotPerSecond,
                P50Ms = hot.Quantile(0.5),
                P99Ms = hot.Quantile(0.99),
                Granted = hot.Of(HttpStatusCode.Created),
                Released = hot.Of(HttpStatusCode.OK),
                Refused = hot.Of(HttpStatusCode.Conflict),
                Errors = hot.Requests - hot.Of(HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.Conflict),
            },
            Bundles = new
            {
                PerSecond = BundlesPerSecond,
                P50Ms = bundles.Quantile(0.5),
                P99Ms = bundles.Quantile(0.99),
                Errors = bundles.Requests - bundles.Of(HttpStatusCode.OK, HttpStatusCode.Created),
            },
            Overload = overload,
        };
    }

    private static async Task<object> RunOverload(ProductUnderLoad product, HttpLoads loads, int offered, TimeSpan duration)
    {
        var arrivals = loads.Pairs(offered, duration);
        await Task.Delay(duration);
        var (normalAfter, windows) = await UntilNormal(loads);
        var tally = await arrivals;
        Tell($"overload, {offered} pairs/s offered", tally);
        Console.WriteLine($"    normal after {normalAfter:N1} s; p99 of each second after it: {string.Join(", ", windows)} ms");
        var lost = await Lost(product, tally);
        Console.WriteLine($"    acknowledged {tally.Held.Count} holds and {tally.Confirmed.Count} confirmations, lost {lost}");
        var ok = tally.Of(HttpStatusCode.OK, HttpStatusCode.Created);
        int Count(HttpStatusCode status) => tally.Of(status);
        return new
        {
            OfferedPairsPerSecond = offered,
            duration.TotalSeconds,
            Ok = ok,
            Conflict = Count(HttpStatusCode.Conflict),
            TooMany = Count(HttpStatusCode.TooManyRequests),
            Unavailable = Count(HttpStatusCode.ServiceUnavailable),
            ConnectionErrors = Count(0),
            Other = tally.Requests - ok - tally.Of(HttpStatusCode.Conflict, HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable, 0),
            tally.WithoutRetryAfter,
            P50Ms = tally.Quantile(0.5),
            P99Ms = tally.Quantile(0.99),
            Acknowledged = tally.Held.Count,
            Lost = lost,
            SecondsToNormal = Math.Round(normalAfter, 1),
        };
    }

    private static async Task<(double Seconds, List<double> P99Ms)> UntilNormal(HttpLoads loads)
    {
        var began = Stopwatch.GetTimestamp();
        var windows = new List<double>();
        while (true)
        {
            var at = Stopwatch.GetElapsedTime(began);
            var probe = await loads.Pairs(ProbePairsPerSecond, ProbeWindow);
            var p99 = probe.Quantile(0.99);
            windows.Add(p99);
            if ((p99 <= NormalP99Ms && probe.Of(HttpStatusCode.OK, HttpStatusCode.Created) == probe.Requests) || at > ProbeMax)
            {
                return (at.TotalSeconds, windows);
            }
        }
    }

    /// <summary>Holds and confirmations that were acknowledged and that the ledger does not know.</summary>
    private static async Task<int> Lost(ProductUnderLoad product, Tally tally)
    {
        await using var connection = new NpgsqlConnection(product.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(States, connection) { CommandTimeout = 600 };
        await using var reader = await command.ExecuteReaderAsync();
        var states = new Dictionary<string, string>();
        while (await reader.ReadAsync())
        {
            states[reader.GetString(0)] = reader.GetString(1);
        }

        return tally.Held.Count(hold => !states.ContainsKey(hold)) + tally.Confirmed.Count(hold => states.GetValueOrDefault(hold) != "confirmed");
    }

    private static double Cpu(ProductUnderLoad product) => CpuClock.SecondsOfTree(product.ProcessId) + CpuClock.SecondsOfTree(product.DatabaseProcessId);

    private static void Tell(string load, Tally tally) =>
        Console.WriteLine($"  {load}: p50 {tally.Quantile(0.5)} ms, p99 {tally.Quantile(0.99)} ms, answers {tally.Said}");
}
