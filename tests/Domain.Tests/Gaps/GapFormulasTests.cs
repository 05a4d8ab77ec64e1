using Coordination.Domain.Gaps;
using Xunit;

namespace Coordination.Domain.Tests.Gaps;

public sealed class GapFormulasTests
{
    [Fact]
    public void The_worked_example_gives_each_part_as_printed()
    {
        Assert.Equal(0.784, GapFormulas.Load(142, 13, 6, 9), 3);
        Assert.Equal(0.817, GapFormulas.Time(98, 60, anyoneWaits: true), 3);
        Assert.Equal(0.31, GapFormulas.Unmet(20, 11, 100), 12);
        Assert.Equal(0.3, GapFormulas.Access(0.7, 1), 12);
        Assert.Equal(152, GapFormulas.SeatsShort(142, 13, 6, 9));
        Assert.Equal(15.8, GapFormulas.ExpectedWaitWeeks(142, 9)!.Value, 1);
    }

    [Fact]
    public void The_worked_example_gives_the_index_as_printed() => Assert.Equal(
        60.1,
        GapFormulas.Index(GapFormulas.Load(142, 13, 6, 9), GapFormulas.Time(98, 60, true), GapFormulas.Unmet(20, 11, 100), GapFormulas.Access(0.7, 1)),
        1);

    [Fact]
    public void The_index_runs_from_nothing_missing_to_everything_missing()
    {
        Assert.Equal(0, GapFormulas.Index(0, 0, 0, 0));
        Assert.Equal(100, GapFormulas.Index(1, 1, 1, 1), 12);
    }

    [Theory]
    [InlineData(0, 0, 5, 0, 0)]
    [InlineData(10, 0, 10, 0, 0)]
    [InlineData(10, 0, 20, 0, 0)]
    [InlineData(10, 0, 0, 0, 1)]
    [InlineData(10, 0, 0, 1, 0.6)]
    public void Load_is_the_share_of_demand_that_supply_leaves_over(double waiting, double newPerWeek, double seats, double starts, double load) =>
        Assert.Equal(load, GapFormulas.Load(waiting, newPerWeek, seats, starts), 12);

    [Theory]
    [InlineData(null, true, 1)]
    [InlineData(null, false, 0)]
    [InlineData(0d, true, 0)]
    [InlineData(60d, true, 0.5)]
    [InlineData(120d, true, 1)]
    [InlineData(500d, true, 1)]
    public void A_wait_without_median_counts_as_twice_the_target(double? median, bool anyoneWaits, double time) =>
        Assert.Equal(time, GapFormulas.Time(median, 60, anyoneWaits), 12);

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(0, 0, 8, 0)]
    [InlineData(2, 2, 8, 0.5)]
    [InlineData(3, 4, 5, 1)]
    public void Unmet_is_a_share_and_never_more_than_all(int unmet, int beyondTarget, int opened, double share) =>
        Assert.Equal(share, GapFormulas.Unmet(unmet, beyondTarget, opened), 12);

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(0, 2, 1)]
    [InlineData(1, 2, 0.5)]
    [InlineData(3, 2, 0)]
    public void Access_is_what_a_place_lacks_of_the_country(double access, double country, double lack) =>
        Assert.Equal(lack, GapFormulas.Access(access, country), 12);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(7, 1)]
    [InlineData(7.53, 0.99)]
    [InlineData(33.5, 0.5)]
    [InlineData(60, 0)]
    [InlineData(400, 0)]
    public void What_a_provider_confirmed_is_believed_for_a_week_and_then_less_each_day_until_sixty(double days, double freshness) =>
        Assert.Equal(freshness, GapFormulas.Freshness(days), 12);

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(10, 10, 0)]
    [InlineData(10, 11, 0)]
    [InlineData(10, 9.5, 1)]
    public void Missing_seats_are_whole_and_never_negative(double waiting, double seats, int missing) =>
        Assert.Equal(missing, GapFormulas.SeatsShort(waiting, 0, seats, 0));

    [Fact]
    public void A_wait_is_not_foretold_where_nothing_starts()
    {
        Assert.Null(GapFormulas.ExpectedWaitWeeks(3, 0));
        Assert.Equal(0, GapFormulas.ExpectedWaitWeeks(0, 0));
    }
}
