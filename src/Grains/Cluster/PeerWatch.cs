using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;

namespace Coordination.Grains.Cluster;

/// <summary>
/// Declares other silos dead where their silence to probes would take too long to tell, or tells nothing: one whose process has
/// ended, one that this silo cannot reach though both reach most others, and one that is cut off from the database.
/// </summary>
/// <remarks>
/// Nothing here is judged by how late an answer is. That a process has ended and that packets do not arrive is told by the
/// systems, not by the processes, so a silo that is only busy or frozen is left to the probes.
/// </remarks>
internal sealed partial class PeerWatch(
    IClusterMembershipService membership, ILocalSiloDetails self, SelfFence fence, Peers peers, TimeProvider clock, ILogger<PeerWatch> logger) : BackgroundService
{
    private static readonly TimeSpan RefusalPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ReopenPause = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan DatabaseAskPeriod = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<SiloAddress, CancellationTokenSource> watched = [];
    private readonly ConcurrentDictionary<SiloAddress, bool> unreached = [];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var now in membership.MembershipUpdates.WithCancellation(stoppingToken))
        {
            var active = Active(now);
            foreach (var (gone, watch) in watched.Where(watch => !active.Contains(watch.Key)).ToArray())
            {
                watched.TryRemove(gone, out _);
                unreached.TryRemove(gone, out _);
                await watch.CancelAsync();
            }

            foreach (var silo in active.Where(silo => !silo.Equals(self.SiloAddress) && !watched.ContainsKey(silo)))
            {
                var watch = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                watched[silo] = watch;
                _ = Watch(silo, watch);
            }
        }
    }

    private static ImmutableHashSet<SiloAddress> Active(ClusterMembershipSnapshot snapshot) =>
        [.. snapshot.Members.Values.Where(member => member.Status == SiloStatus.Active).Select(member => member.SiloAddress)];

    private async Task Watch(SiloAddress silo, CancellationTokenSource watch)
    {
        try
        {
            await Task.WhenAll(WatchLine(silo, watch.Token), WatchDatabase(silo, watch.Token));
        }
        catch (OperationCanceledException) when (watch.IsCancellationRequested)
        {
            // It is not a member any more, or this silo stops.
        }
        catch (Exception fault)
        {
            LogStopped(fault, silo);
        }
        finally
        {
            watch.Dispose();
        }
    }

    private async Task WatchLine(SiloAddress silo, CancellationToken cancellation)
    {
        var (wasReached, refusals, silentSince) = (false, 0, (long?)null);
        while (true)
        {
            var (line, reach) = await PeerLine.Open(silo.Endpoint, cancellation);
            refusals = reach == Reach.Refused ? refusals + 1 : 0;
            silentSince = reach == Reach.Silent ? silentSince ?? Stopwatch.GetTimestamp() : null;
            if (line is not null)
            {
                wasReached = true;
                unreached.TryRemove(silo, out _);
                using (line)
                {
                    await line.Broken(cancellation);
                }
            }
            else if (wasReached)
            {
                // Where no line was ever had, a missing one would tell nothing.
                unreached[silo] = true;
                await Judge(silo, refusals, silentSince);
            }

            await Task.Delay(wasReached && reach == Reach.Refused ? RefusalPause : ReopenPause, clock, cancellation);
        }
    }

    private async Task Judge(SiloAddress silo, int refusals, long? silentSince)
    {
        var active = Active(membership.CurrentSnapshot);
        if (PeerRules.HasEnded(refusals))
        {
            await Declare(silo, "its process has ended");
        }
        else if (silentSince is { } since && PeerRules.IsCutOff(Stopwatch.GetElapsedTime(since), IsElder(silo), active.Count - active.Count(unreached.ContainsKey), active.Count))
        {
            await Declare(silo, "it cannot be reached, and most others can");
        }
    }

    /// <summary>A silo that cannot reach the database refuses every call of its grains; elsewhere they could work.</summary>
    private async Task WatchDatabase(SiloAddress silo, CancellationToken cancellation)
    {
        while (true)
        {
            await Task.Delay(DatabaseAskPeriod, clock, cancellation);
            if (await peers.DatabaseSilence(silo) is { } silence && PeerRules.HasLostDatabase(silence, fence.DatabaseSteady))
            {
                await Declare(silo, "it is cut off from the database, and this silo is not");
            }
        }
    }

    /// <summary>Started before the other.</summary>
    private bool IsElder(SiloAddress other) =>
        (self.SiloAddress.Generation, self.SiloAddress).CompareTo((other.Generation, other)) < 0;

    private async Task Declare(SiloAddress silo, string why)
    {
        if (fence.IsFenced || membership.CurrentSnapshot.GetSiloStatus(silo) != SiloStatus.Active || membership.CurrentSnapshot.GetSiloStatus(self.SiloAddress) != SiloStatus.Active)
        {
            return;
        }

        LogDeclares(silo, why);
        try
        {
            await membership.TryKill(silo);
        }
        catch (Exception refused) when (refused is not OperationCanceledException)
        {
            // The table cannot be written at the moment; the next look tries again.
            LogNotDeclared(refused, silo);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Silo {Silo} is declared dead: {Why}")]
    private partial void LogDeclares(SiloAddress silo, string why);

    [LoggerMessage(Level = LogLevel.Information, Message = "Silo {Silo} could not be declared dead")]
    private partial void LogNotDeclared(Exception exception, SiloAddress silo);

    [LoggerMessage(Level = LogLevel.Error, Message = "Silo {Silo} is not watched any more")]
    private partial void LogStopped(Exception exception, SiloAddress silo);
}
