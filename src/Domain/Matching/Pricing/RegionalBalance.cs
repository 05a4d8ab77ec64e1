namespace Coordination.Domain.Matching.Pricing;

/// <summary>Keeps prices from widening the differences between regions beyond those of the optimum itself.</summary>
public static class RegionalBalance
{
    /// <summary>The factor of a region that counts as it is.</summary>
    public const int Whole = 1_000;

    private const double PerMillePerPoint = 10;
    private const double PerMilleMax = 100;

    /// <summary>By how many points the difference between the best and the worst served region is larger than planned; 0 or below is none.</summary>
    /// <param name="served">The share of each region's requests served so far, 0 to 1.</param>
    /// <param name="planned">The share the optimum of the forecast serves.</param>
    public static double ExcessGapPoints(ReadOnlySpan<double> served, ReadOnlySpan<double> planned) => 100 * (Gap(served) - Gap(planned));

    /// <summary>
    /// What values of each region are multiplied by when deciding, in thousandths: 1,000 while the excess is within the policy; else regions that
    /// lie behind their plan by more than the others weigh a hundredth more for each point, at most a tenth.
    /// </summary>
    public static int[] Factors(ReadOnlySpan<double> served, ReadOnlySpan<double> planned, int pointsMax)
    {
        var factors = new int[served.Length];
        Array.Fill(factors, Whole);
        if (ExcessGapPoints(served, planned) <= pointsMax)
        {
            return factors;
        }

        double mean = 0;
        for (var region = 0; region < served.Length; region++)
        {
            mean += (planned[region] - served[region]) / served.Length;
        }

        for (var region = 0; region < served.Length; region++)
        {
            var behind = 100 * (planned[region] - served[region] - mean);
            factors[region] = Whole + (int)Math.Clamp(behind * PerMillePerPoint, 0, PerMilleMax);
        }

        return factors;
    }

    private static double Gap(ReadOnlySpan<double> shares)
    {
        double highest = 0;
        double lowest = 1;
        foreach (var share in shares)
        {
            highest = Math.Max(highest, share);
            lowest = Math.Min(lowest, share);
        }

        return shares.IsEmpty ? 0 : highest - lowest;
    }
}
