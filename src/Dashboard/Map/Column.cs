using Coordination.Dashboard.Words;
using Coordination.Domain.Gaps;

namespace Coordination.Dashboard.Map;

/// <summary>The columns of the table beside the map.</summary>
public enum Column
{
    /// <summary>The name.</summary>
    Region,

    /// <summary>The gap index.</summary>
    Gap,

    /// <summary>People waiting.</summary>
    Waiting,

    /// <summary>Seats free.</summary>
    Free,

    /// <summary>Seats short.</summary>
    Short,

    /// <summary>Expected wait in weeks.</summary>
    Wait,

    /// <summary>Arrivals in twelve months.</summary>
    Arrivals,
}

/// <summary>What stands in a column.</summary>
public static class RegionColumns
{
    private static readonly ImmutableArray<Column> OfAll = [.. Enum.GetValues<Column>()];
    private static readonly ImmutableArray<Column> OfProtected = [.. OfAll.Where(column => column != Column.Wait)];

    /// <summary>The columns a readership sees. An expected wait is worked out from exact counts.</summary>
    public static IReadOnlyList<Column> Of(Readership readership) => readership == Readership.Funders ? OfProtected : OfAll;

    /// <summary>The number to sort by; null when there is none.</summary>
    public static double? Value(Column column, GapFigure? figure) => column switch
    {
        Column.Gap => figure?.GapIndex,
        Column.Free => figure?.Available,
        Column.Waiting or Column.Short when figure is { IsWithheld: true } => null,
        Column.Waiting => figure?.Waiting,
        Column.Short => figure?.SeatsShort,
        Column.Wait => figure?.ExpectedWaitWeeks,
        Column.Arrivals => figure?.Arrivals12Months,
        _ => null,
    };

    /// <summary>The number as it is written; a gap index with its word.</summary>
    public static string Text(Column column, GapFigure? figure) => (column, Value(column, figure)) switch
    {
        (Column.Gap, { } index) => $"{Say.Whole((long)Math.Round(index))} {Words.Words.Of(figure!.Standing)}",
        (Column.Gap, null) => figure is null ? MapTexts.NotKnown : Withheld.StandingOf(figure),
        (Column.Waiting or Column.Short, null) when figure is { IsWithheld: true } => Withheld.Text,
        (Column.Wait, { } weeks) => Say.Tenth(weeks),
        (_, { } number) => Say.Whole((long)number),
        _ => MapTexts.NotKnown,
    };
}
