using Coordination.Domain.Matching.Pricing;

namespace Coordination.Domain.Matching.Batches;

/// <summary>Counts people who would rather have what somebody of a lower band got, or what nobody got.</summary>
public static class Envy
{
    /// <summary>People who prefer a unit that went to a lower band to what they have.</summary>
    public static int AcrossBands(Batch batch, ReadOnlySpan<int> assigned)
    {
        // The lowest band that holds a unit of each opening: comparing with it is enough.
        var lowest = new int[batch.Units.Length];
        Array.Fill(lowest, -1);
        for (var request = 0; request < assigned.Length; request++)
        {
            if (assigned[request] != Auction.Nothing)
            {
                lowest[assigned[request]] = Math.Max(lowest[assigned[request]], (int)batch.Bands[request]);
            }
        }

        return Count(batch, assigned, (request, opening) => lowest[opening] > (int)batch.Bands[request]);
    }

    /// <summary>People who prefer a unit that is still free to what they have.</summary>
    public static int OfFreeUnits(Batch batch, ReadOnlySpan<int> assigned)
    {
        var left = batch.Units.ToArray();
        foreach (var opening in assigned)
        {
            if (opening != Auction.Nothing)
            {
                left[opening]--;
            }
        }

        return Count(batch, assigned, (_, opening) => left[opening] > 0);
    }

    private static int Count(Batch batch, ReadOnlySpan<int> assigned, Func<int, int, bool> isWithin)
    {
        var count = 0;
        for (var request = 0; request < assigned.Length; request++)
        {
            var own = assigned[request] == Auction.Nothing ? 0 : batch.Demand.ValueIn(request, assigned[request]);
            var openings = batch.Demand.OpeningsOf(request);
            var values = batch.Demand.ValuesOf(request);
            for (var at = 0; at < openings.Length; at++)
            {
                if (values[at] > own && isWithin(request, openings[at]))
                {
                    count++;
                    break;
                }
            }
        }

        return count;
    }
}
