using System.Collections.Concurrent;
using Coordination.Benchmarks.Load;

namespace Coordination.Benchmarks.Live;

/// <summary>Everybody who has the map open.</summary>
internal sealed class LiveReaders : IAsyncDisposable
{
    private const int OpenAtOnce = 8;
    private const int CountedMax = 20;
    private const int ClicksMax = 1_000_000;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private readonly LiveBrowser browser;
    private readonly MapChanges changes;
    private readonly Random choice;
    private readonly ConcurrentBag<LiveReader> readers = [];
    private readonly ConcurrentDictionary<LiveReader, string> faults = [];
    private readonly ConcurrentBag<string> neverOpened = [];
    private readonly CancellationTokenSource ended = new();
    private readonly Task watch;
    private int counters;

    /// <summary>Begins without anybody.</summary>
    public LiveReaders(LiveBrowser browser, MapChanges changes, int seed)
    {
        (this.browser, this.changes, choice) = (browser, changes, new(seed));
        watch = Watch();
    }

    /// <summary>How long it took from clicks to the pages they lead to.</summary>
    public Latencies Clicks { get; } = new(ClicksMax);

    /// <summary>Clicks that were left out, because their reader still waited for one or had chosen the division already.</summary>
    public int LeftOut { get; private set; }

    /// <summary>How many circuits were not opened, broke or would have been given up.</summary>
    public int Failed => faults.Count + neverOpened.Count;

    /// <summary>Why, with how often.</summary>
    public IEnumerable<string> Faults => faults.Values.Concat(neverOpened).GroupBy(fault => fault).Select(fault => $"{fault.Count()} × {fault.Key}");

    /// <summary>How many readers' bytes are counted.</summary>
    public int Counted => readers.Count(reader => reader.Wire is not null);

    /// <summary>Bytes that came to a reader of the province of most divisions, on average.</summary>
    public double Received => readers.Where(reader => reader.Wire is not null).Select(reader => (double)reader.Wire!.Received).DefaultIfEmpty(double.NaN).Average();

    /// <summary>Lets so many open the map.</summary>
    public Task Open(int count) => Parallel.ForEachAsync(MapViews.Of(count, choice).ToArray(), new ParallelOptions { MaxDegreeOfParallelism = OpenAtOnce }, async (view, _) =>
    {
        var wire = view == MapViews.Widest && Interlocked.Increment(ref counters) <= CountedMax ? new WireBytes() : null;
        try
        {
            LiveReader? reader = null;
            await browser.Open(view, wire, circuit => reader = new(circuit, changes, wire));
            readers.Add(reader!);
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            neverOpened.Add("not opened, " + failed.Message);
        }
    });

    /// <summary>Lets readers of provinces click divisions for so long. Those whose bytes are counted only watch, unless nobody else is there.</summary>
    public async Task Click(int perSecond, TimeSpan duration)
    {
        var all = readers.Where(reader => reader.SeesDivisions).ToArray();
        var those = all.Where(reader => reader.Wire is null).ToArray() is { Length: > 0 } others ? others : all;
        await OpenLoop.Run(perSecond, duration, async _ =>
        {
            LiveReader reader;
            string? division;
            lock (choice)
            {
                reader = those[choice.Next(those.Length)];
                division = reader.Choose(choice);
                LeftOut += division is null ? 1 : 0;
            }

            await (division is null ? Task.CompletedTask : reader.Click(division, Clicks));
            return true;
        });
    }

    /// <summary>The time is over. Answers how many sights of changes are missing; clicks that came to nothing count with the time they had.</summary>
    public int End()
    {
        foreach (var awaited in readers.Select(reader => reader.Awaits).OfType<double>())
        {
            Clicks.Add(awaited);
        }

        return readers.Sum(reader => reader.Sight.End());
    }

    /// <summary>Everybody leaves the page.</summary>
    public Task Leave() => Task.WhenAll(readers.Select(reader => browser.Leave(reader.Circuit)));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await watch;
        ended.Dispose();
        foreach (var reader in readers)
        {
            reader.Dispose();
        }
    }

    private async Task Watch()
    {
        using var timer = new PeriodicTimer(Look);
        try
        {
            while (await timer.WaitForNextTickAsync(ended.Token))
            {
                foreach (var reader in readers)
                {
                    if (reader.Fault is { } fault)
                    {
                        faults.TryAdd(reader, fault);
                    }
                    else
                    {
                        reader.KeepAlive();
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Everybody has gone.
        }
    }
}
