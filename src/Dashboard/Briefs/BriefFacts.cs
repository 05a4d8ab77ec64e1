using Coordination.Dashboard.Map;
using Coordination.Domain.Gaps;

namespace Coordination.Dashboard.Briefs;

/// <summary>What a brief tells, read once for both languages.</summary>
/// <param name="Place">The region.</param>
/// <param name="ServiceType">A service type or all.</param>
/// <param name="Readership">Who reads it.</param>
/// <param name="AsOf">When the figures were true.</param>
/// <param name="Figures">The figures of the region and of those beside it, by region.</param>
/// <param name="Labels">Labels by region; none in a protected brief.</param>
/// <param name="Weeks">How the region stood week by week, oldest first; none in a protected brief.</param>
public sealed record BriefFacts(
    MapPlace Place, string ServiceType, Readership Readership, DateTimeOffset AsOf, IReadOnlyDictionary<string, GapFigure> Figures,
    IReadOnlyDictionary<string, ImmutableArray<LabelFinding>> Labels, ImmutableArray<GapWeek> Weeks)
{
    /// <summary>True for readers who may not know exact figures.</summary>
    public bool IsProtected => Readership == Readership.Funders;

    /// <summary>The figure of a region; null before there is any.</summary>
    public GapFigure? FigureOf(string code) => Figures.GetValueOrDefault(code);

    /// <summary>What stands in the address for it.</summary>
    public string Filters => $"region={Place.Current.Code}&type={ServiceType}";
}
