namespace Coordination.Dashboard.Exports;

/// <summary>A table as it goes out, in the language of its reader.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Headers">The names of the columns.</param>
/// <param name="Rows">A cell is a text, a whole or broken number, a day, or null for nothing.</param>
public sealed record ExportTable(string Title, IReadOnlyList<string> Headers, IReadOnlyList<object?[]> Rows);
