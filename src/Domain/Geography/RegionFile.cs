using System.Globalization;

namespace Coordination.Domain.Geography;

/// <summary>Reads the embedded table. A malformed row is a fault of the build, so it throws.</summary>
internal static class RegionFile
{
    private const string Resource = "regions.tsv";
    private const int ColumnsCount = 9;

    /// <summary>All regions in the file's order: parents before children, codes ascending within a level.</summary>
    public static IReadOnlyList<Region> Read()
    {
        using var stream = typeof(RegionFile).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var reader = new StreamReader(stream);

        var regions = new List<Region>();
        var pastHeader = false;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            if (!pastHeader)
            {
                pastHeader = true;
                continue;
            }

            regions.Add(Parse(line.Split('\t')));
        }

        return regions;
    }

    private static Region Parse(string[] columns)
    {
        if (columns.Length != ColumnsCount || !RegionLevels.TryParse(columns[1], out var level))
        {
            throw new InvalidDataException($"{Resource}: not a region: {string.Join('|', columns)}");
        }

        return new Region(
            columns[0],
            level,
            new BilingualText(columns[3], columns[4]),
            columns[2].Length == 0 ? null : columns[2],
            int.Parse(columns[5], CultureInfo.InvariantCulture),
            int.Parse(columns[6], CultureInfo.InvariantCulture),
            double.Parse(columns[7], CultureInfo.InvariantCulture),
            double.Parse(columns[8], CultureInfo.InvariantCulture));
    }
}
