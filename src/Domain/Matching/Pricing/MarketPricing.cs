namespace Coordination.Domain.Matching.Pricing;

/// <summary>Prices a market: by history, else by what was seen, else by the calendar.</summary>
/// <remarks>Some tens of milliseconds for each 20,000 requests. Pure and deterministic; runs on an immutable snapshot, outside any turn.</remarks>
public static class MarketPricing
{
    /// <summary>Fewest requests that prices are learned from.</summary>
    public const int SeenMin = 100;

    private const int CopiesMax = 200;

    /// <summary>The next book.</summary>
    /// <param name="forecast">The demand to come.</param>
    /// <param name="units">Free units of each opening.</param>
    /// <param name="maximum">All units of each opening at the start of the period.</param>
    /// <param name="epsilon">Of the auction; a thousandth of a usual value will do.</param>
    /// <param name="version">Of the book.</param>
    /// <param name="bandStep">The value of a usual match of the lowest band, for pacing.</param>
    public static PriceBook Price(Forecast forecast, ReadOnlySpan<int> units, ReadOnlySpan<int> maximum, long epsilon, long version, long bandStep)
    {
        if (forecast.History is not null && forecast.HistoryYears > 0)
        {
            return new(version, PriceSource.History, [.. Plan(forecast, units, epsilon).Prices]);
        }

        if (forecast.Seen is { Count: >= SeenMin } seen && forecast.Elapsed > 0)
        {
            return new(version, PriceSource.Learned, [.. BySeen(seen, forecast.Elapsed, units, epsilon)]);
        }

        return new(version, PriceSource.Pacing, [.. TierPacing.Prices(units, maximum, forecast.Elapsed, bandStep)]);
    }

    /// <summary>The best use of the units for the history that lies ahead. The years are pooled, and every opening has its units once for each: one auction instead of many, and less noise.</summary>
    public static AuctionResult Plan(Forecast forecast, ReadOnlySpan<int> units, long epsilon)
    {
        var scale = forecast.HistoryYears / forecast.Drift;
        var pooled = new int[units.Length];
        for (var opening = 0; opening < units.Length; opening++)
        {
            pooled[opening] = units[opening] == 0 ? 0 : Math.Max(1, (int)Math.Round(units[opening] * scale));
        }

        return Auction.Run(forecast.History!, pooled, epsilon, forecast.HistoryFrom);
    }

    /// <summary>What was seen is repeated until it is as much as is still to come.</summary>
    private static long[] BySeen(Demand seen, double elapsed, ReadOnlySpan<int> units, long epsilon)
    {
        var repeat = (1 - elapsed) / elapsed;
        var copies = Math.Clamp((int)Math.Ceiling(repeat), 1, CopiesMax);
        var repeated = new Demand.Builder();
        for (var copy = 0; copy < copies; copy++)
        {
            for (var request = 0; request < seen.Count; request++)
            {
                repeated.Add(seen.OpeningsOf(request), seen.ValuesOf(request));
            }
        }

        var scaled = new int[units.Length];
        for (var opening = 0; opening < units.Length; opening++)
        {
            scaled[opening] = units[opening] == 0 ? 0 : Math.Max(1, (int)Math.Round(units[opening] * copies / Math.Max(repeat, 1e-9)));
        }

        return Auction.Run(repeated.Build(), scaled, epsilon).Prices;
    }
}
