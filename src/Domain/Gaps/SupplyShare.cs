using Coordination.Domain.Geography;

namespace Coordination.Domain.Gaps;

/// <summary>Which part of the country's confirmed seats the people of each division can reach (formula F1: 2SFCA, Luo and Wang 2003, with E2SFCA decay).</summary>
/// <remarks>Every seat is counted once over all divisions: it is divided among those in reach by demand and distance. A seat in reach of no demand stays where it is.</remarks>
internal static class SupplyShare
{
    /// <summary>Decay weight of a distance: 1 to 10 km, 0.68 to 30, 0.22 to 60, 0 beyond.</summary>
    public static double Weight(double km) => km switch
    {
        <= 10 => 1,
        <= 30 => 0.68,
        <= CommunityKinds.ReachKm => 0.22,
        _ => 0,
    };

    /// <summary>For each division: its seats C, those of them that are posted in itself, and its accessibility A (seats per person in demand).</summary>
    public static (double[] Seats, double[] Own, double[] Access) Share(IReadOnlyList<DivisionCounts?> byDivision)
    {
        var divisions = RegionTable.CensusDivisions;
        var demand = byDivision.Select(counts => counts is null ? 0 : counts.Waiting + (counts.NewPerWeek * GapFormulas.HorizonWeeks)).ToArray();
        var seats = new double[divisions.Count];
        var own = new double[divisions.Count];
        var access = new double[divisions.Count];
        for (var j = 0; j < divisions.Count; j++)
        {
            if (byDivision[j] is not { } counts)
            {
                continue;
            }

            if (counts.ConfirmedUnits > 0)
            {
                Spread(counts.ConfirmedUnits, j, Neighbours(divisions[j].Code), demand, seats, own, access);
            }

            if (counts.ConfirmedRemoteUnits > 0)
            {
                Spread(counts.ConfirmedRemoteUnits, j, SameProvince(divisions[j].Code), demand, seats, own, access);
            }
        }

        return (seats, own, access);
    }

    private static void Spread(double units, int home, IReadOnlyList<(int Division, double Weight)> reach, double[] demand, double[] seats, double[] own, double[] access)
    {
        var weighted = 0.0;
        foreach (var (division, weight) in reach)
        {
            weighted += demand[division] * weight;
        }

        if (weighted <= 0)
        {
            seats[home] += units;
            own[home] += units;
            return;
        }

        foreach (var (division, weight) in reach)
        {
            seats[division] += units * demand[division] * weight / weighted;
            access[division] += units / weighted * weight;
            if (division == home)
            {
                own[home] += units * demand[division] * weight / weighted;
            }
        }
    }

    private static List<(int, double)> Neighbours(string code) =>
        [.. Distances.DivisionsNear(code, CommunityKinds.ReachKm).Select(near => (RegionTable.IndexOfDivision(near.Code), Weight(near.Km)))];

    private static List<(int, double)> SameProvince(string code) =>
        [.. RegionTable.DivisionsWithin(RegionTable.ProvinceOf(code)!.Code).Select(division => (RegionTable.IndexOfDivision(division), 1.0))];
}
