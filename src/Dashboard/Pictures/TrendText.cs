using Coordination.Dashboard.Words;
using Coordination.Domain.Pictures;

namespace Coordination.Dashboard.Pictures;

/// <summary>A trend in words and as a table.</summary>
internal static class TrendText
{
    /// <summary>What is seen, in a sentence.</summary>
    public static string Seen(ImmutableArray<TrendSeries> series, double? target, string targetName, FigureStyle style)
    {
        var days = DaysOf(series);
        if (days.Count == 0)
        {
            return PictureTexts.NoFigures;
        }

        var parts = series.Select(one => Part(one, days, style)).Concat(target is null ? [] : [$"{targetName} {style.Write(target)}"]);
        return Say.With(PictureTexts.TrendSeen, Day(days[0], days), Day(days[^1], days), string.Join(PictureTexts.Between, parts));
    }

    /// <summary>The figures.</summary>
    public static FigureTable Table(ImmutableArray<TrendSeries> series, double? target, string targetName, FigureStyle style)
    {
        var days = DaysOf(series);
        var columns = series.SelectMany(one => one.Forecast.IsEmpty
            ? [one.Name]
            : new[] { one.Name, Say.With(PictureTexts.ColumnExpected, one.Name), Say.With(PictureTexts.ColumnLow, one.Name), Say.With(PictureTexts.ColumnHigh, one.Name) });
        var estimated = series.SelectMany(one => one.Points.Where(point => point.IsEstimated)).Select(point => point.Day).ToHashSet();
        return new(
            [PictureTexts.ColumnDay, .. columns, .. target is null ? Array.Empty<string>() : [targetName], .. estimated.Count == 0 ? Array.Empty<string>() : [PictureTexts.ColumnFlag]],
            [.. days.Select(day => (ImmutableArray<TableCell>)
            [
                TableCell.Of(day, Day(day, days)), .. series.SelectMany(one => Cells(one, day, style)), .. target is null ? Array.Empty<TableCell>() : [Cell(target, style)],
                .. estimated.Count == 0 ? Array.Empty<TableCell>() : [TableCell.Of(estimated.Contains(day) ? PictureTexts.Estimated : "")],
            ])]);
    }

    private static IEnumerable<TableCell> Cells(TrendSeries one, DateOnly day, FigureStyle style)
    {
        yield return Cell(one.Points.FirstOrDefault(point => point.Day == day)?.Value, style);
        if (!one.Forecast.IsEmpty)
        {
            var expected = one.Forecast.FirstOrDefault(point => point.Day == day);
            yield return Cell(expected?.Value, style);
            yield return Cell(expected?.Low, style);
            yield return Cell(expected?.High, style);
        }
    }

    private static TableCell Cell(double? figure, FigureStyle style) => TableCell.Of(figure, style.Write(figure));

    private static string Part(TrendSeries one, List<DateOnly> days, FigureStyle style)
    {
        var known = one.Points.Where(point => point.Value is not null).ToList();
        var past = known.Count == 0 ? Say.With(PictureTexts.TrendNone, one.Name) : Say.With(PictureTexts.TrendPast, one.Name, style.Write(known[0].Value), style.Write(known[^1].Value));
        return one.Forecast.LastOrDefault() is { } end
            ? past + Say.With(PictureTexts.TrendAhead, style.Write(end.Value), Day(end.Day, days), style.Write(end.Low), style.Write(end.High))
            : past;
    }

    private static List<DateOnly> DaysOf(ImmutableArray<TrendSeries> series) =>
        [.. series.SelectMany(one => one.Points.Select(point => point.Day).Concat(one.Forecast.Select(point => point.Day))).Distinct().Order()];

    // Figures of months are told by month, whether they stand on the first or the last day.
    private static string Day(DateOnly day, List<DateOnly> days) =>
        days.TrueForAll(one => one.Day == 1) || days.TrueForAll(one => one.AddDays(1).Day == 1) ? day.ToString("MMM yyyy", CultureInfo.CurrentCulture) : Say.Day(day);
}
