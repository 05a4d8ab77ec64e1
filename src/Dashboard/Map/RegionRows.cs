using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Coordination.Dashboard.Desk;
using Coordination.Dashboard.Words;
using Coordination.Domain.Gaps;
using Coordination.Domain.Geography;

namespace Coordination.Dashboard.Map;

/// <summary>The rows of the table beside the map, as one piece of markup whose numbers the drawing keeps: a page of a hundred rows has no more parts than one of ten.</summary>
/// <remarks>Each open page keeps its own; end tags that HTML does not ask for are left out.</remarks>
public static class RegionRows
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The rows.</summary>
    /// <param name="regions">In the order shown.</param>
    /// <param name="columns">What each shows; the first is the name.</param>
    /// <param name="figureOf">Its figure as it stands.</param>
    /// <param name="labels">Labels by region; a region without an entry has none.</param>
    /// <param name="linkOf">Where its name leads.</param>
    /// <param name="chosen">The region the reader stands in, if it is one of them.</param>
    public static string Of(
        IEnumerable<Region> regions, IReadOnlyList<Column> columns, Func<string, GapFigure?> figureOf,
        IReadOnlyDictionary<string, ImmutableArray<LabelFinding>> labels, Func<string, string> linkOf, Region chosen)
    {
        var rows = new StringBuilder();
        foreach (var region in regions)
        {
            var (style, mark) = region == chosen ? (" class=chosen", " aria-current=true") : ("", "");
            rows.Append(CultureInfo.InvariantCulture, $"<tr data-region={region.Code}{style}><th scope=row><a href=\"{Encoder.Encode(linkOf(region.Code))}\"{mark}>{Encoder.Encode(Say.In(region.Name))}</a>");
            foreach (var label in labels.GetValueOrDefault(region.Code, []))
            {
                rows.Append(CultureInfo.InvariantCulture, $" <span class=\"badge label-{Slugs<GapLabel>.Of(label.Label)}\" title=\"{Encoder.Encode(LabelText.Of(label))}\">{Encoder.Encode(Words.Words.Of(label.Label))}</span>");
            }

            var figure = figureOf(region.Code);
            foreach (var column in columns.Skip(1))
            {
                rows.Append("<td>").Append(Encoder.Encode(RegionColumns.Text(column, figure)));
            }
        }

        return rows.ToString();
    }
}
