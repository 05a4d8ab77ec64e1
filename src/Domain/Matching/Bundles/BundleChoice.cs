namespace Coordination.Domain.Matching.Bundles;

/// <summary>Takes the best bundle for a person at the going prices.</summary>
public static class BundleChoice
{
    /// <summary>No option is worth its prices, or none is free.</summary>
    public const int Waits = -1;

    /// <summary>The option with the highest value less the prices of its parts, above 0, whose every part has a free unit.</summary>
    public static int Choose(BundleDemand demand, int request, ReadOnlySpan<double> prices, ReadOnlySpan<int> free)
    {
        var (first, end) = demand.OptionsOf(request);
        var best = Waits;
        double highest = 0;
        for (var option = first; option < end; option++)
        {
            double surplus = demand.ValueOf(option);
            foreach (var opening in demand.OpeningsOf(option))
            {
                surplus = free[opening] > 0 ? surplus - prices[opening] : double.NegativeInfinity;
            }

            if (surplus > highest)
            {
                highest = surplus;
                best = option;
            }
        }

        return best;
    }

    /// <summary>What a bundle is worth: the sum of its parts, with the bonus when all are at one site.</summary>
    public static long ValueOf(ReadOnlySpan<long> parts, bool isAtOneSite, int bonusPercent)
    {
        long sum = 0;
        foreach (var part in parts)
        {
            sum += part;
        }

        return isAtOneSite && parts.Length > 1 ? sum * (100 + bonusPercent) / 100 : sum;
    }
}
