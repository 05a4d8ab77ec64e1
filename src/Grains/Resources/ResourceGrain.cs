using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Ledger;
using Coordination.Grains.Referrals;
using Coordination.Grains.Storage;

namespace Coordination.Grains.Resources;

/// <inheritdoc cref="IResourceGrain"/>
[GrainType("resource")]
internal sealed partial class ResourceGrain(
    [PersistentState("resource")] IPersistentState<ResourceState> kept,
    LedgerWriter ledger,
    LedgerReader committed,
    WaitlistTable waitlist,
    TimeProvider clock,
    ILogger<ResourceGrain> logger) : Grain, IResourceGrain
{
    private const int AttemptsMax = 4;
    private const int OffersPerTurnMax = 50;
    private static readonly TimeSpan OfferLifetime = TimeSpan.FromHours(48);
    private static readonly TimeSpan ExpirySlack = TimeSpan.FromMilliseconds(20);

    private readonly Dictionary<OpeningId, (OpeningState State, DateTimeOffset AffirmedAt)> openings = [];
    private readonly RecentAnswers recent = new();
    private IGrainTimer? expiryTimer;
    private DateTimeOffset? expiryAt;

    private ResourceId ResourceId => new(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await ReloadOpenings();
        ScheduleExpiry();
    }

    /// <inheritdoc/>
    public async Task Describe(ResourceProfile profile)
    {
        if (CoordinationJson.Same(profile, kept.State.Profile))
        {
            return;
        }

        var before = kept.State.Profile;
        await kept.Write(new() { Profile = profile }, this);

        foreach (var openingId in openings.Keys)
        {
            await Report(openingId, before?.RegionCode == profile.RegionCode ? null : before?.RegionCode);
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

        var answer = await Carry(command.Command, openingId, (state, now) => OpeningDecisions.Post(state, command.Terms, command.Maximum, now));
        await OfferFreeUnits(openingId);
        return answer;
    }

    /// <inheritdoc/>
    public Task<CapacityOutcome> PlaceHold(PlaceHold command)
    {
        var holdId = HoldId.From(command.OpeningId, command.Command.Scope + "\n" + command.Command.Key);
        return Carry(command.Command, command.OpeningId, (state, now) => state.Exists && kept.State.Profile is { IsPending: true }
            ? new(state, [], new CapacityOutcome.Closed(state.OpeningId, state.Version)) // Nobody is sent to a provider that is not approved.
            : OpeningDecisions.PlaceHold(state, holdId, command.NewcomerId, command.NeedId, command.Units, now + command.Lifetime, now));
    }

    /// <inheritdoc/>
    public Task<CapacityOutcome> ConfirmHold(ResolveHold command) =>
        CarryOnHold(command.Command, command.HoldId, (state, now) => OpeningDecisions.Confirm(state, command.HoldId, now));

    /// <inheritdoc/>
    public async Task<CapacityOutcome> ReleaseHold(ResolveHold command)
    {
        var answer = await CarryOnHold(command.Command, command.HoldId, (state, now) => OpeningDecisions.Release(state, command.HoldId, now));
        await OfferFreeUnits(command.HoldId.Opening);
        return answer;
    }

    /// <inheritdoc/>
    public Task<CapacityOutcome> ExtendHold(ExtendHold command) =>
        CarryOnHold(command.Command, command.HoldId, (state, now) => OpeningDecisions.Extend(state, command.HoldId, now + command.Lifetime, now));

    /// <inheritdoc/>
    public async Task<CapacityOutcome> ChangeOpening(ChangeOpening command)
    {
        var answer = await Carry(command.Command, command.OpeningId, (state, now) =>
            OpeningDecisions.Change(state, command.Maximum, command.IsClosed, command.Affirm, now));
        await OfferFreeUnits(command.OpeningId);
        return answer;
    }

    /// <inheritdoc/>
    public Task<OpeningListing?> Opening(OpeningId openingId) => Task.FromResult(ListingOf(openingId));

    /// <inheritdoc/>
    public Task<ImmutableArray<OpeningListing>> Openings() =>
        Task.FromResult(openings.Keys.Select(ListingOf).OfType<OpeningListing>().OrderBy(listing => listing.OpeningId.Value, StringComparer.Ordinal).ToImmutableArray());

    /// <inheritdoc/>
    public async Task Tend()
    {
        foreach (var openingId in openings.Keys.ToArray())
        {
            if (openings[openingId].State.Holds.Values.Any(hold => hold.IsOverdue(clock.GetUtcNow())))
            {
                await Carry(null, openingId, OpeningDecisions.Lapse);
            }

            await OfferFreeUnits(openingId);
        }

        ScheduleExpiry();
    }

    private OpeningListing? ListingOf(OpeningId openingId) =>
        kept.State.Profile is { } profile && openings.TryGetValue(openingId, out var item)
            ? new(openingId, item.State.Version, profile, item.State.Terms, item.State.Balance, item.State.IsClosed, item.AffirmedAt)
            : null;
}
