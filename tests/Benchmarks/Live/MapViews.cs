using System.Collections.Immutable;
using Coordination.Domain.Geography;

namespace Coordination.Benchmarks.Live;

/// <summary>Where readers look: every fourth at the country, the others at provinces as arrivals are spread, the first at the province of most divisions.</summary>
internal static class MapViews
{
    private const int CountryEach = 4;

    private static readonly ImmutableArray<Region> Provinces = [.. RegionTable.All.Where(region => region.Level == RegionLevel.Province)];

    /// <summary>The province of most divisions.</summary>
    public static string Widest { get; } = Provinces.MaxBy(province => RegionTable.DivisionsWithin(province.Code).Count)!.Code;

    /// <summary>The views of so many readers.</summary>
    public static IEnumerable<string> Of(int readers, Random choice)
    {
        var arrivals = Provinces.Sum(province => (long)province.Arrivals2024);
        for (var reader = 0; reader < readers; reader++)
        {
            if (reader == 0)
            {
                yield return Widest;
                continue;
            }

            if (reader % CountryEach == 0)
            {
                yield return MapSight.Country;
                continue;
            }

            var ticket = choice.NextInt64(arrivals);
            yield return Provinces.First(province => (ticket -= province.Arrivals2024) < 0).Code;
        }
    }
}
