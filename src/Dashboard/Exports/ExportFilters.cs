using Coordination.Dashboard.Words;
using Coordination.Domain.Geography;
using Coordination.Domain.Projects;

namespace Coordination.Dashboard.Exports;

/// <summary>Filters that several exports have.</summary>
public static class ExportFilters
{
    /// <summary>Where.</summary>
    public static ExportFilter Of(Region region) => new("region", region.Code, () => Texts.Region, () => Say.In(region.Name));

    /// <summary>One service type, or all.</summary>
    public static ExportFilter OfServiceType(string slug) => new("type", slug, () => MapTexts.ServiceTypeLabel, () => Words.Words.OfServiceType(slug));

    /// <summary>How fine.</summary>
    public static ExportFilter Of(RegionLevel level) => new("level", RegionLevels.Slug(level), () => ExportTexts.Level, () => Words.Words.Of(level));

    /// <summary>What for.</summary>
    public static ExportFilter Of(ExportPurpose purpose) =>
        new("purpose", Slugs<ExportPurpose>.Of(purpose), () => ExportTexts.Purpose, () => Words.Words.Of(purpose));

    /// <summary>Which projects.</summary>
    public static ImmutableArray<ExportFilter> Of(SdiFilter filter)
    {
        var filters = ImmutableArray.CreateBuilder<ExportFilter>();
        if (filter.Region is { } region)
        {
            filters.Add(new("region", region, () => Texts.Region, () => Say.In(SdiRegions.NameOf(region))));
        }

        if (filter.Priority is { } priority)
        {
            filters.Add(new("priority", Slugs<SdiPriority>.Of(priority), () => ProjectTexts.FilterPriority, () => Words.Words.Of(priority)));
        }

        if (filter.Cohort is { } cohort)
        {
            filters.Add(new("cohort", Slugs<SdiCohort>.Of(cohort), () => ProjectTexts.FilterCohort, () => Words.Words.Of(cohort)));
        }

        return filters.ToImmutable();
    }
}
