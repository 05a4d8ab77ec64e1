using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using CsCheck;
using Xunit;

namespace Coordination.Domain.Tests.Gaps;

/// <summary>Formula F1. Ottawa (3506) lies 23.8 km from Gatineau (2481), 40.4 km from 2482 and 66.6 km from 3502.</summary>
public sealed class SupplyShareTests
{
    [Fact]
    public void Seats_go_to_those_in_reach_by_demand_and_decay()
    {
        var figures = Counts.Figures(
            Counts.Waiting("3506", 10, confirmed: 190), Counts.Waiting("2481", 10), Counts.Waiting("2482", 10), Counts.Waiting("3502", 10));

        // Weights 1, 0.68, 0.22 and 0: 190 seats over 19 weighted people.
        Assert.Equal(100, figures["3506"].ReachableSeats);
        Assert.Equal(68, figures["2481"].ReachableSeats);
        Assert.Equal(22, figures["2482"].ReachableSeats);
        Assert.Equal(0, figures["3502"].ReachableSeats);
    }

    [Fact]
    public void Seats_with_no_demand_in_reach_stay_where_they_are()
    {
        var figures = Counts.Figures(Counts.Waiting("3506", 0, confirmed: 7), Counts.Waiting("3502", 10));
        Assert.Equal(7, figures["3506"].ReachableSeats);
        Assert.Equal(0, figures["3502"].ReachableSeats);
    }

    [Fact]
    public void Remote_seats_reach_the_whole_province_and_nobody_beyond_it()
    {
        var figures = Counts.Figures(Counts.Waiting("3506", 30, remote: 12), Counts.Waiting("3520", 10), Counts.Waiting("2481", 10));
        Assert.Equal(9, figures["3506"].ReachableSeats);
        Assert.Equal(3, figures["3520"].ReachableSeats);
        Assert.Equal(0, figures["2481"].ReachableSeats);
    }

    [Fact]
    public void Every_seat_is_counted_once_over_all_regions()
    {
        var codes = RegionTable.CensusDivisions.Select(division => division.Code).ToArray();
        Gen.Select(Gen.Int[0, codes.Length - 1], Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[0, 40]).Array[1, 60].Sample(
            drawn =>
            {
                var counts = drawn.DistinctBy(item => item.Item1).Select(item => Counts.Waiting(codes[item.Item1], item.Item2, item.Item3, item.Item4)).ToArray();
                var figures = Counts.Figures(counts);
                var posted = counts.Sum(count => count.ConfirmedUnits + count.ConfirmedRemoteUnits);
                Assert.Equal(posted, figures["CA"].ReachableSeats, 0.011);
                Assert.Equal(posted, codes.Sum(code => figures[code].ReachableSeats), 0.005 * codes.Length);
            },
            iter: 100);
    }
}
