using Coordination.Domain.Geography;

namespace Coordination.Domain.Gaps;

/// <summary>What reaches the people of communities of one kind (S77): the exclusion of small and distant places, measured.</summary>
/// <param name="Communities">Divisions of the kind that are told.</param>
/// <param name="Withheld">Divisions of the kind that may not be told; their people and seats are in none of the numbers.</param>
/// <param name="Waiting">People waiting.</param>
/// <param name="Seats">Confirmed seats in their reach (formulas F1 and F2).</param>
/// <param name="StartsPerWeek">First services a week.</param>
/// <param name="Arrivals12Months">Permanent residents who arrived in the last twelve months on record.</param>
public sealed record ServiceReach(int Communities, int Withheld, int Waiting, double Seats, double StartsPerWeek, int Arrivals12Months)
{
    /// <summary>Seats in reach for 100 people waiting; null when nobody waits.</summary>
    public double? SeatsPer100 => Waiting == 0 ? null : 100 * Seats / Waiting;

    /// <summary>People waiting for 1,000 arrivals; null without arrivals.</summary>
    public double? WaitingPer1000 => Arrivals12Months == 0 ? null : 1_000.0 * Waiting / Arrivals12Months;

    /// <summary>Weeks a new entrant will wait; null when nothing starts.</summary>
    public double? ExpectedWaitWeeks => GapFormulas.ExpectedWaitWeeks(Waiting, StartsPerWeek);

    /// <summary>Enough people wait to say something.</summary>
    public bool Speaks => Waiting >= Equity.CountMin;

    /// <summary>Less than four fifths of what all of them together have for 100 people.</summary>
    public bool IsShortAgainst(ServiceReach all) => Speaks && all.SeatsPer100 is { } usual && SeatsPer100 < Equity.FourFifths * usual;

    /// <summary>What reaches divisions together.</summary>
    public static ServiceReach Of(IEnumerable<GapFigure> divisions)
    {
        var (communities, withheld, waiting, seats, starts, arrivals) = (0, 0, 0, 0.0, 0.0, 0);
        foreach (var figure in divisions)
        {
            if (figure.IsWithheld)
            {
                withheld++;
                continue;
            }

            communities++;
            waiting += figure.Waiting;
            seats += figure.ReachableSeats;
            starts += figure.StartsPerWeek;
            arrivals += figure.Arrivals12Months;
        }

        return new(communities, withheld, waiting, seats, starts, arrivals);
    }

    /// <summary>By size, the largest first; kinds that no division is of are left out.</summary>
    public static ImmutableArray<(CommunitySize Size, ServiceReach Reach)> BySize(IEnumerable<GapFigure> divisions) => Group(divisions, CommunityKinds.SizeOf);

    /// <summary>By distance from the nearest large division, the nearest first; kinds that no division is of are left out.</summary>
    public static ImmutableArray<(CommunityDistance Distance, ServiceReach Reach)> ByDistance(IEnumerable<GapFigure> divisions) => Group(divisions, CommunityKinds.DistanceOf);

    private static ImmutableArray<(TKind, ServiceReach)> Group<TKind>(IEnumerable<GapFigure> divisions, Func<Region, TKind> kindOf) where TKind : struct, Enum =>
    [
        .. divisions.GroupBy(figure => kindOf(RegionTable.Find(figure.RegionCode)!)).OrderBy(group => group.Key).Select(group => (group.Key, Of(group))),
    ];
}
