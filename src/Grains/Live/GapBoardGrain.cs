using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using Coordination.Domain.Resources;
using Coordination.Grains.Regions;
using Orleans.Utilities;

namespace Coordination.Grains.Live;

/// <inheritdoc cref="IGapBoardGrain"/>
[GrainType("gap-board")]
internal sealed partial class GapBoardGrain(GapCounts counter, TimeProvider clock, ILogger<GapBoardGrain> logger) : Grain, IGapBoardGrain
{
    private static readonly TimeSpan Coalescing = TimeSpan.FromMilliseconds(150);
    /// <summary>Figures take at most a tenth of the time, whatever they cost; but screens are promised two seconds.</summary>
    private const int PausePerWork = 9;

    private static readonly TimeSpan PauseMax = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Reconciliation = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan WatchLifetime = TimeSpan.FromSeconds(75);
    private static readonly ImmutableArray<string> Types = [DivisionCounts.AllTypes, .. ServiceTypes.Slugs];

    private readonly Dictionary<string, Dictionary<string, DivisionCounts>> counts = Types.ToDictionary(type => type, _ => new Dictionary<string, DivisionCounts>());
    private readonly Dictionary<(string Region, string ServiceType), GapFigure> figures = [];
    private readonly HashSet<string> changedTypes = [];
    private IReadOnlyDictionary<string, int> arrivals = new Dictionary<string, int>();
    private ObserverManager<ILiveObserver> observers = null!;
    private IGrainTimer? publication;
    private TimeSpan pause = Coalescing;
    private DateTimeOffset asOf;
    private long version;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        observers = new(WatchLifetime, logger);

        // Versions grow also from one activation to the next, because the clock does.
        version = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await Recount();
        Compute(Types);
        this.RegisterGrainTimer(Reconcile, new GrainTimerCreationOptions(Reconciliation, Reconciliation) { KeepAlive = true });
    }

    /// <inheritdoc/>
    public Task ReportCounts(ImmutableArray<DivisionCounts> reported)
    {
        foreach (var count in reported.Where(count => counts.ContainsKey(count.ServiceType)))
        {
            counts[count.ServiceType][count.Division] = count;
            changedTypes.Add(count.ServiceType);
        }

        publication ??= this.RegisterGrainTimer(Publish, new GrainTimerCreationOptions(pause, Timeout.InfiniteTimeSpan) { KeepAlive = true });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ReportNotices(ImmutableArray<OpeningNotice> openings, ImmutableArray<ReferralNotice> referrals) =>
        observers.Notify(observer => observer.Noticed(openings, referrals));

    /// <inheritdoc/>
    public Task ReadArrivals() => Reconcile(CancellationToken.None);

    /// <inheritdoc/>
    public Task<long> Watch(ILiveObserver observer)
    {
        observers.Subscribe(observer, observer);
        return Task.FromResult(version);
    }

    /// <inheritdoc/>
    public Task<FigureBatch> Snapshot() => Task.FromResult(new FigureBatch(version, asOf, [.. figures.Values]));

    private async Task Publish(CancellationToken cancellation)
    {
        publication?.Dispose();
        publication = null;
        var types = changedTypes.ToArray();
        changedTypes.Clear();
        var began = clock.GetTimestamp();
        await Tell(types);
        var wanted = clock.GetElapsedTime(began) * PausePerWork;
        pause = wanted > PauseMax ? PauseMax : wanted > Coalescing ? wanted : Coalescing;
    }

    private async Task Reconcile(CancellationToken cancellation)
    {
        await Recount();
        await Tell(Types);
    }

    private async Task Tell(IEnumerable<string> types)
    {
        var changed = Compute(types);
        if (changed.IsEmpty)
        {
            return;
        }

        var batch = new FigureBatch(++version, asOf, changed);
        LogChanged(batch.Version, changed.Length);
        await observers.Notify(observer => observer.FiguresChanged(batch));
    }

    private async Task Recount()
    {
        arrivals = await counter.Arrivals12Months();
        var counted = await counter.Of([.. RegionTable.CensusDivisions.Select(division => division.Code)], clock.GetUtcNow());
        foreach (var byDivision in counts.Values)
        {
            byDivision.Clear();
        }

        foreach (var count in counted.Where(count => counts.ContainsKey(count.ServiceType)))
        {
            counts[count.ServiceType][count.Division] = count;
        }
    }

    /// <summary>Computes the figures of these types and gives those that differ from before.</summary>
    private ImmutableArray<GapFigure> Compute(IEnumerable<string> types)
    {
        asOf = clock.GetUtcNow();
        var assessed = counts[DivisionCounts.AllTypes].Values.Sum(count => count.PeopleEver);
        var changed = ImmutableArray.CreateBuilder<GapFigure>();
        foreach (var figure in types.SelectMany(type => GapBoard.Figures(type, counts[type], assessed, arrivals)))
        {
            if (!figures.TryGetValue((figure.RegionCode, figure.ServiceType), out var before) || before != figure)
            {
                figures[(figure.RegionCode, figure.ServiceType)] = figure;
                changed.Add(figure);
            }
        }

        return changed.ToImmutable();
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Board version {Version}: {Count} figures changed")]
    private partial void LogChanged(long version, int count);
}
