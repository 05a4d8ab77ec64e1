using Coordination.Domain.Distribution;
using Coordination.Domain.Gaps;
using Xunit;

namespace Coordination.Domain.Tests.Distribution;

public sealed class DistributionTests
{
    /// <summary>The worked example of formula F3.</summary>
    private static readonly GapFigure Example = new()
    {
        RegionCode = "3537",
        ServiceType = "language-training",
        Waiting = 142,
        ReachableSeats = 6,
        NewPerWeek = 13,
        StartsPerWeek = 9,
        GapIndex = 60.1,
        SeatsShort = 152,
    };

    [Fact]
    public void S50_Without_a_change_the_outlook_is_as_it_is_now() =>
        Assert.Equal((152, 60.1, 15.8), (SeatScenario.Of(Example, 0) is var now ? now.SeatsShort : 0, now.GapIndex, now.WaitWeeks));

    [Fact]
    public void S50_Seats_that_are_added_shorten_the_gap_by_their_load_and_the_wait_by_their_starts()
    {
        var outlook = SeatScenario.Of(Example, 40);

        Assert.Equal(112, outlook.SeatsShort);
        Assert.Equal(Math.Round(60.1 - (35 * 40 / 194.0), 1), outlook.GapIndex);
        Assert.Equal(Math.Round(142 / 19.0, 1), outlook.WaitWeeks);
        Assert.True(outlook.WaitLow < outlook.WaitWeeks && outlook.WaitWeeks < outlook.WaitHigh);
    }

    [Fact]
    public void S50_No_more_seats_are_taken_away_than_there_are() =>
        Assert.Equal(158, SeatScenario.Of(Example, -100).SeatsShort);

    [Fact]
    public void S50_Seats_go_from_where_most_are_spare_to_where_most_are_short()
    {
        var roomy = Example with { RegionCode = "3520", Waiting = 10, ReachableSeats = 100, NewPerWeek = 1, StartsPerWeek = 1, SeatsShort = 0 };
        Assert.Equal(("3520", "3537", 90), SeatScenario.Advise([Example, roomy]));
        Assert.Null(SeatScenario.Advise([Example]));
        Assert.Null(SeatScenario.Advise([Example, roomy with { IsWithheld = true }]));
    }

    [Fact]
    public void Shares_add_up_to_one_and_their_difference_is_in_points()
    {
        var shares = RegionalShare.Of([Example with { Waiting = 75, ReachableSeats = 25 }, Example with { RegionCode = "3520", Waiting = 25, ReachableSeats = 75 }]);

        Assert.Equal([50.0, -50.0], shares.Select(share => share.Points));
        Assert.Equal(0, RegionalShare.Theil(RegionalShare.Of([Example, Example])), 9);
        Assert.Equal((0.25 * Math.Log(1 / 3.0)) + (0.75 * Math.Log(3)), RegionalShare.Theil(shares), 9);
        Assert.Single(RegionalShare.Of([Example, Example with { RegionCode = "3520", IsWithheld = true }]));
    }
}
