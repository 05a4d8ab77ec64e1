using System.Collections.Concurrent;
using Coordination.Dashboard.Desk;
using Coordination.Dashboard.Live;

namespace Coordination.Dashboard.Map;

/// <summary>The sheets that are open in this process, one for everybody who sees the same.</summary>
public sealed class MapSheets(ReaderFigures figures, UrgentCounts urgent, ActivityFeed activity, TimeProvider clock)
{
    /// <summary>Sheets remembered; beyond it they are begun anew. Who reads one keeps it.</summary>
    private const int SheetsMax = 2_000;

    /// <summary>Who opens the map later than this has shades made for the figures of then.</summary>
    private static readonly TimeSpan ShadesKept = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(SheetKey Key, bool HasFigures, long Hour), ViewSheet> views = new();
    private readonly ConcurrentDictionary<SheetKey, PlaceSheet> places = new();

    /// <summary>The regions of a view.</summary>
    public ViewSheet View(SheetKey key)
    {
        Bound(views);
        return views.GetOrAdd((key, figures.Version(key.Readership) > 0, clock.GetUtcNow().Ticks / ShadesKept.Ticks), all => new(all.Key, figures));
    }

    /// <summary>The numbers of a region.</summary>
    public PlaceSheet Place(SheetKey key)
    {
        Bound(places);
        return places.GetOrAdd(key, _ => new(key, figures, urgent, activity));
    }

    private static void Bound<TKey, TSheet>(ConcurrentDictionary<TKey, TSheet> sheets) where TKey : notnull
    {
        if (sheets.Count > SheetsMax)
        {
            sheets.Clear();
        }
    }
}
