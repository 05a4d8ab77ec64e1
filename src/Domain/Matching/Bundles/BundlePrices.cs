namespace Coordination.Domain.Matching.Bundles;

/// <summary>
/// Prices of single units under demand for bundles: the dual of the linear program, found by raising the price of what is asked for
/// beyond its units and lowering the others (Agrawal, Wang and Ye 2014 price so online). Any prices give an upper bound.
/// </summary>
public static class BundlePrices
{
    /// <summary>Prices after some rounds, beginning at <paramref name="start"/> (empty for none).</summary>
    /// <param name="demand">The requests.</param>
    /// <param name="from">The first that takes part.</param>
    /// <param name="units">Units of each opening for all these requests together.</param>
    /// <param name="start">Prices to begin with.</param>
    /// <param name="rounds">Passes over the requests.</param>
    public static double[] Descend(BundleDemand demand, int from, ReadOnlySpan<double> units, ReadOnlySpan<double> start, int rounds)
    {
        var prices = start.IsEmpty ? new double[units.Length] : start.ToArray();
        var mean = new double[units.Length];
        var asked = new int[units.Length];
        var scale = Scale(demand, from);
        var counted = 0;
        for (var round = 0; round < rounds; round++)
        {
            Ask(demand, from, prices, units, asked);
            var step = scale / Math.Sqrt(round + 4);
            for (var opening = 0; opening < prices.Length; opening++)
            {
                var excess = (asked[opening] - units[opening]) / Math.Max(1, Math.Sqrt(units[opening] * Math.Max(asked[opening], units[opening])));
                prices[opening] = Math.Max(0, prices[opening] + (step * Math.Clamp(excess, -1, 1)));
            }

            // The later half oscillates around the answer: its mean is the answer.
            if (round >= rounds / 2)
            {
                counted++;
                for (var opening = 0; opening < prices.Length; opening++)
                {
                    mean[opening] += (prices[opening] - mean[opening]) / counted;
                }
            }
        }

        return counted == 0 ? prices : mean;
    }

    /// <summary>What no allocation can exceed, whatever the prices.</summary>
    public static double UpperBound(BundleDemand demand, int from, ReadOnlySpan<double> units, ReadOnlySpan<double> prices)
    {
        double bound = 0;
        for (var opening = 0; opening < units.Length; opening++)
        {
            bound += units[opening] * prices[opening];
        }

        for (var request = from; request < demand.Count; request++)
        {
            bound += Best(demand, request, prices, units).Surplus;
        }

        return bound;
    }

    private static void Ask(BundleDemand demand, int from, ReadOnlySpan<double> prices, ReadOnlySpan<double> units, int[] asked)
    {
        Array.Clear(asked);
        for (var request = from; request < demand.Count; request++)
        {
            var (option, _) = Best(demand, request, prices, units);
            if (option >= 0)
            {
                foreach (var opening in demand.OpeningsOf(option))
                {
                    asked[opening]++;
                }
            }
        }
    }

    private static (int Option, double Surplus) Best(BundleDemand demand, int request, ReadOnlySpan<double> prices, ReadOnlySpan<double> units)
    {
        var (first, end) = demand.OptionsOf(request);
        var best = (Option: BundleChoice.Waits, Surplus: 0.0);
        for (var option = first; option < end; option++)
        {
            double surplus = demand.ValueOf(option);
            foreach (var opening in demand.OpeningsOf(option))
            {
                surplus = units[opening] > 0 ? surplus - prices[opening] : double.NegativeInfinity;
            }

            best = surplus > best.Surplus ? (option, surplus) : best;
        }

        return best;
    }

    /// <summary>A tenth of what a part is worth, on average: how far one round may move a price.</summary>
    private static double Scale(BundleDemand demand, int from)
    {
        double sum = 0;
        long parts = 0;
        for (var request = from; request < demand.Count; request++)
        {
            var (first, end) = demand.OptionsOf(request);
            if (first < end)
            {
                sum += demand.ValueOf(first);
                parts += demand.OpeningsOf(first).Length;
            }
        }

        return parts == 0 ? 1 : sum / parts / 2;
    }
}
