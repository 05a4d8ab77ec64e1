using Coordination.Domain.Matching.Pricing;
using Xunit;

namespace Coordination.Domain.Tests.Matching;

public sealed class RegionalBalanceTests
{
    [Fact]
    public void A_difference_the_optimum_has_too_is_left_alone()
    {
        Assert.Equal(0, RegionalBalance.ExcessGapPoints([0.5, 0.8], [0.5, 0.8]));
        Assert.Equal([1_000, 1_000], RegionalBalance.Factors([0.5, 0.8], [0.5, 0.8], 1));
        Assert.Equal([1_000, 1_000], RegionalBalance.Factors([0.495, 0.8], [0.5, 0.8], 1));
    }

    [Fact]
    public void A_region_that_lies_behind_its_plan_weighs_more_and_the_others_as_before() =>
        Assert.Equal([1_020, 1_000], RegionalBalance.Factors([0.5, 0.64], [0.54, 0.64], 1));

    [Fact]
    public void No_region_weighs_more_than_a_tenth_more() => Assert.Equal([1_100, 1_000], RegionalBalance.Factors([0.1, 0.9], [0.6, 0.6], 1));
}
