namespace Coordination.Domain.Matching.Pricing;

/// <summary>What is known of the demand to come, when a market is priced.</summary>
/// <remarks>
/// <see cref="History"/> is the demand of several earlier years, merged by the day of the year. The part that still lies ahead
/// stands for what will come, divided by the number of years and multiplied by how this year differs so far.
/// </remarks>
public sealed record Forecast
{
    /// <summary>Requests of earlier years by day of the year; null when there are none.</summary>
    public Demand? History { get; init; }

    /// <summary>How many years <see cref="History"/> holds; less when it is a sample of them.</summary>
    public double HistoryYears { get; init; }

    /// <summary>How this period differs from the earlier ones, where the caller has counted it.</summary>
    public double? KnownDrift { get; init; }

    /// <summary>The first request of <see cref="History"/> that still lies ahead.</summary>
    public int HistoryFrom { get; init; }

    /// <summary>Requests of this period so far.</summary>
    public Demand? Seen { get; init; }

    /// <summary>The share of the period that has passed, 0 to 1.</summary>
    public double Elapsed { get; init; }

    /// <summary>
    /// How this period differs from the earlier ones so far: seen against expected, drawn towards 1 while few were seen.
    /// A surge nobody foresaw shows here within days.
    /// </summary>
    public double Drift => KnownDrift is { } known ? known : History is null || Seen is null || HistoryYears == 0
        ? 1
        : (Seen.Count + DriftPrior) / ((HistoryFrom / HistoryYears) + DriftPrior);

    /// <summary>True when prices rest on a forecast that arrivals have left behind.</summary>
    /// <param name="atPricing">The drift the prices were made with.</param>
    /// <param name="percentMax">Of the policy.</param>
    public bool HasDriftedFrom(double atPricing, int percentMax) => Math.Abs((Drift / atPricing) - 1) * 100 > percentMax;

    private const double DriftPrior = 150;
}
