namespace Coordination.Domain.Matching.Pricing;

/// <summary>What prices rest on, best first.</summary>
public enum PriceSource
{
    /// <summary>Demand of earlier years.</summary>
    History,

    /// <summary>The requests seen so far.</summary>
    Learned,

    /// <summary>No more than the calendar: units are let go as time passes.</summary>
    Pacing,

    /// <summary>Every price is 0: whoever comes first is served.</summary>
    None,
}

/// <summary>The shadow price of a further unit of every opening of a market: what it is expected to be worth to somebody who comes later.</summary>
/// <param name="Version">Grows with every pricing; every decision names it.</param>
/// <param name="Source">What the prices rest on.</param>
/// <param name="Prices">By position in the market, in the unit of values (band weight x utility).</param>
public sealed record PriceBook(long Version, PriceSource Source, ImmutableArray<long> Prices)
{
    /// <summary>A book in which nothing has a price.</summary>
    public static PriceBook Free(int openings) => new(0, PriceSource.None, [.. new long[openings]]);

    /// <summary>The price of an opening; 0 for one that came after the pricing.</summary>
    public long Of(int opening) => opening < Prices.Length ? Prices[opening] : 0;
}
