using Coordination.Domain.Matching.Pricing;
using Xunit;

namespace Coordination.Domain.Tests.Matching;

public sealed class MarketPricingTests
{
    private const long BandStep = 60_000;

    [Fact]
    public void With_history_the_price_is_what_the_first_request_that_goes_without_would_have_given()
    {
        // Two years of four requests each, worth 10 to 40, for two units a year: the best two of each year are served.
        var book = Price(new() { History = Requests(10, 10, 20, 20, 30, 30, 40, 40), HistoryYears = 2 }, [2]);
        Assert.Equal((PriceSource.History, 9), (book.Source, book.Version));
        Assert.InRange(book.Of(0), 20, 31);
    }

    [Fact]
    public void Requests_that_lie_behind_count_no_more() =>
        Assert.Equal(0, Price(new() { History = Requests(40, 40, 10, 10), HistoryYears = 1, HistoryFrom = 2 }, [3]).Of(0));

    [Fact]
    public void More_people_than_in_other_years_raise_the_price()
    {
        var seen = Requests([.. Enumerable.Repeat(10L, 2_000)]);
        var forecast = new Forecast { History = Requests([.. Enumerable.Range(1, 1_100).Select(value => (long)value)]), HistoryYears = 1, HistoryFrom = 1_000, Seen = seen };
        Assert.InRange(forecast.Drift, 1.8, 1.9);
        Assert.True(forecast.HasDriftedFrom(1, 20));
        Assert.False(forecast.HasDriftedFrom(1.7, 20));
        Assert.True(Price(forecast, [60]).Of(0) > Price(forecast with { Seen = null }, [60]).Of(0));
    }

    [Fact]
    public void Without_history_prices_are_learned_from_what_was_seen()
    {
        var book = Price(new() { Seen = Requests([.. Enumerable.Range(1, 100).Select(value => (long)value)]), Elapsed = 0.5 }, [30]);
        Assert.Equal(PriceSource.Learned, book.Source);
        Assert.InRange(book.Of(0), 70, 72);
    }

    [Fact]
    public void With_nothing_at_all_units_are_let_go_as_time_passes()
    {
        var ahead = Price(new() { Seen = Requests(1), Elapsed = 0.5 }, [4]);
        Assert.Equal((PriceSource.Pacing, 3 * BandStep), (ahead.Source, ahead.Of(0)));
        Assert.Equal(0, Price(new() { Elapsed = 0.5 }, [5]).Of(0));
        Assert.Equal(0, Price(new() { Elapsed = 0.5 }, [9]).Of(0));
    }

    [Fact]
    public void An_opening_that_came_after_the_pricing_costs_nothing() => Assert.Equal(0, PriceBook.Free(2).Of(5));

    private static PriceBook Price(Forecast forecast, int[] units) => MarketPricing.Price(forecast, units, [10], 1, 9, BandStep);

    private static Demand Requests(params long[] values)
    {
        var demand = new Demand.Builder();
        foreach (var value in values)
        {
            demand.Add([0], [value]);
        }

        return demand.Build();
    }
}
