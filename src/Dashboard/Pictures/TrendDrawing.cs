using Coordination.Domain.Pictures;

namespace Coordination.Dashboard.Pictures;

/// <summary>Where everything of a trend is drawn.</summary>
internal sealed class TrendDrawing
{
    private readonly IReadOnlyList<TrendSeries> series;
    private readonly LinearScale x;
    private readonly LinearScale y;

    public TrendDrawing(IReadOnlyList<TrendSeries> series, double? target, FigureStyle style, PictureCanvas canvas)
    {
        this.series = series;
        var figures = series.SelectMany(one => one.Points.Select(point => point.Value ?? 0).Concat(one.Forecast.SelectMany(point => new[] { point.Low, point.High, point.Value })))
            .Append(target ?? 0).ToList();
        var ticks = Ticks.Of(figures.Min(), figures.Max(), canvas.IsWide ? 6 : 5, style.StepMin);
        var days = series.SelectMany(one => one.Points.Select(point => point.Day).Concat(one.Forecast.Select(point => point.Day))).ToList();
        var (first, last) = days.Count == 0 ? (default, default) : (days.Min(), days.Max());
        Left = ticks.Max(tick => TextFit.Width(style.Write(tick), canvas.Font)) + 8;
        var ends = series.Select(one => (one.Name, Figure: style.Write(LastOf(one)?.Value), Last: LastOf(one))).Where(end => end.Last is not null).ToList();
        var labels = EndLabel.WidthOf(ends.Select(end => (end.Name, end.Figure)), canvas);
        Right = canvas.Width - labels - 14;
        Bottom = canvas.Height - (2 * canvas.Line) - 6;
        x = new(first.DayNumber, last.DayNumber, Left + 4, Right);
        y = new(ticks[0], ticks[^1], Bottom, Top);
        Rows = [.. ticks.Select(tick => (At(tick), style.Write(tick)))];
        Months = MonthsOf(first, last, canvas);
        Labels = EndLabel.Of([.. ends.Select(end => (end.Name, end.Figure, x.At(end.Last!.Value.Day.DayNumber), At(end.Last.Value.Value)))], labels, canvas, 2, Bottom + canvas.Line);
        Expected = series.Any(one => !one.Forecast.IsEmpty) ? x.At(series.Where(one => !one.Forecast.IsEmpty).Min(StartOfForecast)) : null;
    }

    public static double Top => 20;

    public double Left { get; }

    public double Right { get; }

    public double Bottom { get; }

    /// <summary>Lines across, and what is written at them.</summary>
    public ImmutableArray<(double Y, string Text)> Rows { get; }

    /// <summary>Marks below, the name of the month and, where a year begins, the year.</summary>
    public ImmutableArray<(double X, string Text, string? Year)> Months { get; }

    public ImmutableArray<EndLabel> Labels { get; }

    /// <summary>From where on figures are expected ones.</summary>
    public double? Expected { get; }

    public double At(double figure) => y.At(figure);

    /// <summary>The line, in pieces: it is broken where a figure is missing, and changes where figures were worked out afterwards.</summary>
    public IEnumerable<TrendPiece> Pieces(int index)
    {
        var piece = new List<(double X, double Y)>();
        var isEstimated = false;
        foreach (var point in series[index].Points)
        {
            if (point.Value is not { } value)
            {
                if (piece.Count > 0)
                {
                    yield return new([.. piece], isEstimated, true);
                }

                piece.Clear();
                continue;
            }

            var place = (x.At(point.Day.DayNumber), At(value));
            if (piece.Count > 0 && point.IsEstimated != isEstimated)
            {
                // What leads to a figure of another kind is no surer than the less sure of the two.
                yield return new(isEstimated ? [.. piece, place] : [.. piece], isEstimated, false);
                piece = isEstimated ? [] : [piece[^1]];
            }

            isEstimated = point.IsEstimated;
            piece.Add(place);
        }

        if (piece.Count > 0)
        {
            yield return new([.. piece], isEstimated, true);
        }
    }

    /// <summary>What is expected, from the last known figure on.</summary>
    public IEnumerable<(double X, double Y)> Forecast(int index) => Start(index).Concat(Ahead(index, point => point.Value));

    /// <summary>The band around it.</summary>
    public IEnumerable<(double X, double Y)> Band(int index) =>
        Start(index).Concat(Ahead(index, point => point.High)).Concat(Ahead(index, point => point.Low).Reverse());

    private static (DateOnly Day, double Value)? LastOf(TrendSeries one) =>
        one.Forecast.LastOrDefault() is { } expected ? (expected.Day, expected.Value)
        : one.Points.LastOrDefault(point => point.Value is not null) is { } known ? (known.Day, known.Value!.Value)
        : null;

    private static double StartOfForecast(TrendSeries one) =>
        (one.Points.LastOrDefault(point => point.Value is not null)?.Day ?? one.Forecast[0].Day).DayNumber;

    private IEnumerable<(double, double)> Start(int index) =>
        series[index].Points.LastOrDefault(point => point.Value is not null) is { } last ? [(x.At(last.Day.DayNumber), At(last.Value!.Value))] : [];

    private IEnumerable<(double, double)> Ahead(int index, Func<ForecastPoint, double> figure) =>
        series[index].Forecast.Select(point => (x.At(point.Day.DayNumber), At(figure(point))));

    private ImmutableArray<(double, string, string?)> MonthsOf(DateOnly first, DateOnly last, PictureCanvas canvas)
    {
        var culture = CultureInfo.CurrentCulture;
        var months = Ticks.Months(first, last, Math.Max(1, (int)((Right - Left) / (canvas.Font * 3.6))));
        if (months.Length < 2)
        {
            // Within a month its name alone says too little.
            return [.. new[] { first, last }.Distinct().Select(day => (x.At(day.DayNumber), day.ToString("d MMM", culture), (string?)day.ToString("yyyy", culture)))];
        }

        return [.. months.Select((month, index) => (x.At(month.DayNumber), month.ToString("MMM", culture),
            index == 0 || month.Year != months[index - 1].Year ? month.ToString("yyyy", culture) : null))];
    }
}

/// <summary>A part of a line.</summary>
/// <param name="Points">From left to right.</param>
/// <param name="IsEstimated">Whether it was worked out afterwards.</param>
/// <param name="IsEnd">Whether the line stops after it.</param>
internal sealed record TrendPiece(ImmutableArray<(double X, double Y)> Points, bool IsEstimated, bool IsEnd);
