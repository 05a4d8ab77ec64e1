using System.Globalization;
using Coordination.Dashboard.Exports;
using Coordination.Domain.Pictures;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Coordination.Silo.Exports;

/// <summary>A workbook: first what must be known of it, then the table.</summary>
internal static class XlsxFile
{
    /// <summary>The name of the first sheet; a sheet may not have a slash in its name.</summary>
    public const string About = "About - À propos";

    /// <summary>The name of the second.</summary>
    public const string Data = "Data - Données";

    private static readonly OpenXmlConfiguration Plain = new() { TableStyles = TableStyles.None, AutoFilter = false };

    /// <summary>The file.</summary>
    public static byte[] Of(Export export, IEnumerable<(string Name, string Text)> about)
    {
        using var bytes = new MemoryStream();
        var sheets = new Dictionary<string, object>
        {
            [About] = about.Select(line => Row([line.Name, line.Text])).ToArray(),

            // Heads are a row like others: as names of columns two of them could not be alike.
            [Data] = export.Table.Rows.Select(row => Row(row.Select(Value))).Prepend(Row(export.Table.Columns)).ToArray(),
        };
        bytes.SaveAs(sheets, printHeader: false, excelType: ExcelType.XLSX, configuration: Plain);
        return bytes.ToArray();
    }

    private static Dictionary<string, object?> Row(IEnumerable<object?> cells) =>
        cells.Select((cell, index) => (Cell: cell, Name: index.ToString(CultureInfo.InvariantCulture))).ToDictionary(pair => pair.Name, pair => pair.Cell);

    /// <summary>Words are stored as words: unlike in CSV, no spreadsheet takes them for a formula.</summary>
    private static object? Value(TableCell cell) =>
        cell.Plain.Length == 0 ? null : cell.IsNumber ? double.Parse(cell.Plain, CultureInfo.InvariantCulture) : cell.Day is { } day ? day : cell.Plain;
}
