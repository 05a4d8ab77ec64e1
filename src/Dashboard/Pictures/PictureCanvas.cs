namespace Coordination.Dashboard.Pictures;

/// <summary>
/// The room a picture is drawn in. Each picture is drawn twice, for narrow and for wide places, and pictures.css shows the one that
/// fits: a drawing that is only scaled has text too small on a telephone or too large on a screen.
/// </summary>
/// <param name="Name">narrow or wide, as pictures.css has it.</param>
/// <param name="Width">Units from left to right.</param>
/// <param name="Height">Units from top to bottom.</param>
/// <param name="Font">Height of text, in units.</param>
/// <param name="WidthMinPx">The narrowest place it is shown in, in CSS pixels.</param>
public sealed record PictureCanvas(string Name, double Width, double Height, double Font, double WidthMinPx)
{
    /// <summary>Text is never smaller than this, in CSS pixels.</summary>
    public const double FontMinPx = 11;

    /// <summary>From one line of text to the next.</summary>
    public double Line => Math.Ceiling(Font * 1.25);

    /// <summary>Whether it is the drawing for wide places.</summary>
    public bool IsWide => Name == "wide";

    /// <summary>For a card on a telephone of 320 px, and up to 600 px.</summary>
    public static PictureCanvas Narrow(double height) => new("narrow", 280, height, 12.5, 250);

    /// <summary>From 600 px on.</summary>
    public static PictureCanvas Wide(double height) => new("wide", 720, height, 13.5, 588);
}
