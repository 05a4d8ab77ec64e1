namespace Coordination.Geography;

/// <summary>Figures known independently of this program; a difference means the files were misread or replaced.</summary>
internal static class Checks
{
    public static void Figures(OpenData data, IReadOnlyList<RegionRow> rows)
    {
        Same("people admitted in 2024", 481_425, data.ArrivalsTotal);
        Same("arrivals of the country", data.ArrivalsTotal - data.ArrivalsNotStated, Arrivals("CA"));
        Same("arrivals of Toronto", 73_415, Arrivals("3520"));
        Same("arrivals of Greater Vancouver", 47_575, Arrivals("5915"));
        Same("arrivals of Peel", 33_155, Arrivals("3521"));
        Same("population of 2016", 35_151_728, rows.Single(row => row.Code == "CA").Population);
        Same("economic regions", 76, rows.Count(row => row.Level == "economic-region"));
        Same("census divisions", 293, rows.Count(row => row.Level == "census-division"));

        int Arrivals(string code) => rows.Single(row => row.Code == code).Arrivals;
    }

    private static void Same(string what, int expected, int actual)
    {
        if (expected != actual)
        {
            throw new InvalidDataException($"Expected {expected} {what}, found {actual}.");
        }
    }
}
