using Coordination.Domain.Geography;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Gaps;

/// <summary>Makes the figures of every region, at every level, from the counts of the divisions. Pure: a region's counts are the sum of its parts by construction.</summary>
public static class GapBoard
{
    private const double WeeksPerYear = 365.25 / 7;
    private const int TargetDaysOfAllTypes = 45;

    /// <summary>The figures of one service type for all regions.</summary>
    /// <param name="serviceType">A slug, or <see cref="DivisionCounts.AllTypes"/>.</param>
    /// <param name="counts">The counts of divisions for that type; divisions that are absent count nothing.</param>
    /// <param name="peopleAssessed">People assessed in the country: what the share of arrivals with such a need is taken of.</param>
    /// <param name="arrivals12Months">Arrivals of the last twelve months on record by division.</param>
    public static ImmutableArray<GapFigure> Figures(
        string serviceType,
        IReadOnlyDictionary<string, DivisionCounts> counts,
        int peopleAssessed,
        IReadOnlyDictionary<string, int> arrivals12Months)
    {
        var divisions = RegionTable.CensusDivisions;
        var byDivision = divisions.Select(division => counts.GetValueOrDefault(division.Code)).ToArray();
        var (seats, access) = SupplyShare.Share(byDivision);
        var parts = divisions
            .Select((division, index) => new Part(
                byDivision[index] ?? new() { Division = division.Code, ServiceType = serviceType },
                seats[index],
                access[index],
                arrivals12Months.GetValueOrDefault(division.Code)))
            .ToArray();
        var share = serviceType == DivisionCounts.AllTypes ? 1 : peopleAssessed == 0 ? 0 : parts.Sum(part => part.Counts.PeopleEver) / (double)peopleAssessed;
        var countryAccess = MeanAccess(parts);
        return
        [
            .. RegionTable.All.Select(region => FigureOf(
                region.Code,
                serviceType,
                [.. RegionTable.DivisionsWithin(region.Code).Select(code => parts[RegionTable.IndexOfDivision(code)])],
                share,
                countryAccess)),
        ];
    }

    private static GapFigure FigureOf(string region, string serviceType, Part[] parts, double share, double countryAccess)
    {
        var waiting = parts.Sum(part => part.Counts.Waiting);
        var newPerWeek = parts.Sum(part => part.Counts.NewPerWeek);
        var starts = parts.Sum(part => part.Counts.StartsPerWeek);
        var seats = parts.Sum(part => part.Seats);
        var arrivals = parts.Sum(part => part.Arrivals);
        var median = KaplanMeier.MedianDays(parts.SelectMany(part => part.Counts.Waits));
        var target = ServiceTypes.Find(serviceType)?.TargetDays ?? TargetDaysOfAllTypes;
        var index = Math.Round(GapFormulas.Index(
            GapFormulas.Load(waiting, newPerWeek, seats, starts),
            GapFormulas.Time(median, target, waiting > 0),
            GapFormulas.Unmet(parts.Sum(part => part.Counts.UnmetLately), parts.Sum(part => part.Counts.WaitingBeyondTarget), parts.Sum(part => part.Counts.OpenedLately)),
            GapFormulas.Access(MeanAccess(parts), countryAccess)), 1);
        var standing = StandingOf(index, waiting, parts.Sum(part => part.Counts.PeopleEver));
        return new()
        {
            RegionCode = region,
            ServiceType = serviceType,
            Standing = standing,
            GapIndex = standing is GapStanding.NoDemand or GapStanding.TooFew ? null : index,
            Waiting = waiting,
            Available = parts.Sum(part => part.Counts.FreeUnits),
            Held = parts.Sum(part => part.Counts.HeldUnits),
            Taken = parts.Sum(part => part.Counts.TakenUnits),
            ReachableSeats = Math.Round(seats, 2),
            SeatsShort = GapFormulas.SeatsShort(waiting, newPerWeek, seats, starts),
            ExpectedWaitWeeks = GapFormulas.ExpectedWaitWeeks(waiting, starts) is { } weeks ? Math.Round(weeks, 1) : null,
            NewPerWeek = Math.Round(newPerWeek, 2),
            StartsPerWeek = Math.Round(starts, 2),
            MedianDays = median,
            Arrivals12Months = arrivals,
            ExpectedPerWeek = Math.Round(arrivals / WeeksPerYear * share, 2),
        };
    }

    private static GapStanding StandingOf(double index, int waiting, int peopleEver) => (peopleEver, waiting) switch
    {
        (0, 0) => GapStanding.NoDemand,
        _ when Math.Max(peopleEver, waiting) < GapFormulas.PeopleMin => GapStanding.TooFew,
        _ => GapFormulas.StandingOf(index),
    };

    /// <summary>Accessibility of several divisions: the mean of theirs, weighted by demand.</summary>
    private static double MeanAccess(IReadOnlyCollection<Part> parts)
    {
        var demand = parts.Sum(part => part.Demand);
        return demand <= 0 ? 0 : parts.Sum(part => part.Access * part.Demand) / demand;
    }

    private sealed record Part(DivisionCounts Counts, double Seats, double Access, int Arrivals)
    {
        public double Demand => Counts.Waiting + (Counts.NewPerWeek * GapFormulas.HorizonWeeks);
    }
}
