using System.Collections.Concurrent;
using System.Threading.Channels;
using Coordination.Dashboard.Desk;
using Coordination.Dashboard.Live;
using Coordination.Grains.Communities;
using Coordination.Grains.Live;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordination.Dashboard.Map;

/// <summary>Tells everybody who has the map open in this process that something changed, one after the other, round after round.</summary>
/// <remarks>
/// One loop and not one a page: thousands of pages that wake at once would stand before every click and before the silo beside them.
/// A round takes one processor at most half of the time.
/// </remarks>
public sealed partial class MapRounds(LiveFeed feed, ActivityFeed activity, UrgentCounts urgent, TimeProvider clock, ILogger<MapRounds> logger) : BackgroundService
{
    /// <summary>Shortest time from one round to the next.</summary>
    public static readonly TimeSpan PauseMin = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan PauseMax = TimeSpan.FromMilliseconds(500);

    /// <summary>Where nothing changes, the time the figures are of is still told this often.</summary>
    private static readonly TimeSpan AsOfPause = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<IMapReader, bool> readers = new();
    private readonly Channel<bool> signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private long moved;
    private long communityMoved;

    /// <summary>Grows with every referral, opening and figure that moves.</summary>
    public long Moved => Interlocked.Read(ref moved);

    /// <summary>Grows with everything a community does that coordinators read.</summary>
    public long CommunityMoved => Interlocked.Read(ref communityMoved);

    /// <summary>Takes part in the rounds from now on.</summary>
    public void Add(IMapReader reader)
    {
        readers[reader] = true;
        Wake();
    }

    /// <summary>Takes part no longer.</summary>
    public void Remove(IMapReader reader) => readers.TryRemove(reader, out _);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = feed.Subscribe(Take);
        await using var asOf = clock.CreateTimer(_ => Wake(), null, AsOfPause, AsOfPause);
        activity.Add(Wake);
        try
        {
            await foreach (var due in signal.Reader.ReadAllAsync(stoppingToken))
            {
                var began = clock.GetTimestamp();
                if (readers.Keys.Any(reader => reader.WantsUrgent) && urgent.Renew() is { } counting)
                {
                    _ = WakeAfter(counting);
                }

                foreach (var reader in readers.Keys)
                {
                    Look(reader);
                }

                var took = clock.GetElapsedTime(began);
                await Task.Delay(took < PauseMin ? PauseMin : took > PauseMax ? PauseMax : took, clock, stoppingToken);
            }
        }
        finally
        {
            activity.Remove(Wake);
        }
    }

    private void Look(IMapReader reader)
    {
        try
        {
            reader.Look();
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // One page that cannot be told must not keep the news from all others.
            LogBroken(broken);
        }
    }

    private void Take(LiveChange change)
    {
        if (change.Openings.Length > 0 || change.Referrals.Length > 0 || change.Figures is { Figures.Length: > 0 })
        {
            Interlocked.Increment(ref moved);
        }

        if (CommunityNews.ForDesks(change.Circles))
        {
            Interlocked.Increment(ref communityMoved);
        }

        Wake();
    }

    private async Task WakeAfter(Task counting)
    {
        await counting;
        Wake();
    }

    private void Wake() => signal.Writer.TryWrite(true);

    [LoggerMessage(Level = LogLevel.Error, Message = "A page of the map could not be told what changed")]
    private partial void LogBroken(Exception exception);
}

/// <summary>Somebody who has the map open.</summary>
public interface IMapReader
{
    /// <summary>True for those who see what will not wait.</summary>
    bool WantsUrgent { get; }

    /// <summary>Something may have changed. Returns at once; from any thread.</summary>
    void Look();
}
