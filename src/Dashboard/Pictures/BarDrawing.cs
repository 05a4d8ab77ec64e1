using Coordination.Domain.Pictures;

namespace Coordination.Dashboard.Pictures;

/// <summary>Where everything of rows of bars is drawn: names beside the bars where it is wide, above them where it is narrow.</summary>
internal sealed class BarDrawing
{
    private const double BarHeight = 13;
    private const double BoldWidth = 1.12;
    private const double Space = 9;
    private const int ColumnsMax = 8;
    private const int LabelLinesMax = 2;
    private readonly LinearScale x;
    private readonly BarPlan plan;
    private readonly PictureCanvas canvas;

    public BarDrawing(BarPlan plan, PictureCanvas canvas)
    {
        (this.plan, this.canvas) = (plan, canvas);
        var figures = plan.Rows.SelectMany(row => new[] { row.Value, row.Second, row.Low, row.High }).Append(plan.Limit?.Value).Select(figure => figure ?? 0).ToList();
        var values = (plan.Rows.SelectMany(row => new[] { row.Value, row.Second }).Max(figure => TextFit.Width(plan.Write(figure), canvas.Font)) * BoldWidth) + 8;
        LabelWidth = canvas.IsWide ? canvas.Width * 0.34 : canvas.Width;
        Start = canvas.IsWide ? LabelWidth + 12 : 0;
        Left = Start + (figures.Min() < 0 ? values : canvas.IsWide ? 0 : 1);
        Right = canvas.Width - values;
        // Bars end with the greatest figure, not with a round one: their labels need the room.
        x = new(Math.Min(0, figures.Min()), figures.Max() <= 0 && figures.Min() >= 0 ? 1 : Math.Max(0, figures.Max()), Left, Right);
        Columns = ColumnsOf(figures.Min(), figures.Max());
        Less = plan.IsDiverging ? Heading("← " + plan.LessName) : [];
        More = plan.IsDiverging ? Heading(plan.MoreName + " →") : [];
        Top = (Math.Max(plan.Limit is null ? 0 : 1, Math.Max(Less.Length, More.Length)) * canvas.Line) + 6;
        Rows = [.. Place()];
        Bottom = Rows.Length == 0 ? Top : Rows[^1].Y + Rows[^1].Height;
    }

    public double LabelWidth { get; }

    /// <summary>Where the room for bars and their figures begins.</summary>
    public double Start { get; }

    public double Left { get; }

    public double Right { get; }

    public double Top { get; }

    public double Bottom { get; }

    /// <summary>How high the drawing must be.</summary>
    public double Height => Bottom + canvas.Line + 8;

    /// <summary>Lines down, and what is written under them.</summary>
    public ImmutableArray<(double X, string Text)> Columns { get; }

    public ImmutableArray<DrawnRow> Rows { get; }

    /// <summary>What figures below zero mean.</summary>
    public ImmutableArray<string> Less { get; }

    /// <summary>What figures above zero mean.</summary>
    public ImmutableArray<string> More { get; }

    public double At(double figure) => x.At(figure);

    /// <summary>Where a bar begins, seen from the left.</summary>
    public double LeftOf(double figure) => Math.Min(At(0), At(figure));

    /// <summary>How long a bar is.</summary>
    public double LengthOf(double figure) => Math.Abs(At(figure) - At(0));

    /// <summary>Where a bar's figure is written: at its end away from zero, beyond its interval.</summary>
    public (double X, string Anchor) LabelOf(double figure, double? low, double? high) =>
        figure < 0 ? (At(Math.Min(figure, low ?? figure)) - 5, "end") : (At(Math.Max(figure, high ?? figure)) + 5, "start");

    // A heading for one side, no wider than half of the room.
    private ImmutableArray<string> Heading(string text) => TextFit.Lines(text, ((canvas.Width - Start) / 2) - canvas.Font, canvas.Font, LabelLinesMax);

    // As many round figures as do not touch each other.
    private ImmutableArray<(double, string)> ColumnsOf(double least, double most)
    {
        for (var count = ColumnsMax; ; count--)
        {
            var ticks = Ticks.Of(least, most, count, plan.Style.StepMin);
            var widest = ticks.Max(tick => TextFit.Width(plan.Write(tick), canvas.Font));
            if (count == 2 || Math.Abs(At(ticks[1]) - At(ticks[0])) >= widest + canvas.Font)
            {
                return [.. ticks.Where(tick => tick >= x.From && tick <= x.To).Select(tick => (At(tick), plan.Write(tick)))];
            }
        }
    }

    private IEnumerable<DrawnRow> Place()
    {
        var y = Top;
        foreach (var row in plan.Rows)
        {
            var label = TextFit.Lines(row.Label, LabelWidth, canvas.Font, LabelLinesMax);
            var flag = row.Flag is null ? [] : TextFit.Lines(row.Flag, LabelWidth, canvas.Font, LabelLinesMax);
            var detail = row.Detail is null ? [] : TextFit.Lines(row.Detail, LabelWidth, canvas.Font, 1);
            var texts = (label.Length + flag.Length + detail.Length) * canvas.Line;
            var bars = (plan.HasSecond ? 2 : 1) * (BarHeight + 2);
            var height = (canvas.IsWide ? Math.Max(texts, bars) : texts + bars + 2) + Space;
            var first = canvas.IsWide ? y + ((height - bars) / 2) : y + texts + 5;
            yield return new(row, y, height, label, flag, detail, canvas.IsWide ? y + ((height - texts) / 2) : y + 2, first, first + BarHeight + 2, BarHeight);
            y += height;
        }
    }
}

/// <summary>A row in its place.</summary>
/// <param name="Row">Which.</param>
/// <param name="Y">Its upper edge.</param>
/// <param name="Height">How high it is.</param>
/// <param name="Label">Its name, in lines.</param>
/// <param name="Flag">Its flag, in lines.</param>
/// <param name="Detail">What is written more quietly under both.</param>
/// <param name="TextY">Upper edge of the first line.</param>
/// <param name="BarY">Upper edge of the bar.</param>
/// <param name="SecondY">Upper edge of the second bar.</param>
/// <param name="BarHeight">How high a bar is.</param>
internal sealed record DrawnRow(
    BarRow Row, double Y, double Height, ImmutableArray<string> Label, ImmutableArray<string> Flag, ImmutableArray<string> Detail, double TextY, double BarY, double SecondY, double BarHeight);
