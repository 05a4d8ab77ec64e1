using System.Collections.Concurrent;
using Coordination.Benchmarks.Load;
using Coordination.Domain.Geography;

namespace Coordination.Benchmarks.Live;

/// <summary>Everybody who has the map open.</summary>
internal sealed class LiveReaders : IAsyncDisposable
{
    private const int OpenAtOnce = 8;
    private const int CountedMax = 20;
    private const int ClicksMax = 100_000;

    /// <summary>The script of the page takes so long a silence for the death of the server and connects again.</summary>
    private static readonly TimeSpan ServerSilenceMax = TimeSpan.FromSeconds(10);

    /// <summary>The script of the page says something at least this often.</summary>
    private static readonly TimeSpan OwnSilenceMax = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private readonly LiveBrowser browser;
    private readonly MapChanges changes;
    private readonly Random choice;
    private readonly ConcurrentBag<Reader> readers = [];
    private readonly ConcurrentBag<WireBytes> wires = [];
    private readonly ConcurrentDictionary<LiveCircuit, string> faults = [];
    private readonly ConcurrentBag<string> neverOpened = [];
    private readonly CancellationTokenSource ended = new();
    private readonly Task watch;

    /// <summary>Begins without anybody.</summary>
    public LiveReaders(LiveBrowser browser, MapChanges changes, int seed)
    {
        (this.browser, this.changes, choice) = (browser, changes, new(seed));
        watch = Watch();
    }

    /// <summary>How long it took from clicks to the pages they lead to.</summary>
    public Latencies Clicks { get; private set; } = new(ClicksMax);

    /// <summary>Clicks that nobody was free to make.</summary>
    public int NoReader { get; private set; }

    /// <summary>How many circuits were not opened, broke or would have been given up.</summary>
    public int Failed => faults.Count + neverOpened.Count;

    /// <summary>Why, with how often.</summary>
    public IEnumerable<string> Faults => faults.Values.Concat(neverOpened).GroupBy(fault => fault).Select(fault => $"{fault.Count()} × {fault.Key}");

    /// <summary>How many clients' bytes are counted.</summary>
    public int Counted => wires.Count;

    /// <summary>Lets so many open the map.</summary>
    public Task Open(int count) => Parallel.ForEachAsync(MapViews.Of(count, choice).ToArray(), new ParallelOptions { MaxDegreeOfParallelism = OpenAtOnce }, async (view, _) =>
    {
        var wire = view == MapViews.Widest && wires.Count < CountedMax ? new WireBytes() : null;
        try
        {
            Reader? reader = null;
            var circuit = await browser.Open(view, wire, opened =>
            {
                reader = new(opened, new MapSight(changes, view), new MapClick(opened), wire is not null);
                (opened.Sight, opened.Click) = (reader.Sight, reader.Click);
            });
            readers.Add(reader!);
            if (wire is not null)
            {
                wires.Add(wire);
            }
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            neverOpened.Add("not opened, " + failed.Message);
        }
    });

    /// <summary>Bytes that came to a client that looks at the province of most divisions, on average.</summary>
    public double Received() => wires.IsEmpty ? double.NaN : wires.Average(wire => (double)wire.Received);

    /// <summary>Forgets the clicks so far.</summary>
    public void BeginCounting() => Clicks = new(ClicksMax);

    /// <summary>Lets readers of provinces click divisions for so long, anybody who waits for nothing. Those whose bytes are counted only watch.</summary>
    public async Task Click(int perSecond, TimeSpan duration)
    {
        var those = readers.Where(reader => reader.Circuit.View != MapSight.Country).ToArray();
        those = those.Where(reader => !reader.IsCounted).ToArray() is { Length: > 0 } others ? others : those;
        await OpenLoop.Run(perSecond, duration, async _ =>
        {
            Reader reader;
            string division;
            lock (choice)
            {
                reader = those[choice.Next(those.Length)];
                var divisions = RegionTable.DivisionsWithin(reader.Circuit.View);
                division = divisions[choice.Next(divisions.Count)];
                if (reader.Click.IsUnderWay || reader.Chosen == division || reader.Circuit.Fault is not null)
                {
                    NoReader++;
                    return false;
                }

                reader.Chosen = division;
            }

            await reader.Click.On(division, Clicks);
            return true;
        });
    }

    /// <summary>The time is over. Answers how many sights of changes are missing; clicks that came to nothing count with the time they had.</summary>
    public int End()
    {
        foreach (var reader in readers.Where(reader => reader.Click.IsUnderWay))
        {
            Clicks.Add(reader.Click.Milliseconds);
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
            reader.Circuit.Dispose();
        }

        foreach (var wire in wires)
        {
            wire.Dispose();
        }
    }

    private async Task Watch()
    {
        using var timer = new PeriodicTimer(Look);
        try
        {
            while (await timer.WaitForNextTickAsync(ended.Token))
            {
                foreach (var circuit in readers.Select(reader => reader.Circuit))
                {
                    if ((circuit.Fault ?? (circuit.ServerSilence > ServerSilenceMax ? "the server was silent" : null)) is { } fault)
                    {
                        faults.TryAdd(circuit, fault);
                    }
                    else if (circuit.OwnSilence > OwnSilenceMax)
                    {
                        _ = circuit.Ping();
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Everybody has gone.
        }
    }

    private sealed record Reader(LiveCircuit Circuit, MapSight Sight, MapClick Click, bool IsCounted)
    {
        public string? Chosen { get; set; }
    }
}
