using Coordination.Domain.Matching;
using Coordination.Domain.Matching.Bundles;
using Coordination.Domain.Matching.Catalogues;
using Coordination.Domain.Matching.Explaining;
using Coordination.Domain.Matching.Markets;
using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Matching.Pricing;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Orleans.Concurrency;

namespace Coordination.Grains.Markets;

/// <summary>Matches the people of one province or territory with everything that is open to them. Found by <see cref="MarketPlaces.Market"/>.</summary>
/// <remarks>
/// Holds a catalogue of the openings, which is a view: it is read from the database when it is first asked for, told of changes and
/// checked every minute. Owns the prices, which survive restarts.
/// </remarks>
[Alias("IMarketGrain")]
public interface IMarketGrain : IGrainWithStringKey
{
    /// <summary>Ranked matches.</summary>
    [Alias("Matches")]
    Task<MatchList> Matches(Seeker seeker);

    /// <summary>Why an opening is, or is not, for somebody, and what would change it.</summary>
    [Alias("Explain")]
    Task<WhyNot> Explain(Seeker seeker, OpeningListing listing);

    /// <summary>The best place for one need of somebody, or to wait.</summary>
    /// <param name="seeker">The person.</param>
    /// <param name="needId">One of their open needs.</param>
    /// <param name="without">Openings that turned out to be full since.</param>
    [Alias("Decide")]
    Task<MatchDecision> Decide(Seeker seeker, NeedId needId, ImmutableArray<OpeningId> without);

    /// <summary>Places for several needs of somebody at the going prices, to be held together.</summary>
    [Alias("ProposeBundle")]
    Task<BundleProposal> ProposeBundle(Seeker seeker, ImmutableArray<NeedId> needs);

    /// <summary>To whom the free units of an opening are offered now.</summary>
    /// <param name="listing">The opening as it is now.</param>
    /// <param name="without">Entries that turned out to have a place there already.</param>
    [Alias("WhomToOffer")]
    Task<OfferAdvice> WhomToOffer(OpeningListing listing, ImmutableArray<WaitlistEntryId> without);

    /// <summary>Openings are new or have changed. Older versions than the known ones are dropped.</summary>
    [OneWay, Alias("ReportListings")]
    Task ReportListings(ImmutableArray<OpeningListing> changed);

    /// <summary>Another policy is in force: everything is filed and priced by it.</summary>
    [Alias("Follow")]
    Task Follow(MatchingPolicy policy);

    /// <summary>What the prices rest on.</summary>
    [Alias("Standing")]
    Task<MarketStanding> Standing();

    /// <summary>A simulated year under a policy and under first come, first served. Null when too little is known.</summary>
    /// <param name="policy">A policy to try; null for the one in force.</param>
    /// <remarks>Takes seconds for a large market, and may stand behind a pricing: longer than other calls are waited for.</remarks>
    [Alias("Year"), ResponseTimeout("00:00:30")]
    Task<YearComparison?> Year(MatchingPolicy? policy);
}

/// <summary>Somebody a place is to be offered to.</summary>
[GenerateSerializer, Immutable, Alias("WaitingPerson")]
public sealed record WaitingPerson(WaitlistEntryId EntryId, NewcomerId NewcomerId, NeedId? NeedId);

/// <summary>What to do with the free units of an opening.</summary>
/// <param name="People">To whom they are offered, first offer first; empty when nobody who waits can take part.</param>
/// <param name="IsRestKept">What is left is kept for now: asking again today gives the same answer.</param>
[GenerateSerializer, Immutable, Alias("OfferAdvice")]
public sealed record OfferAdvice(ImmutableArray<WaitingPerson> People, bool IsRestKept);

/// <summary>Ranked matches, the policy that ranked them, the prices they were weighed by, and the time they are true of.</summary>
[GenerateSerializer, Immutable, Alias("MatchList")]
public sealed record MatchList(ImmutableArray<PricedMatch> Items, string PolicyVersion, long PriceVersion, PriceSource PriceSource, DateTimeOffset AsOf);

/// <summary>Where a market stands.</summary>
/// <param name="Openings">Openings it knows.</param>
/// <param name="Priced">Those with a price above 0.</param>
/// <param name="Requests">Past needs its forecast rests on.</param>
/// <param name="PriceVersion">Of the prices in force.</param>
/// <param name="PriceSource">What they rest on.</param>
/// <param name="PricedOn">The day they were made.</param>
/// <param name="PolicyVersion">Of the policy in force.</param>
[GenerateSerializer, Immutable, Alias("MarketStanding")]
public sealed record MarketStanding(int Openings, int Priced, int Requests, long PriceVersion, PriceSource PriceSource, DateOnly PricedOn, string PolicyVersion);

/// <summary>The same simulated year, given out in two ways.</summary>
/// <param name="PolicyVersion">The policy.</param>
/// <param name="ByPolicy">What it came to under the policy.</param>
/// <param name="FirstCome">What it came to when whoever came first was served.</param>
[GenerateSerializer, Immutable, Alias("YearComparison")]
public sealed record YearComparison(string PolicyVersion, YearOutcome ByPolicy, YearOutcome FirstCome);
