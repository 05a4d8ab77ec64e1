using System.Collections.Frozen;
using Coordination.Domain.Geography;
using Coordination.Domain.Matching;
using Coordination.Domain.Resources;

namespace Coordination.Grains.Markets;

/// <summary>Which market an opening and a person belong to: a market serves the people of one province or territory.</summary>
public static class MarketPlaces
{
    private static readonly FrozenDictionary<string, string[]> Neighbours = RegionTable.CensusDivisions.ToFrozenDictionary(
        division => division.Code,
        division => Distances.DivisionsNear(division.Code, Eligibility.DefaultCatchmentKm).Select(near => ProvinceOf(near.Code)).OfType<string>().Append(ProvinceOf(division.Code)).OfType<string>().Distinct().ToArray());

    /// <summary>What the key of a market begins with: a key that looks like a number would be stored as one.</summary>
    internal const string KeyPrefix = "market-";

    /// <summary>The market of the people of a province or territory.</summary>
    public static IMarketGrain Market(this IGrainFactory grains, string province) => grains.GetGrain<IMarketGrain>(KeyPrefix + province);

    /// <summary>Every market.</summary>
    public static ImmutableArray<string> All { get; } = [.. RegionTable.CensusDivisions.Select(division => ProvinceOf(division.Code)).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The market of the people of a division, or null for a code that is none.</summary>
    public static string? ProvinceOf(string division) => RegionTable.ProvinceOf(division)?.Code;

    /// <summary>The markets an opening is offered in: of its own province, and of those whose people live in reach.</summary>
    public static IReadOnlyList<string> Of(ResourceProfile profile) => Neighbours.GetValueOrDefault(profile.RegionCode, []);

    /// <summary>The divisions whose openings a market offers.</summary>
    public static string[] DivisionsOf(string market) => [.. Neighbours.Where(item => item.Value.Contains(market)).Select(item => item.Key)];
}
