using CsvHelper;

namespace Coordination.Silo.Import.Reading;

/// <summary>One CSV file: its rows by column name, and the rows that are not well formed.</summary>
internal sealed class CsvTable
{
    private readonly Dictionary<string, int> columns;

    private CsvTable(string file, string[] header)
    {
        File = file;
        Header = [.. header.Select(name => name.Trim())];
        columns = Header.Index().Where(pair => pair.Item.Length > 0).DistinctBy(pair => pair.Item, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The name of the file without its folder.</summary>
    public string File { get; }

    /// <summary>The column names as they stand.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>Rows with as many fields as there are columns.</summary>
    public List<TableRow> Rows { get; } = [];

    /// <summary>Rows that could not be told apart into fields: place and reason.</summary>
    public List<(string Where, string Reason)> Malformed { get; } = [];

    /// <summary>True when there is such a column, whatever its case.</summary>
    public bool Has(string column) => columns.ContainsKey(column);

    /// <summary>The position of a column; -1 when there is none.</summary>
    public int IndexOf(string column) => columns.GetValueOrDefault(column, -1);

    /// <summary>Makes sure that the columns are there.</summary>
    /// <exception cref="UnreadableFileException">One is not.</exception>
    public CsvTable Require(params string[] names) => names.Where(name => !Has(name)).ToArray() is { Length: > 0 } missing
        ? throw new UnreadableFileException(File, $"the first line must name the column{(missing.Length > 1 ? "s" : "")} {string.Join(", ", missing)}; it names {string.Join(", ", Header)}")
        : this;

    /// <summary>Reads a file. The separator is the comma, or the semicolon or tab when the first line has no comma.</summary>
    public static CsvTable Read(string path, ImportRemarks remarks)
    {
        var text = TextFile.Read(path, remarks);
        var file = Path.GetFileName(path);
        var firstLine = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length);
        var separator = firstLine.Contains(',') ? ',' : firstLine.Contains(';') ? ';' : firstLine.Contains('\t') ? '\t' : ',';
        using var source = new StringReader(text);
        using var reader = CsvReader.Create(source, new CsvReaderOptions { Separator = separator, TrackLineNumbers = true });
        reader.ReadHeader();
        if (reader.Headers.All(string.IsNullOrWhiteSpace))
        {
            throw new UnreadableFileException(file, "it is empty; its first line must name the columns");
        }

        var table = new CsvTable(file, [.. reader.Headers]);
        while (reader.Read())
        {
            table.Add(reader);
        }

        return table;
    }

    private void Add(CsvReader reader)
    {
        var fields = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ToArray();
        if (fields.All(string.IsNullOrWhiteSpace))
        {
            return;
        }

        var line = (int)reader.LineNumber;
        if (reader.RawRecord.Count((byte)'"') % 2 != 0)
        {
            var last = line + reader.RawRecord.Count((byte)'\n');
            Malformed.Add(($"{File}:{line}", $"a quotation mark is opened and never closed (the row runs to line {last}); close it, or double it inside a field"));
        }
        else if (fields.Length != Header.Count)
        {
            Malformed.Add(($"{File}:{line}", $"has {fields.Length} fields where the first line names {Header.Count}; quote fields that hold a separator"));
        }
        else
        {
            Rows.Add(new TableRow(this, line, fields));
        }
    }
}
