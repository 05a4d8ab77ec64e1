using System.Collections.Concurrent;
using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using Microsoft.Extensions.Hosting;

namespace Coordination.Grains.Live;

/// <summary>The figures of the whole country in this process, kept current by the board. Screens and the hub read from here and never call grains for live figures.</summary>
/// <remarks>
/// It watches before it reads the snapshot and renews the watch every 2 seconds; a version that does not fit means a lost push, and
/// the snapshot is read again. The renewal is this frequent because a board whose silo died has forgotten who watches it.
/// </remarks>
public sealed partial class LiveFeed(IGrainFactory grains, TimeProvider clock, ILogger<LiveFeed> logger) : BackgroundService, ILiveObserver
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(250);

    /// <summary>A call through a gateway that died is answered by nobody; asking again goes through another.</summary>
    private static readonly TimeSpan AnswerTimeMax = TimeSpan.FromSeconds(2);

    /// <summary>A push may be on its way when the renewal names its version.</summary>
    private static readonly TimeSpan PushSlack = TimeSpan.FromMilliseconds(300);

    private readonly ConcurrentDictionary<(string Region, string ServiceType), GapFigure> figures = new();
    private readonly ConcurrentDictionary<long, Action<LiveChange>> listeners = new();
    private readonly SemaphoreSlim snapshotDue = new(0);
    private long nextListener;
    private bool isTold;
    private long version;
    private long heardAt = clock.GetTimestamp();
    private volatile bool isBehind = true;
    private ILiveObserver? reference;

    /// <summary>The version of the board these figures belong to; 0 before the first snapshot.</summary>
    public long Version => Interlocked.Read(ref version);

    /// <summary>When the newest figure was true.</summary>
    public DateTimeOffset AsOf { get; private set; }

    /// <summary>True while the board answers; screens show the age of their figures otherwise.</summary>
    public bool IsConnected { get; private set; }

    /// <summary>How long ago the board answered.</summary>
    public TimeSpan SilentFor => clock.GetElapsedTime(Interlocked.Read(ref heardAt));

    /// <summary>One figure; null before the first snapshot or for an unknown region or type.</summary>
    public GapFigure? Figure(string regionCode, string serviceType) => figures.GetValueOrDefault((regionCode, serviceType));

    /// <summary>The figures of every region of one level, in the order of the region table.</summary>
    public IReadOnlyList<GapFigure> Figures(RegionLevel level, string serviceType) =>
        [.. RegionTable.All.Where(region => region.Level == level).Select(region => Figure(region.Code, serviceType)).OfType<GapFigure>()];

    /// <summary>Calls <paramref name="listener"/> on every change until disposed. It must return at once: signal a channel and leave.</summary>
    public IDisposable Subscribe(Action<LiveChange> listener)
    {
        var key = Interlocked.Increment(ref nextListener);
        listeners[key] = listener;
        return new Subscription(() => listeners.TryRemove(key, out _));
    }

    /// <inheritdoc/>
    public Task FiguresChanged(FigureBatch batch)
    {
        if (batch.Version > Version + 1)
        {
            isBehind = true;
            snapshotDue.Release();
        }

        Take(batch);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Noticed(ImmutableArray<OpeningNotice> openings, ImmutableArray<ReferralNotice> referrals, ImmutableArray<CircleNotice> circles)
    {
        Tell(new(null, openings, referrals, circles));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Watch(stoppingToken);
                await snapshotDue.WaitAsync(Renewal, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                if (!isTold)
                {
                    isTold = true;
                    LogDisconnected(exception.GetType().Name, exception.Message);
                }

                isBehind = true;
                IsConnected = false;
                Tell(new(null, [], [], []));
                await Task.Delay(RetryDelay, clock, stoppingToken);
            }
        }
    }

    private async Task Watch(CancellationToken stopping)
    {
        var board = grains.GetGrain<IGapBoardGrain>(IGapBoardGrain.Key);
        reference ??= grains.CreateObjectReference<ILiveObserver>(this);
        var latest = await board.Watch(reference).WaitAsync(AnswerTimeMax, clock, stopping);
        if (!isBehind && latest > Version)
        {
            await Task.Delay(PushSlack, clock, stopping);
        }

        if (isBehind || latest != Version)
        {
            isBehind = false;
            var snapshot = await board.Snapshot().WaitAsync(AnswerTimeMax, clock, stopping);
            if (latest < Version)
            {
                // The board began anew on a silo whose clock is behind: its versions count, not those of before.
                Interlocked.Exchange(ref version, snapshot.Version);
            }

            Take(snapshot);
        }

        Interlocked.Exchange(ref heardAt, clock.GetTimestamp());
        isTold = false;
        if (!IsConnected)
        {
            IsConnected = true;
            Tell(new(null, [], [], []));
        }
    }

    private void Take(FigureBatch batch)
    {
        if (batch.Version < Version)
        {
            return;
        }

        foreach (var figure in batch.Figures)
        {
            figures[(figure.RegionCode, figure.ServiceType)] = figure;
        }

        AsOf = batch.AsOf;
        Interlocked.Exchange(ref version, batch.Version);
        Tell(new(batch, [], [], []));
    }

    private void Tell(LiveChange change)
    {
        foreach (var listener in listeners.Values)
        {
            listener(change);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The gap board does not answer; figures stay as they are until it does ({Fault}: {Reason})")]
    private partial void LogDisconnected(string fault, string reason);

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}

/// <summary>Something to show: changed figures, openings, referrals or circles. All empty means that the connection to the board was lost.</summary>
/// <param name="Figures">Changed figures, or null.</param>
/// <param name="Openings">Openings that moved.</param>
/// <param name="Referrals">Referrals that moved.</param>
/// <param name="Circles">Providers that see something else of a person in a circle.</param>
public sealed record LiveChange(FigureBatch? Figures, ImmutableArray<OpeningNotice> Openings, ImmutableArray<ReferralNotice> Referrals, ImmutableArray<CircleNotice> Circles);
