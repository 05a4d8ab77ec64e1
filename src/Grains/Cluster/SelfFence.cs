using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace Coordination.Grains.Cluster;

/// <summary>
/// Keeps a silo from answering out of an old memory. A silo that was frozen, or that cannot reach the database, may have been
/// replaced by others without knowing it; the ledger refuses its writes, and this refuses its reads.
/// </summary>
/// <remarks>
/// A thread of its own ticks on the monotonic clock. A gap between its ticks means that the process stood still. Each closing has
/// a number, so that a call which began before one and ends after it is seen even when the silo has opened again in between.
/// </remarks>
public sealed partial class SelfFence : IHostedService, IDisposable
{
    /// <summary>How often the thread ticks.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    /// <summary>A longer gap between two ticks closes the fence. Less than the time in which others declare a silo dead.</summary>
    public static readonly TimeSpan FrozenAfter = TimeSpan.FromSeconds(2);

    /// <summary>A database that is silent for longer closes the fence.</summary>
    public static readonly TimeSpan SilentAfter = TimeSpan.FromSeconds(5);

    /// <summary>A pause that tells a database which answers from one that did not: more than two heartbeats.</summary>
    private static readonly TimeSpan SteadyGap = TimeSpan.FromSeconds(2.5);

    private static readonly TimeSpan HeartbeatPeriod = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DropTimeMax = TimeSpan.FromSeconds(10);

    private readonly DatabaseHeartbeat heartbeat;
    private readonly LocalActivations activations;
    private readonly ILogger<SelfFence> logger;
    private readonly ManualResetEventSlim stopped = new();
    private readonly CancellationTokenSource ended = new();
    private readonly Lock gate = new();
    private long tickedAt = Stopwatch.GetTimestamp();
    private long heardAt = Stopwatch.GetTimestamp();
    private long steadySince = Stopwatch.GetTimestamp();
    private long closings;
    private volatile bool isClosed;
    private Task beating = Task.CompletedTask;

    internal SelfFence(DatabaseHeartbeat heartbeat, LocalActivations activations, ILogger<SelfFence> logger)
    {
        (this.heartbeat, this.activations, this.logger) = (heartbeat, activations, logger);
        CoordinationMeter.Instance.CreateObservableGauge("coordination.silo.fenced", () => IsFenced ? 1 : 0, description: "1 while the silo refuses to answer because it was frozen or cut off from the database");
    }

    /// <summary>True while the silo must not answer.</summary>
    public bool IsFenced => isClosed || IsStill(Stopwatch.GetTimestamp()) || IsSilent(Stopwatch.GetTimestamp());

    /// <summary>How often it has closed. A call whose number differs at its end spans a closing.</summary>
    public long Closings => Interlocked.Read(ref closings);

    /// <summary>For how long the database has not answered.</summary>
    public TimeSpan DatabaseSilence => HeardAt is var at && at == long.MaxValue ? TimeSpan.Zero : Stopwatch.GetElapsedTime(at);

    /// <summary>For how long the database has answered without a pause of <see cref="SteadyGap"/> or more.</summary>
    public TimeSpan DatabaseSteady => DatabaseSilence > SteadyGap ? TimeSpan.Zero : Stopwatch.GetElapsedTime(Interlocked.Read(ref steadySince));

    private long HeardAt => Interlocked.Read(ref heardAt);

    /// <summary>Refuses when the silo must not answer; else the number to judge the answer by.</summary>
    /// <exception cref="SiloFencedException">The silo was frozen or cut off.</exception>
    public long Enter()
    {
        var number = Closings;
        return IsFenced ? throw new SiloFencedException() : number;
    }

    /// <summary>Refuses an answer that was thought out before a closing.</summary>
    /// <exception cref="SiloFencedException">The silo was frozen or cut off meanwhile.</exception>
    public void Leave(long entered)
    {
        if (IsFenced || Closings != entered)
        {
            throw new SiloFencedException();
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var now = Stopwatch.GetTimestamp();
        Interlocked.Exchange(ref tickedAt, now);
        Interlocked.Exchange(ref heardAt, now);
        new Thread(Watch) { IsBackground = true, Name = "self-fence" }.Start();
        beating = Beat();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        stopped.Set();
        await ended.CancelAsync();
        await beating;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stopped.Set();
        ended.Dispose();
    }

    private void Watch()
    {
        while (!stopped.Wait(Tick))
        {
            var now = Stopwatch.GetTimestamp();
            if (IsStill(now))
            {
                Close("it stood still");
            }
            else if (IsSilent(now))
            {
                Close("the database is silent");
            }

            Interlocked.Exchange(ref tickedAt, now);
        }

        // Nobody ticks any more, and a stopping silo still has calls to end.
        Interlocked.Exchange(ref tickedAt, long.MaxValue);
        Interlocked.Exchange(ref heardAt, long.MaxValue);
    }

    private async Task Beat()
    {
        using var timer = new PeriodicTimer(HeartbeatPeriod);
        try
        {
            while (await timer.WaitForNextTickAsync(ended.Token))
            {
                var asked = Stopwatch.GetTimestamp();
                var answer = await heartbeat.Beat(ended.Token);
                if (answer == Heartbeat.Expelled)
                {
                    Close("the others have declared it dead");
                }
                else if (answer == Heartbeat.Alive)
                {
                    // When it was asked, not when it was heard: the process may have stood still in between.
                    if (Stopwatch.GetElapsedTime(HeardAt) > SteadyGap)
                    {
                        Interlocked.Exchange(ref steadySince, asked);
                    }

                    Interlocked.Exchange(ref heardAt, asked);
                    await OpenIfMended();
                }
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The silo stops.
        }

        await heartbeat.DisposeAsync();
    }

    private void Close(string why)
    {
        lock (gate)
        {
            Interlocked.Increment(ref closings);
            if (isClosed)
            {
                return;
            }

            isClosed = true;
        }

        LogClosed(why, activations.Count);
    }

    /// <summary>The database has answered. When the fence is closed, drops what is remembered and opens, unless it was closed again meanwhile.</summary>
    private async Task OpenIfMended()
    {
        if (!isClosed)
        {
            return;
        }

        var number = Closings;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ended.Token);
        patience.CancelAfter(DropTimeMax);
        try
        {
            await activations.DropAll(patience.Token);
        }
        catch (OperationCanceledException) when (!ended.IsCancellationRequested)
        {
            LogNotDropped(activations.Count);
            return;
        }

        lock (gate)
        {
            var now = Stopwatch.GetTimestamp();
            if (number != Closings || IsStill(now) || IsSilent(now))
            {
                return;
            }

            isClosed = false;
        }

        LogOpened();
    }

    private bool IsStill(long now) => now - Interlocked.Read(ref tickedAt) > FrozenAfter.TotalSeconds * Stopwatch.Frequency;

    private bool IsSilent(long now) => now - Interlocked.Read(ref heardAt) > SilentAfter.TotalSeconds * Stopwatch.Frequency;

    [LoggerMessage(Level = LogLevel.Warning, Message = "This silo stops answering because {Why}; it drops {Count} activations before it answers again")]
    private partial void LogClosed(string why, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "This silo answers again")]
    private partial void LogOpened();

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} activations are not dropped yet; the silo stays closed")]
    private partial void LogNotDropped(int count);
}
