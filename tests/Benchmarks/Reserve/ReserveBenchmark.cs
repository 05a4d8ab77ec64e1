using Coordination.Benchmarks.Http;
using Coordination.Benchmarks.Load;
using Coordination.Benchmarks.Machine;
using Coordination.Benchmarks.Peers;
using Coordination.Grains.Ledger;

namespace Coordination.Benchmarks.Reserve;

/// <summary>Reservations that are on disk when they are answered, against what one would otherwise write on PostgreSQL.</summary>
internal static class ReserveBenchmark
{
    /// <summary>Spread over ten thousand openings.</summary>
    public const int Spread = 10_000;

    /// <summary>Everybody wants one of ten.</summary>
    public const int Hot = 10;

    /// <summary>Users that wait in line at once when the most is looked for.</summary>
    private const int Users = 1_024;

    /// <summary>The part of our most at which arrivals come when times under heavy load are measured: a line that grows without end has no time.</summary>
    private const double Offered = 0.8;

    private const int PerSecondMax = 200_000;

    /// <summary>Until what runs often is compiled for good.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    /// <summary>Measures.</summary>
    public static async Task<object> Run(BenchmarkOptions options, int openings)
    {
        Console.WriteLine($"{options.Name}: {openings} openings, {options.Rounds} rounds of {options.Seconds} s each, seed {options.Seed}");
        await using var server = await PostgresServer.Start();
        var rounds = new List<Round>();
        for (var number = 1; number <= options.Rounds; number++)
        {
            var transaction = await PgBench.RunTransaction(server, openings, options.Seconds);
            var oneStatement = await PgBench.RunOneStatement(server, openings, options.Seconds);
            var (most, timed, loaded, stock) = await RunSilo(server, openings, options, transaction);
            rounds.Add(new(most, timed, loaded, transaction, oneStatement, stock));
            Console.WriteLine($"  round {number}: ours {most.PerSecond:N0}/s, {most.CpuUsPerOperation:N0} us each, {most.DatabaseCpuUs:N0} of them in the database; "
                + $"at {timed.PerSecond:N0}/s p50 {timed.P50Ms} ms, p99 {timed.P99Ms} ms; at {loaded.PerSecond:N0}/s p50 {loaded.P50Ms} ms, p99 {loaded.P99Ms} ms, {loaded.Refused} refused | "
                + $"transaction {transaction.PerSecond:N0}/s p99 {transaction.P99Ms} ms | one statement {oneStatement.PerSecond:N0}/s p99 {oneStatement.P99Ms} ms | stock write {stock.CpuUsPerOperation:N0} us");
        }

        // What comes over HTTP is spread over openings by itself; the hot form has nothing to add to it.
        var http = openings == Spread && options.HttpSeconds > 0 ? await HttpBenchmark.Run(options.HttpSeconds, options) : null;
        return Report(options, rounds, http);
    }

    private static async Task<(PeerResult Most, PeerResult Timed, PeerResult Loaded, PeerResult Stock)> RunSilo(PostgresServer server, int openings, BenchmarkOptions options, PeerResult transaction)
    {
        await using var silo = await SiloUnderLoad.Start(server.ConnectionString, openings);
        await server.Execute("checkpoint");
        var duration = TimeSpan.FromSeconds(options.Seconds);
        var choice = new Random(options.Seed);
        Task<bool> Reserve(long _)
        {
            lock (choice)
            {
                return silo.Reserve(choice);
            }
        }

        await ClosedLoop.Run(Users, WarmUp, PerSecondMax, Reserve);
        var most = await Measured(server, () => ClosedLoop.Run(Users, duration, PerSecondMax * options.Seconds, Reserve));
        var timed = await Measured(server, () => OpenLoop.Run(transaction.PerSecond, duration, Reserve));
        var loaded = await Measured(server, () => OpenLoop.Run(most.PerSecond * Offered, duration, Reserve));
        var stock = await Measured(server, () => ClosedLoop.Run(32, TimeSpan.FromSeconds(Math.Min(5, options.Seconds)), PerSecondMax, number =>
            silo.Grains.GetGrain<IStockGrain>($"stock-{number % 1_000}").Count()));
        return (most, timed, loaded, stock);
    }

    private static async Task<PeerResult> Measured(PostgresServer server, Func<Task<LoadResult>> load)
    {
        var (database, own) = (CpuClock.SecondsOfTree(server.ProcessId), Environment.CpuUsage.TotalTime.TotalSeconds);
        var result = await load();
        (database, own) = (CpuClock.SecondsOfTree(server.ProcessId) - database, Environment.CpuUsage.TotalTime.TotalSeconds - own);
        var refused = result.Faults.GetValueOrDefault(nameof(LedgerBusyException));
        return result.Failed > refused
            ? throw new InvalidOperationException($"{result.Failed - refused} of {result.Done + result.Failed} operations failed: {string.Join(", ", result.Faults.Keys)}")
            : new(Math.Round(result.PerSecond), result.Times.Quantile(0.5), result.Times.Quantile(0.99), Math.Round((database + own) * 1e6 / result.Done, 1))
            {
                DatabaseCpuUs = Math.Round(database * 1e6 / result.Done, 1),
                Refused = refused,
            };
    }

    private static object Report(BenchmarkOptions options, List<Round> rounds, object? http)
    {
        double Median(Func<Round, double> figure) => Math.Round(rounds.Select(figure).Order().ElementAt(rounds.Count / 2), 2);
        object Peer(Func<Round, PeerResult> of) => new
        {
            PerSecond = Median(round => of(round).PerSecond),
            P50Ms = Median(round => of(round).P50Ms),
            P99Ms = Median(round => of(round).P99Ms),
            CpuUsPerOperation = Median(round => of(round).CpuUsPerOperation),
        };
        return new
        {
            options.Name,
            options.Seed,
            PerSecond = Median(round => round.Most.PerSecond),
            OfferedPerSecond = Median(round => round.Timed.PerSecond),
            P50Ms = Median(round => round.Timed.P50Ms),
            P99Ms = Median(round => round.Timed.P99Ms),
            Loaded = new
            {
                OfferedPerSecond = Median(round => round.Loaded.PerSecond),
                P50Ms = Median(round => round.Loaded.P50Ms),
                P99Ms = Median(round => round.Loaded.P99Ms),
                Refused = rounds.Sum(round => round.Loaded.Refused),
            },
            CpuUsPerOperation = Median(round => round.Most.CpuUsPerOperation),
            Peer = new { PgbenchTransaction = Peer(round => round.Transaction), PgbenchCte = Peer(round => round.OneStatement), AdoNet = Peer(round => round.Stock) },
            Ratio = new
            {
                PgbenchTransaction = Median(round => round.Most.PerSecond / round.Transaction.PerSecond),
                PgbenchCte = Median(round => round.Most.PerSecond / round.OneStatement.PerSecond),
                AdoNetCpu = Median(round => round.Stock.CpuUsPerOperation / round.Most.CpuUsPerOperation),
            },
            Http = http,
        };
    }

    private sealed record Round(PeerResult Most, PeerResult Timed, PeerResult Loaded, PeerResult Transaction, PeerResult OneStatement, PeerResult Stock);
}
