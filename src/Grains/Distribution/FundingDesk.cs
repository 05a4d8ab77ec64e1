using Coordination.Domain.Distribution;
using Coordination.Domain.Geography;

namespace Coordination.Grains.Distribution;

/// <summary>What is given for services, region by region.</summary>
public sealed class FundingDesk(IGrainFactory grains)
{
    /// <summary>Regions amounts are recorded for: provinces and territories, and the regions of IRCC.</summary>
    public static ImmutableArray<Region> Places { get; } = [.. RegionTable.All.Where(region => region.Level is RegionLevel.Province or RegionLevel.IrccRegion)];

    /// <summary>Whether amounts are recorded for regions of this level.</summary>
    public static bool Has(RegionLevel level) => level is RegionLevel.Province or RegionLevel.IrccRegion;

    /// <summary>One of <see cref="Places"/>, by its code; null for any other.</summary>
    public static Region? Find(string code) => RegionTable.Find(code) is { } region && Has(region.Level) ? region : null;

    /// <summary>Amounts that stood in one of <see cref="Places"/>, the latest first.</summary>
    public Task<ImmutableArray<FundedAmount>> History(string regionCode) => Grain(regionCode).History();

    /// <summary>The amounts that stand for a service type, by region; regions without one are left out.</summary>
    public async Task<IReadOnlyDictionary<string, FundedAmount>> Of(string serviceType)
    {
        var found = await Task.WhenAll(Places.Select(async place => (place.Code, Amount: await Grain(place.Code).Amount(serviceType))));
        return found.Where(item => item.Amount is not null).ToDictionary(item => item.Code, item => item.Amount!);
    }

    /// <summary>Records an amount for one of <see cref="Places"/>.</summary>
    public Task<FundedAmount> Put(string regionCode, string serviceType, decimal dollarsPerYear, string by) =>
        Grain(regionCode).Put(serviceType, dollarsPerYear, by);

    private IFundingGrain Grain(string regionCode) => grains.GetGrain<IFundingGrain>(IFundingGrain.Prefix + regionCode);
}
