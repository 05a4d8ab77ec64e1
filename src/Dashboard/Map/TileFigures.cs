using Coordination.Dashboard.Desk;
using Coordination.Dashboard.Words;
using Coordination.Domain.Gaps;

namespace Coordination.Dashboard.Map;

/// <summary>A number at the head of the map.</summary>
/// <param name="Id">Its name in the page.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Value">The number as it is written.</param>
/// <param name="Extra">What is said beside it; empty when nothing is.</param>
public sealed record TileFigure(string Id, string Name, string Value, string Extra);

/// <summary>The five numbers at the head of the map, in the current language.</summary>
public static class TileFigures
{
    /// <summary>The tiles of a readership.</summary>
    /// <param name="figure">The figure of the region; null before there is any.</param>
    /// <param name="readership">Who reads them.</param>
    /// <param name="urgent">What will not wait; shown to coordinators alone.</param>
    public static IEnumerable<TileFigure> Of(GapFigure? figure, Readership readership, UrgentCount urgent)
    {
        yield return new("waiting", MapTexts.Waiting, People(figure, figure?.Waiting), "");
        yield return new("free", MapTexts.SeatsFree, Whole(figure?.Available), "");
        var median = figure?.MedianDays is { } days ? Say.With(DeskTexts.TileDays, Say.Whole((long)days)) : MapTexts.NotKnown;
        if (readership == Readership.Coordinators)
        {
            yield return new("median", DeskTexts.TileMedian, median, figure is { MedianDays: null, Waiting: > 0 } ? DeskTexts.TileHalf : "");
            yield return new("late", DeskTexts.TileLate, Whole(urgent.Late), "");
            yield return new("expiring", DeskTexts.TileExpiring, Whole(urgent.Expiring), "");
            yield break;
        }

        yield return new("short", MapTexts.SeatsShort, People(figure, figure?.SeatsShort), "");
        yield return readership == Readership.Funders
            ? new("median", DeskTexts.TileMedian, median, "")
            : new("wait", MapTexts.ExpectedWait, Wait(figure), figure is { ExpectedWaitWeeks: null, Waiting: > 0 } ? MapTexts.NoWait : "");
        yield return new("arrivals", MapTexts.Arrivals, Whole(figure?.Arrivals12Months), "");
    }

    private static string Wait(GapFigure? figure) => figure?.ExpectedWaitWeeks is { } weeks ? Say.With(MapTexts.Weeks, Say.Tenth(weeks)) : MapTexts.NotKnown;

    private static string People(GapFigure? figure, long? number) => figure is { IsWithheld: true } ? Withheld.Text : Whole(number);

    private static string Whole(long? number) => number is { } known ? Say.Whole(known) : MapTexts.NotKnown;
}
