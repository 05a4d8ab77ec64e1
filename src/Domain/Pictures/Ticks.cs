namespace Coordination.Domain.Pictures;

/// <summary>Round figures for an axis.</summary>
public static class Ticks
{
    private const int CountLeast = 2;
    private const int DecimalsMax = 9;
    private static readonly ImmutableArray<int> Factors = [1, 2, 5, 10];
    private static readonly ImmutableArray<int> MonthSteps = [1, 2, 3, 6, 12];

    /// <summary>Multiples of 1, 2 or 5 times a power of ten; the first is at or below all figures and zero, the last at or above.</summary>
    /// <param name="low">The least figure.</param>
    /// <param name="high">The greatest figure.</param>
    /// <param name="countMax">At most so many, but for an axis on both sides of zero, which may need one more.</param>
    /// <param name="stepMin">The least step: 1 for whole things, so that no label is told twice.</param>
    public static ImmutableArray<double> Of(double low, double high, int countMax, double stepMin = 0)
    {
        // What is less than a billionth is nothing: no axis can show it.
        var (from, to) = (Math.Min(0, Math.Round(low, DecimalsMax)), Math.Max(0, Math.Round(high, DecimalsMax)));
        if (to == from)
        {
            to = stepMin > 0 ? stepMin : 1;
        }

        var step = Math.Max(stepMin, Step((to - from) / (Math.Max(countMax, CountLeast) - 1)));
        var first = (int)Math.Floor(Tidy(from / step));
        var last = (int)Math.Ceiling(Tidy(to / step));
        return [.. Enumerable.Range(first, last - first + 1).Select(index => Tidy(index * step))];
    }

    /// <summary>First days of months between two days, both included, in steps of 1, 2, 3, 6, 12, 24 … months; with larger steps, Januaries come first.</summary>
    public static ImmutableArray<DateOnly> Months(DateOnly first, DateOnly last, int countMax)
    {
        var from = Index(first) + (first.Day > 1 ? 1 : 0);
        var count = Index(last) - from + 1;
        var step = MonthSteps.FirstOrDefault(months => count <= months * countMax, 12 * (int)Math.Ceiling(count / 12.0 / Math.Max(1, countMax)));
        return [.. Enumerable.Range(from, Math.Max(0, count)).Where(index => index % step == 0).Select(index => new DateOnly(index / 12, (index % 12) + 1, 1))];
    }

    private static int Index(DateOnly day) => (day.Year * 12) + day.Month - 1;

    private static double Step(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return Factors.First(factor => Tidy(factor * power) >= Tidy(least)) * power;
    }

    // Nine digits: what binary fractions add must neither make a tick nor miss one.
    private static double Tidy(double figure) => figure == 0 ? 0 : Math.Round(figure, Math.Clamp(9 - (int)Math.Floor(Math.Log10(Math.Abs(figure))), 0, 15));
}
