using Coordination.Domain.Gaps;

namespace Coordination.Dashboard.Map;

/// <summary>The labels of a view, and a text that is another one when they are.</summary>
/// <param name="ByRegion">Labels by region; a region without an entry has none.</param>
public sealed record RegionLabels(IReadOnlyDictionary<string, ImmutableArray<LabelFinding>> ByRegion)
{
    /// <summary>No labels.</summary>
    public static readonly RegionLabels None = new(ImmutableDictionary<string, ImmutableArray<LabelFinding>>.Empty);

    /// <summary>What they say.</summary>
    public string Text { get; } = string.Join(';', ByRegion.OrderBy(item => item.Key, StringComparer.Ordinal).Where(item => item.Value.Length > 0).Select(item => item.Key + string.Concat(item.Value)));
}
