using Coordination.Domain.Matching;
using Coordination.Domain.Matching.Bundles;
using Coordination.Domain.Matching.Catalogues;
using Coordination.Domain.Matching.Explaining;
using Coordination.Domain.Matching.Markets;
using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Matching.Rules;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Grains.Policies;
using Coordination.Grains.Referrals;
using Coordination.Grains.Resources;
using Orleans.Concurrency;

namespace Coordination.Grains.Markets;

/// <inheritdoc cref="IMarketGrain"/>
/// <remarks>Calls interleave while one of them waits for the database or a solver; the catalogue is only touched between two awaits.</remarks>
[GrainType("market"), Reentrant]
internal sealed partial class MarketGrain(
    [PersistentState("market")] IPersistentState<MarketState> kept,
    Listings listings,
    MarketRecords records,
    WaitlistTable waitlist,
    TimeProvider clock,
    ILogger<MarketGrain> logger) : Grain, IMarketGrain
{
    private static readonly TimeSpan Reconciliation = TimeSpan.FromMinutes(1);

    private readonly Dictionary<OpeningId, OpeningListing> known = [];
    private Dictionary<OpeningId, ListingStamp> stamps = [];
    private Catalogue catalogue = new(MatchingPolicy.Default);

    private string Code => this.GetPrimaryKeyString()[MarketPlaces.KeyPrefix.Length..];

    private MatchingPolicy Policy => catalogue.Policy;

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        catalogue = new((await GrainFactory.GetGrain<IPolicyGrain>(IPolicyGrain.Key).Current()).Policy);
        this.RegisterGrainTimer(Reconcile, new GrainTimerCreationOptions(Reconciliation, Reconciliation) { KeepAlive = false, Interleave = true });
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => saving is null ? Task.CompletedTask : Save();

    /// <inheritdoc/>
    public async Task<MatchList> Matches(Seeker seeker)
    {
        await Filed();
        var now = clock.GetUtcNow();
        var ranked = CatalogueRanking.Rank(catalogue, EnquiryOf(seeker), now);
        foreach (var match in ranked.Where(match => match.IsPriceHeld))
        {
            KeepFromToday(match.Match.Listing.OpeningId);
        }

        return new(ranked, Policy.Version, catalogue.PriceVersion, catalogue.PriceSource, now);
    }

    /// <inheritdoc/>
    public async Task<WhyNot> Explain(Seeker seeker, OpeningListing listing)
    {
        await Filed();
        var need = seeker.Needs.FirstOrDefault(need => need.ServiceType == listing.Profile.ServiceType);
        return WhyNot.Of(catalogue, EnquiryOf(seeker), listing, need?.IsAged(clock.GetUtcNow(), Policy.AgeingTargets) == true);
    }

    /// <inheritdoc/>
    public async Task<MatchDecision> Decide(Seeker seeker, NeedId needId, ImmutableArray<OpeningId> without)
    {
        await Filed();
        var need = seeker.Needs.First(need => need.NeedId == needId);
        var decision = MatchDecision.Of(new(
            seeker.NewcomerId, needId, Today, need.IsAged(clock.GetUtcNow(), Policy.AgeingTargets), 0, ConsideredFor(seeker, need, without),
            catalogue.PriceVersion, catalogue.PriceSource, Policy.Version));
        foreach (var rejected in decision.Rejected.Where(rejected => rejected.Why == Domain.Matching.Deciding.Rejection.PriceHeld))
        {
            KeepFromToday(rejected.OpeningId);
        }

        return decision;
    }

    /// <inheritdoc/>
    public async Task<BundleProposal> ProposeBundle(Seeker seeker, ImmutableArray<NeedId> needs)
    {
        await Filed();

        // What may only be given within a bundle may be proposed for one.
        var within = seeker with { Circumstances = seeker.Circumstances with { IsInAcceptedBundle = true } };
        return BundleProposal.For(catalogue, EnquiryOf(within), [.. seeker.Needs.Where(need => needs.Contains(need.NeedId)).DistinctBy(need => need.ServiceType)]);
    }

    /// <inheritdoc/>
    public Task ReportListings(ImmutableArray<OpeningListing> changed)
    {
        // While it is being filed, what is told now may not be among what is read.
        if (isFiled || filing is not null)
        {
            foreach (var listing in changed)
            {
                Note(listing);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task Follow(MatchingPolicy policy)
    {
        await Filed();
        if (policy.Version != Policy.Version)
        {
            await Refile(policy);
            PriceSoon();
        }
    }

    /// <inheritdoc/>
    public async Task<MarketStanding> Standing()
    {
        await Filed();
        await Remembered();
        return new(known.Count, kept.State.Prices.Prices.Count, past.Requests.Length, catalogue.PriceVersion, catalogue.PriceSource, kept.State.Prices.On, Policy.Version);
    }

    private Enquiry EnquiryOf(Seeker seeker) => new(catalogue, seeker, PersonFacts.Of(seeker), Today);

    private ImmutableArray<Considered> ConsideredFor(Seeker seeker, Need need, ImmutableArray<OpeningId> without)
    {
        var considered = ImmutableArray.CreateBuilder<Considered>();
        foreach (ref readonly var candidate in EnquiryOf(seeker).Candidates(need.ServiceType, need.Urgency, 0))
        {
            var listing = catalogue.At(candidate.Opening);
            considered.Add(new(listing.OpeningId, listing.Version, candidate.Value, candidate.Price, without.Contains(listing.OpeningId) ? 0 : candidate.Free, candidate.IsKeptTooLong));
        }

        return considered.ToImmutable();
    }

    private void Note(OpeningListing listing)
    {
        var before = known.GetValueOrDefault(listing.OpeningId);
        if (before?.Version > listing.Version)
        {
            return;
        }

        if (listing.Profile.IsPending || !MarketPlaces.Of(listing.Profile).Contains(Code))
        {
            Forget(listing.OpeningId);
            return;
        }

        known[listing.OpeningId] = listing;
        moved?.Add(listing.OpeningId);
        catalogue.Put(listing);
        if (before?.Balance.Available > listing.Balance.Available)
        {
            KeepNoLonger(listing.OpeningId);
        }

        // A place that is taken changes nothing about what is to come; one that is posted, widened or closed does.
        if (before is null || before.Balance.Maximum != listing.Balance.Maximum || before.IsClosed != listing.IsClosed)
        {
            PriceSoon();
        }
    }

    private void Forget(OpeningId openingId)
    {
        known.Remove(openingId);
        moved?.Add(openingId);
        catalogue.Remove(openingId);
    }

    private async Task Reconcile(CancellationToken cancellation)
    {
        if (!isFiled)
        {
            return;
        }

        var changed = await ReadListings();
        foreach (var listing in changed)
        {
            Note(listing);
        }

        var removed = catalogue.Count - known.Count;
        if (removed > known.Count)
        {
            await Refile(Policy);
        }

        if (!changed.IsEmpty)
        {
            LogReconciled(Code, changed.Length);
        }

        await Follow((await GrainFactory.GetGrain<IPolicyGrain>(IPolicyGrain.Key).Current()).Policy);
        await LookAhead();
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Market {Market}: {Count} openings had changed without a report")]
    private partial void LogReconciled(string market, int count);
}
