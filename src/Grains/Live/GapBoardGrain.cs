using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using Coordination.Domain.Resources;
using Coordination.Grains.Regions;
using Orleans.Utilities;

namespace Coordination.Grains.Live;

/// <inheritdoc cref="IGapBoardGrain"/>
[GrainType("gap-board")]
internal sealed partial class GapBoardGrain(GapCounts counter, KeptCounts kept, WeekKeeper weeks, TimeProvider clock, ILogger<GapBoardGrain> logger) : Grain, IGapBoardGrain
{
    private static readonly TimeSpan Coalescing = TimeSpan.FromMilliseconds(150);
    /// <summary>Figures take at most a tenth of the time, whatever they cost; but screens are promised two seconds.</summary>
    private const int PausePerWork = 9;

    private static readonly TimeSpan PauseMax = TimeSpan.FromSeconds(1);
    /// <summary>How often it looks which divisions have changed without a report.</summary>
    private static readonly TimeSpan Reconciliation = TimeSpan.FromSeconds(30);

    /// <summary>Figures of an earlier day are shown no longer than this after the start.</summary>
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(1);

    /// <summary>How often the current week is written over.</summary>
    private static readonly TimeSpan WeekKeeping = TimeSpan.FromMinutes(10);

    /// <summary>A start has better things to do first.</summary>
    private static readonly TimeSpan FirstWeekKeeping = TimeSpan.FromSeconds(40);

    private static readonly TimeSpan WatchLifetime = TimeSpan.FromSeconds(75);
    private static readonly ImmutableArray<string> Types = [DivisionCounts.AllTypes, .. ServiceTypes.Slugs];

    private readonly Dictionary<string, Dictionary<string, DivisionCounts>> counts = Types.ToDictionary(type => type, _ => new Dictionary<string, DivisionCounts>());
    private readonly Dictionary<(string Region, string ServiceType), GapFigure> figures = [];
    private readonly Dictionary<(string Region, string ServiceType), GapInputs> inputs = [];
    private readonly HashSet<string> changedTypes = [];
    private IReadOnlyDictionary<string, int> arrivals = new Dictionary<string, int>();
    private ObserverManager<ILiveObserver> observers = null!;
    private IGrainTimer? publication;
    private TimeSpan pause = Coalescing;
    private DateTimeOffset asOf;
    private long version;
    private DateOnly countedOn;
    private int nextReconciled;
    private int timesWorkedOut;

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        observers = new(WatchLifetime, logger);

        // Versions grow also from one activation to the next, because the clock does.
        version = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await Start();
        Compute(Types);
        this.RegisterGrainTimer(Reconcile, new GrainTimerCreationOptions(countedOn == Today ? Reconciliation : FirstLook, Reconciliation) { KeepAlive = true });

        // Compares with the rows while everything else goes on: one division takes up to seconds.
        nextReconciled = (int)(version % RegionTable.CensusDivisions.Count);
        this.RegisterGrainTimer(CompareOne, new GrainTimerCreationOptions(Reconciliation, Reconciliation) { KeepAlive = true, Interleave = true });
        this.RegisterGrainTimer(KeepWeek, new GrainTimerCreationOptions(FirstWeekKeeping, WeekKeeping) { KeepAlive = true, Interleave = true });
    }

    /// <inheritdoc/>
    public Task ReportCounts(ImmutableArray<DivisionCounts> reported)
    {
        foreach (var count in reported.Where(count => counts.ContainsKey(count.ServiceType)))
        {
            if (!Same(counts[count.ServiceType].GetValueOrDefault(count.Division), count))
            {
                counts[count.ServiceType][count.Division] = count;
                changedTypes.Add(count.ServiceType);
            }
        }

        if (changedTypes.Count == 0)
        {
            return Task.CompletedTask;
        }

        publication ??= this.RegisterGrainTimer(Publish, new GrainTimerCreationOptions(pause, Timeout.InfiniteTimeSpan) { KeepAlive = true });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ReportNotices(ImmutableArray<OpeningNotice> openings, ImmutableArray<ReferralNotice> referrals, ImmutableArray<CircleNotice> circles) =>
        observers.Notify(observer => observer.Noticed(openings, referrals, circles));

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

    /// <inheritdoc/>
    public Task<GapAccount?> Account(string regionCode, string serviceType) => Task.FromResult(
        figures.TryGetValue((regionCode, serviceType), out var figure) && inputs.TryGetValue((regionCode, serviceType), out var from)
            ? new GapAccount(figure, from, asOf)
            : null);

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
        arrivals = await counter.Arrivals12Months();
        await kept.Look();

        // What is waiting beyond its target, how fresh a seat is: all of it changes with the day.
        await Recount(countedOn == Today ? await kept.Changed() : AllDivisions());
        countedOn = Today;
        await Tell(Types);
    }

    private async Task CompareOne(CancellationToken cancellation)
    {
        var division = RegionTable.CensusDivisions[nextReconciled++ % RegionTable.CensusDivisions.Count].Code;
        if (await kept.Reconcile(division) is > 0 and var wrong)
        {
            LogMended(division, wrong);
        }
    }

    private async Task KeepWeek(CancellationToken cancellation)
    {
        // Weeks before the first are worked out from what is recorded, and once more later: a community may just be loading.
        var workedOut = await weeks.WorkOutBefore(() => counts.ToDictionary(type => type.Key, type => type.Value.ToDictionary()), arrivals, Today, timesWorkedOut == 1);
        timesWorkedOut += workedOut ? 1 : 0;
        await weeks.Save([.. figures.Values], Today);
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

    /// <summary>Begins with what was counted last, whatever the day, and counts the divisions that have changed since.</summary>
    private async Task Start()
    {
        arrivals = await counter.Arrivals12Months();
        await kept.Look();
        var last = await kept.All();
        foreach (var division in last)
        {
            Take(division.Counts);
        }

        await Recount([.. AllDivisions().Except(last.Where(division => division.On is not null && !division.IsStale).Select(division => division.Division))]);
        countedOn = last.Where(division => !division.IsStale).Min(division => division.On) ?? Today;
    }

    private async Task Recount(IReadOnlyCollection<string> divisions)
    {
        if (divisions.Count == 0)
        {
            return;
        }

        var today = Today;
        var counted = (await counter.Of(divisions, today)).ToLookup(count => count.Division);
        foreach (var byDivision in counts.Values)
        {
            foreach (var division in divisions)
            {
                byDivision.Remove(division);
            }
        }

        foreach (var division in divisions)
        {
            Take(counted[division]);
        }

        await kept.Save(divisions, counted, today);
    }

    private void Take(IEnumerable<DivisionCounts> counted)
    {
        foreach (var count in counted.Where(count => counts.ContainsKey(count.ServiceType)))
        {
            counts[count.ServiceType][count.Division] = count;
        }
    }

    /// <summary>A region may report types that have not changed. Records that hold arrays are not equal by <c>==</c>.</summary>
    private static bool Same(DivisionCounts? before, DivisionCounts now) =>
        (before ?? new() { Division = now.Division, ServiceType = now.ServiceType }) is var old
        && (old with { Waits = [] }) == (now with { Waits = [] })
        && old.Waits.SequenceEqual(now.Waits);

    private static IReadOnlyCollection<string> AllDivisions() => [.. RegionTable.CensusDivisions.Select(division => division.Code)];

    /// <summary>Computes the figures of these types and gives those that differ from before.</summary>
    private ImmutableArray<GapFigure> Compute(IEnumerable<string> types)
    {
        asOf = clock.GetUtcNow();
        var assessed = counts[DivisionCounts.AllTypes].Values.Sum(count => count.PeopleEver);
        var changed = ImmutableArray.CreateBuilder<GapFigure>();
        foreach (var from in types.SelectMany(type => GapBoard.Inputs(type, counts[type], assessed, arrivals)))
        {
            var figure = GapBoard.FigureOf(from);
            inputs[(figure.RegionCode, figure.ServiceType)] = from;
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "The kept counts of {Division} differed from its rows in {Count} cells and were mended")]
    private partial void LogMended(string division, long count);
}
