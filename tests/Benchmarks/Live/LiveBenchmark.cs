using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Coordination.Benchmarks.Http;
using Coordination.Benchmarks.Load;
using Coordination.Benchmarks.Machine;

namespace Coordination.Benchmarks.Live;

/// <summary>Many readers with the map open while the country changes: how soon they see it, and what they cost.</summary>
internal static class LiveBenchmark
{
    private const int ChangesPerSecond = 50;
    private const int ClicksPerSecondMin = 5;

    /// <summary>Everybody clicks about as often as readers do.</summary>
    private const int SecondsBetweenClicks = 100;

    private const int WarmingReaders = 20;
    private const double KilobytesBytes = 1_000;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Unwatched = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    /// <summary>Long enough for one recount of the board and one check of a region.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(35);

    /// <summary>What the last change and the last click may take until they count as missed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Measures so many circuits for so long.</summary>
    public static async Task<object> Run(BenchmarkOptions options)
    {
        var duration = TimeSpan.FromSeconds(options.Seconds);
        var clicksPerSecond = Math.Max(ClicksPerSecondMin, options.Circuits / SecondsBetweenClicks);
        Console.WriteLine($"{options.Circuits:N0} circuits, {ChangesPerSecond} changes and {clicksPerSecond} clicks a second for {options.Seconds} s, seed {options.Seed}");
        var metrics = FreeAddress();
        await using var product = await ProductUnderLoad.StartWithCommunity("--Coordination:Telemetry:MetricsAddress", metrics);
        using var memory = new ManagedMemory(product.ProcessId, new(metrics + "/metrics"));
        using var caller = await product.SignIn("coordinator");
        using var browser = await product.OpenBrowser("coordinator");
        var changes = await MapChanges.Make(caller, options.Seed);

        await using (var warming = new LiveReaders(browser, changes, options.Seed))
        {
            await warming.Open(WarmingReaders);
            await Task.WhenAll(changes.Run(ChangesPerSecond, WarmUp, WarmingReaders), warming.Click(clicksPerSecond, WarmUp));
            await warming.Leave();
        }

        await Task.Delay(Settling);
        var idle = await CpuPercent(product, () => Task.Delay(Idle));
        var unwatched = await CpuPercent(product, () => changes.Run(ChangesPerSecond, Unwatched, 0));
        var before = await memory.Collected();

        await using var readers = new LiveReaders(browser, changes, options.Seed);
        var began = Stopwatch.GetTimestamp();
        await readers.Open(options.Circuits);
        Console.WriteLine($"  opened in {Stopwatch.GetElapsedTime(began).TotalSeconds:N1} s");
        var after = await memory.Collected();

        var load = Task.WhenAll(changes.Run(ChangesPerSecond, duration, options.Circuits), readers.Click(clicksPerSecond, duration));
        var received = readers.Received;
        var busy = await CpuPercent(product, () => Task.Delay(duration));
        var kilobytes = (readers.Received - received) / KilobytesBytes / options.Seconds;
        await load;
        await Task.Delay(Patience);
        var missed = readers.End();
        var astray = await changes.Astray();
        return Tell(options, readers, changes, missed, astray, idle, unwatched, busy, before, after, kilobytes);
    }

    private static object Tell(
        BenchmarkOptions options, LiveReaders readers, MapChanges changes, int missed, int astray, double idle, double unwatched, double busy,
        (double Used, double Resident) before, (double Used, double Resident) after, double kilobytes)
    {
        Latencies seen = changes.Times, clicks = readers.Clicks;
        var bytes = (after.Used - before.Used) / options.Circuits;
        Console.WriteLine(FormattableString.Invariant($"""
              change to render   p50 {seen.Quantile(0.5):N0} ms, p99 {seen.Quantile(0.99):N0} ms of {seen.Count:N0} sights; {missed:N0} not seen within {Patience.TotalSeconds:N0} s
              click to render    p50 {clicks.Quantile(0.5):N0} ms, p99 {clicks.Quantile(0.99):N0} ms of {clicks.Count:N0} clicks; {readers.LeftOut:N0} left out
              changes            {changes.Repeated} repeated, {changes.Lost} lost; {astray} regions moved otherwise, too
              memory a circuit   {bytes / 1024:N0} KB managed after a full collection; {(after.Resident - before.Resident) / options.Circuits / 1024:N0} KB resident
              processor          {idle:N1}% idle, {unwatched:N1}% with changes and no circuit, {busy:N1}% with both, of one processor
              a client receives  {kilobytes:N2} KB/s at the view of {MapViews.Widest}, {readers.Counted} counted
              broken             {readers.Failed} circuits: {string.Join(", ", readers.Faults)}
            """));
        return new
        {
            options.Name,
            options.Seed,
            options.Circuits,
            ChangeToRenderP99Ms = seen.Quantile(0.99),
            ClickToRenderP99Ms = clicks.Quantile(0.99),
            BytesPerCircuit = Math.Round(bytes),
            CpuPercentPer100Circuits = Math.Round((busy - idle) * 100 / options.Circuits, 2),
            readers.Failed,
            KbPerSecondPerClient = Math.Round(kilobytes, 2),
        };
    }

    /// <summary>Processor time of the product, without its database, while something is done; in percent of one processor.</summary>
    private static async Task<double> CpuPercent(ProductUnderLoad product, Func<Task> act)
    {
        var (began, used) = (Stopwatch.GetTimestamp(), CpuClock.SecondsOfTree(product.ProcessId));
        await act();
        return (CpuClock.SecondsOfTree(product.ProcessId) - used) * 100 / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
