using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;

namespace Coordination.Domain.Protection;

/// <summary>
/// The figures of one service type as those may see them who must not know of a single person: every count rounded
/// (<see cref="KeyedOffsets"/>), counts of few people withheld, and where one region of a parent is withheld a second one too.
/// </summary>
/// <param name="offsets">The rounding.</param>
public sealed class FigureProtection(KeyedOffsets offsets)
{
    /// <summary>What is published as less than this is withheld: it may stand for fewer than five people, and for the public it always may.</summary>
    public const int PublishedMin = 10;

    /// <summary>
    /// A region where this many wait changes by itself all the time, so that nobody can subtract it exactly from its parent. It is
    /// not withheld for the sake of another: British Columbia would have to go whenever Yukon does.
    /// </summary>
    public const int BusyMin = 200;

    /// <summary>Protects the figures of all regions for one service type.</summary>
    public ImmutableArray<GapFigure> Protect(IReadOnlyCollection<GapFigure> figures)
    {
        var byRegion = figures.ToDictionary(figure => figure.RegionCode);
        var withheld = byRegion.Values.Where(figure => Published(figure, "waiting", figure.Waiting) < PublishedMin).Select(figure => figure.RegionCode).ToHashSet();
        foreach (var parent in RegionTable.All.Where(region => byRegion.ContainsKey(region.Code)))
        {
            WithholdSecond([.. RegionTable.ChildrenOf(parent.Code).Select(child => byRegion.GetValueOrDefault(child.Code)).OfType<GapFigure>()], withheld);
        }

        return [.. figures.Select(figure => Protected(figure, withheld.Contains(figure.RegionCode)))];
    }

    /// <summary>Regions with the same people share their rounding: two looks at one number tell no more than one.</summary>
    public static string CellOf(string region)
    {
        while (RegionTable.ChildrenOf(region) is [var only])
        {
            region = only.Code;
        }

        return region;
    }

    /// <summary>One withheld region among published ones could be had by subtraction from their parent: the smallest of those goes too.</summary>
    private void WithholdSecond(IReadOnlyList<GapFigure> siblings, HashSet<string> withheld)
    {
        if (siblings.Count < 2 || siblings.Count(sibling => withheld.Contains(sibling.RegionCode)) != 1)
        {
            return;
        }

        var second = siblings.Where(sibling => !withheld.Contains(sibling.RegionCode)).MinBy(sibling => (Published(sibling, "waiting", sibling.Waiting), sibling.RegionCode))!;
        if (Published(second, "waiting", second.Waiting) < BusyMin)
        {
            withheld.Add(second.RegionCode);
        }
    }

    private GapFigure Protected(GapFigure figure, bool isWithheld)
    {
        double? index = !isWithheld && figure.GapIndex is { } exact ? Math.Clamp(Published(figure, "gap-index", (long)Math.Round(exact)), 0, 100) : null;
        return Protected(figure, isWithheld, index);
    }

    private GapFigure Protected(GapFigure figure, bool isWithheld, double? index) => new()
    {
        RegionCode = figure.RegionCode,
        ServiceType = figure.ServiceType,
        IsProtected = true,
        IsWithheld = isWithheld,

        // "No demand" would tell a zero from a one: what is withheld is too few to say.
        Standing = index is { } published ? GapFormulas.StandingOf(published) : GapStanding.TooFew,
        GapIndex = index,
        Waiting = isWithheld ? 0 : (int)Published(figure, "waiting", figure.Waiting),
        Available = Published(figure, "available", figure.Available),
        SeatsShort = isWithheld ? 0 : (int)Published(figure, "seats-short", figure.SeatsShort),
        ReachableSeats = isWithheld ? 0 : Published(figure, "seats", (long)Math.Round(figure.ReachableSeats)),
        NewPerWeek = isWithheld ? 0 : Published(figure, "new", (long)Math.Round(figure.NewPerWeek * GapFormulas.HorizonWeeks)) / GapFormulas.HorizonWeeks,
        StartsPerWeek = isWithheld ? 0 : Published(figure, "starts", (long)Math.Round(figure.StartsPerWeek * GapFormulas.HorizonWeeks)) / GapFormulas.HorizonWeeks,
        MedianDays = !isWithheld && figure.MedianDays is { } days ? Published(figure, "median-days", (long)days) : null,

        // Published by IRCC, rounded by IRCC.
        Arrivals12Months = figure.Arrivals12Months,
    };

    private long Published(GapFigure figure, string measure, long count) => offsets.Rounded($"{CellOf(figure.RegionCode)}|{figure.ServiceType}|{measure}", count);
}
