using Coordination.Dashboard.Words;
using Coordination.Domain.Pictures;

namespace Coordination.Dashboard.Pictures;

/// <summary>What rows of bars show, in words and as a table.</summary>
/// <param name="Rows">From top to bottom.</param>
/// <param name="Style">How figures are written.</param>
/// <param name="Limit">A line they are held against; null for none.</param>
/// <param name="IsDiverging">Whether figures are differences, written with their sign.</param>
/// <param name="Name">What the first figure is.</param>
/// <param name="SecondName">What the second is.</param>
/// <param name="LessName">What a difference below 0 means.</param>
/// <param name="MoreName">What a difference above 0 means.</param>
/// <param name="RowName">What the rows are.</param>
/// <param name="AlsoNames">What else the table holds.</param>
internal sealed record BarPlan(
    ImmutableArray<BarRow> Rows, FigureStyle Style, BarLimit? Limit, bool IsDiverging, string Name, string SecondName, string LessName, string MoreName, string RowName, ImmutableArray<string> AlsoNames)
{
    /// <summary>Whether any row has two bars.</summary>
    public bool HasSecond => Rows.Any(row => row.Second is not null);

    /// <summary>A figure as it is written at its bar.</summary>
    public string Write(double? figure) => IsDiverging ? Style.WriteSigned(figure) : Style.Write(figure);

    /// <summary>What is seen, in a sentence.</summary>
    public string Seen()
    {
        var known = Rows.Where(row => row.Value is not null).OrderByDescending(row => row.Value).ToList();
        if (known.Count == 0)
        {
            return PictureTexts.NoFigures;
        }

        var extremes = known.Count == 1
            ? Say.With(PictureTexts.BarOne, known[0].Label, Write(known[0].Value))
            : Say.With(PictureTexts.BarSeen, known.Count, known[0].Label, Write(known[0].Value), known[^1].Label, Write(known[^1].Value));
        var beyond = known.Where(row => row.Value > Limit?.Value).Select(row => row.Label).ToList();
        return extremes + (Limit is null ? "" : beyond.Count == 0
            ? Say.With(PictureTexts.BarNoneBeyond, Limit.Name)
            : Say.With(PictureTexts.BarBeyond, Limit.Name, string.Join(", ", beyond))) + ".";
    }

    /// <summary>The figures.</summary>
    public FigureTable Table()
    {
        List<(string? Name, Func<BarRow, TableCell> Cell)> columns =
        [
            (RowName, row => TableCell.Of(row.Label)),
            (Name, row => Cell(row.Value)),
            (HasSecond ? SecondName : null, row => Cell(row.Second)),
            (Rows.Any(row => row.Low is not null) ? Say.With(PictureTexts.ColumnLow, Name) : null, row => Cell(row.Low)),
            (Rows.Any(row => row.High is not null) ? Say.With(PictureTexts.ColumnHigh, Name) : null, row => Cell(row.High)),
            (Limit?.Name, _ => Cell(Limit?.Value)),
            (Rows.Any(row => row.Flag is not null) ? PictureTexts.ColumnFlag : null, row => TableCell.Of(row.Flag ?? "")),
            .. AlsoNames.Select((name, index) => ((string?)name, (Func<BarRow, TableCell>)(row => row.Also[index]))),
        ];
        var shown = columns.Where(column => column.Name is not null).ToList();
        return new([.. shown.Select(column => column.Name!)], [.. Rows.Select(row => (ImmutableArray<TableCell>)[.. shown.Select(column => column.Cell(row))])]);
    }

    private TableCell Cell(double? figure) => TableCell.Of(figure, Write(figure));
}
