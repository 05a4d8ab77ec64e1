namespace Coordination.Dashboard.Pictures;

/// <summary>One week of a trend.</summary>
/// <param name="Day">Its Monday.</param>
/// <param name="Value">The value; null when there is none.</param>
/// <param name="IsEstimated">Worked out afterwards.</param>
public sealed record TrendPoint(DateOnly Day, double? Value, bool IsEstimated);
