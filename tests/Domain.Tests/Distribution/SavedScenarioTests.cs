using Coordination.Domain.Distribution;
using Coordination.Domain.Gaps;
using CsCheck;
using Xunit;

namespace Coordination.Domain.Tests.Distribution;

public sealed class SavedScenarioTests
{
    [Fact]
    public void S50_New_seats_cost_and_moved_ones_do_not() => Gen.Select(Gen.Int[1, SavedScenario.SeatsMax], Gen.Int[1, 5_000]).Sample((seats, cost) =>
    {
        Assert.Equal((decimal)seats * cost, Scenario(null, seats, cost).Cost);
        Assert.Null(Scenario("24", seats, cost).Cost);
        Assert.Null(Scenario(null, seats, null).Cost);
    });

    [Fact]
    public void S50_More_seats_never_make_the_gap_or_the_wait_longer_and_giving_them_never_shorter() => Gen.Int[1, SavedScenario.SeatsMax].Sample(seats =>
    {
        var outlooks = Scenario("24", seats, null).Outlooks(Figure);
        Assert.Equal(["35", "24"], outlooks.Select(outlook => outlook.RegionCode));
        Assert.True(outlooks[0].Then!.GapIndex <= outlooks[0].Now!.GapIndex && outlooks[1].Then!.GapIndex >= outlooks[1].Now!.GapIndex);
        Assert.True(outlooks[0].Then!.WaitWeeks <= outlooks[0].Now!.WaitWeeks && !(outlooks[1].Then!.WaitWeeks < outlooks[1].Now!.WaitWeeks));
    });

    [Fact]
    public void S50_A_withheld_region_has_no_outlook() =>
        Assert.Equal(new ScenarioOutlook("35", null, null), Assert.Single(Scenario(null, 5, null).Outlooks(region => Figure(region) with { IsWithheld = true })));

    private static SavedScenario Scenario(string? from, int seats, decimal? cost) => new("scenario-a", "More", "employment", from, "35", seats, cost, "funder", DateTimeOffset.UnixEpoch);

    private static GapFigure Figure(string region) =>
        new() { RegionCode = region, ServiceType = "employment", GapIndex = 50, Waiting = 400, NewPerWeek = 20, StartsPerWeek = 10, ReachableSeats = 100 };
}
