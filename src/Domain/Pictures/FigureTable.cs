namespace Coordination.Domain.Pictures;

/// <summary>The figures of a picture as a table: what is drawn, for those who do not see it and for those who count on.</summary>
/// <param name="Columns">Heads of the columns; the first is that of the rows' names.</param>
/// <param name="Rows">As many cells as there are columns.</param>
public sealed record FigureTable(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<TableCell>> Rows);
