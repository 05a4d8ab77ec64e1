using Coordination.Domain.Projects;
using Coordination.Grains.Storage;
using Npgsql;

namespace Coordination.Grains.Projects;

/// <summary>Lists and counts of the projects recorded here; those the programme published are in <see cref="SdiInitialCounts"/>.</summary>
public sealed class ProjectLists(NpgsqlDataSource database)
{
    /// <summary>Rows of one page.</summary>
    public const int RowsMax = Limits.PageSizeMax;

    private const string Shown = "($1 = '' or region = $1) and ($2 = '' or priority = $2) and ($3 = '' or cohort = $3)";

    private const string Counted = $"select region, priority, count(*)::integer from project_row where {Shown} group by region, priority";

    private const string Newest = $"""
        select project_id, name_en, name_fr, region, priority, cohort, status, recorded_by, recorded_at
        from project_row
        where {Shown} and ($4 = '' or (recorded_at, project_id) < (select p.recorded_at, p.project_id from project_row p where p.project_id = $4))
        order by recorded_at desc, project_id desc
        limit $5
        """;

    /// <summary>How many there are for each region and priority that has any.</summary>
    public async Task<IReadOnlyList<RecordedCount>> Counts(SdiFilter filter, CancellationToken cancellation = default)
    {
        await using var command = database.Asking(Counted, [.. Words(filter)]);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var counts = new List<RecordedCount>();
        while (await rows.ReadAsync(cancellation))
        {
            counts.Add(new(rows.GetString(0), Slugs<SdiPriority>.Parse(rows.GetString(1)), rows.GetInt32(2)));
        }

        return counts;
    }

    /// <summary>One page of them, the latest first, at most <see cref="RowsMax"/>.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="after">The last one of the page before; null for the first page.</param>
    /// <param name="cancellation">Stops the question.</param>
    public async Task<IReadOnlyList<ProjectView>> Page(SdiFilter filter, ProjectId? after = null, CancellationToken cancellation = default)
    {
        await using var command = database.Asking(Newest, [.. Words(filter), after?.Value ?? "", RowsMax]);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var page = new List<ProjectView>();
        while (await rows.ReadAsync(cancellation))
        {
            _ = SdiRegions.TryParse(rows.GetString(3), out var region);
            page.Add(new(
                new(
                    new(rows.GetString(0)),
                    Slugs<SdiCohort>.Parse(rows.GetString(5)),
                    Slugs<SdiPriority>.Parse(rows.GetString(4)),
                    region,
                    new(rows.GetString(1), rows.GetString(2)),
                    IsInferredRegion: false),
                Slugs<ProjectStatus>.Parse(rows.GetString(6)),
                rows.GetString(7),
                rows.GetFieldValue<DateTimeOffset>(8)));
        }

        return page;
    }

    private static IEnumerable<object> Words(SdiFilter filter) =>
    [
        filter.Region ?? "",
        filter.Priority is { } priority ? Slugs<SdiPriority>.Of(priority) : "",
        filter.Cohort is { } cohort ? Slugs<SdiCohort>.Of(cohort) : "",
    ];
}
