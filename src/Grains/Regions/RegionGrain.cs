using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Grains.Live;
using Coordination.Grains.Resources;

namespace Coordination.Grains.Regions;

/// <inheritdoc cref="IRegionGrain"/>
[GrainType("region")]
internal sealed partial class RegionGrain(Listings listings, GapCounts counts, TimeProvider clock, ILogger<RegionGrain> logger) : Grain, IRegionGrain
{
    /// <summary>Changes that arrive within this time are counted together.</summary>
    private static readonly TimeSpan Coalescing = TimeSpan.FromMilliseconds(150);

    /// <summary>Counting takes at most a tenth of the time, whatever it costs; but screens are promised two seconds.</summary>
    private const int PausePerWork = 9;

    private static readonly TimeSpan PauseMax = TimeSpan.FromSeconds(1);

    /// <summary>While change follows change, it is told this often.</summary>
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(400);

    /// <summary>How often the view is checked against the database.</summary>
    private static readonly TimeSpan Reconciliation = TimeSpan.FromSeconds(30);

    /// <summary>A region that nobody asks for candidates lets the database count its supply this often, before it reads its listings to count them itself.</summary>
    private const int CountsUnread = 1;

    private static readonly ImmutableArray<string> Types = [DivisionCounts.AllTypes, .. ServiceTypes.Slugs];

    private readonly Dictionary<OpeningId, OpeningListing> known = [];
    private readonly HashSet<string> changedTypes = [];
    private readonly Dictionary<OpeningId, OpeningNotice> openingNotices = [];
    private readonly List<ReferralNotice> referralNotices = [];
    private readonly HashSet<CircleNotice> circleNotices = [];
    private ImmutableArray<DivisionCounts> demand;
    private DateOnly demandOn;
    private bool demandChanged;
    private Dictionary<OpeningId, ListingStamp> stamps = [];
    private IGrainTimer? publication;
    private TimeSpan pause = Coalescing;
    private long published;
    private bool isRead;
    private int countsUnread;

    private string Code => this.GetPrimaryKeyString();

    private bool IsDivision => RegionTable.Find(Code)?.Level == RegionLevel.CensusDivision;

    /// <inheritdoc/>
    /// <remarks>Listings are read when they are first needed: a report from a division of many openings would else wait for all of them.</remarks>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(Reconcile, new GrainTimerCreationOptions(Reconciliation, Reconciliation) { KeepAlive = false });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<OpeningListing>> Candidates()
    {
        if (!isRead)
        {
            await ReadListings();
        }

        return [.. known.Values];
    }

    /// <inheritdoc/>
    public Task ReportListings(ImmutableArray<OpeningListing> changed)
    {
        foreach (var listing in changed)
        {
            Note(listing);
        }

        return Task.CompletedTask;
    }

    private void Note(OpeningListing listing)
    {
        var before = known.GetValueOrDefault(listing.OpeningId);
        if (before?.Version > listing.Version || openingNotices.GetValueOrDefault(listing.OpeningId)?.Version > listing.Version)
        {
            return;
        }

        // A resource that has moved away, or become pending, is counted where it is now and no longer here.
        if (!isRead)
        {
            // It will be among what is read.
        }
        else if (ReferenceEquals(before?.Profile, listing.Profile) || (Listings.RegionsOf(listing.Profile).Contains(Code) && !listing.Profile.IsPending))
        {
            known[listing.OpeningId] = listing;
        }
        else
        {
            known.Remove(listing.OpeningId);
        }

        if (IsDivision)
        {
            openingNotices[listing.OpeningId] = new(
                listing.OpeningId, listing.Profile.ResourceId, listing.Profile.ProviderId, Code,
                listing.Balance.Available, listing.Balance.Held, listing.Balance.Taken, listing.Version);
            Changed([listing.Profile.ServiceType, .. before is null ? [] : new[] { before.Profile.ServiceType }]);
        }
    }

    /// <inheritdoc/>
    public Task ReportDemand(ImmutableArray<string> serviceTypes)
    {
        demandChanged = true;
        Changed(serviceTypes);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ReportReferral(ReferralId referralId, ReferralStatus status, ProviderId providerId)
    {
        referralNotices.Add(new(referralId, status, providerId));
        Changed([]);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ReportCircle(ImmutableArray<ProviderId> providers)
    {
        circleNotices.UnionWith(providers.Select(provider => new CircleNotice(provider)));
        Changed([]);
        return Task.CompletedTask;
    }

    private void Changed(IEnumerable<string> serviceTypes)
    {
        changedTypes.UnionWith(serviceTypes);
        publication ??= this.RegisterGrainTimer(Publish, new GrainTimerCreationOptions(pause, Timeout.InfiniteTimeSpan) { KeepAlive = true });
    }

    private async Task Publish(CancellationToken cancellation)
    {
        publication?.Dispose();
        publication = null;
        var began = clock.GetTimestamp();
        var least = clock.GetElapsedTime(published, began) < PauseMax ? BusyPause : Coalescing;
        published = began;
        await PublishChanges();
        var wanted = clock.GetElapsedTime(began) * PausePerWork;
        pause = wanted > PauseMax ? PauseMax : wanted > least ? wanted : least;
    }

    private async Task PublishChanges()
    {
        var board = GrainFactory.GetGrain<IGapBoardGrain>(IGapBoardGrain.Key);
        if (openingNotices.Count > 0 || referralNotices.Count > 0 || circleNotices.Count > 0)
        {
            await board.ReportNotices([.. openingNotices.Values], [.. referralNotices], [.. circleNotices]);
            openingNotices.Clear();
            referralNotices.Clear();
            circleNotices.Clear();
        }

        if (changedTypes.Count == 0)
        {
            return;
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (!isRead && countsUnread++ < CountsUnread)
        {
            // Of a resource that is now of another type, the former one is not known here: all are told.
            changedTypes.Clear();
            await Tell(board, Types, await counts.Of([Code], today));
            return;
        }

        if (!isRead)
        {
            await ReadListings();
        }

        var types = changedTypes.Append(DivisionCounts.AllTypes).ToImmutableArray();
        changedTypes.Clear();
        if (demand.IsDefault || demandChanged || demandOn != today)
        {
            (demandChanged, demandOn) = (false, today);
            demand = await counts.DemandOf(Code, today);
        }

        await Tell(board, types, demand, count => count.WithSupply(known.Values, today));
    }

    private Task Tell(IGapBoardGrain board, ImmutableArray<string> types, ImmutableArray<DivisionCounts> counted, Func<DivisionCounts, DivisionCounts>? fill = null)
    {
        var byType = counted.ToDictionary(count => count.ServiceType);
        var told = types.Distinct().Select(type => byType.GetValueOrDefault(type) ?? new() { Division = Code, ServiceType = type });
        return board.ReportCounts([.. fill is null ? told : told.Select(fill)]);
    }

    private async Task Reconcile(CancellationToken cancellation)
    {
        if (isRead && await ReadListings() is > 0 and var differing)
        {
            LogReconciled(Code, differing);
        }
    }

    /// <summary>Reads the listings that are not as they are known, or whose resource was written since they were read. Answers how many were of another version.</summary>
    private async Task<int> ReadListings()
    {
        var now = await listings.Stamps(Code, IsDivision);
        foreach (var gone in known.Keys.Where(opening => !now.ContainsKey(opening)).ToList())
        {
            known.Remove(gone);
        }

        var differing = now
            .Where(item => known.GetValueOrDefault(item.Key)?.Version != item.Value.Version || stamps.GetValueOrDefault(item.Key)?.ResourceWrite != item.Value.ResourceWrite)
            .Select(item => item.Key).ToArray();
        var changed = 0;
        foreach (var listing in await listings.Of(differing))
        {
            changed += known.GetValueOrDefault(listing.OpeningId)?.Version == listing.Version ? 0 : 1;
            known[listing.OpeningId] = listing;
        }

        (stamps, isRead) = (now, true);
        return changed;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Region {Region}: {Count} listings had changed without a report")]
    private partial void LogReconciled(string region, int count);
}
