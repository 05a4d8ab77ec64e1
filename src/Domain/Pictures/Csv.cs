using System.Text;

namespace Coordination.Domain.Pictures;

/// <summary>A table as a file for spreadsheets: RFC 4180, with the mark by which they know UTF-8.</summary>
public static class Csv
{
    // What a spreadsheet may run as a formula when a field begins with it (OWASP, "CSV injection").
    private const string FormulaStarts = "=+-@\t\r\n";

    /// <summary>The mark before the first field.</summary>
    public const char ByteOrderMark = '\uFEFF';

    /// <summary>The whole file.</summary>
    public static string Of(FigureTable table)
    {
        var file = new StringBuilder().Append(ByteOrderMark);
        Write(file, table.Columns.Select(Words));
        foreach (var row in table.Rows)
        {
            Write(file, row.Select(cell => cell.IsNumber ? cell.Plain : Words(cell.Plain)));
        }

        return file.ToString();
    }

    /// <summary>Words as a field: what could be run as a formula gets an apostrophe before it, and quotes where the format wants them.</summary>
    public static string Words(string words)
    {
        var harmless = words.Length > 0 && FormulaStarts.Contains(words[0], StringComparison.Ordinal) ? "'" + words : words;
        return harmless.AsSpan().ContainsAny(",\"\r\n") ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : harmless;
    }

    private static void Write(StringBuilder file, IEnumerable<string> fields) => file.AppendJoin(',', fields).Append("\r\n");
}
