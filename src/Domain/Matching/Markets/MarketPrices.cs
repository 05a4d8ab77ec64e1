using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Matching.Pricing;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Matching.Markets;

/// <summary>The prices of a market, by opening; an opening that is not named costs nothing.</summary>
/// <param name="Version">Grows with every pricing.</param>
/// <param name="Source">What they rest on.</param>
/// <param name="Prices">Above 0 only.</param>
/// <param name="Drift">How this year differed from earlier ones when they were made.</param>
/// <param name="On">The day they were made.</param>
[GenerateSerializer, Immutable, Alias("MarketPrices")]
public sealed record MarketPrices(long Version, PriceSource Source, ImmutableDictionary<OpeningId, long> Prices, double Drift, DateOnly On)
{
    /// <summary>What an auction raises bids by, at least: less than a hundredth of what an ordinary match of the lowest band is worth.</summary>
    public const long Epsilon = 500;

    /// <summary>By how much a price of the auction may lie above what the last one served would give: without it nobody of many alike would be served.</summary>
    private const long Overbid = 2 * Epsilon;

    /// <summary>What an ordinary match of the lowest band is worth: a utility of about 60 of 100.</summary>
    public const long UsualValue = 60_000;

    /// <summary>Nothing costs anything.</summary>
    public static MarketPrices None { get; } = new(0, PriceSource.None, ImmutableDictionary<OpeningId, long>.Empty, 1, DateOnly.MinValue);

    /// <summary>What is charged for a unit when an auction came to this price.</summary>
    internal static long Charged(long price) => Math.Max(0, price - Overbid);

    /// <summary>Prices a market for what is expected; without anything to expect nothing costs anything. Takes up to seconds for a large market: never inside a turn.</summary>
    public static MarketPrices Of(IReadOnlyList<OpeningListing> listings, MarketPast past, MatchingPolicy policy, DateOnly today, long version)
    {
        var outlook = new Outlook(past, today);
        if (outlook.Source == PriceSource.None)
        {
            return None with { Version = version, On = today };
        }

        var market = new MarketDemand(listings, outlook, policy, today);
        var forecast = new Forecast
        {
            History = market.Of(outlook.Coming(market.Horizon)),
            HistoryYears = outlook.Years,
            HistorySource = outlook.Source,
            KnownDrift = outlook.Drift,
        };
        var book = MarketPricing.Price(forecast, market.Units.AsSpan(), market.Units.AsSpan(), Epsilon, version, UsualValue);
        return Named(book, market.At, market.Current, forecast.Drift, today);
    }

    private static MarketPrices Named(PriceBook book, Func<int, OpeningListing> at, int count, double drift, DateOnly today) => new(
        book.Version,
        book.Source,
        Enumerable.Range(0, count).Where(position => Charged(book.Of(position)) > 0).ToImmutableDictionary(position => at(position).OpeningId, position => Charged(book.Of(position))),
        drift,
        today);
}
