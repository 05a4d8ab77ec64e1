namespace Coordination.Domain.Matching.Pricing;

/// <summary>Who got what in an auction, and what a further unit of each opening is worth.</summary>
/// <param name="Assigned">For each request the opening it got, or <see cref="Auction.Nothing"/>.</param>
/// <param name="Prices">For each opening its price; 0 for one that is not full.</param>
/// <param name="Value">The value of all that was assigned.</param>
public sealed record AuctionResult(int[] Assigned, long[] Prices, long Value);

/// <summary>
/// The auction algorithm for assignment (Bertsekas 1988), with openings of several units, and staying without as a choice
/// worth 0. Requests bid for what suits them best at the going prices until nobody wants to change.
/// </summary>
/// <remarks>
/// <para>Started from prices of 0, so that an opening that is not full is free: then the value is within
/// (requests x epsilon) of the best possible, and with an epsilon below the smallest difference over the number of requests it is the best.</para>
/// <para>Each bid raises a price by at least epsilon, so the number of bids is at most units x highest value / epsilon.
/// Deterministic. Pure: the working space is local.</para>
/// </remarks>
public static class Auction
{
    /// <summary>The request stays without.</summary>
    public const int Nothing = -1;

    /// <summary>Assigns the requests from <paramref name="from"/> on.</summary>
    /// <param name="demand">The requests.</param>
    /// <param name="units">Free units of each opening, 0 or more.</param>
    /// <param name="epsilon">The least raise, 1 or more.</param>
    /// <param name="from">The first request that takes part.</param>
    public static AuctionResult Run(Demand demand, ReadOnlySpan<int> units, long epsilon, int from = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epsilon, 1);
        var seats = new AuctionSeats(units);
        var assigned = new int[demand.Count];
        Array.Fill(assigned, Nothing);
        for (var first = from; first < demand.Count; first++)
        {
            // Whoever is outbid bids again at once: the chain ends when somebody takes a free unit or stays without.
            for (var bidder = first; bidder >= 0;)
            {
                bidder = Bid(demand, seats, assigned, bidder, epsilon);
            }
        }

        long value = 0;
        for (var request = from; request < demand.Count; request++)
        {
            value += assigned[request] == Nothing ? 0 : demand.ValueIn(request, assigned[request]);
        }

        return new(assigned, seats.Prices, value);
    }

    /// <summary>One bid; returns who was displaced by it, or -1.</summary>
    private static int Bid(Demand demand, AuctionSeats seats, int[] assigned, int bidder, long epsilon)
    {
        var openings = demand.OpeningsOf(bidder);
        var values = demand.ValuesOf(bidder);
        var prices = seats.Prices;
        long best = 0;
        long second = 0;
        var at = -1;
        for (var index = 0; index < openings.Length; index++)
        {
            var opening = openings[index];
            var surplus = values[index] - prices[opening];
            if (surplus > best && seats.Has(opening))
            {
                second = best;
                best = surplus;
                at = opening;
            }
            else if (surplus > second && seats.Has(opening))
            {
                second = surplus;
            }
        }

        assigned[bidder] = at < 0 ? Nothing : at;
        if (at < 0)
        {
            return -1;
        }

        var displaced = seats.Take(at, bidder, prices[at] + best - second + epsilon);
        if (displaced >= 0)
        {
            assigned[displaced] = Nothing;
        }

        return displaced;
    }
}
