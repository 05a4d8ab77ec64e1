using Coordination.Domain.Pictures;
using CsCheck;
using Xunit;

namespace Coordination.Domain.Tests.Pictures;

public sealed class TicksTests
{
    [Fact]
    public void An_axis_starts_at_zero_and_ends_at_or_above_the_greatest_figure()
    {
        Assert.Equal([0, 10, 20, 30, 40, 50], Ticks.Of(12, 42, 6));
        Assert.Equal([0, 2, 4, 6, 8, 10], Ticks.Of(3, 10, 6));
        Assert.Equal([0, 0.1, 0.2, 0.3], Ticks.Of(0, 0.3, 4));
    }

    [Fact]
    public void Whole_things_are_not_told_in_halves() => Assert.Equal([0, 1, 2], Ticks.Of(0, 2, 6, stepMin: 1));

    [Fact]
    public void An_axis_around_zero_holds_both_sides() => Assert.Equal([-5, 0, 5, 10], Ticks.Of(-3.2, 7.5, 4));

    [Fact]
    public void Nothing_at_all_still_has_an_axis()
    {
        Assert.Equal([0, 1], Ticks.Of(0, 0, 5, stepMin: 1));
        Assert.Equal(0, Ticks.Of(0, 0, 5)[0]);
    }

    [Fact]
    public void Any_figures_lie_between_the_first_and_the_last_tick() =>
        Gen.Select(Gen.Double[-1e6, 1e6], Gen.Double[-1e6, 1e6], Gen.Int[2, 9]).Sample((one, other, count) =>
        {
            var ticks = Ticks.Of(Math.Min(one, other), Math.Max(one, other), count);
            Assert.InRange(ticks.Length, 2, count + 1);
            var least = 1e-9 + (1e-8 * (ticks[1] - ticks[0]));
            Assert.True(ticks[0] <= Math.Min(one, other) + least && ticks[^1] >= Math.Max(one, other) - least);
            Assert.Contains(0, ticks);
        });

    [Fact]
    public void Months_stand_on_their_first_day_and_never_closer_than_there_is_room()
    {
        Assert.Equal([new(2026, 2, 1), new(2026, 3, 1)], Ticks.Months(new(2026, 1, 15), new(2026, 3, 20), 6));
        Assert.Equal([new(2025, 1, 1), new(2025, 7, 1), new(2026, 1, 1)], Ticks.Months(new(2024, 12, 31), new(2026, 5, 1), 4));
        Assert.Equal([new(2000, 1, 1), new(2004, 1, 1), new(2008, 1, 1)], Ticks.Months(new(1999, 1, 1), new(2009, 1, 1), 3));
        Assert.Empty(Ticks.Months(new(2026, 1, 2), new(2026, 1, 30), 6));
    }
}
