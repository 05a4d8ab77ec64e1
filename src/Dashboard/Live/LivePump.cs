using System.Threading.Channels;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Grains.Live;

namespace Coordination.Dashboard.Live;

/// <summary>Brings changes from the feed to one circuit, at most four times a second, and less often the more its renders take.</summary>
/// <remarks>
/// The feed only signals a channel of capacity one. The loop that reads it starts in the component's OnInitialized and so
/// keeps the circuit's dispatcher and culture: called straight from the feed, a French page would show English numbers.
/// </remarks>
public sealed class LivePump : IDisposable
{
    /// <summary>Shortest time between two renders.</summary>
    public static readonly TimeSpan RenderPause = TimeSpan.FromMilliseconds(250);

    /// <summary>Longest time between two renders of a page whose renders are dear.</summary>
    public static readonly TimeSpan RenderPauseMax = TimeSpan.FromMilliseconds(800);

    /// <summary>A page renders for at most a fiftieth of its time.</summary>
    private const int PausePerWork = 49;

    /// <summary>Notices kept between two renders; beyond it a batch says that anything may have moved.</summary>
    private const int NoticesMax = 500;

    private readonly Channel<bool> signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly CancellationTokenSource ended = new();
    private readonly Lock gate = new();
    private readonly IDisposable subscription;
    private Dictionary<OpeningId, OpeningNotice> openings = [];
    private Dictionary<ReferralId, ReferralNotice> referrals = [];
    private HashSet<CircleNotice> circles = [];
    private bool overflowed;

    /// <summary>Subscribes at once, so that nothing is missed by reading first.</summary>
    public LivePump(LiveFeed feed) => subscription = feed.Subscribe(Take);

    /// <summary>True keeps changes back until it is false again.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>Pauses or resumes; resuming shows at once what has gathered.</summary>
    public void Pause(bool pause)
    {
        IsPaused = pause;
        if (!pause)
        {
            Wake();
        }
    }

    private void Wake() => signal.Writer.TryWrite(true);

    /// <summary>Has the page look again after a while although the feed said nothing; false when the page was left by then.</summary>
    public async Task<bool> WakeAfter(TimeSpan delay, TimeProvider clock)
    {
        try
        {
            await Task.Delay(delay, clock, ended.Token);
            Wake();
            return true;
        }
        catch (Exception left) when (left is OperationCanceledException or ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>Calls <paramref name="show"/> for what has gathered until disposed; it answers what the render took. To be started, not awaited, in OnInitialized.</summary>
    public async Task Run(Func<LiveBatch, Task<TimeSpan>> show, TimeProvider clock)
    {
        try
        {
            await foreach (var _ in signal.Reader.ReadAllAsync(ended.Token))
            {
                if (!IsPaused)
                {
                    var wanted = await show(Gathered()) * PausePerWork;
                    await Task.Delay(wanted > RenderPauseMax ? RenderPauseMax : wanted > RenderPause ? wanted : RenderPause, clock, ended.Token);
                }
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The page was left.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        subscription.Dispose();
        ended.Cancel();
        ended.Dispose();
    }

    private void Take(LiveChange change)
    {
        lock (gate)
        {
            overflowed |= openings.Count + change.Openings.Length > NoticesMax || referrals.Count + change.Referrals.Length > NoticesMax;
            foreach (var notice in overflowed ? [] : change.Openings)
            {
                openings[notice.OpeningId] = notice;
            }

            foreach (var notice in overflowed ? [] : change.Referrals)
            {
                referrals[notice.ReferralId] = notice;
            }

            circles.UnionWith(change.Circles);
        }

        Wake();
    }

    private LiveBatch Gathered()
    {
        lock (gate)
        {
            var batch = new LiveBatch(openings, referrals, circles, overflowed);
            (openings, referrals, circles, overflowed) = ([], [], [], false);
            return batch;
        }
    }
}

/// <summary>What moved since the last render.</summary>
/// <param name="Openings">Openings that moved, each as it last stood.</param>
/// <param name="Referrals">Referrals that moved.</param>
/// <param name="Circles">Providers that see something else of a person in a circle; never more than there are providers.</param>
/// <param name="Overflowed">True when more moved than was kept: anything may have changed.</param>
public sealed record LiveBatch(
    IReadOnlyDictionary<OpeningId, OpeningNotice> Openings, IReadOnlyDictionary<ReferralId, ReferralNotice> Referrals, IReadOnlySet<CircleNotice> Circles, bool Overflowed)
{
    /// <summary>Anything may have changed.</summary>
    public static readonly LiveBatch Anything = new(new Dictionary<OpeningId, OpeningNotice>(), new Dictionary<ReferralId, ReferralNotice>(), new HashSet<CircleNotice>(), true);

    /// <summary>True when this provider may see something else of a person in a circle.</summary>
    public bool TouchesCircles(ProviderId provider) => Overflowed || Circles.Contains(new(provider));

    /// <summary>True when something of this provider moved.</summary>
    public bool Touches(ProviderId provider) =>
        Overflowed || Openings.Values.Any(notice => notice.ProviderId == provider) || Referrals.Values.Any(notice => notice.ProviderId == provider);
}
