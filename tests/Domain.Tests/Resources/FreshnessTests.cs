using Coordination.Domain.Gaps;
using Coordination.Domain.Resources;
using Coordination.Domain.Tests.Matching;
using Xunit;

namespace Coordination.Domain.Tests.Resources;

public sealed class FreshnessTests
{
    private static readonly DateTimeOffset Affirmed = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-1, Freshness.Fresh)]
    [InlineData(0, Freshness.Fresh)]
    [InlineData(6, Freshness.Fresh)]
    [InlineData(7, Freshness.Due)]
    [InlineData(29, Freshness.Due)]
    [InlineData(30, Freshness.Uncounted)]
    [InlineData(59, Freshness.Uncounted)]
    [InlineData(60, Freshness.Asleep)]
    [InlineData(4_000, Freshness.Asleep)]
    public void An_opening_is_fresh_for_a_week_counts_for_a_month_and_sleeps_after_two(int days, Freshness freshness) =>
        Assert.Equal(freshness, FreshnessRule.Of(Affirmed, Affirmed.AddDays(days)));

    [Fact]
    public void Days_are_whole_days_of_universal_time_whatever_the_offset_of_the_clock()
    {
        var late = new DateTimeOffset(2026, 1, 1, 23, 59, 0, TimeSpan.Zero);
        Assert.Equal(Freshness.Due, FreshnessRule.Of(late, new DateTimeOffset(2026, 1, 7, 19, 1, 0, TimeSpan.FromHours(-5))));
        Assert.Equal(Freshness.Fresh, FreshnessRule.Of(late, new DateTimeOffset(2026, 1, 7, 18, 59, 0, TimeSpan.FromHours(-5))));
    }

    [Fact]
    public void The_last_counted_day_is_the_day_before_it_stops_counting()
    {
        var last = DateOnly.FromDayNumber(FreshnessRule.LastCountedDay(Affirmed));
        Assert.True(FreshnessRule.Of(Affirmed, last).Counts());
        Assert.False(FreshnessRule.Of(Affirmed, last.AddDays(1)).Counts());
    }

    [Theory]
    [InlineData(29, 10)]
    [InlineData(30, 0)]
    [InlineData(60, 0)]
    public void Free_units_count_as_supply_for_a_month(int days, int counted)
    {
        var listing = Samples.Listing() with { AffirmedAt = new(Samples.Today.AddDays(-days), new(9, 0), TimeSpan.Zero) };
        var supply = new DivisionCounts { Division = "3520", ServiceType = DivisionCounts.AllTypes }.WithSupply([listing], Samples.Today);
        Assert.Equal(counted, supply.FreeUnits);
        Assert.Equal(counted > 0, supply.ConfirmedUnits > 0);
    }
}
