using System.Collections.Frozen;

namespace Coordination.Domain.Geography;

/// <summary>
/// Every region, loaded once and never changed. Codes are compared exactly; an unknown code gives null, -1 or an empty
/// list, so that text from outside can be asked about without checking it first.
/// </summary>
public static class RegionTable
{
    private static readonly FrozenDictionary<string, Region> ByCode;
    private static readonly FrozenDictionary<string, IReadOnlyList<Region>> Children;
    private static readonly FrozenDictionary<string, IReadOnlyList<Region>> Ancestors;
    private static readonly FrozenDictionary<string, IReadOnlyList<string>> Divisions;
    private static readonly FrozenDictionary<string, int> DivisionIndex;

    static RegionTable()
    {
        All = RegionFile.Read();
        CensusDivisions = [.. All.Where(region => region.Level == RegionLevel.CensusDivision)];
        ByCode = All.ToFrozenDictionary(region => region.Code, StringComparer.Ordinal);
        Children = All.Where(region => region.ParentCode is not null)
            .GroupBy(region => region.ParentCode!, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => (IReadOnlyList<Region>)[.. group], StringComparer.Ordinal);
        Ancestors = All.ToFrozenDictionary(region => region.Code, region => (IReadOnlyList<Region>)[.. ClimbFrom(region)], StringComparer.Ordinal);
        Divisions = CensusDivisions
            .SelectMany(division => Ancestors[division.Code].Prepend(division).Select(region => (region.Code, Division: division.Code)))
            .GroupBy(pair => pair.Code, pair => pair.Division, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group], StringComparer.Ordinal);
        DivisionIndex = CensusDivisions.Index().ToFrozenDictionary(pair => pair.Item.Code, pair => pair.Index, StringComparer.Ordinal);
    }

    /// <summary>All regions, parents before children.</summary>
    public static IReadOnlyList<Region> All { get; }

    /// <summary>The 293 census divisions by code; positions are those of <see cref="IndexOfDivision"/>.</summary>
    public static IReadOnlyList<Region> CensusDivisions { get; }

    /// <summary>The region of this code, or null.</summary>
    public static Region? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The regions directly below, which for Canada are the four IRCC regions and Quebec; empty for a division.</summary>
    public static IReadOnlyList<Region> ChildrenOf(string code) => Children.GetValueOrDefault(code, []);

    /// <summary>The codes of all census divisions inside, by code; a division gives itself.</summary>
    public static IReadOnlyList<string> DivisionsWithin(string code) => Divisions.GetValueOrDefault(code, []);

    /// <summary>The regions above, nearest first and Canada last; empty for Canada.</summary>
    public static IReadOnlyList<Region> AncestorsOf(string code) => Ancestors.GetValueOrDefault(code, []);

    /// <summary>The codes of a region, of everything in it and of everything around it: what is done for any of these concerns it.</summary>
    public static ImmutableArray<string> Concerning(string code) =>
    [
        .. All.Select(region => region.Code)
            .Where(region => region == code || AncestorsOf(region).Any(above => above.Code == code) || AncestorsOf(code).Any(above => above.Code == region)),
    ];

    /// <summary>The province or territory a region is or lies in; null for Canada and the IRCC regions.</summary>
    public static Region? ProvinceOf(string code) =>
        Find(code) is { } region
            ? AncestorsOf(code).Prepend(region).FirstOrDefault(candidate => candidate.Level == RegionLevel.Province)
            : null;

    /// <summary>The position of a division in <see cref="CensusDivisions"/>, for arrays with one slot a division; -1 for any other code.</summary>
    public static int IndexOfDivision(string code) => DivisionIndex.GetValueOrDefault(code, -1);

    private static IEnumerable<Region> ClimbFrom(Region region)
    {
        for (var code = region.ParentCode; code is not null; code = ByCode[code].ParentCode)
        {
            yield return ByCode[code];
        }
    }
}
