using System.Collections.Concurrent;
using System.Text.Json;
using Coordination.Dashboard.Words;
using Coordination.Domain.Gaps;

namespace Coordination.Dashboard.Map;

/// <summary>How regions look on the map: worked out once for everybody who looks at the same figure in the same language, not once for each reader.</summary>
public sealed class MapSheets
{
    /// <summary>Regions remembered; beyond it the sheet is begun anew.</summary>
    private const int RegionsMax = 20_000;

    private readonly ConcurrentDictionary<(string Region, string Language, Measure Measure, string Bounds, string ServiceType, bool IsProtected), (GapFigure? Figure, ShownRegion Shown)> known = new();

    /// <summary>A region as it is drawn; the same object while its figure is the same.</summary>
    public ShownRegion Of(Domain.Geography.Region region, GapFigure? figure, Shading shading)
    {
        var key = (region.Code, CultureInfo.CurrentCulture.Name, shading.Measure, shading.Key, figure?.ServiceType ?? "", figure?.IsProtected ?? false);
        if (known.TryGetValue(key, out var found) && ReferenceEquals(found.Figure, figure))
        {
            return found.Shown;
        }

        if (known.Count > RegionsMax)
        {
            known.Clear();
        }

        var label = shading.Measure.Of(figure) is { } value ? Say.Whole((long)Math.Round(value)) : "";
        var shown = new ShownRegion(region.Code, shading.ClassOf(figure), label, MapPlace.Spoken(region, figure));
        shown = found.Shown == shown ? found.Shown : shown;
        known[key] = (figure, shown);
        return shown;
    }
}

/// <summary>A region as the drawing takes it.</summary>
/// <param name="Code">The region.</param>
/// <param name="Class">Its shade.</param>
/// <param name="Text">What is written on it.</param>
/// <param name="Label">What is said of it.</param>
public sealed record ShownRegion(string Code, string Class, string Text, string Label)
{
    /// <summary>As JSON, with the names the drawing knows; written once.</summary>
    public string Json { get; } = JsonSerializer.Serialize(new Dictionary<string, string> { ["code"] = Code, ["class"] = Class, ["text"] = Text, ["label"] = Label });

    /// <inheritdoc/>
    public bool Equals(ShownRegion? other) => other is not null && Json == other.Json;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Json);
}
