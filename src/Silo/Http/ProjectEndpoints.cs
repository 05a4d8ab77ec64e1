using Coordination.Domain;
using Coordination.Domain.Projects;
using Coordination.Grains.Projects;
using Coordination.Silo.SignIn;

namespace Coordination.Silo.Http;

/// <summary>Projects of service-delivery improvement: those the programme published, which it does not name, and those recorded here.</summary>
internal static class ProjectEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api, RouteGroupBuilder commands)
    {
        commands.MapPost("/projects", Record).For(Roles.Run).WithTags("Projects").WithSummary("Records a project; none without a priority.");
        api.MapGet("/projects", List).For(Roles.SeeProjects).WithTags("Projects")
            .WithSummary("Projects by region, priority and cohort, with the counts of the project map; regions that are inferred are marked.");
    }

    private static async Task<Answer> Record(HttpContext context, Body<ProjectBody> body, IGrainFactory grains)
    {
        if (body.Fault is { } fault)
        {
            return fault;
        }

        var checks = new Checks();
        var command = new RecordProject(
            checks.Bilingual("name", body.Value.Name),
            Priority(checks, body.Value.Priority),
            Region(checks, "regionCode", body.Value.RegionCode),
            body.Value.Cohort is null ? SdiCohort.Other : checks.Word<SdiCohort>("cohort", body.Value.Cohort),
            body.Value.Status is null ? ProjectStatus.Planned : checks.Word<ProjectStatus>("status", body.Value.Status),
            context.UserName());
        return checks.AreGood
            ? Answer.Created(Shape(await grains.GetGrain<IProjectGrain>(ProjectId.From(context.Scope(), context.Seed()).Value).Record(command)))
            : checks.Answer();
    }

    private static async Task<Answer> List(HttpContext context, ProjectLists lists, string? region, string? priority, string? cohort, string? cursor)
    {
        var checks = new Checks();
        _ = region is null ? null : Region(checks, "region", region);
        var filter = new SdiFilter(
            region,
            priority is null ? null : checks.Word<SdiPriority>("priority", priority),
            cohort is null ? null : checks.Word<SdiCohort>("cohort", cohort));
        ProjectId? after = null;
        if (cursor is not null)
        {
            after = ProjectId.TryParse(cursor, out var id) ? id : null;
            if (after is null)
            {
                checks.Fail("cursor", "Field_Unknown");
            }
        }

        if (!checks.AreGood)
        {
            return checks.Answer();
        }

        var map = new SdiMatrix(filter, await lists.Counts(filter, context.RequestAborted));
        var page = await lists.Page(filter, after, context.RequestAborted);
        var isLast = page.Count < ProjectLists.RowsMax;
        return Answer.Ok(new
        {
            Items = page.Select(Shape).Concat(isLast ? SdiInitialCounts.Projects.Where(filter.Shows).Select(Shape) : []),
            NextCursor = isLast ? null : page[^1].Project.Id.Value,
            Count = map.Total.Count,
            Counts = map.Regions.SelectMany(at => map.Priorities.Select(of => CountOf(map, at, of))),
            Published = PublishedNote(),
        });
    }

    /// <summary>A fault that names the choices, also where nothing was said: no project is without a priority.</summary>
    private static SdiPriority Priority(Checks checks, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            return checks.Word<SdiPriority>("priority", value);
        }

        checks.Fail("priority", "Field_RequiredOneOf", string.Join(", ", Slugs<SdiPriority>.All));
        return default;
    }

    private static string? Region(Checks checks, string field, string? value)
    {
        if (!SdiRegions.TryParse(value, out var code))
        {
            checks.Fail(field, string.IsNullOrWhiteSpace(value) ? "Field_RequiredOneOf" : "Field_OneOf", string.Join(", ", SdiRegions.All));
        }

        return code;
    }

    private static object CountOf(SdiMatrix map, string region, SdiPriority priority) => new
    {
        RegionCode = region,
        Priority = priority,
        map[region, priority].Published,
        map[region, priority].Recorded,
        IsInferredRegion = map[region, priority].Published > 0,
    };

    private static object PublishedNote() => new
    {
        Announced = new { Cohort1 = SdiCohorts.Announced(SdiCohort.Cohort1), Cohort2 = SdiCohorts.Announced(SdiCohort.Cohort2) },
        SdiInitialCounts.Shown,
        SdiInitialCounts.Missing,
        SdiInitialCounts.IsRegionInferred,
        Note = ProblemTexts.Of("Projects_Published", SdiInitialCounts.Shown, SdiCohorts.Announced(SdiInitialCounts.Cohort), SdiCohorts.Announced(SdiCohort.Cohort1)),
    };

    private static object Shape(SdiProject project) => Shape(project, null, null, null);

    private static object Shape(ProjectView view) => Shape(view.Project, view.Status, view.RecordedBy, view.RecordedAt);

    private static object Shape(SdiProject project, ProjectStatus? status, string? by, DateTimeOffset? at) => new
    {
        project.Id,
        project.Name,
        project.Priority,
        project.Cohort,
        RegionCode = project.Region,
        project.IsInferredRegion,
        Status = status,
        RecordedBy = by,
        RecordedAt = at,
    };
}
