using Coordination.Dashboard.Words;
using Coordination.Domain.Gaps;
using Coordination.Domain.Pictures;

namespace Coordination.Dashboard.Pictures;

/// <summary>Waiting curves in words and as a table.</summary>
internal static class SurvivalText
{
    private static readonly FigureStyle Days = new(FigureUnit.Days);
    private static readonly FigureStyle Percent = new(FigureUnit.Percent, 1);

    /// <summary>The day by which half were served; that it is beyond the last one seen when fewer were.</summary>
    public static string Median(WaitCurve curve) => curve switch
    {
        { MedianDays: { } days } => Days.Write(days),
        { Steps: [.., var last] } => "> " + Days.Write(last.Days),
        _ => Days.Write(null),
    };

    /// <summary>What is seen, in a sentence.</summary>
    public static string Seen(ImmutableArray<WaitGroup> groups)
    {
        var curves = groups.Select(group => (group.Name, Curve: WaitCurve.Of(group.Buckets))).Where(group => group.Curve.People > 0).ToList();
        return curves.Count == 0 ? PictureTexts.NoFigures : Say.With(PictureTexts.WaitSeen, string.Join(PictureTexts.Between, curves.Select(group =>
            group.Curve.MedianDays is { } days
                ? Say.With(PictureTexts.WaitMedian, group.Name, Say.Whole(group.Curve.People), Say.Whole((long)days))
                : Say.With(PictureTexts.WaitNoMedian, group.Name, Say.Whole(group.Curve.People)))));
    }

    /// <summary>The figures: every step of every curve.</summary>
    public static FigureTable Table(ImmutableArray<WaitGroup> groups) => new(
        [PictureTexts.ColumnGroup, PictureTexts.ColumnWaitDay, PictureTexts.ColumnAtRisk, PictureTexts.ColumnServed, PictureTexts.ColumnSeen, PictureTexts.ColumnShare,
            Say.With(PictureTexts.ColumnLow, PictureTexts.ColumnShare), Say.With(PictureTexts.ColumnHigh, PictureTexts.ColumnShare)],
        [.. groups.SelectMany(group => WaitCurve.Of(group.Buckets).Steps.Select(step => (ImmutableArray<TableCell>)
        [
            TableCell.Of(group.Name), Count(step.Days), Count(step.AtRisk), Count(step.Served), Count(step.Waiting), Share(step.Share), Share(step.Low), Share(step.High),
        ]))]);

    private static TableCell Count(int figure) => TableCell.Of(figure, Say.Whole(figure));

    private static TableCell Share(double figure) => TableCell.Of(figure * 100, Percent.Write(figure * 100));
}
