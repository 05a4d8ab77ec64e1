using Coordination.Dashboard.Exports;
using Coordination.Dashboard.Resources;
using Coordination.Domain.Projects;
using Coordination.Grains.Exports;
using Coordination.Grains.Projects;

namespace Coordination.Silo.Exports;

/// <summary>Projects as a file: those recorded here and those the programme published.</summary>
internal static class ProjectExport
{
    /// <summary>Gives it.</summary>
    public static async Task<IResult> Give(string format, HttpContext context, ExportGate gate, ProjectLists lists, TimeProvider clock, string? region, string? priority, string? cohort)
    {
        var checks = new ExportChecks();
        if (region is not null && !SdiRegions.TryParse(region, out _))
        {
            checks.Fail("region", "Field_OneOf", string.Join(", ", SdiRegions.All));
        }

        var filter = new SdiFilter(region, checks.Word<SdiPriority>("priority", priority), checks.Word<SdiCohort>("cohort", cohort));
        if (!checks.AreGood || !checks.IsBounded((await lists.Counts(filter, context.RequestAborted)).Sum(count => count.Count)))
        {
            return checks.Answer();
        }

        var now = clock.GetUtcNow();
        var recorded = new List<ProjectView>();
        for (ProjectId? after = null; recorded.Count < ExportGate.RowsMax; after = recorded[^1].Project.Id)
        {
            var page = await lists.Page(filter, after, context.RequestAborted);
            recorded.AddRange(page);
            if (page.Count < ProjectLists.RowsMax)
            {
                break;
            }
        }

        return await gate.Give(context, format, new(
            ExportKind.Projects,
            ExportTables.Projects(recorded, SdiInitialCounts.Projects.Where(filter.Shows)),
            () => ProjectTexts.Title,
            now,
            ExportProtection.Open,
            ExportFilters.Of(filter)));
    }
}
