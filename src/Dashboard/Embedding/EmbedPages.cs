using System.Collections.Concurrent;
using Coordination.Dashboard.Map;
using Coordination.Dashboard.Stills;
using Coordination.Dashboard.Words;
using Coordination.Domain.Gaps;
using Coordination.Grains.Live;

namespace Coordination.Dashboard.Embedding;

/// <summary>Embedded maps. It knows the protected figures alone, and makes a page once for everybody while these stand.</summary>
public sealed class EmbedPages(StillPages pages, MapGeometry geometry, ProtectedFeed published)
{
    /// <summary>Pages remembered; beyond it they are made anew. One takes some 200 KB.</summary>
    private const int PagesMax = 100;

    private readonly ConcurrentDictionary<(string Region, string ServiceType, Measure Measure, string Language), (DateTimeOffset AsOf, string Page)> made = new();

    /// <summary>The page in one language.</summary>
    public async Task<string> Page(EmbedView view, CultureInfo culture)
    {
        var asOf = published.AsOf;
        var key = (view.Place.Current.Code, view.ServiceType, view.Measure, culture.Name);
        if (made.TryGetValue(key, out var last) && last.AsOf == asOf && asOf != default)
        {
            return last.Page;
        }

        if (made.Count >= PagesMax)
        {
            made.Clear();
        }

        var page = await Make(view, culture, asOf);
        made[key] = (asOf, page);
        return page;
    }

    private async Task<string> Make(EmbedView view, CultureInfo culture, DateTimeOffset asOf)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        GapFigure? FigureOf(string code) => published.Figure(code, view.ServiceType);
        var body = await pages.Part<EmbedPart>(culture, new()
        {
            [nameof(EmbedPart.View)] = view,
            [nameof(EmbedPart.Geometry)] = geometry,
            [nameof(EmbedPart.Shading)] = Shading.For(view.Measure, view.Place.Regions.Select(region => FigureOf(region.Code))),
            [nameof(EmbedPart.FigureOf)] = (Func<string, GapFigure?>)FigureOf,
            [nameof(EmbedPart.AsOf)] = asOf == default ? null : asOf,
        });
        return pages.Document(Say.With(MapTexts.MapLabel, Say.In(view.Place.View.Name), view.Measure.Name()), body);
    }
}
