using System.Globalization;
using Coordination.Domain.Geography;
using Coordination.Silo.Import.Mapping;
using Coordination.Silo.Import.Reading;

namespace Coordination.Silo.Import.Arrivals;

/// <summary>Permanent residents admitted in one division in one month.</summary>
/// <param name="Division">A census division.</param>
/// <param name="Month">The first day of the month.</param>
/// <param name="People">How many; 0 when withheld.</param>
/// <param name="IsSuppressed">True when the publisher withholds the number because it is 0 to 5.</param>
internal readonly record struct ArrivalsRow(string Division, DateOnly Month, int People, bool IsSuppressed);

/// <summary>Reads the table of monthly arrivals.</summary>
internal static class ArrivalsFile
{
    /// <summary>The rows that have a place, and how many are published without one.</summary>
    /// <exception cref="UnreadableFileException">It is no such table.</exception>
    public static (List<ArrivalsRow> Rows, int NotStated) Read(string path, ImportRemarks remarks)
    {
        if (!File.Exists(path))
        {
            throw new UnreadableFileException(path, Directory.Exists(path) ? "this is a folder; pass the CSV file" : "there is no such file");
        }

        var table = CsvTable.Read(path, remarks).Require("cduid", "month", "permanent_residents");
        table.Malformed.ForEach(row => remarks.Refuse(row.Where, row.Reason));
        var rows = new List<ArrivalsRow>(table.Rows.Count);
        var seen = new Dictionary<(string, DateOnly), int>(table.Rows.Count);
        var notStated = 0;
        foreach (var row in table.Rows)
        {
            if (IsNotStated(row))
            {
                notStated++;
            }
            else if (Fault(row, out var read) is { } fault)
            {
                remarks.Refuse(row.Where, fault);
            }
            else if (!seen.TryAdd((read.Division, read.Month), row.Line))
            {
                remarks.Refuse(row.Where, $"{read.Division} in {row["month"]} already stands in line {seen[(read.Division, read.Month)]}");
            }
            else
            {
                rows.Add(read);
            }
        }

        return (rows, notStated);
    }

    /// <summary>People whose division the publisher does not know stand in rows without a code, marked so.</summary>
    private static bool IsNotStated(TableRow row) =>
        row["cduid"].Length == 0 && Folded.Of(row["census_division"]) is var name
        && (name.Contains("not stated", StringComparison.Ordinal) || name.Contains("non precise", StringComparison.Ordinal) || name.Contains("non declare", StringComparison.Ordinal));

    private static string? Fault(TableRow row, out ArrivalsRow read)
    {
        read = default;
        if (RegionTable.IndexOfDivision(row["cduid"]) < 0)
        {
            return $"cduid \"{row["cduid"]}\" is no census division; four digits of the classification of 2016 are right, as in 3520";
        }

        if (!DateOnly.TryParseExact(row["month"], "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            return $"month \"{row["month"]}\" is no month; year and month are right, as in 2024-06";
        }

        if (row["suppressed"] is not ("" or "0" or "1"))
        {
            return $"suppressed \"{row["suppressed"]}\" is neither 0 nor 1";
        }

        if (row["suppressed"] == "1")
        {
            read = new(row["cduid"], month, 0, IsSuppressed: true);
            return null;
        }

        if (!int.TryParse(row["permanent_residents"], NumberStyles.None, CultureInfo.InvariantCulture, out var people))
        {
            return $"permanent_residents \"{row["permanent_residents"]}\" is no number of people; a whole number from 0 is right, or suppressed = 1";
        }

        read = new(row["cduid"], month, people, IsSuppressed: false);
        return null;
    }
}
