namespace Coordination.Domain.Matching.Batches;

/// <summary>Pairs as many people as places, everybody with one, at the least total cost: the auction algorithm with epsilon scaling.</summary>
/// <remarks>Costs are multiplied by n + 1, so that the last epsilon of 1 is below the smallest difference over n: the answer is exact.</remarks>
public static class CompleteAssignment
{
    private const int Scaling = 5;

    /// <summary>The place of each person.</summary>
    /// <param name="costs">n rows of n costs.</param>
    /// <param name="count">n.</param>
    public static int[] Solve(ReadOnlySpan<int> costs, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(costs.Length, count * count);
        var scaled = new long[costs.Length];
        long highest = 0;
        for (var at = 0; at < costs.Length; at++)
        {
            scaled[at] = costs[at] * (count + 1L);
            highest = Math.Max(highest, Math.Abs(scaled[at]));
        }

        var prices = new long[count];
        var placeOf = new int[count];
        for (var epsilon = Math.Max(1, highest / Scaling); ; epsilon = Math.Max(1, epsilon / Scaling))
        {
            Round(scaled, count, epsilon, prices, placeOf);
            if (epsilon == 1)
            {
                return placeOf;
            }
        }
    }

    /// <summary>What an assignment costs.</summary>
    public static long CostOf(ReadOnlySpan<int> costs, ReadOnlySpan<int> placeOf)
    {
        long cost = 0;
        for (var person = 0; person < placeOf.Length; person++)
        {
            cost += costs[(person * placeOf.Length) + placeOf[person]];
        }

        return cost;
    }

    private static void Round(long[] costs, int count, long epsilon, long[] prices, int[] placeOf)
    {
        var holder = new int[count];
        Array.Fill(holder, -1);
        for (var first = 0; first < count; first++)
        {
            for (var bidder = first; bidder >= 0;)
            {
                var (best, raise) = Best(costs.AsSpan(bidder * count, count), prices);
                prices[best] += raise + epsilon;
                placeOf[bidder] = best;
                (holder[best], bidder) = (bidder, holder[best]);
            }
        }
    }

    /// <summary>The cheapest place with its price, and how much cheaper it is than the next.</summary>
    private static (int Place, long Raise) Best(ReadOnlySpan<long> costs, long[] prices)
    {
        var best = long.MaxValue;
        var second = long.MaxValue;
        var place = 0;
        for (var at = 0; at < costs.Length; at++)
        {
            var all = costs[at] + prices[at];
            if (all < best)
            {
                second = best;
                best = all;
                place = at;
            }
            else if (all < second)
            {
                second = all;
            }
        }

        return (place, second == long.MaxValue ? 0 : second - best);
    }
}
