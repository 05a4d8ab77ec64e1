using System.Globalization;
using System.Text;
using Coordination.Dashboard.Exports;
using CsvHelper;
using CsvHelper.Configuration;

namespace Coordination.Silo.Exports;

/// <summary>A table as comma-separated values (RFC 4180), in UTF-8 with its mark, so that spreadsheets read accents.</summary>
internal static class CsvFile
{
    private static readonly CsvConfiguration Texts = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",

        // A spreadsheet would take such a text for a formula and run it. Numbers are written past this.
        InjectionOptions = InjectionOptions.Escape,
        InjectionEscapeCharacter = '\'',
        InjectionCharacters = ['=', '+', '-', '@', '\t', '\r'],
    };

    /// <summary>The file.</summary>
    public static byte[] Of(ExportTable table)
    {
        using var bytes = new MemoryStream();
        using (var writer = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(writer, Texts))
        {
            foreach (var header in table.Headers)
            {
                csv.WriteField(header);
            }

            csv.NextRecord();
            foreach (var row in table.Rows)
            {
                foreach (var cell in row)
                {
                    Write(csv, cell);
                }

                csv.NextRecord();
            }
        }

        return bytes.ToArray();
    }

    private static void Write(CsvWriter csv, object? cell)
    {
        switch (cell)
        {
            case null: csv.WriteField(""); break;
            case string text: csv.WriteField(text); break;
            case DateOnly day: csv.WriteField(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;

            // Not sanitized: a leading minus belongs to the number, and none needs quotes.
            case IFormattable number: csv.WriteConvertedField(number.ToString(null, CultureInfo.InvariantCulture), number.GetType()); break;
            default: throw new InvalidOperationException($"A cell cannot be a {cell.GetType().Name}.");
        }
    }
}
