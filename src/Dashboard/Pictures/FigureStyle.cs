using Coordination.Dashboard.Words;

namespace Coordination.Dashboard.Pictures;

/// <summary>What a figure counts.</summary>
public enum FigureUnit
{
    /// <summary>People, seats: the title says what.</summary>
    Count,

    /// <summary>Of a hundred.</summary>
    Percent,

    /// <summary>Differences of percentages.</summary>
    Points,

    /// <summary>Days.</summary>
    Days,

    /// <summary>Canadian dollars.</summary>
    Dollars,
}

/// <summary>How figures of a picture are written.</summary>
/// <param name="Unit">What they count.</param>
/// <param name="Decimals">Decimals, from 0.</param>
public sealed record FigureStyle(FigureUnit Unit = FigureUnit.Count, int Decimals = 0)
{
    /// <summary>Whole things.</summary>
    public static readonly FigureStyle Whole = new();

    /// <summary>The least step of an axis that is labelled so.</summary>
    public double StepMin => Math.Pow(10, -Decimals);

    /// <summary>A figure as the reader's language writes it; a dash where there is none.</summary>
    public string Write(double? figure) => figure is { } known ? Unit == FigureUnit.Dollars ? Shown(known).ToString($"C{Decimals}", CultureInfo.CurrentCulture) : InUnit(Shown(known).ToString($"N{Decimals}", CultureInfo.CurrentCulture)) : PictureTexts.Missing;

    /// <summary>The same with its sign, for differences.</summary>
    public string WriteSigned(double? figure) =>
        figure is { } known && Shown(known) > 0 ? CultureInfo.CurrentCulture.NumberFormat.PositiveSign + Write(known) : Write(figure);

    // Adding zero turns the minus zero that rounding may leave into zero.
    private double Shown(double figure) => Math.Round(figure, Decimals, MidpointRounding.AwayFromZero) + 0.0;

    private string InUnit(string number) => Unit switch
    {
        FigureUnit.Percent => Say.With(PictureTexts.Percent, number),
        FigureUnit.Points => Say.With(PictureTexts.Points, number),
        FigureUnit.Days => Say.With(PictureTexts.Days, number),
        _ => number,
    };
}
