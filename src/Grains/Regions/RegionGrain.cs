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

    private readonly Dictionary<OpeningId, OpeningListing> known = [];
    private readonly HashSet<string> changedTypes = [];
    private readonly Dictionary<OpeningId, OpeningNotice> openingNotices = [];
    private readonly List<ReferralNotice> referralNotices = [];
    private Dictionary<string, DivisionCounts>? demand;
    private bool demandChanged;
    private IGrainTimer? publication;
    private TimeSpan pause = Coalescing;
    private long published;

    private string Code => this.GetPrimaryKeyString();

    private bool IsDivision => RegionTable.Find(Code)?.Level == RegionLevel.CensusDivision;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await ReadListings();
        this.RegisterGrainTimer(Reconcile, new GrainTimerCreationOptions(Reconciliation, Reconciliation) { KeepAlive = false });
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<OpeningListing>> Candidates() => Task.FromResult(known.Values.ToImmutableArray());

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
        if (before?.Version > listing.Version)
        {
            return;
        }

        // A resource that has moved away, or become pending, is counted where it is now and no longer here.
        if (ReferenceEquals(before?.Profile, listing.Profile) || (Listings.RegionsOf(listing.Profile).Contains(Code) && !listing.Profile.IsPending))
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
        if (openingNotices.Count > 0 || referralNotices.Count > 0)
        {
            await board.ReportNotices([.. openingNotices.Values], [.. referralNotices]);
            openingNotices.Clear();
            referralNotices.Clear();
        }

        if (changedTypes.Count == 0)
        {
            return;
        }

        var types = changedTypes.Append(DivisionCounts.AllTypes).ToHashSet();
        changedTypes.Clear();
        var now = clock.GetUtcNow();
        if (demand is null || demandChanged)
        {
            demandChanged = false;
            demand = (await counts.Of([Code], now)).ToDictionary(count => count.ServiceType);
        }

        await board.ReportCounts([.. types.Select(type => (demand.GetValueOrDefault(type) ?? new() { Division = Code, ServiceType = type }).WithSupply(known.Values, now))]);
    }

    private async Task Reconcile(CancellationToken cancellation)
    {
        var before = known.Values.ToDictionary(listing => listing.OpeningId, listing => listing.Version);
        await ReadListings();
        var differing = known.Values.Where(listing => before.GetValueOrDefault(listing.OpeningId) != listing.Version).ToList();
        if (differing.Count > 0)
        {
            LogReconciled(Code, differing.Count);
        }
    }

    private async Task ReadListings()
    {
        var read = IsDivision ? await listings.InDivision(Code) : await listings.FarReachingInProvince(Code);
        known.Clear();
        foreach (var listing in read.Where(listing => !listing.Profile.IsPending))
        {
            known[listing.OpeningId] = listing;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Region {Region}: {Count} listings had changed without a report")]
    private partial void LogReconciled(string region, int count);
}
