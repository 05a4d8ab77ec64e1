using System.Collections.Immutable;
using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using CsCheck;
using Xunit;

namespace Coordination.Domain.Tests.Gaps;

public sealed class GapBoardTests
{
    private static readonly string[] Divisions = [.. RegionTable.CensusDivisions.Select(division => division.Code)];

    private static readonly Gen<DivisionCounts> AnyCounts =
        from place in Gen.Int[0, Divisions.Length - 1]
        from people in Gen.Int[0, 50].Array[4]
        from units in Gen.Int[0, 50].Array[3]
        from rates in Gen.Int[0, 9].Array[2]
        select new DivisionCounts
        {
            Division = Divisions[place],
            ServiceType = "employment",
            Waiting = people[0],
            WaitingBeyondTarget = people[1],
            PeopleEver = people[0] + people[2],
            OpenedLately = people[3],
            NewPerWeek = rates[0],
            StartsPerWeek = rates[1],
            FreeUnits = units[0],
            TakenUnits = units[1],
            HeldUnits = units[2],
            ConfirmedUnits = units[0],
        };

    [Fact]
    public void A_region_is_the_sum_of_its_parts() => AnyCounts.Array[0, 80].Sample(
        drawn =>
        {
            var counts = drawn.DistinctBy(count => count.Division).ToDictionary(count => count.Division);
            var arrivals = counts.ToDictionary(count => count.Key, count => count.Value.Waiting * 3);
            var figures = GapBoard.Figures("employment", counts, 5_000, arrivals).ToDictionary(figure => figure.RegionCode);
            Assert.Equal(RegionTable.All.Count, figures.Count);
            foreach (var region in RegionTable.All.Where(region => region.Level != RegionLevel.CensusDivision))
            {
                var parts = RegionTable.ChildrenOf(region.Code).Select(child => figures[child.Code]).ToList();
                var whole = figures[region.Code];
                Assert.Equal(
                    (parts.Sum(part => part.Waiting), parts.Sum(part => part.Available), parts.Sum(part => part.Held), parts.Sum(part => part.Taken), parts.Sum(part => part.Arrivals12Months)),
                    (whole.Waiting, whole.Available, whole.Held, whole.Taken, whole.Arrivals12Months));
                Assert.Equal(parts.Sum(part => part.NewPerWeek), whole.NewPerWeek, 6);
                Assert.Equal(parts.Sum(part => part.ReachableSeats), whole.ReachableSeats, 0.005 * (parts.Count + 1));
            }
        },
        iter: 60);

    [Fact]
    public void An_index_lies_between_0_and_100() => AnyCounts.Array[1, 80].Sample(
        drawn => Assert.All(
            GapBoard.Figures("employment", drawn.DistinctBy(count => count.Division).ToDictionary(count => count.Division), 5_000, new Dictionary<string, int>()),
            figure => Assert.InRange(figure.GapIndex ?? 0, 0, 100)),
        iter: 60);

    [Fact]
    public void No_demand_is_no_demand_and_not_a_good_figure()
    {
        var figure = Counts.Figures(Counts.Waiting("3520", 0, confirmed: 20))["3520"];
        Assert.Equal(GapStanding.NoDemand, figure.Standing);
        Assert.Null(figure.GapIndex);
        Assert.Equal(20, figure.Available);
    }

    [Theory]
    [InlineData(1, GapStanding.TooFew)]
    [InlineData(4, GapStanding.TooFew)]
    [InlineData(5, GapStanding.Tight)]
    public void Fewer_than_five_people_are_too_few_to_say(int people, GapStanding standing)
    {
        var figure = Counts.Figures(Counts.Waiting("5915", people, confirmed: 5))["5915"];
        Assert.Equal(standing, figure.Standing);
        Assert.Equal(standing == GapStanding.TooFew, figure.GapIndex is null);
    }

    [Fact]
    public void The_worked_example_is_short_with_60_1_on_the_board()
    {
        // Two places out of each other's reach; the second makes the country's access 6 / (0.7 x 194).
        var here = Counts.Waiting("5915", 142, confirmed: 6) with
        {
            NewPerWeek = 13,
            StartsPerWeek = 9,
            UnmetLately = 20,
            WaitingBeyondTarget = 11,
            OpenedLately = 100,
            Waits = [new(98, 71, 0), new(99, 0, 71)],
        };
        var figure = Counts.Figures(here, Counts.Waiting("1001", 97, confirmed: (6 * 291 / 135.8) - 6))["5915"];
        Assert.Equal((GapStanding.Short, 60.1), (figure.Standing, figure.GapIndex));
        Assert.Equal((152, 15.8, 98d), (figure.SeatsShort, figure.ExpectedWaitWeeks, figure.MedianDays));
    }

    [Fact]
    public void Expected_needs_are_the_arrivals_times_the_share_of_people_who_had_such_a_need()
    {
        var counts = ImmutableDictionary<string, DivisionCounts>.Empty.Add("3520", Counts.Waiting("3520", 25));
        var figure = GapBoard.Figures("language-training", counts, 100, new Dictionary<string, int> { ["3520"] = 5_218 }).Single(item => item.RegionCode == "3520");
        Assert.Equal(5_218, figure.Arrivals12Months);
        Assert.Equal(25, figure.ExpectedPerWeek);
    }
}
