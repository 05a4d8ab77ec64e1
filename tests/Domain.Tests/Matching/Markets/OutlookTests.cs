using Coordination.Domain.Matching.Markets;
using Coordination.Domain.Matching.Pricing;
using Xunit;

namespace Coordination.Domain.Tests.Matching.Markets;

public sealed class OutlookTests
{
    [Theory]
    [InlineData(27, 10, PriceSource.None)]
    [InlineData(28, 1, PriceSource.None)]
    [InlineData(28, 10, PriceSource.Learned)]
    [InlineData(364, 10, PriceSource.Learned)]
    [InlineData(365, 10, PriceSource.History)]
    public void Nothing_is_foreseen_before_four_weeks_and_a_hundred_requests(int days, int perDay, PriceSource source) =>
        Assert.Equal(source, new Outlook(Pasts.Daily(days, perDay), Samples.Today).Source);

    [Fact]
    public void What_was_seen_is_repeated_at_the_same_rate()
    {
        var coming = new Outlook(Pasts.Daily(30, 10), Samples.Today).Coming(100);
        Assert.Equal(1_000, coming.Length);
        Assert.Equal(Enumerable.Range(0, 100), coming.Select(request => request.Day).Distinct());
    }

    [Fact]
    public void Arrivals_on_record_give_the_seasons()
    {
        var past = Pasts.Daily(30, 10) with { ArrivalsByMonth = [50, 50, 50, 50, 50, 50, 50, 50, 50, 100, 100, 200] };
        var coming = new Outlook(past, Samples.Today).Coming(60);
        var days = coming.GroupBy(request => request.Day).ToDictionary(group => group.Key, group => group.Count());

        // Seen in October and November; December brings twice as many, January half.
        Assert.InRange(days[20], 19, 21);
        Assert.InRange(days[50], 4, 6);
        Assert.Equal(PriceSource.History, new Outlook(past, Samples.Today).Source);
    }

    [Fact]
    public void With_a_year_on_record_the_same_days_of_earlier_years_are_expected_and_a_surge_shows_as_drift()
    {
        var calm = Pasts.Daily(800, 2);
        var outlook = new Outlook(calm, Samples.Today);
        Assert.Equal(2, outlook.Years);
        Assert.Equal(2 * 2 * 28, outlook.Coming(28).Length);
        Assert.Equal(1, outlook.Drift, 2);

        var surge = calm with { Requests = [.. calm.Requests, .. Pasts.Daily(28, 2).Requests] };
        Assert.InRange(new Outlook(surge, Samples.Today).Drift, 1.5, 2);
    }

    [Fact]
    public void A_sample_stands_for_more_than_it_holds()
    {
        var past = Pasts.Daily(40, 10) with { RequestWeight = 4 };
        Assert.Equal(0.25, new Outlook(past, Samples.Today).Years);
    }

    [Fact]
    public void Openings_come_as_they_came_but_for_those_that_were_there_on_the_first_day()
    {
        var profile = Samples.Profile();
        var first = Samples.Today.DayNumber - 60;
        var past = MarketPast.Nothing with { Postings = [new(first, profile, 50, null), new(first + 30, profile, 8, 90)] };
        var coming = new Outlook(past, Samples.Today).Opening(100);
        Assert.Equal([(30, 8), (90, 8)], coming.Select(posting => (posting.Day, posting.Units)));
        Assert.Empty(new Outlook(MarketPast.Nothing with { Postings = [new(Samples.Today.DayNumber - 20, profile, 5, null)] }, Samples.Today).Opening(100));
    }
}
