using Coordination.Domain.Geography;

namespace Coordination.Grains.Caseloads;

/// <summary>Which proposals belong to a region: those made for it, for a part of it, or for a region around it.</summary>
public static class BalanceRegions
{
    /// <summary>The codes of the region, of everything in it and of everything around it.</summary>
    public static ImmutableArray<string> Within(string code) =>
    [
        .. RegionTable.All.Select(region => region.Code)
            .Where(region => region == code || RegionTable.AncestorsOf(region).Any(above => above.Code == code) || RegionTable.AncestorsOf(code).Any(above => above.Code == region)),
    ];
}
