namespace Coordination.Campaign.Checking;

/// <summary>The value that a share of all values does not exceed.</summary>
internal static class Percentile
{
    /// <summary>By nearest rank; 0 of nothing.</summary>
    public static double Of(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
