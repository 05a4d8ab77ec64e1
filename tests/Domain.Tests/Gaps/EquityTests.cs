using Coordination.Domain.Gaps;
using Xunit;

namespace Coordination.Domain.Tests.Gaps;

public sealed class EquityTests
{
    /// <summary>The worked example of Newcombe 1998: 56/70 against 48/80, difference 0.2000, 0.0524 to 0.3339.</summary>
    [Fact]
    public void S61_The_interval_of_a_difference_is_Newcombes()
    {
        var equity = new Equity("a", new(56, 70), new(48, 80));

        Assert.Equal((0.2, 0.0524, 0.3339), (Math.Round(equity.Difference, 4), Math.Round(equity.Low, 4), Math.Round(equity.High, 4)));
        Assert.False(equity.IsFlagged);
    }

    [Fact]
    public void S61_Four_fifths_are_flagged_only_when_chance_alone_does_not_explain_it_and_enough_is_known()
    {
        Assert.True(new Equity("a", new(30, 100), new(60, 100)).IsFlagged);
        Assert.False(new Equity("a", new(55, 100), new(60, 100)).IsFlagged);
        Assert.False(new Equity("a", new(4, 10), new(6, 10)).IsFlagged);
        Assert.False(new Equity("a", new(0, 9), new(60, 100)).IsFlagged);
        Assert.Null(new Equity("a", new(1, 20), new(0, 20)).Ratio);
    }
}
