namespace Coordination.Geography;

/// <summary>One row of the region table; the meanings of its columns are in the table's own preamble.</summary>
internal sealed record RegionRow(
    string Code,
    string Level,
    string Parent,
    string NameEn,
    string NameFr,
    int Population,
    int Arrivals,
    double Longitude,
    double Latitude)
{
    /// <summary>Sums the divisions and weights their points by population.</summary>
    public static RegionRow Of(string code, string level, string parent, (string En, string Fr) name, IReadOnlyList<Division> divisions)
    {
        if (divisions.Count == 0)
        {
            throw new InvalidDataException($"Region {code} holds no census division.");
        }

        var population = divisions.Sum(division => division.Population);
        return new RegionRow(
            code,
            level,
            parent,
            name.En,
            name.Fr,
            population,
            divisions.Sum(division => division.Arrivals),
            divisions.Sum(division => division.Longitude * division.Population) / population,
            divisions.Sum(division => division.Latitude * division.Population) / population);
    }
}
