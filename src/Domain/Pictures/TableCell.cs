using System.Globalization;

namespace Coordination.Domain.Pictures;

/// <summary>A cell of the table that stands beside a picture.</summary>
/// <param name="Shown">As the reader's language writes it.</param>
/// <param name="Plain">As a program reads it: a point before decimals, days as 2026-11-27, nothing where there is no figure.</param>
/// <param name="IsNumber">Whether it is a figure; a figure is never guarded against being taken for a formula.</param>
public readonly record struct TableCell(string Shown, string Plain, bool IsNumber)
{
    /// <summary>Decimals a file keeps of a figure.</summary>
    public const int DecimalsMax = 6;

    /// <summary>Words.</summary>
    public static TableCell Of(string words) => new(words, words, false);

    /// <summary>A day.</summary>
    public static TableCell Of(DateOnly day, string shown) => new(shown, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), false);

    /// <summary>A figure, or none: then <paramref name="shown"/> says so and the file has an empty field.</summary>
    public static TableCell Of(double? figure, string shown) =>
        // Adding zero turns the minus zero that rounding may leave into zero.
        new(shown, figure is { } known ? (Math.Round(known, DecimalsMax) + 0.0).ToString("0.######", CultureInfo.InvariantCulture) : "", true);
}
