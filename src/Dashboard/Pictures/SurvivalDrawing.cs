using Coordination.Domain.Gaps;
using Coordination.Domain.Pictures;

namespace Coordination.Dashboard.Pictures;

/// <summary>Where everything of waiting curves is drawn.</summary>
internal sealed class SurvivalDrawing
{
    private const int ColumnsMax = 8;
    private const double CurvesHeightNarrow = 170;
    private const double CurvesHeightWide = 240;
    private static readonly ImmutableArray<double> Shares = [0, 0.25, 0.5, 0.75, 1];
    private static readonly FigureStyle Percent = new(FigureUnit.Percent);
    private readonly LinearScale x;
    private readonly LinearScale y;

    public SurvivalDrawing(ImmutableArray<WaitGroup> groups, PictureCanvas canvas)
    {
        Groups = [.. groups.Select(group => (group.Name, WaitCurve.Of(group.Buckets)))];
        DaysMax = Math.Max(1, Groups.SelectMany(group => group.Curve.Steps).Select(step => step.Days).DefaultIfEmpty(0).Max());
        Left = TextFit.Width(Percent.Write(100), canvas.Font) + 8;
        var ends = Groups.Select(group => (group.Name, Figure: SurvivalText.Median(group.Curve))).ToList();
        var labels = EndLabel.WidthOf(ends, canvas);
        Right = canvas.Width - labels - 14;
        Bottom = Top + (canvas.IsWide ? CurvesHeightWide : CurvesHeightNarrow);
        x = new(0, DaysMax, Left, Right);
        y = new(0, 1, Bottom, Top);
        Rows = [.. Shares.Select(share => (y.At(share), Percent.Write(share * 100)))];
        Columns = ColumnsOf(canvas);
        Labels = EndLabel.Of([.. Groups.Select((group, index) => (group.Name, ends[index].Figure, x.At(LastDay(group.Curve)), y.At(group.Curve.ShareOn(DaysMax))))], labels, canvas, 0, Bottom + 4);
    }

    public static double Top => 10;

    public ImmutableArray<(string Name, WaitCurve Curve)> Groups { get; }

    public int DaysMax { get; }

    public double Left { get; }

    public double Right { get; }

    public double Bottom { get; }

    /// <summary>Lines across, and what is written at them.</summary>
    public ImmutableArray<(double Y, string Text)> Rows { get; }

    /// <summary>Days at which the axis is marked and people are counted.</summary>
    public ImmutableArray<int> Columns { get; }

    public ImmutableArray<EndLabel> Labels { get; }

    /// <summary>How high the drawing must be: under the axis, two lines for each group.</summary>
    public double HeightOf(PictureCanvas canvas) => Bottom + ((3.4 + (2 * Groups.Length)) * canvas.Line) + 6;

    public double AtDay(double day) => x.At(day);

    public double AtShare(double share) => y.At(share);

    /// <summary>The curve, level from one step to the next.</summary>
    public IEnumerable<(double X, double Y)> Line(WaitCurve curve) => Level(curve, step => step.Share);

    /// <summary>The band around it.</summary>
    public IEnumerable<(double X, double Y)> Band(WaitCurve curve) => Level(curve, step => step.High).Concat(Level(curve, step => step.Low).Reverse());

    private IEnumerable<(double X, double Y)> Level(WaitCurve curve, Func<WaitCurveStep, double> figure)
    {
        var height = AtShare(1);
        yield return (AtDay(0), height);
        foreach (var step in curve.Steps.Where(step => step.Served > 0))
        {
            yield return (AtDay(step.Days), height);
            height = AtShare(figure(step));
            yield return (AtDay(step.Days), height);
        }

        // Beyond the last day somebody was seen nothing is known.
        yield return (AtDay(LastDay(curve)), height);
    }

    private static int LastDay(WaitCurve curve) => curve.Steps.IsEmpty ? 0 : curve.Steps[^1].Days;

    private ImmutableArray<int> ColumnsOf(PictureCanvas canvas)
    {
        var widest = Groups.Select(group => TextFit.Width(FigureStyle.Whole.Write(group.Curve.People), canvas.Font)).Append(TextFit.Width(FigureStyle.Whole.Write(DaysMax), canvas.Font)).Max();
        for (var count = ColumnsMax; ; count--)
        {
            var ticks = Ticks.Of(0, DaysMax, count, stepMin: 1);
            if (count == 2 || AtDay(ticks[1]) - AtDay(0) >= widest + canvas.Font)
            {
                return [.. ticks.Where(tick => tick <= DaysMax).Select(tick => (int)tick)];
            }
        }
    }
}
