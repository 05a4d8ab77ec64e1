using Coordination.Dashboard.Map;
using Coordination.Domain.Geography;

namespace Coordination.Silo.Exports;

/// <summary>The regions whose figures go out.</summary>
internal static class ExportRegions
{
    /// <summary>Those of a level that lie within a region; without a level those that the table beside the map shows for it.</summary>
    public static IReadOnlyList<Region> Of(Region region, RegionLevel? level)
    {
        if (level is null && region.Level is RegionLevel.Country or RegionLevel.Province or RegionLevel.CensusDivision)
        {
            return MapPlace.Of(region.Code).Regions;
        }

        var divisions = RegionTable.DivisionsWithin(region.Code).ToHashSet();
        return
        [
            .. RegionTable.All.Where(part => part.Level == (level ?? RegionLevel.CensusDivision) && RegionTable.DivisionsWithin(part.Code) is { Count: > 0 } within && within.All(divisions.Contains)),
        ];
    }
}
