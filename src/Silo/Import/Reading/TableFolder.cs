using System.Text.Json;

namespace Coordination.Silo.Import.Reading;

/// <summary>The CSV files of one folder by what they hold, named by a data package or found by their usual names.</summary>
internal sealed class TableFolder
{
    private readonly string folder;
    private readonly ImportRemarks remarks;
    private readonly Dictionary<string, string> files = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Looks which files there are; none is opened but the data package.</summary>
    public TableFolder(string folder, ImportRemarks remarks)
    {
        this.folder = folder;
        this.remarks = remarks;
        foreach (var path in Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal))
        {
            files[Path.GetFileNameWithoutExtension(path)] = path;
        }

        ReadPackage();
    }

    /// <summary>True when there is a file of one of these names.</summary>
    public bool Has(params ReadOnlySpan<string> names) => Find(names) is not null;

    /// <summary>True when the file of one of these names has such a column.</summary>
    public bool HasColumn(string column, params ReadOnlySpan<string> names) => Find(names) is { } path && CsvTable.Read(path, new ImportRemarks()).Has(column);

    /// <summary>The file of one of these names, with rows that are not well formed told as warnings; null when there is none.</summary>
    public CsvTable? Beside(params ReadOnlySpan<string> names)
    {
        if (Find(names) is not { } path)
        {
            return null;
        }

        var table = CsvTable.Read(path, remarks);
        table.Malformed.ForEach(row => remarks.Warn(row.Where, $"{row.Reason}; the row is left out"));
        return table;
    }

    /// <summary>The file of one of these names, whose rows are counted; those not well formed are refused.</summary>
    /// <exception cref="UnreadableFileException">There is none.</exception>
    public CsvTable Required(params ReadOnlySpan<string> names) =>
        Counted(names) ?? throw new UnreadableFileException(folder, $"there is no {names[0]}.csv; a folder of organizations.csv and services.csv, or a JSON file, is right");

    /// <summary>As <see cref="Required"/>, but null when there is none.</summary>
    public CsvTable? Counted(params ReadOnlySpan<string> names)
    {
        if (Find(names) is not { } path)
        {
            return null;
        }

        var table = CsvTable.Read(path, remarks);
        table.Malformed.ForEach(row => remarks.Refuse(row.Where, row.Reason));
        return table;
    }

    private string? Find(ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (files.TryGetValue(name, out var path))
            {
                return path;
            }
        }

        return null;
    }

    /// <summary>A data package may give its files any path inside the folder.</summary>
    private void ReadPackage()
    {
        var path = Path.Combine(folder, "datapackage.json");
        if (!File.Exists(path))
        {
            return;
        }

        try
        {
            using var package = JsonDocument.Parse(TextFile.Read(path, remarks));
            foreach (var resource in new JsonNode(package.RootElement, "$").Children("resources"))
            {
                var file = Path.GetFullPath(Path.Combine(folder, resource.Text("path")));
                if (file.StartsWith(Path.GetFullPath(folder), StringComparison.Ordinal) && file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && File.Exists(file))
                {
                    files[resource.Text("name")] = file;
                }
            }
        }
        catch (JsonException)
        {
            remarks.Warn("datapackage.json", "is not JSON; the files are found by their names");
        }
    }
}
