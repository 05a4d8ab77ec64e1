using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using Xunit;

namespace Coordination.Domain.Tests.Gaps;

public sealed class ServiceReachTests
{
    [Theory]
    [InlineData("3520", CommunitySize.Large, CommunityDistance.Large)]
    [InlineData("6106", CommunitySize.Small, CommunityDistance.Remote)]
    [InlineData("3515", CommunitySize.Large, CommunityDistance.Large)]
    [InlineData("3514", CommunitySize.Medium, CommunityDistance.InReach)]
    [InlineData("4701", CommunitySize.Medium, CommunityDistance.DayTrip)]
    [InlineData("6208", CommunitySize.Small, CommunityDistance.Remote)]
    public void S77_A_division_has_a_size_and_a_distance(string code, CommunitySize size, CommunityDistance distance) =>
        Assert.Equal((size, distance), (CommunityKinds.SizeOf(RegionTable.Find(code)!), CommunityKinds.DistanceOf(RegionTable.Find(code)!)));

    [Fact]
    public void Every_division_is_of_one_kind_and_sums_are_those_of_all()
    {
        var figures = RegionTable.CensusDivisions.Select((division, index) => Figure(division.Code, index % 7, index % 3)).ToArray();

        Assert.Equal(ServiceReach.Of(figures), Sum(ServiceReach.BySize(figures).Select(group => group.Reach)));
        Assert.Equal(ServiceReach.Of(figures), Sum(ServiceReach.ByDistance(figures).Select(group => group.Reach)));
        Assert.Equal(Enum.GetValues<CommunitySize>(), ServiceReach.BySize(figures).Select(group => group.Size));
        Assert.Equal(Enum.GetValues<CommunityDistance>(), ServiceReach.ByDistance(figures).Select(group => group.Distance));
    }

    [Fact]
    public void Remote_places_with_less_than_four_fifths_of_the_seats_are_flagged()
    {
        GapFigure[] figures = [Figure("3520", 100, 50), Figure("6106", 40, 2), Figure("6208", 5, 0)];
        var (all, far) = (ServiceReach.Of(figures), ServiceReach.ByDistance(figures)[^1]);

        Assert.Equal((CommunityDistance.Remote, 2, 45, 2.0), (far.Distance, far.Reach.Communities, far.Reach.Waiting, far.Reach.Seats));
        Assert.True(far.Reach.IsShortAgainst(all));
        Assert.False(ServiceReach.ByDistance(figures)[0].Reach.IsShortAgainst(all));
        Assert.False(ServiceReach.Of([figures[2]]).Speaks);
        Assert.False(ServiceReach.Of([figures[2]]).IsShortAgainst(all));
    }

    [Fact]
    public void What_is_withheld_is_counted_as_withheld_alone()
    {
        var reach = ServiceReach.Of([Figure("3520", 100, 50), Figure("6208", 0, 9) with { IsWithheld = true }]);

        Assert.Equal((1, 1, 100, 50.0), (reach.Communities, reach.Withheld, reach.Waiting, reach.Seats));
        Assert.Null(ServiceReach.Of([]).SeatsPer100);
    }

    private static GapFigure Figure(string region, int waiting, double seats) => new()
    {
        RegionCode = region,
        ServiceType = "all",
        Waiting = waiting,
        ReachableSeats = seats,
        StartsPerWeek = 1,
        Arrivals12Months = 10,
    };

    private static ServiceReach Sum(IEnumerable<ServiceReach> parts) => parts.Aggregate((one, other) => new(
        one.Communities + other.Communities, one.Withheld + other.Withheld, one.Waiting + other.Waiting, one.Seats + other.Seats,
        one.StartsPerWeek + other.StartsPerWeek, one.Arrivals12Months + other.Arrivals12Months));
}
