namespace Coordination.Domain.Matching.Pricing;

/// <summary>The units of every opening during an auction, each with the bid that holds it; the lowest bid of an opening is on top of its heap.</summary>
internal sealed class AuctionSeats
{
    private readonly int[] offsets;
    private readonly int[] filled;
    private readonly long[] bids;
    private readonly int[] holders;

    public AuctionSeats(ReadOnlySpan<int> units)
    {
        offsets = new int[units.Length + 1];
        for (var opening = 0; opening < units.Length; opening++)
        {
            offsets[opening + 1] = offsets[opening] + Math.Max(0, units[opening]);
        }

        filled = new int[units.Length];
        Prices = new long[units.Length];
        bids = new long[offsets[^1]];
        holders = new int[offsets[^1]];
    }

    /// <summary>The lowest bid of each full opening; 0 for one with a free unit.</summary>
    public long[] Prices { get; }

    /// <summary>Whether an opening has units at all.</summary>
    public bool Has(int opening) => offsets[opening + 1] > offsets[opening];

    /// <summary>Takes a unit for a bid; returns who held it, or -1 for a free one.</summary>
    public int Take(int opening, int bidder, long bid)
    {
        var start = offsets[opening];
        var size = offsets[opening + 1] - start;
        if (filled[opening] < size)
        {
            Rise(start, filled[opening]++, bidder, bid);
            if (filled[opening] == size)
            {
                Prices[opening] = bids[start];
            }

            return -1;
        }

        var displaced = holders[start];
        Sink(start, size, bidder, bid);
        Prices[opening] = bids[start];
        return displaced;
    }

    private void Rise(int start, int at, int bidder, long bid)
    {
        while (at > 0)
        {
            var parent = (at - 1) / 2;
            if (bids[start + parent] <= bid)
            {
                break;
            }

            (bids[start + at], holders[start + at]) = (bids[start + parent], holders[start + parent]);
            at = parent;
        }

        (bids[start + at], holders[start + at]) = (bid, bidder);
    }

    private void Sink(int start, int size, int bidder, long bid)
    {
        var at = 0;
        for (var child = 1; child < size; child = (2 * at) + 1)
        {
            if (child + 1 < size && bids[start + child + 1] < bids[start + child])
            {
                child++;
            }

            if (bids[start + child] >= bid)
            {
                break;
            }

            (bids[start + at], holders[start + at]) = (bids[start + child], holders[start + child]);
            at = child;
        }

        (bids[start + at], holders[start + at]) = (bid, bidder);
    }
}
