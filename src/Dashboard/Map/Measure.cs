using Coordination.Domain.Gaps;

namespace Coordination.Dashboard.Map;

/// <summary>What the map is shaded by.</summary>
public enum Measure
{
    /// <summary>The gap index.</summary>
    Gap,

    /// <summary>People waiting.</summary>
    Waiting,

    /// <summary>Seats nobody has claimed.</summary>
    Free,

    /// <summary>Seats that will be missing in four weeks.</summary>
    Short,

    /// <summary>Permanent residents of the last twelve months on record.</summary>
    Arrivals,
}

/// <summary>Questions about a <see cref="Measure"/>.</summary>
public static class Measures
{
    /// <summary>The value of a figure; null when it has none.</summary>
    public static double? Of(this Measure measure, GapFigure? figure) => measure switch
    {
        _ when figure is null => null,
        Measure.Gap => figure.GapIndex,
        Measure.Waiting or Measure.Short when figure.IsWithheld => null,
        Measure.Waiting => figure.Waiting,
        Measure.Free => figure.Available,
        Measure.Short => figure.SeatsShort,
        _ => figure.Arrivals12Months,
    };

    /// <summary>What the measure is called.</summary>
    public static string Name(this Measure measure) => measure switch
    {
        Measure.Gap => MapTexts.GapIndex,
        Measure.Waiting => MapTexts.Waiting,
        Measure.Free => MapTexts.SeatsFree,
        Measure.Short => MapTexts.SeatsShort,
        _ => MapTexts.Arrivals,
    };

    /// <summary>True where more is better: shaded in blue, where more is worse in orange.</summary>
    public static bool IsOffer(this Measure measure) => measure is Measure.Free or Measure.Arrivals;
}
