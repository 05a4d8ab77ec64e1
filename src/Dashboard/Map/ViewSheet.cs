using Coordination.Dashboard.Words;
using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;

namespace Coordination.Dashboard.Map;

/// <summary>The regions of one view, on the map and in its equal table.</summary>
public sealed class ViewSheet : LiveSheet
{
    private readonly SheetKey key;
    private readonly ReaderFigures figures;
    private readonly IReadOnlyList<Region> regions;
    private readonly Dictionary<string, (GapFigure? Figure, string Line)> written = [];

    /// <summary>Begins one; its shades are made for the figures of now.</summary>
    public ViewSheet(SheetKey key, ReaderFigures figures)
    {
        (this.key, this.figures) = (key, figures);
        regions = MapPlace.Of(key.Region).Regions;
        Columns = RegionColumns.Of(key.Readership);
        Shading = Shading.For(key.Measure, regions.Select(FigureOf));
    }

    /// <summary>How values are shaded.</summary>
    public Shading Shading { get; }

    /// <summary>The columns of the table.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <inheritdoc/>
    protected override object Stamp => figures.Version(key.Readership);

    /// <inheritdoc/>
    protected override IEnumerable<(string Key, string Line)> Read()
    {
        foreach (var region in regions)
        {
            var figure = FigureOf(region);
            if (!written.TryGetValue(region.Code, out var last) || !ReferenceEquals(last.Figure, figure))
            {
                written[region.Code] = last = (figure, Line(region, figure));
            }

            yield return (region.Code, last.Line);
        }
    }

    private string Line(Region region, GapFigure? figure)
    {
        var label = Shading.Measure.Of(figure) is { } value ? Say.Whole((long)Math.Round(value)) : "";
        return PaintLines.Region(region.Code, Shading.ClassOf(figure), label, MapPlace.Spoken(region, figure), Columns.Skip(1).Select(column => RegionColumns.Text(column, figure)));
    }

    private GapFigure? FigureOf(Region region) => figures.Of(key.Readership, region.Code, key.ServiceType);
}
