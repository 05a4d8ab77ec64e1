namespace Coordination.Geography;

/// <summary>What the administrative codes of GeoNames mean in census terms.</summary>
internal static class GeoNamesCodes
{
    /// <summary>Census code of a province by its first-order code.</summary>
    public static readonly IReadOnlyDictionary<string, string> Province = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["01"] = "48",
        ["02"] = "59",
        ["03"] = "46",
        ["04"] = "13",
        ["05"] = "10",
        ["07"] = "12",
        ["08"] = "35",
        ["09"] = "11",
        ["10"] = "24",
        ["11"] = "47",
        ["12"] = "60",
        ["13"] = "61",
        ["14"] = "62",
    };

    /// <summary>Economic regions by the second-order code, which in Quebec is the administrative region.</summary>
    private static readonly Dictionary<string, string> QuebecEconomicRegion = new(StringComparer.Ordinal)
    {
        ["01"] = "2415",
        ["02"] = "2475",
        ["03"] = "2420",
        ["04"] = "2470",
        ["05"] = "2430",
        ["06"] = "2440",
        ["07"] = "2460",
        ["08"] = "2465",
        ["09"] = "2480",
        ["10"] = "2490",
        ["11"] = "2410",
        ["12"] = "2425",
        ["13"] = "2445",
        ["14"] = "2450",
        ["15"] = "2455",
        ["16"] = "2435",
        ["17"] = "2433",
        ["18"] = "2490",
    };

    /// <summary>Census divisions by the administrative regions of the Northwest Territories; North Slave holds two.</summary>
    private static readonly Dictionary<string, string[]> NorthwestDivisions = new(StringComparer.Ordinal)
    {
        ["11995136"] = ["6101"],
        ["11995137"] = ["6103", "6106"],
        ["11995138"] = ["6102"],
        ["11995139"] = ["6105"],
        ["11995140"] = ["6104"],
    };

    /// <summary>Whether second-order codes begin with the census division; elsewhere they are numbers of another kind.</summary>
    public static bool NamesDivisions(string province) => province is not ("24" or "46" or "60" or "61" or "62");

    /// <summary>Whether a place of this second-order code can lie in the division; true when the code says nothing.</summary>
    public static bool MayContain(string admin2, Division division) => division.Province switch
    {
        // Brome-Missisquoi and La Haute-Yamaska moved from Montérégie to Estrie in 2021, after the census tables used here.
        "24" when admin2 == "05" => division.EconomicRegion == "2430" || division.Code is "2446" or "2447",
        "24" when QuebecEconomicRegion.TryGetValue(admin2, out var region) => division.EconomicRegion == region,
        "61" when NorthwestDivisions.TryGetValue(admin2, out var codes) => codes.Contains(division.Code),
        _ => true,
    };
}
