namespace Coordination.Domain.Gaps;

/// <summary>Holt's linear trend, damped (Gardner and McKenzie 1985), with fixed parameters: alpha 0.3, beta 0.1, phi 0.9 (formula F5).</summary>
public static class DampedTrend
{
    private const double Alpha = 0.3;
    private const double Beta = 0.1;
    private const double Phi = 0.9;

    /// <summary>The next values of a series of counts, never below 0; the last value when there is only one, nothing for none.</summary>
    public static ImmutableArray<double> Forecast(IReadOnlyList<double> series, int steps)
    {
        if (series.Count == 0)
        {
            return [];
        }

        var (level, trend) = (series[0], 0.0);
        foreach (var value in series.Skip(1))
        {
            var next = (Alpha * value) + ((1 - Alpha) * (level + (Phi * trend)));
            trend = (Beta * (next - level)) + ((1 - Beta) * Phi * trend);
            level = next;
        }

        var ahead = ImmutableArray.CreateBuilder<double>(steps);
        var (sum, damping) = (0.0, 1.0);
        for (var step = 0; step < steps; step++)
        {
            damping *= Phi;
            sum += damping;
            ahead.Add(Math.Max(0, level + (sum * trend)));
        }

        return ahead.MoveToImmutable();
    }
}
