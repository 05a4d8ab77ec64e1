using System.Diagnostics;
using Coordination.Campaign.History;

namespace Coordination.Campaign.Product;

/// <summary>All silos of the campaign, who of them is ready, and somebody who starts again what ends by itself, as an orchestrator does.</summary>
internal sealed class Silos(ImmutableArray<SiloProcess> all, Doorways doorways, Journal journal) : IAsyncDisposable
{
    private const int MissesMax = 2;
    private const int EndsAtStartMax = 3;
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AskPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RestartAfter = TimeSpan.FromSeconds(1);

    private readonly bool[] ready = new bool[all.Length];
    private readonly CancellationTokenSource stopped = new();
    private Task[] watches = [];

    /// <summary>How many there are.</summary>
    public int Count => all.Length;

    /// <summary>Ends that nobody has brought about.</summary>
    public int EndedByThemselves { get; private set; }

    /// <summary>One of them.</summary>
    public SiloProcess this[int number] => all[number];

    /// <summary>Whether one has said lately that it is ready.</summary>
    public bool IsReady(int number) => Volatile.Read(ref ready[number]);

    /// <summary>Starts the first, which makes the schema, and then the others.</summary>
    public async Task Start()
    {
        watches = [.. Enumerable.Range(0, all.Length).Select(Watch)];
        all[0].Start();
        await WaitReady(0, TimeSpan.FromSeconds(120));
        foreach (var silo in all.Skip(1))
        {
            silo.Start();
        }

        await WaitAllReady(TimeSpan.FromSeconds(120));
    }

    /// <summary>Waits until every silo is ready; false when it takes longer.</summary>
    public async Task<bool> WaitAllReady(TimeSpan patience)
    {
        var began = Stopwatch.GetTimestamp();
        while (Enumerable.Range(0, all.Length).Any(number => !IsReady(number)))
        {
            if (Stopwatch.GetElapsedTime(began) > patience)
            {
                return false;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        return true;
    }

    /// <summary>Nobody knows any more whether it is ready: ask again.</summary>
    public void Doubt(int number) => Volatile.Write(ref ready[number], false);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var silo in all)
        {
            silo.IsOver = true;
        }

        await stopped.CancelAsync();
        await Task.WhenAll(watches);
        await Task.WhenAll(all.Select(silo => silo.Kill()));
        foreach (var silo in all)
        {
            silo.Dispose();
        }

        stopped.Dispose();
    }

    private async Task WaitReady(int number, TimeSpan patience)
    {
        var began = Stopwatch.GetTimestamp();
        while (!IsReady(number))
        {
            if (Stopwatch.GetElapsedTime(began) > patience || EndedByThemselves > EndsAtStartMax)
            {
                throw new InvalidOperationException($"Silo {number} did not become ready; its log is {all[number].Log}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    private async Task Watch(int number)
    {
        var misses = 0;
        while (!stopped.IsCancellationRequested)
        {
            var asked = Stopwatch.GetTimestamp();
            var silo = all[number];
            misses = silo.IsRunning && await doorways.IsReady(number, AskPatience) ? 0 : misses + 1;
            if (misses == 0)
            {
                Volatile.Write(ref ready[number], true);
            }
            else if (misses >= MissesMax || !silo.IsRunning)
            {
                Volatile.Write(ref ready[number], false);
            }

            if (silo is { IsWanted: true, IsRunning: false })
            {
                EndedByThemselves++;
                Console.WriteLine($"[{journal.NowMs / 1000,7:0.0} s] silo {number} ended by itself and is started again");
                await Task.Delay(RestartAfter);
                if (silo is { IsWanted: true, IsRunning: false } && !stopped.IsCancellationRequested)
                {
                    silo.Start();
                }
            }

            var left = AskEvery - Stopwatch.GetElapsedTime(asked);
            await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }
    }
}
