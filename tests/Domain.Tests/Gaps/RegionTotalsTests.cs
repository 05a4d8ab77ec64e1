using System.Collections.Immutable;
using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using CsCheck;
using Xunit;

namespace Coordination.Domain.Tests.Gaps;

/// <summary>Events in divisions, gathered in any order: the order leaves no trace, and every region has what its parts have.</summary>
public sealed class RegionTotalsTests
{
    private const int Events = 10_000;

    private static readonly string[] Divisions = [.. RegionTable.CensusDivisions.Select(division => division.Code)];

    /// <summary>One event: in which division, and what it moves.</summary>
    private static readonly Gen<(int Division, int Kind, int Units)> AnyEvent =
        Gen.Select(Gen.Int[0, Divisions.Length - 1], Gen.Int[0, 7], Gen.Int[1, 40]);

    [Fact]
    public void Any_order_of_10_000_events_gives_the_same_figures_and_every_region_is_the_sum_of_its_parts() =>
        Gen.Select(AnyEvent.Array[Events], Gen.Int).Sample(
            (events, seed) =>
            {
                var shuffled = events.ToArray();
                new Random(seed).Shuffle(shuffled);
                var figures = Figures(events);
                Assert.Equal(figures, Figures(shuffled));

                var byRegion = figures.ToDictionary(figure => figure.RegionCode);
                Assert.Equal(RegionTable.All.Count, byRegion.Count);
                Assert.Equal(Recount(events), Whole(byRegion["CA"]));
                foreach (var region in RegionTable.All.Where(region => region.Level != RegionLevel.CensusDivision))
                {
                    Assert.Equal(Sum(RegionTable.ChildrenOf(region.Code).Select(child => byRegion[child.Code])), Whole(byRegion[region.Code]));
                    Assert.Equal(Sum(RegionTable.DivisionsWithin(region.Code).Select(code => byRegion[code])), Whole(byRegion[region.Code]));
                }
            },
            iter: 30);

    [Fact]
    public void Divisions_told_in_any_order_give_the_same_figures() =>
        Gen.Select(AnyEvent.Array[500], Gen.Int).Sample(
            (events, seed) =>
            {
                var counts = Count(events).ToArray();
                new Random(seed).Shuffle(counts);
                Assert.Equal(
                    Figures(events),
                    GapBoard.Figures("employment", counts.ToDictionary(), 5_000, new Dictionary<string, int>()));
            },
            iter: 60);

    private static ImmutableArray<GapFigure> Figures((int Division, int Kind, int Units)[] events) =>
        GapBoard.Figures("employment", Count(events), 5_000, new Dictionary<string, int>());

    private static Dictionary<string, DivisionCounts> Count((int Division, int Kind, int Units)[] events)
    {
        var counts = new Dictionary<string, DivisionCounts>();
        foreach (var (division, kind, units) in events)
        {
            var code = Divisions[division];
            var so = counts.GetValueOrDefault(code) ?? new() { Division = code, ServiceType = "employment" };
            counts[code] = kind switch
            {
                0 or 1 => so with { Waiting = so.Waiting + 1, PeopleEver = so.PeopleEver + 1, OpenedLately = so.OpenedLately + 1 },
                2 => so with { FreeUnits = so.FreeUnits + units, ConfirmedUnits = so.ConfirmedUnits + units },
                3 => so with { FreeUnits = so.FreeUnits + units, ConfirmedRemoteUnits = so.ConfirmedRemoteUnits + units },
                4 => so with { HeldUnits = so.HeldUnits + units },
                5 => so with { TakenUnits = so.TakenUnits + units },
                6 => so with { PeopleEver = so.PeopleEver + 1, WaitingBeyondTarget = so.WaitingBeyondTarget + 1 },
                _ => so with { PeopleEver = so.PeopleEver + 1, UnmetLately = so.UnmetLately + 1 },
            };
        }

        return counts;
    }

    private static (long Waiting, long Free, long Held, long Taken) Recount((int Division, int Kind, int Units)[] events) => (
        events.Count(item => item.Kind is 0 or 1),
        events.Where(item => item.Kind is 2 or 3).Sum(item => item.Units),
        events.Where(item => item.Kind == 4).Sum(item => item.Units),
        events.Where(item => item.Kind == 5).Sum(item => item.Units));

    private static (long Waiting, long Free, long Held, long Taken) Whole(GapFigure figure) => (figure.Waiting, figure.Available, figure.Held, figure.Taken);

    private static (long Waiting, long Free, long Held, long Taken) Sum(IEnumerable<GapFigure> parts) => parts.Aggregate(
        (0L, 0L, 0L, 0L), (sum, part) => (sum.Item1 + part.Waiting, sum.Item2 + part.Available, sum.Item3 + part.Held, sum.Item4 + part.Taken));
}
