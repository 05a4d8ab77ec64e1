using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Ledger;
using Coordination.Grains.Markets;
using Coordination.Grains.Referrals;
using Coordination.Grains.Regions;
using Coordination.Grains.Storage;
using Coordination.Grains.UnderWay;

namespace Coordination.Grains.Resources;

/// <inheritdoc cref="IResourceGrain"/>
/// <remarks>
/// Commands on units interleave: each decides at once on what the commands before it will have made, and is answered when its
/// own rows are on disk. What is not on disk is shown to nobody; see <see cref="OpeningLane"/>.
/// </remarks>
[GrainType("resource")]
internal sealed partial class ResourceGrain(
    [PersistentState("resource")] IPersistentState<ResourceState> kept,
    LedgerWriter ledger,
    LedgerReader committed,
    LedgerClock time,
    ListingReports reports,
    WaitlistTable waitlist,
    RecentCommands answered,
    CommandsUnderWay underWay,
    ILogger<ResourceGrain> logger) : Grain, IResourceGrain
{
    private readonly Dictionary<OpeningId, OpeningLane> lanes = [];
    private readonly BegunCommands begun = new();
    private ImmutableArray<string> regions = [];
    private ImmutableArray<string> markets = [];

    private ResourceId ResourceId => new(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        foreach (var read in await LostDatabaseFilter.Told(committed.Openings(ResourceId)))
        {
            lanes[read.State.OpeningId] = new(read);
            NoteExpiry(read.State.DueAt);
        }

        NotePlaces();

        // Whoever had this resource before may have been lost between freeing a place and offering it.
        TendSoon();
    }

    /// <inheritdoc/>
    public async Task Describe(ResourceProfile profile)
    {
        if (CoordinationJson.Same(profile, kept.State.Profile))
        {
            return;
        }

        var (formerRegions, formerMarkets) = (regions, markets);
        await kept.Write(new() { Profile = profile }, this);
        NotePlaces();
        foreach (var lane in lanes.Values)
        {
            Report(lane, formerRegions, formerMarkets);
        }
    }

    /// <inheritdoc/>
    public Task<ResourceProfile?> Profile() => Task.FromResult(kept.State.Profile);

    /// <inheritdoc/>
    public async Task<CapacityOutcome> PostOpening(PostOpening command)
    {
        var openingId = OpeningId.From(ResourceId, command.Command.Scope + "\n" + command.Command.Key);
        if (kept.State.Profile is null)
        {
            return new CapacityOutcome.Unknown(openingId, 0);
        }

        if (!lanes.TryGetValue(openingId, out var lane))
        {
            lanes[openingId] = lane = Unposted(openingId);
        }

        try
        {
            var answer = await Carry(command.Command, openingId, (state, now) => OpeningDecisions.Post(state, command.Terms, command.Maximum, now));
            await TellMarkets(lane);
            TendSoon();
            return answer;
        }
        finally
        {
            if (!lane.Committed.Exists)
            {
                lanes.Remove(openingId);
            }
        }
    }

    /// <inheritdoc/>
    public Task<CapacityOutcome> PlaceHold(PlaceHold command) => Carry(command.Command, command.OpeningId, (state, now) =>
        DecideHold(state, command.NewcomerId, command.NeedId, command.Units, now + command.Lifetime, now));

    /// <inheritdoc/>
    public Task<CapacityOutcome> ConfirmHold(ResolveHold command) =>
        Carry(command.Command, command.HoldId.Opening, (state, now) => OpeningDecisions.Confirm(state, command.HoldId, now), command.HoldId);

    /// <inheritdoc/>
    public Task<CapacityOutcome> ReleaseHold(ResolveHold command) =>
        Carry(command.Command, command.HoldId.Opening, (state, now) => OpeningDecisions.Release(state, command.HoldId, now), command.HoldId);

    /// <inheritdoc/>
    public Task<CapacityOutcome> ExtendHold(ExtendHold command) =>
        Carry(command.Command, command.HoldId.Opening, (state, now) => OpeningDecisions.Extend(state, command.HoldId, now + command.Lifetime, now), command.HoldId);

    /// <inheritdoc/>
    public async Task<CapacityOutcome> ChangeOpening(ChangeOpening command)
    {
        var answer = await Carry(command.Command, command.OpeningId, (state, now) =>
            OpeningDecisions.Change(state, command.Maximum, command.IsClosed, command.Affirm, now));
        TendSoon();
        return answer;
    }

    /// <inheritdoc/>
    public async Task<OpeningListing?> Opening(OpeningId openingId)
    {
        if (!lanes.TryGetValue(openingId, out var lane))
        {
            return null;
        }

        await CaughtUp(lane);
        return ListingOf(lane);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<OpeningListing>> Openings()
    {
        foreach (var lane in lanes.Values.ToArray())
        {
            await Settled(lane);
        }

        return [.. lanes.Values.Select(ListingOf).OfType<OpeningListing>().OrderBy(listing => listing.OpeningId.Value, StringComparer.Ordinal)];
    }

    /// <summary>Nobody is sent to a provider that is not approved.</summary>
    private Decision DecideHold(
        OpeningState state, Domain.Newcomers.NewcomerId newcomerId, Domain.Newcomers.NeedId? needId, int units, DateTimeOffset expiresAt, DateTimeOffset now, BundleId? bundleId = null) =>
        state.Exists && kept.State.Profile is { IsPending: true }
            ? new(state, [], new CapacityOutcome.Closed(state.OpeningId, state.Version))
            : OpeningDecisions.PlaceHold(state, newcomerId, needId, units, expiresAt, now, bundleId);

    private static OpeningLane Unposted(OpeningId openingId) => new(new(OpeningState.Unposted(openingId), default, []));

    /// <summary>Waits until an opening that moves together with others has moved, so that nobody sees a part of it.</summary>
    private static async Task Settled(OpeningLane lane)
    {
        while (lane.Gate is { } gate)
        {
            await Over(gate);
        }
    }

    /// <summary>Waits until what is shown is as new as what is on disk now.</summary>
    /// <remarks>
    /// While silos come and go the engine may have two activations of one resource, for seconds. The ledger refuses the writes of the
    /// one that is behind; what it remembers would be shown without this.
    /// </remarks>
    private async Task CaughtUp(OpeningLane lane)
    {
        var onDisk = await committed.Version(lane.Latest.OpeningId);
        await Settled(lane);
        if (lane.Committed.Version < onDisk)
        {
            // Its own rows may be on disk and not noted yet.
            await Drained(lane);
            await Settled(lane);
        }

        if (lane.Committed.Version < onDisk)
        {
            lane.Break();
            await Reread(lane);
        }
    }

    private void NotePlaces()
    {
        if (kept.State.Profile is { } profile)
        {
            (regions, markets) = ([.. Listings.RegionsOf(profile)], [.. MarketPlaces.Of(profile)]);
        }
    }

    /// <summary>Regions and markets are views and this grain is the truth, so a slow one never delays a hold.</summary>
    private void Report(OpeningLane lane) => Report(lane, regions, markets);

    /// <summary>Tells also those that list it no longer.</summary>
    private void Report(OpeningLane lane, ImmutableArray<string> formerRegions, ImmutableArray<string> formerMarkets)
    {
        if (ListingOf(lane) is { } listing)
        {
            reports.Add(listing, Both(regions, formerRegions), Both(markets, formerMarkets));
        }
    }

    /// <summary>A new opening is told at once: whoever posted it looks for whom it suits.</summary>
    private Task TellMarkets(OpeningLane lane) => ListingOf(lane) is { } listing
        ? Task.WhenAll(markets.Select(market => GrainFactory.Market(market).ReportListings([listing])))
        : Task.CompletedTask;

    private static ImmutableArray<string> Both(ImmutableArray<string> now, ImmutableArray<string> former) => now == former ? now : [.. now.Union(former)];

    private OpeningListing? ListingOf(OpeningLane lane) => kept.State.Profile is { } profile && lane.Committed.Exists
        ? new(lane.Committed.OpeningId, lane.Committed.Version, profile, lane.Committed.Terms, lane.Committed.Balance, lane.Committed.IsClosed, lane.AffirmedAt)
        : null;
}
