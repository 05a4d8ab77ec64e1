using Coordination.Dashboard.Map;
using Coordination.Dashboard.Pictures;
using Coordination.Dashboard.Words;
using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;

namespace Coordination.Dashboard.Stills;

/// <summary>Where everything of a map stands that does not move.</summary>
internal sealed class StillDrawing
{
    /// <summary>The width it is drawn for: numbers are legible there.</summary>
    private const double WidthPx = 680;
    private const double LabelPx = 13;

    private readonly ImmutableArray<double> box;

    public StillDrawing(MapPlace place, MapGeometry geometry, Shading shading, Func<string, GapFigure?> figureOf)
    {
        box = place.View.Level == RegionLevel.Country || geometry.Of(place.View.Code) is not { } view ? geometry.Box : Around(view.Box);
        Regions = [.. place.Regions.Select(region => (Shape: geometry.Of(region.Code), Class: shading.ClassOf(figureOf(region.Code)), IsChosen: region == place.Division))
            .Where(region => region.Shape is not null).Select(region => (region.Shape!, region.Class, region.IsChosen)).OrderBy(region => region.IsChosen)];
        Labels = Place(shading, figureOf);
    }

    /// <summary>The part of the drawing that is seen.</summary>
    public string ViewBox => string.Join(' ', box.Select(Draw.At));

    /// <summary>Units of the drawing that one pixel is.</summary>
    public double Unit => Math.Max(box[2] / WidthPx, box[3] / WidthPx);

    /// <summary>Height of a number.</summary>
    public double Font => LabelPx * Unit;

    /// <summary>A length as SVG writes it. The smallest province is a hundredth of the country: a decimal would not do.</summary>
    public static string Fine(double units) => units.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>The outlines, each with its shade; the chosen one lies on the others.</summary>
    public ImmutableArray<(RegionShape Shape, string Class, bool IsChosen)> Regions { get; }

    /// <summary>Numbers where they can be read: what would lie on another is left to the table.</summary>
    public ImmutableArray<(double X, double Y, string Text)> Labels { get; }

    private static ImmutableArray<double> Around(ImmutableArray<double> shape)
    {
        var margin = (Math.Max(shape[2], shape[3]) * 0.05) + 2;
        return [shape[0] - margin, shape[1] - margin, shape[2] + (2 * margin), shape[3] + (2 * margin)];
    }

    private ImmutableArray<(double X, double Y, string Text)> Place(Shading shading, Func<string, GapFigure?> figureOf)
    {
        var placed = new List<(double X, double Y, double Half, string Text)>();
        foreach (var shape in Regions.Select(region => region.Shape).OrderByDescending(shape => shape.Box[2] * shape.Box[3]))
        {
            if (shading.Measure.Of(figureOf(shape.Code)) is not { } value)
            {
                continue;
            }

            var text = Say.Whole((long)Math.Round(value));
            var half = text.Length * LabelPx * 0.32 * Unit;
            if (placed.TrueForAll(other => Math.Abs(other.X - shape.LabelX) > half + other.Half || Math.Abs(other.Y - shape.LabelY) > LabelPx * 1.24 * Unit))
            {
                placed.Add((shape.LabelX, shape.LabelY, half, text));
            }
        }

        return [.. placed.Select(label => (label.X, label.Y, label.Text))];
    }
}
