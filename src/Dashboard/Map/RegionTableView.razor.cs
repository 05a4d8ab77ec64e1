using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;
using Microsoft.AspNetCore.Components;

namespace Coordination.Dashboard.Map;

/// <summary>The table that equals the map. Its order is made when the reader sorts or moves and not when figures change, so nothing moves under the pointer.</summary>
public sealed partial class RegionTableView
{
    private IReadOnlyList<Region> order = [];
    private (string View, bool HasFigures, Measure Measure) orderedFor;
    private Column sorted = Column.Gap;
    private bool isDescending = true;

    /// <summary>Where the reader stands.</summary>
    [Parameter, EditorRequired] public MapPlace Place { get; set; } = null!;

    /// <summary>The service type the figures are of.</summary>
    [Parameter, EditorRequired] public string ServiceType { get; set; } = "";

    /// <summary>The figure of a region as it stands.</summary>
    [Parameter, EditorRequired] public Func<string, GapFigure?> FigureOf { get; set; } = null!;

    /// <summary>What the map is shaded by: the table is sorted by it at first.</summary>
    [Parameter] public Measure Measure { get; set; }

    /// <summary>Who reads it.</summary>
    [Parameter] public Readership Readership { get; set; }

    /// <summary>Labels by region; a region without an entry has none.</summary>
    [Parameter] public RegionLabels Labels { get; set; } = RegionLabels.None;

    /// <summary>Where a region's name leads.</summary>
    [Parameter, EditorRequired] public Func<string, string> Link { get; set; } = null!;

    /// <inheritdoc/>
    protected override object Shows => (orderedFor, ServiceType, Labels.Text, Link(""), sorted, isDescending);

    private IReadOnlyList<Column> Columns => RegionColumns.Of(Readership);

    /// <summary>What a column is called.</summary>
    public static string NameOf(Column column) => column switch
    {
        Column.Region => MapTexts.TableRegion,
        Column.Gap => MapTexts.TableGap,
        Column.Waiting => MapTexts.TableWaiting,
        Column.Free => MapTexts.TableFree,
        Column.Short => MapTexts.TableShort,
        Column.Wait => MapTexts.TableWait,
        _ => MapTexts.TableArrivals,
    };

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        var wanted = (Place.View.Code, FigureOf(Place.View.Code) is not null, Measure);
        if (wanted == orderedFor)
        {
            return;
        }

        if (wanted.Measure != orderedFor.Measure || orderedFor.View is null)
        {
            (sorted, isDescending) = (Measure switch
            {
                Measure.Gap => Column.Gap,
                Measure.Waiting => Column.Waiting,
                Measure.Free => Column.Free,
                Measure.Short => Column.Short,
                _ => Column.Arrivals,
            }, true);
        }

        orderedFor = wanted;
        Arrange();
    }

    private string Rows() => RegionRows.Of(order, Columns, FigureOf, Labels.ByRegion, Link, Place.Current);

    private string SortOf(Column column) => column != sorted ? "none" : isDescending ? "descending" : "ascending";

    private void Sort(Column column)
    {
        (sorted, isDescending) = (column, column == sorted ? !isDescending : column != Column.Region);
        Arrange();
    }

    private void Arrange()
    {
        var byName = StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true);
        var named = Place.Regions.OrderBy(region => Words.Say.In(region.Name), byName);
        order = sorted == Column.Region
            ? [.. isDescending ? named.Reverse() : named]
            : [.. isDescending
                ? named.OrderByDescending(region => RegionColumns.Value(sorted, FigureOf(region.Code)) ?? -1)
                : named.OrderBy(region => RegionColumns.Value(sorted, FigureOf(region.Code)) ?? double.MaxValue)];
    }
}
