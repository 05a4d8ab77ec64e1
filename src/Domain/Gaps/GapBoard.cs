using Coordination.Domain.Geography;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Gaps;

/// <summary>Makes the figures of every region, at every level, from the counts of the divisions. Pure: a region's counts are the sum of its parts by construction.</summary>
public static class GapBoard
{
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
        IReadOnlyDictionary<string, int> arrivals12Months) => [.. Inputs(serviceType, counts, peopleAssessed, arrivals12Months).Select(FigureOf)];

    /// <summary>What the figures of one service type are worked out from, for all regions. Parameters as of <see cref="Figures"/>.</summary>
    public static ImmutableArray<GapInputs> Inputs(
        string serviceType,
        IReadOnlyDictionary<string, DivisionCounts> counts,
        int peopleAssessed,
        IReadOnlyDictionary<string, int> arrivals12Months)
    {
        var divisions = RegionTable.CensusDivisions;
        var byDivision = divisions.Select(division => counts.GetValueOrDefault(division.Code)).ToArray();
        var (seats, own, access) = SupplyShare.Share(byDivision);
        var parts = divisions
            .Select((division, index) => new Part(
                byDivision[index] ?? new() { Division = division.Code, ServiceType = serviceType },
                seats[index],
                own[index],
                access[index],
                arrivals12Months.GetValueOrDefault(division.Code)))
            .ToArray();
        var country = (PeopleEver: parts.Sum(part => part.Counts.PeopleEver), Access: MeanAccess(parts));
        return
        [
            .. RegionTable.All.Select(region => InputsOf(
                region.Code,
                serviceType,
                [.. RegionTable.DivisionsWithin(region.Code).Select(code => parts[RegionTable.IndexOfDivision(code)])]) with
            {
                PeopleEverInCountry = country.PeopleEver,
                PeopleAssessed = peopleAssessed,
                CountryAccess = country.Access,
            }),
        ];
    }

    /// <summary>The figure that follows from these inputs.</summary>
    public static GapFigure FigureOf(GapInputs inputs)
    {
        var index = IndexOf(inputs);
        var standing = StandingOf(index, inputs.Waiting, inputs.PeopleEver);
        return new()
        {
            RegionCode = inputs.RegionCode,
            ServiceType = inputs.ServiceType,
            Standing = standing,
            GapIndex = standing is GapStanding.NoDemand or GapStanding.TooFew ? null : index,
            Waiting = inputs.Waiting,
            Available = inputs.FreeUnits,
            Held = inputs.HeldUnits,
            Taken = inputs.TakenUnits,
            ReachableSeats = Math.Round(inputs.Seats, 2),
            SeatsShort = GapFormulas.SeatsShort(inputs.Waiting, inputs.NewPerWeek, inputs.Seats, inputs.StartsPerWeek),
            ExpectedWaitWeeks = GapFormulas.ExpectedWaitWeeks(inputs.Waiting, inputs.StartsPerWeek) is { } weeks ? Math.Round(weeks, 1) : null,
            NewPerWeek = Math.Round(inputs.NewPerWeek, 2),
            StartsPerWeek = Math.Round(inputs.StartsPerWeek, 2),
            MedianDays = inputs.Waits.Days,
            Arrivals12Months = inputs.Arrivals12Months,
            ExpectedPerWeek = Math.Round(GapFormulas.ExpectedPerWeek(inputs.Arrivals12Months, ShareOf(inputs)), 2),
        };
    }

    /// <summary>Share of arrivals with such a need, 0 to 1; all of them when every type counts.</summary>
    private static double ShareOf(GapInputs inputs) =>
        inputs.ServiceType == DivisionCounts.AllTypes ? 1 : inputs.PeopleAssessed == 0 ? 0 : inputs.PeopleEverInCountry / (double)inputs.PeopleAssessed;

    private static double IndexOf(GapInputs inputs) => Math.Round(GapFormulas.Index(
        GapFormulas.Load(inputs.Waiting, inputs.NewPerWeek, inputs.Seats, inputs.StartsPerWeek),
        GapFormulas.Time(inputs.Waits.Days, inputs.TargetDays, inputs.Waiting > 0),
        GapFormulas.Unmet(inputs.UnmetLately, inputs.WaitingBeyondTarget, inputs.OpenedLately),
        GapFormulas.Access(inputs.Access, inputs.CountryAccess)), 1);

    private static GapInputs InputsOf(string region, string serviceType, Part[] parts) => new()
    {
        RegionCode = region,
        ServiceType = serviceType,
        Waiting = parts.Sum(part => part.Counts.Waiting),
        WaitingBeyondTarget = parts.Sum(part => part.Counts.WaitingBeyondTarget),
        OpenedLately = parts.Sum(part => part.Counts.OpenedLately),
        UnmetLately = parts.Sum(part => part.Counts.UnmetLately),
        NewPerWeek = parts.Sum(part => part.Counts.NewPerWeek),
        StartsPerWeek = parts.Sum(part => part.Counts.StartsPerWeek),
        OwnSeats = parts.Sum(part => part.Own),
        SeatsFromElsewhere = parts.Sum(part => part.Seats - part.Own),
        Waits = WaitMedian.Of(parts.SelectMany(part => part.Counts.Waits)),
        TargetDays = ServiceTypes.Find(serviceType)?.TargetDays ?? TargetDaysOfAllTypes,
        Access = MeanAccess(parts),
        PeopleEver = parts.Sum(part => part.Counts.PeopleEver),
        Arrivals12Months = parts.Sum(part => part.Arrivals),
        FreeUnits = parts.Sum(part => part.Counts.FreeUnits),
        HeldUnits = parts.Sum(part => part.Counts.HeldUnits),
        TakenUnits = parts.Sum(part => part.Counts.TakenUnits),
    };

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

    private sealed record Part(DivisionCounts Counts, double Seats, double Own, double Access, int Arrivals)
    {
        public double Demand => Counts.Waiting + (Counts.NewPerWeek * GapFormulas.HorizonWeeks);
    }
}
