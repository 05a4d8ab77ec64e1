using System.Globalization;
using System.Text;

namespace Coordination.Geography;

/// <summary>The open data files, read and joined by census division code.</summary>
internal sealed class OpenData
{
    private const string Year = "2024-";

    /// <summary>Halton is split between two economic regions; Oakville, Milton and Halton Hills, most of its people, are in this one.</summary>
    private const string HaltonDivision = "3524";
    private const string HaltonEconomicRegion = "3530";

    private OpenData(IReadOnlyList<Division> divisions, IReadOnlyDictionary<string, string> economicRegions, int total, int notStated, int suppressed)
    {
        Divisions = divisions;
        EconomicRegions = economicRegions;
        ArrivalsTotal = total;
        ArrivalsNotStated = notStated;
        SuppressedMonths = suppressed;
    }

    /// <summary>All divisions, by code.</summary>
    public IReadOnlyList<Division> Divisions { get; }

    /// <summary>The published name ("English / French" where they differ) by four-digit code.</summary>
    public IReadOnlyDictionary<string, string> EconomicRegions { get; }

    /// <summary>Everyone in the file for the year, including rows without a division.</summary>
    public int ArrivalsTotal { get; }

    /// <summary>People whose province is known and whose division is not.</summary>
    public int ArrivalsNotStated { get; }

    /// <summary>Division-months reported only as "0 to 5".</summary>
    public int SuppressedMonths { get; }

    public static OpenData Load(string folder)
    {
        string At(string name) => Path.Combine(folder, name);

        var arrivals = new Dictionary<string, int>(StringComparer.Ordinal);
        int total = 0, suppressed = 0;
        foreach (var row in Csv.Read(At("arrivals-by-census-division-month.csv"), Encoding.UTF8))
        {
            if (!row["month"].StartsWith(Year, StringComparison.Ordinal))
            {
                continue;
            }

            var hidden = row["suppressed"] == "1";
            var people = hidden ? 0 : int.Parse(row["permanent_residents"], CultureInfo.InvariantCulture);
            total += people;
            suppressed += hidden ? 1 : 0;
            arrivals[row["cduid"]] = arrivals.GetValueOrDefault(row["cduid"]) + people;
        }

        var economicRegions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var economicRegionOf = new Dictionary<string, string>(StringComparer.Ordinal) { [HaltonDivision] = HaltonEconomicRegion };
        foreach (var row in Csv.Read(At("statcan-cduid_eruid.csv"), Encoding.UTF8))
        {
            economicRegions[row["eruid"]] = row["ername"];
            economicRegionOf[row["cduid"]] = row["eruid"];
        }

        var points = Csv.Read(At("statcan-cd_points.csv"), Encoding.UTF8).ToDictionary(row => row["cduid"], StringComparer.Ordinal);
        var names2021 = Csv.Read(At("ocd-ca_census_divisions.csv"), Encoding.UTF8)
            .ToDictionary(row => row["id"][(row["id"].LastIndexOf(':') + 1)..], StringComparer.Ordinal);

        var divisions = Csv.Read(At("statcan-census_divisions_2016.csv"), Encoding.Latin1)
            .Select(row =>
            {
                var code = row["Geographic code"];
                var (en, fr) = Names.OfDivision(
                    row["Geographic name, english"], row["Geographic name, french"], names2021[code]["name"], names2021[code]["name_fr"]);
                return new Division(
                    code,
                    economicRegionOf[code],
                    en,
                    fr,
                    int.Parse(row["Population, 2016"], CultureInfo.InvariantCulture),
                    double.Parse(row["Land area in square kilometres, 2016"], CultureInfo.InvariantCulture),
                    arrivals.GetValueOrDefault(code),
                    double.Parse(points[code]["lon"], CultureInfo.InvariantCulture),
                    double.Parse(points[code]["lat"], CultureInfo.InvariantCulture));
            })
            .OrderBy(division => division.Code, StringComparer.Ordinal)
            .ToList();

        return new OpenData(divisions, economicRegions, total, arrivals.GetValueOrDefault(""), suppressed);
    }
}
