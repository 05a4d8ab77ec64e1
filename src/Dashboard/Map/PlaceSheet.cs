using Coordination.Dashboard.Desk;
using Coordination.Dashboard.Live;
using Coordination.Domain.Geography;

namespace Coordination.Dashboard.Map;

/// <summary>The numbers of one region: the tiles above the map, the panel of a division, and how much has happened there.</summary>
public sealed class PlaceSheet(SheetKey key, ReaderFigures figures, UrgentCounts urgent, ActivityFeed activity) : LiveSheet
{
    private readonly Region region = RegionTable.Find(key.Region)!;

    /// <inheritdoc/>
    protected override object Stamp => key.Readership == Readership.Coordinators
        ? (figures.Version(key.Readership), urgent.Latest, activity.Latest)
        : figures.Version(key.Readership);

    /// <inheritdoc/>
    protected override IEnumerable<(string Key, string Line)> Read()
    {
        var figure = figures.Of(key.Readership, key.Region, key.ServiceType);
        foreach (var tile in TileFigures.Of(figure, key.Readership, key.Readership == Readership.Coordinators ? urgent.Of(key.Region, key.ServiceType) : UrgentCount.Unknown))
        {
            yield return (tile.Id, PaintLines.Value("tile-" + tile.Id, tile.Value));
            yield return (tile.Id + "-extra", PaintLines.Value($"tile-{tile.Id}-extra", tile.Extra));
        }

        if (key.Readership != Readership.Funders && region.Level == RegionLevel.CensusDivision)
        {
            foreach (var (id, text) in PanelFacts.LiveOf(figure))
            {
                yield return (id, PaintLines.Value(id, text));
            }
        }

        if (key.Readership == Readership.Coordinators)
        {
            yield return ("events", PaintLines.Events(activity.CountOf(key.Region, key.ServiceType)));
        }
    }
}
