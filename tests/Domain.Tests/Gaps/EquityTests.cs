using Coordination.Domain.Gaps;
using Coordination.Domain.Pictures;
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

    /// <summary>Worked by hand: of 10, 2 are served on day 3 (8/10), 1 leaves the study on day 5, 3 are served on day 7 (8/10 x 4/7).</summary>
    [Fact]
    public void The_curve_of_waits_counts_those_who_still_wait_as_far_as_they_have()
    {
        var steps = WaitCurve.Of([new(3, 2, 0), new(5, 0, 1), new(7, 3, 0), new(9, 0, 4)]);

        Assert.Equal([(0, 10), (3, 10), (7, 7)], steps.Select(step => (step.Day, step.AtRisk)));
        Assert.Equal([1, 0.8, 0.8 * 4 / 7], steps.Select(step => step.Waiting), (expected, actual) => Math.Abs(expected - actual) < 1e-9);
        var half = 1.959964 * 0.8 * Math.Sqrt(2 / (10.0 * 8));
        Assert.Equal((0.8 - half, 1.0), (steps[1].Low, Math.Min(1, 0.8 + half)));
        Assert.Single(WaitCurve.Of([]));
    }

    [Fact]
    public void A_flow_picture_overlaps_nowhere_and_keeps_every_count()
    {
        var (nodes, streams) = FlowLayout.Of([1, 2, 2], [[new(0, 0, 30), new(0, 1, 10)], [new(0, 0, 20), new(0, 1, 10), new(1, 1, 10)]], 100, 5);

        Assert.Equal([40, 30, 10, 20, 20], nodes.Select(node => node.Count));
        Assert.All(nodes.GroupBy(node => node.Column), column => Assert.All(column.Zip(column.Skip(1)), pair => Assert.True(pair.First.Top + pair.First.Height < pair.Second.Top)));
        Assert.Equal(nodes.Where(node => node.Column > 0).Sum(node => node.Height), streams.Sum(stream => stream.Thickness), 9);
        Assert.True(nodes.Max(node => node.Top + node.Height) <= 100 + 1e-9);
    }
}
