namespace Coordination.Domain.Gaps;

/// <summary>A share with its 95 % interval (Wilson 1927).</summary>
/// <param name="Count">How many did.</param>
/// <param name="Of">Of how many.</param>
public sealed record Share(int Count, int Of)
{
    private const double Deviations = 1.959964;

    /// <summary>The share, 0 to 1; 0 of none.</summary>
    public double Value => Of == 0 ? 0 : Count / (double)Of;

    /// <summary>Lower end.</summary>
    public double Low => Wilson(-1);

    /// <summary>Upper end.</summary>
    public double High => Wilson(1);

    private double Wilson(int side)
    {
        if (Of == 0)
        {
            return side < 0 ? 0 : 1;
        }

        var z2 = Deviations * Deviations;
        var middle = Value + (z2 / (2 * Of));
        var half = Deviations * Math.Sqrt((Value * (1 - Value) / Of) + (z2 / (4.0 * Of * Of)));
        return Math.Clamp((middle + (side * half)) / (1 + (z2 / Of)), 0, 1);
    }
}

/// <summary>How a group is served against everybody else (formula F9, S61).</summary>
/// <param name="Group">A slug of the group.</param>
/// <param name="Theirs">Needs of the group served by their target day, of those that are past it or served.</param>
/// <param name="Others">The same of everybody else.</param>
public sealed record Equity(string Group, Share Theirs, Share Others)
{
    /// <summary>Fewer needs than this say nothing.</summary>
    public const int CountMin = 10;

    /// <summary>A rate below this part of another one is worth a look (EEOC Uniform Guidelines, 1978).</summary>
    public const double FourFifths = 0.8;

    /// <summary>Enough of both to say something.</summary>
    public bool Speaks => Theirs.Of >= CountMin && Others.Of >= CountMin;

    /// <summary>Their rate against that of the others; null when the others have none.</summary>
    public double? Ratio => Others.Count == 0 ? null : Theirs.Value / Others.Value;

    /// <summary>Below four fifths of the others' rate (EEOC Uniform Guidelines, 1978), and not by chance alone: the interval of the difference lies below zero.</summary>
    public bool IsFlagged => Speaks && Ratio < FourFifths && High < 0;

    /// <summary>Their rate minus that of the others, -1 to 1.</summary>
    public double Difference => Theirs.Value - Others.Value;

    /// <summary>Lower end of the difference (Newcombe 1998, method 10).</summary>
    public double Low => Difference - Math.Sqrt(Square(Theirs.Value - Theirs.Low) + Square(Others.High - Others.Value));

    /// <summary>Upper end.</summary>
    public double High => Difference + Math.Sqrt(Square(Theirs.High - Theirs.Value) + Square(Others.Value - Others.Low));

    private static double Square(double value) => value * value;
}
