using System.Collections.Frozen;
using Coordination.Domain.Geography;

namespace Coordination.Dashboard.Words;

/// <summary>Names of regions where those of several provinces stand together: "Division No. 11" is one in each of three.</summary>
public static class RegionText
{
    private static readonly FrozenSet<string> Ambiguous = RegionTable.CensusDivisions
        .SelectMany(division => new[] { division.Name.En, division.Name.Fr }.Distinct().Select(name => (Name: name, division.Code)))
        .GroupBy(name => name.Name, name => name.Code).Where(group => group.Skip(1).Any()).SelectMany(group => group).ToFrozenSet();

    /// <summary>The name, and the province where the name alone does not say which.</summary>
    public static string Of(string code) => RegionTable.Find(code) is not { } region ? code
        : Ambiguous.Contains(code) && RegionTable.ProvinceOf(code) is { } province ? $"{Say.In(region.Name)} – {Say.In(province.Name)}"
        : Say.In(region.Name);
}
