using Coordination.Domain.Gaps;
using Xunit;

namespace Coordination.Domain.Tests.Gaps;

public sealed class GapTrendTests
{
    private static readonly DateOnly Monday = new(2026, 9, 7);

    [Fact]
    public void S09_A_gap_is_recurring_from_eight_weeks_of_twelve_at_fifty_or_more()
    {
        Assert.Equal([new LabelFinding(GapLabel.Recurring, 8, 12, false)], GapLabels.Of(Weeks(12, week => week < 8 ? 50 : 49.9), []));
        Assert.Empty(GapLabels.Of(Weeks(12, week => week < 7 ? 80 : 10), []));
        Assert.Empty(GapLabels.Of(Weeks(40, week => week < 28 ? 80 : 10), []));
    }

    [Fact]
    public void S09_Needs_are_emerging_when_four_weeks_bring_two_deviations_more_than_the_quarter_before()
    {
        int[] quiet = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
        Assert.Equal([new LabelFinding(GapLabel.Emerging, 8, 4, false)], GapLabels.Of([], [.. quiet, 2, 2, 2, 2]));
        Assert.Empty(GapLabels.Of([], [.. quiet, 2, 2, 2, 1]));
        Assert.Empty(GapLabels.Of([], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1]));
        Assert.Empty(GapLabels.Of([], [9, 9, 9, 9]));
    }

    [Fact]
    public void S09_Room_is_an_opportunity_when_seats_to_spare_stay_empty_for_three_weeks()
    {
        GapWeek[] roomy = [.. Weeks(3, _ => 5).Select(week => week with { Seats = 40, Free = 40, Taken = 10, Waiting = 10, NewPerWeek = 2 })];
        Assert.Equal([new LabelFinding(GapLabel.Opportunity, 22, 20, false)], GapLabels.Of(roomy, []));
        Assert.Empty(GapLabels.Of([.. roomy.SkipLast(1), roomy[^1] with { Taken = 100 }], []));
        Assert.Empty(GapLabels.Of([.. roomy.Skip(1)], []));
    }

    [Fact]
    public void What_was_worked_out_afterwards_is_marked() =>
        Assert.True(Assert.Single(GapLabels.Of([.. Weeks(12, _ => 90).Select((week, index) => week with { IsEstimated = index == 0 })], [])).IsEstimated);

    [Fact]
    public void A_steady_series_is_forecast_as_it_is_and_a_rise_is_damped()
    {
        Assert.All(DampedTrend.Forecast([5, 5, 5, 5], 4), value => Assert.Equal(5, value, 9));
        var rise = DampedTrend.Forecast([.. Enumerable.Range(1, 40).Select(week => (double)week)], 3);
        Assert.True(rise[0] < rise[1] && rise[2] - rise[1] < rise[1] - rise[0]);
        Assert.Equal([0, 0], DampedTrend.Forecast([0, 0], 2));
    }

    [Fact]
    public void Waiting_grows_by_what_comes_and_falls_by_what_starts_with_a_band_that_widens()
    {
        var forecast = WaitingForecast.Of([.. Enumerable.Range(0, 16).Select(week => new GapWeek(Monday.AddDays(7 * week), 60, 100 + (4 * week), 10, 9, 5, 0, 0, false))]);

        Assert.Equal(164, forecast.Weeks[0].Waiting, 6);
        Assert.Equal(192, forecast.Weeks[7].Waiting, 6);
        Assert.Equal(164 - (1.28 * Math.Sqrt(14)), forecast.Weeks[0].Low, 0.06);
        Assert.Equal(192 + (1.28 * Math.Sqrt(8 * 14)), forecast.Weeks[7].High, 0.06);
        Assert.Equal(0, forecast.Mase);
        Assert.False(forecast.IsNaive);
    }

    [Fact]
    public void A_forecast_that_was_no_better_than_saying_as_today_gives_way_to_it()
    {
        var forecast = WaitingForecast.Of([.. Enumerable.Range(0, 16).Select(week => new GapWeek(Monday.AddDays(7 * week), 60, 100 + (week % 2), 10, 9, 1, 0, 0, false))]);

        Assert.True(forecast.Mase > 1);
        Assert.All(forecast.Weeks, week => Assert.Equal(101, week.Waiting));
    }

    [Fact]
    public void Without_weeks_nothing_is_forecast() => Assert.Empty(WaitingForecast.Of([]).Weeks);

    [Fact]
    public void A_week_begins_on_monday() => Assert.Equal([Monday, Monday, Monday.AddDays(7)], new[] { 0, 6, 7 }.Select(days => GapWeek.Of(Monday.AddDays(days))));

    private static GapWeek[] Weeks(int count, Func<int, double> index) =>
        [.. Enumerable.Range(0, count).Select(week => new GapWeek(Monday.AddDays(7 * week), index(week), 30, 2, 5, 3, 0, 20, false))];
}
