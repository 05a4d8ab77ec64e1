using System.Collections.Immutable;
using Coordination.Domain.Matching;
using Coordination.Domain.Matching.Markets;
using Coordination.Domain.Matching.Pricing;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Tests.Matching;

/// <summary>The list as its definition says it, by looking at every opening: what the catalogue must come to.</summary>
internal static class PlainRanking
{
    /// <summary>The eligible openings, best first: by urgency of the need, then by utility, then by id.</summary>
    public static ImmutableArray<Match> Rank(Seeker seeker, IEnumerable<OpeningListing> listings, DateOnly today) =>
    [
        .. listings
            .Select(listing => MatchRanking.Explain(seeker, listing, today))
            .Where(explained => explained.Failures.IsEmpty)
            .Select(explained => explained.Match!)
            .OrderByDescending(match => match.Urgency)
            .ThenByDescending(match => match.Utility.Total)
            .ThenBy(match => match.Listing.OpeningId.Value, StringComparer.Ordinal)
            .Take(MatchRanking.MatchesMax),
    ];

    /// <summary>Prices of some openings.</summary>
    public static MarketPrices Prices(long version, params (OpeningId Opening, long Price)[] prices) =>
        new(version, PriceSource.History, prices.ToImmutableDictionary(price => price.Opening, price => price.Price), 1, Samples.Today);
}
