using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Newcomers;
using Xunit;

namespace Coordination.Domain.Tests.Matching;

public sealed class MatchingPolicyTests
{
    [Fact]
    public void The_default_may_be_put_in_force() => Assert.Empty(MatchingPolicy.Default.Faults());

    [Fact]
    public void A_lower_band_never_weighs_more()
    {
        Assert.Equal(8, MatchingPolicy.Default.WeightOf(PriorityBand.Crisis));
        Assert.Equal(["band-weights"], (MatchingPolicy.Default with { BandWeights = [1, 2, 4, 8] }).Faults());
        Assert.Equal(["band-weights"], (MatchingPolicy.Default with { BandWeights = [1, 1] }).Faults());
    }

    [Fact]
    public void The_parts_of_utility_weigh_a_hundred_together() =>
        Assert.Equal(["utility-weights"], (MatchingPolicy.Default with { UtilityWeights = [35, 20, 15, 10, 10, 5, 6] }).Faults());

    [Fact]
    public void Every_fault_is_named() => Assert.Equal(
        ["version-missing", "days", "percent"],
        (MatchingPolicy.Default with { Version = " ", HalvesInDays = 0, VotePercent = 101 }).Faults());
}
