using Coordination.Dashboard.Map;
using Coordination.Domain.Gaps;

namespace Coordination.Dashboard.Embedding;

/// <summary>What an embedded map shows.</summary>
/// <param name="Place">Canada, a province, or a division of one.</param>
/// <param name="ServiceType">A service type or all.</param>
/// <param name="Measure">What is shaded.</param>
public sealed record EmbedView(MapPlace Place, string ServiceType, Measure Measure)
{
    /// <summary>The address of the same of another region or in another language.</summary>
    public string Address(string region, string language) =>
        $"/embed/map?region={region}{(ServiceType == DivisionCounts.AllTypes ? "" : "&type=" + ServiceType)}{(Measure == default ? "" : "&measure=" + Slugs<Measure>.Of(Measure))}&lang={language}";
}
