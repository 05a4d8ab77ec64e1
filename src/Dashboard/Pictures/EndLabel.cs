using Coordination.Domain.Pictures;

namespace Coordination.Dashboard.Pictures;

/// <summary>A label at the end of a line.</summary>
/// <param name="Lines">The name, and the figure last.</param>
/// <param name="LineX">Where the line ends.</param>
/// <param name="LineY">Where the line ends.</param>
/// <param name="Y">The middle of the label.</param>
public sealed record EndLabel(ImmutableArray<string> Lines, double LineX, double LineY, double Y)
{
    private const int NameLinesMax = 2;

    /// <summary>Labels that fit a width and do not touch.</summary>
    /// <param name="ends">Name, figure and end of each line.</param>
    /// <param name="width">Units a label may be wide.</param>
    /// <param name="canvas">The room of the drawing.</param>
    /// <param name="top">Labels stay below.</param>
    /// <param name="bottom">And above.</param>
    internal static ImmutableArray<EndLabel> Of(
        IReadOnlyList<(string Name, string Figure, double X, double Y)> ends, double width, PictureCanvas canvas, double top, double bottom)
    {
        var nameLines = ends.Count * (NameLinesMax + 1) * canvas.Line <= bottom - top ? NameLinesMax : 1;
        var lines = ends.Select(end => TextFit.Lines(end.Name, width, canvas.Font, nameLines).Add(end.Figure)).ToList();
        var centres = LabelSpread.Of([.. ends.Zip(lines, (end, label) => (end.Y, label.Length * canvas.Line))], top, bottom);
        return [.. ends.Select((end, index) => new EndLabel(lines[index], end.X, end.Y, centres[index]))];
    }

    /// <summary>As wide as the widest name or figure, but no wider than a share of the drawing.</summary>
    internal static double WidthOf(IEnumerable<(string Name, string Figure)> labels, PictureCanvas canvas) =>
        Math.Clamp(
            labels.Select(label => Math.Max(TextFit.Width(label.Name, canvas.Font), TextFit.Width(label.Figure, canvas.Font) * 1.1)).DefaultIfEmpty(0).Max(),
            canvas.Font * 3, canvas.Width * (canvas.IsWide ? 0.24 : 0.3));
}
