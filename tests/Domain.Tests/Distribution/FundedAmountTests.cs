using Coordination.Domain.Distribution;
using Coordination.Domain.Gaps;
using Xunit;

namespace Coordination.Domain.Tests.Distribution;

public sealed class FundedAmountTests
{
    private static readonly FundedAmount Million = new("all", 1_000_000, "funder", DateTimeOffset.UnixEpoch);

    [Fact]
    public void The_cost_of_a_start_is_the_dollars_of_a_year_by_its_starts_from_the_most_they_may_be_to_the_least()
    {
        var cost = Million.CostPerStart(Figure(10))!;

        Assert.Equal(1_000_000 / (10 * 365.25 / 7), cost.Value, 6);
        Assert.Equal(cost.Value * 40 / 44, cost.Low, 6);
        Assert.Equal(cost.Value * 40 / 36, cost.High, 6);
    }

    [Fact]
    public void Of_too_few_starts_and_of_what_is_withheld_nothing_is_said()
    {
        Assert.Null(Million.CostPerStart(Figure(1)));
        Assert.Null(Million.CostPerStart(Figure(10) with { IsWithheld = true }));
    }

    private static GapFigure Figure(double starts) => new() { RegionCode = "35", ServiceType = "all", StartsPerWeek = starts };
}
