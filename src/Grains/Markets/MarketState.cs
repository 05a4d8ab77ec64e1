using Coordination.Domain.Matching.Markets;
using Coordination.Domain.Resources;

namespace Coordination.Grains.Markets;

/// <summary>What is kept of a market: its prices, and since when which places have been kept.</summary>
[GenerateSerializer, Alias("MarketState")]
internal sealed record MarketState
{
    /// <summary>The prices in force.</summary>
    [Id(0)] public MarketPrices Prices { get; init; } = MarketPrices.None;

    /// <summary>The day since which a free unit of an opening has been kept for somebody with a higher need.</summary>
    [Id(1)] public ImmutableDictionary<OpeningId, DateOnly> KeptSince { get; init; } = ImmutableDictionary<OpeningId, DateOnly>.Empty;
}
