namespace Coordination.Domain.Pictures;

/// <summary>Figures through time, and what is expected of them.</summary>
/// <param name="Name">As it is labelled.</param>
/// <param name="Points">In order of days.</param>
/// <param name="Forecast">In order of days, after the last point; may be empty.</param>
public sealed record TrendSeries(string Name, ImmutableArray<TrendPoint> Points, ImmutableArray<ForecastPoint> Forecast)
{
    /// <summary>A series of which nothing is expected.</summary>
    public TrendSeries(string name, ImmutableArray<TrendPoint> points)
        : this(name, points, [])
    {
    }
}

/// <summary>A figure of a day, or of the month that begins or ends with it.</summary>
/// <param name="Day">Which.</param>
/// <param name="Value">Null where there is none or it is protected: the line is broken there.</param>
public sealed record TrendPoint(DateOnly Day, double? Value)
{
    /// <summary>Whether it was worked out afterwards: such a line is thin.</summary>
    public bool IsEstimated { get; init; }
}

/// <summary>What is expected.</summary>
/// <param name="Day">For which day.</param>
/// <param name="Value">The middle.</param>
/// <param name="Low">Lower end of the band that holds 80 % of cases.</param>
/// <param name="High">Upper end.</param>
public sealed record ForecastPoint(DateOnly Day, double Value, double Low, double High);
