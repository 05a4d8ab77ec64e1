using Coordination.Domain.Geography;
using Xunit;

namespace Coordination.Domain.Tests.Geography;

public sealed class DistancesTests
{
    [Theory]
    [InlineData("3520", "3521", 20, 60)]
    [InlineData("3520", "2466", 480, 540)]
    [InlineData("3520", "5915", 3300, 3420)]
    [InlineData("1001", "6001", 5000, 5400)]
    public void Known_distances_are_met(string from, string to, double leastKm, double mostKm) =>
        Assert.InRange(Distances.Km(RegionTable.Find(from)!, RegionTable.Find(to)!), leastKm, mostKm);

    [Fact]
    public void A_degree_of_latitude_is_111_kilometres()
    {
        var toronto = RegionTable.Find("3520")!;
        Assert.Equal(111.195, Distances.Km(toronto, toronto with { Latitude = toronto.Latitude + 1 }), 0.001);
    }

    [Fact]
    public void Distance_is_the_same_both_ways_and_zero_to_itself()
    {
        var (a, b) = (RegionTable.Find("3520")!, RegionTable.Find("6208")!);
        Assert.Equal(Distances.Km(a, b), Distances.Km(b, a), 9);
        Assert.Equal(0, Distances.Km(a, a));
    }

    [Fact]
    public void Divisions_near_come_nearest_first_with_the_division_itself_at_zero()
    {
        var near = Distances.DivisionsNear("3520", 60);
        Assert.Equal(("3520", 0d), near[0]);
        Assert.Equal(["3518", "3519", "3521", "3524"], near.Skip(1).Select(pair => pair.Code).Order(StringComparer.Ordinal));
        Assert.Equal(near.OrderBy(pair => pair.Km), near);
    }

    [Fact]
    public void The_whole_country_is_within_a_large_radius() =>
        Assert.Equal(293, Distances.DivisionsNear("6204", 10_000).Count);

    [Theory]
    [InlineData("35", 100)]
    [InlineData("nowhere", 100)]
    [InlineData("3520", -1)]
    public void Nothing_is_near_what_is_no_division_or_within_a_negative_radius(string code, double radiusKm) =>
        Assert.Empty(Distances.DivisionsNear(code, radiusKm));
}
