using Coordination.Dashboard.Words;
using Coordination.Domain.Gaps;

namespace Coordination.Dashboard.Map;

/// <summary>Which of four shades a value has. The bounds stay while a view is open, so that colours do not jump when figures change.</summary>
/// <param name="Measure">What is shaded.</param>
/// <param name="Bounds">The highest value of each shade but the last, rising.</param>
public sealed record Shading(Measure Measure, ImmutableArray<double> Bounds)
{
    private const int Shades = 4;

    /// <summary>Its bounds as one text.</summary>
    public string Key { get; } = string.Join('|', Bounds);

    /// <summary>The class of a region nobody has recorded a need for.</summary>
    public const string NoDemand = "none";

    /// <summary>The class of a region with too few people to say.</summary>
    public const string TooFew = "few";

    private static readonly ImmutableArray<double> Steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

    /// <summary>Shades for the figures of one view: fixed for the gap index, by quarters rounded to readable numbers for counts.</summary>
    public static Shading For(Measure measure, IEnumerable<GapFigure?> figures)
    {
        if (measure == Measure.Gap)
        {
            return new(measure, [24.9, 49.9, 74.9]);
        }

        var values = figures.Select(figure => measure.Of(figure) ?? 0).Where(value => value > 0).Order().ToArray();
        if (values.Length == 0)
        {
            return new(measure, [10, 20, 50]);
        }

        var quarters = Enumerable.Range(1, Shades - 1).Select(quarter => Readable(values[(values.Length - 1) * quarter / Shades]));
        return new(measure, [.. quarters.Distinct()]);
    }

    /// <summary>The style class of a figure.</summary>
    public string ClassOf(GapFigure? figure) => (Measure.Of(figure), figure?.Standing) switch
    {
        (null, GapStanding.TooFew) => TooFew,
        (null, _) => NoDemand,
        (0, _) when Measure != Measure.Gap => "q0",
        var (value, _) => $"q{ShadeOf(Math.Round(value!.Value))}",
    };

    /// <summary>The entries of the legend: class and words.</summary>
    public IEnumerable<(string Class, string Text)> Legend()
    {
        if (Measure == Measure.Gap)
        {
            yield return ("q1", $"0–24 {Words.Words.Of(GapStanding.Balanced)}");
            yield return ("q2", $"25–49 {Words.Words.Of(GapStanding.Tight)}");
            yield return ("q3", $"50–74 {Words.Words.Of(GapStanding.Short)}");
            yield return ("q4", $"75+ {Words.Words.Of(GapStanding.Critical)}");
            yield return (TooFew, MapTexts.LegendTooFew);
            yield return (NoDemand, MapTexts.LegendNoDemand);
            yield break;
        }

        yield return ("q0", "0");
        for (var shade = 0; shade < Bounds.Length; shade++)
        {
            yield return ($"q{Spread(shade)}", Say.With(MapTexts.LegendFromTo, Say.Whole(shade == 0 ? 1 : (long)Bounds[shade - 1] + 1), Say.Whole((long)Bounds[shade])));
        }

        yield return ("q4", Say.With(MapTexts.LegendFrom, Say.Whole((long)Bounds[^1] + 1)));
    }

    private int ShadeOf(double value)
    {
        var shade = 0;
        while (shade < Bounds.Length && value > Bounds[shade])
        {
            shade++;
        }

        return Spread(shade);
    }

    /// <summary>Fewer bounds than usual still end with the darkest shade.</summary>
    private int Spread(int shade) => shade == Bounds.Length ? Shades : shade + 1;

    private static double Readable(double value)
    {
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return Math.Ceiling(magnitude * Steps.First(step => value <= (step * magnitude) + 1e-9));
    }
}
