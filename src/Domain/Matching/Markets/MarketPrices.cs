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
    /// <summary>What people of a region count for, in thousandths, where it lies behind its share; see <see cref="RegionalBalance"/>.</summary>
    [Id(0)] public ImmutableDictionary<string, int> RegionFactors { get; init; } = ImmutableDictionary<string, int>.Empty;

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
        var coming = outlook.Coming(market.Horizon);
        var forecast = new Forecast { History = market.Of(coming), HistoryYears = outlook.Years, KnownDrift = outlook.Drift };
        var plan = MarketPricing.Plan(forecast, market.Units.AsSpan(), Epsilon);
        return new(version, outlook.Source, PricesOf(plan, market), forecast.Drift, today) { RegionFactors = RegionalShares.Factors(coming, plan, past, policy, today) };
    }

    private static ImmutableDictionary<OpeningId, long> PricesOf(AuctionResult plan, MarketDemand market) => Enumerable.Range(0, market.Current)
        .Where(position => Charged(plan.Prices[position]) > 0)
        .ToImmutableDictionary(position => market.At(position).OpeningId, position => Charged(plan.Prices[position]));
}
