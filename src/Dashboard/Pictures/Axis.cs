namespace Coordination.Dashboard.Pictures;

/// <summary>The vertical axis of a picture: from 0 to a round number.</summary>
/// <param name="Most">The round number, above every value.</param>
public sealed record Axis(double Most)
{
    private static readonly ImmutableArray<double> Steps = [1, 2, 2.5, 4, 5, 10];

    /// <summary>The axis for these values.</summary>
    public static Axis For(IEnumerable<double> values)
    {
        var most = Math.Max(1, values.DefaultIfEmpty(0).Max());
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(most)));
        return new(Steps.First(step => most <= (step * magnitude) + 1e-9) * magnitude);
    }

    /// <summary>The numbers that are written beside it.</summary>
    public IEnumerable<double> Ticks => [0, Most / 2, Most];
}

/// <summary>Numbers as SVG writes them.</summary>
public static class Svg
{
    /// <summary>A coordinate.</summary>
    public static string At(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
