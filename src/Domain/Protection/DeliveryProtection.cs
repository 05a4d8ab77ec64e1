using Coordination.Domain.Distribution;
using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;

namespace Coordination.Domain.Protection;

/// <summary>
/// Delivery models as those may see them who must not know of a single person: the rules of <see cref="FigureProtection"/>, and where one
/// model of a place is withheld a second one too. Both sides of a share must be enough to be told.
/// </summary>
/// <param name="offsets">The rounding.</param>
public sealed class DeliveryProtection(KeyedOffsets offsets)
{
    private const int Slack = KeyedOffsets.Base - 1;

    /// <summary>Places models are told of: none smaller than a province.</summary>
    public static ImmutableArray<Region> Places { get; } = [.. RegionTable.All.Where(region => region.Level <= RegionLevel.Province)];

    /// <summary>Protects the tallies of all provinces for one service type.</summary>
    /// <param name="by">What models are told apart by.</param>
    /// <param name="serviceType">The service type.</param>
    /// <param name="byProvince">What was counted; cells without people may be missing.</param>
    public ImmutableArray<DeliveryFigure> Protect(DeliveryBy by, string serviceType, IReadOnlyDictionary<(string Province, string Model), DeliveryTally> byProvince)
    {
        var cells = Places.SelectMany(place => DeliveryModels.Of(by).Select(model =>
            new Cell(place, model, Total(place, model, byProvince), $"{FigureProtection.CellOf(place.Code)}|{serviceType}|{by}|{model}|"))).ToArray();
        var withheld = cells.Where(cell => Sample(cell) < FigureProtection.PublishedMin).Select(cell => cell.Key).ToHashSet(StringComparer.Ordinal);

        // Siblings of one parent, and models of one place: each such list may be added up by somebody who knows its total.
        var lists = cells.GroupBy(cell => (cell.Place.ParentCode, cell.Model)).Select(group => group.ToArray()).Concat(cells.GroupBy(cell => cell.Place.Code).Select(group => group.ToArray())).ToArray();
        while (lists.Select(list => SecondOf(list, withheld)).FirstOrDefault(second => second is not null) is { } found)
        {
            withheld.Add(found.Key);
        }

        return [.. cells.Select(cell => Figure(cell, withheld.Contains(cell.Key)))];
    }

    private static DeliveryTally Total(Region place, string model, IReadOnlyDictionary<(string Province, string Model), DeliveryTally> byProvince) =>
        Places.Where(part => part.Level == RegionLevel.Province && (part.Code == place.Code || part.ParentCode == place.Code || place.Level == RegionLevel.Country))
            .Aggregate(DeliveryTally.None, (sum, part) => sum + byProvince.GetValueOrDefault((part.Code, model), DeliveryTally.None));

    private Cell? SecondOf(Cell[] list, HashSet<string> withheld) =>
        list.Length > 1 && list.Count(cell => withheld.Contains(cell.Key)) == 1
        && list.Where(cell => !withheld.Contains(cell.Key)).MinBy(cell => (Sample(cell), cell.Key)) is { } second && Sample(second) < FigureProtection.BusyMin ? second : null;

    private int Sample(Cell cell) => Rounded(cell, "needs", cell.Tally.Needs);

    private DeliveryFigure Figure(Cell cell, bool isWithheld) => isWithheld
        ? new(cell.Place.Code, cell.Model, null, null, null, null, null)
        : new(
            cell.Place.Code, cell.Model, Sample(cell), Median(cell),
            Share(cell, "served", cell.Tally.Served, "needs", cell.Tally.Needs),
            Share(cell, "met", cell.Tally.Met, "told", cell.Tally.Told),
            Share(cell, "completed", cell.Tally.Completed, "ended", cell.Tally.Ended));

    /// <summary>Only the two numbers are told; what is left of them must be enough to be told too.</summary>
    private PublishedShare? Share(Cell cell, string measure, int count, string total, int of)
    {
        var (yes, all) = (Rounded(cell, measure, count), Rounded(cell, total, of));
        return yes < FigureProtection.PublishedMin || all - yes < FigureProtection.PublishedMin
            ? null
            : new(all, new(100.0 * yes / all, 100 * new Share(yes - Slack, all + Slack).Low, 100 * new Share(yes + Slack, all - Slack).High));
    }

    private RoundedRange? Median(Cell cell)
    {
        var curve = WaitCurve.Of(cell.Tally.Waits);
        return curve.MedianDays is not { } half ? null : new(
            Rounded(cell, "median-days", (long)half),
            Math.Max(0, Rounded(cell, "median-low", curve.Steps.First(step => step.Low <= .5 || step.Days >= half).Days) - Slack),
            curve.Steps.FirstOrDefault(step => step.High <= .5) is { } last ? Rounded(cell, "median-high", last.Days) + Slack : double.PositiveInfinity);
    }

    private int Rounded(Cell cell, string measure, long count) => (int)offsets.Rounded(cell.Key + measure, count);

    private sealed record Cell(Region Place, string Model, DeliveryTally Tally, string Key);
}
