namespace Coordination.Domain.Geography;

/// <summary>The spelling of levels in addresses, files and the interface.</summary>
public static class RegionLevels
{
    /// <summary>The level as lower-case words joined by hyphens: <c>census-division</c>.</summary>
    public static string Slug(RegionLevel level) => level switch
    {
        RegionLevel.Country => "country",
        RegionLevel.IrccRegion => "ircc-region",
        RegionLevel.Province => "province",
        RegionLevel.EconomicRegion => "economic-region",
        RegionLevel.CensusDivision => "census-division",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Not a region level."),
    };

    /// <summary>Reads what <see cref="Slug"/> writes, in exactly that spelling.</summary>
    /// <returns>False for any other text, and then <paramref name="level"/> means nothing.</returns>
    public static bool TryParse(string? slug, out RegionLevel level)
    {
        foreach (var candidate in Enum.GetValues<RegionLevel>())
        {
            if (Slug(candidate) == slug)
            {
                level = candidate;
                return true;
            }
        }

        level = default;
        return false;
    }
}
