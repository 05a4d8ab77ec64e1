namespace Coordination.Silo.Import.Reading;

/// <summary>One row of a CSV file.</summary>
internal sealed class TableRow(CsvTable table, int line, string[] fields)
{
    /// <summary>File and line, as refusals name it.</summary>
    public string Where => $"{table.File}:{line}";

    /// <summary>The line it starts on; the first line of a file is 1.</summary>
    public int Line => line;

    /// <summary>A field without surrounding blanks; empty when there is no such column.</summary>
    public string this[string column] => table.IndexOf(column) is var index and >= 0 ? fields[index].Trim() : "";

    /// <summary>The first of these columns that holds something.</summary>
    public string First(params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            if (this[column] is { Length: > 0 } found)
            {
                return found;
            }
        }

        return "";
    }
}
