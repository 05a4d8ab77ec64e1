using System.Globalization;

namespace Coordination.Benchmarks.Matching;

/// <summary>A figure over several seeds.</summary>
internal sealed record Spread(double Median, double Worst)
{
    /// <summary>Of figures of which more is better.</summary>
    public static Spread OfHigh(IEnumerable<double> figures) => Of([.. figures.OrderDescending()]);

    /// <summary>Of figures of which less is better.</summary>
    public static Spread OfLow(IEnumerable<double> figures) => Of([.. figures.Order()]);

    /// <summary>As a percentage, the worst in brackets.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{100 * Median,6:F2} ({100 * Worst:F2})");

    private static Spread Of(double[] bestFirst) => new(Math.Round(bestFirst[bestFirst.Length / 2], 5), Math.Round(bestFirst[^1], 5));
}
