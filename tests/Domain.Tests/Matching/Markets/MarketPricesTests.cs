using System.Collections.Immutable;
using Coordination.Domain.Matching.Catalogues;
using Coordination.Domain.Matching.Markets;
using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Matching.Pricing;
using Coordination.Domain.Matching.Rules;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Xunit;

namespace Coordination.Domain.Tests.Matching.Markets;

public sealed class MarketPricesTests
{
    [Fact]
    public void Without_anything_to_expect_nothing_costs_anything()
    {
        var prices = MarketPrices.Of([Opening(1)], MarketPast.Nothing, MatchingPolicy.Default, Samples.Today, 4);
        Assert.Equal((PriceSource.None, 4, 0), (prices.Source, prices.Version, prices.Prices.Count));
    }

    [Fact]
    public void A_place_that_higher_bands_will_want_costs_more_than_the_lowest_band_can_give_and_room_for_all_costs_nothing()
    {
        var past = Pasts.Daily(60, 4, PriorityBand.Other, PriorityBand.Other, PriorityBand.HighVulnerability, PriorityBand.Crisis);
        var (scarce, ample) = (Opening(5), Opening(5_000));
        Assert.True(Priced(scarce, past) > MarketPrices.UsualValue * 2);
        Assert.Equal(0, Priced(ample, past));
    }

    [Fact]
    public void An_opening_without_an_end_is_looked_at_for_the_horizon_only()
    {
        // 28 days bring 112 requests, a year 1,460: 200 places are plenty for the one and few for the other.
        var past = Pasts.Daily(60, 4, PriorityBand.Crisis);
        var open = Opening(200);
        Assert.Equal(0, Priced(open, past));
        Assert.True(Priced(open with { Terms = open.Terms with { EndsOn = Samples.Today.AddDays(364) } }, past) > 0);
    }

    [Fact]
    public void What_is_expected_to_open_lowers_the_price_of_what_is_open()
    {
        var past = Pasts.Daily(60, 4, PriorityBand.Crisis);
        var scarce = Opening(5);
        var first = Samples.Today.DayNumber - 60;
        var postings = Enumerable.Range(0, 59).Select(day => new PastPosting(first + 1 + day, scarce.Profile, 6, null));
        Assert.InRange(Priced(scarce, past with { Postings = [new(first, scarce.Profile, 5, null), .. postings] }), 0, MarketPrices.Epsilon);
    }

    [Fact]
    public void The_same_past_gives_the_same_prices()
    {
        var past = Pasts.Daily(60, 4, PriorityBand.Other, PriorityBand.Deadline);
        ImmutableArray<OpeningListing> openings = [Opening(5), Opening(9), Opening(2)];
        Assert.Equal(
            MarketPrices.Of(openings, past, MatchingPolicy.Default, Samples.Today, 1).Prices.OrderBy(price => price.Key.Value),
            MarketPrices.Of(openings, past, MatchingPolicy.Default, Samples.Today, 1).Prices.OrderBy(price => price.Key.Value));
    }

    [Fact]
    public void Prices_in_force_stand_against_the_matches_of_lower_bands_only()
    {
        var opening = Opening(3);
        var prices = MarketPrices.Of([opening], Pasts.Daily(60, 2, PriorityBand.Crisis), MatchingPolicy.Default, Samples.Today, 7);
        var catalogue = new Catalogue(MatchingPolicy.Default);
        catalogue.Put(opening);
        catalogue.SetPrices(prices);
        Assert.Equal((7, PriceSource.Learned), (catalogue.PriceVersion, catalogue.PriceSource));
        Assert.True(Ranked(catalogue, PriorityBand.Other).IsPriceHeld);
        Assert.False(Ranked(catalogue, PriorityBand.Crisis).IsPriceHeld);

        catalogue.Put(opening with { Version = 2, Balance = new(3, 1, 0) });
        Assert.True(Ranked(catalogue, PriorityBand.Other).IsPriceHeld);
    }

    [Fact]
    public void People_of_a_division_that_lies_behind_its_share_count_a_little_more()
    {
        // Both divisions ask alike and could be served alike, but only the first was.
        var past = Pasts.Daily(120, 4);
        past = past with { Requests = [.. past.Requests.Select((request, at) => request with { IsServed = at % 2 == 0, Seeker = request.Seeker with { RegionCode = at % 2 == 0 ? "3520" : "3521" } })] };
        var prices = MarketPrices.Of([Opening(2_000)], past, MatchingPolicy.Default, Samples.Today, 1);
        Assert.Equal("3521", Assert.Single(prices.RegionFactors).Key);
        Assert.InRange(prices.RegionFactors["3521"], 1_001, 1_100);
        Assert.Empty(MarketPrices.Of([Opening(2_000)], past, MatchingPolicy.Default with { RegionalGapPointsMax = 100 }, Samples.Today, 1).RegionFactors);

        var catalogue = new Catalogue(MatchingPolicy.Default);
        catalogue.Put(Opening(5));
        var before = Ranked(catalogue, PriorityBand.Other, "3521").Value;
        catalogue.SetPrices(prices);
        Assert.Equal(before * prices.RegionFactors["3521"] / 1_000, Ranked(catalogue, PriorityBand.Other, "3521").Value);
    }

    private static PricedMatch Ranked(Catalogue catalogue, PriorityBand band, string region = "3520")
    {
        var seeker = Pasts.Seeker(band) with { RegionCode = region };
        return Assert.Single(CatalogueRanking.Rank(catalogue, new(catalogue, seeker, PersonFacts.Of(seeker), Samples.Today), new(Samples.Today, new(12, 0), TimeSpan.Zero)));
    }

    private static long Priced(OpeningListing opening, MarketPast past) =>
        MarketPrices.Of([opening], past, MatchingPolicy.Default, Samples.Today, 1).Prices.GetValueOrDefault(opening.OpeningId);

    private static OpeningListing Opening(int units) => Samples.Listing() with { Terms = new(CapacityUnit.Seat, null, null), Balance = new(units, 0, 0) };
}
