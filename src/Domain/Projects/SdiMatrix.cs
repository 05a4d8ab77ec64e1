namespace Coordination.Domain.Projects;

/// <summary>How many projects somebody recorded here for a region and a priority.</summary>
public sealed record RecordedCount(string Region, SdiPriority Priority, int Count);

/// <summary>One cell of the project map.</summary>
/// <param name="Published">What the programme published; null where it gives no figure.</param>
/// <param name="Recorded">What was recorded here beside it.</param>
public sealed record SdiCell(int? Published, int Recorded)
{
    /// <summary>Both together.</summary>
    public int Count => (Published ?? 0) + Recorded;

    /// <summary>False when nothing is published and nothing recorded: that is not the same as none.</summary>
    public bool IsKnown => Published is not null || Recorded > 0;
}

/// <summary>The project map: counts by region and priority, with what the programme published and what was recorded here (S54).</summary>
public sealed class SdiMatrix
{
    private readonly SdiFilter filter;
    private readonly Dictionary<(string, SdiPriority), int> recorded;

    /// <summary>Counts what the filter shows.</summary>
    /// <param name="filter">Which projects are looked at.</param>
    /// <param name="counts">Those recorded here, of the cohort that is looked at.</param>
    public SdiMatrix(SdiFilter filter, IEnumerable<RecordedCount> counts)
    {
        this.filter = filter;
        recorded = counts.Where(count => filter.Shows(count.Region, count.Priority)).GroupBy(count => (count.Region, count.Priority))
            .ToDictionary(group => group.Key, group => group.Sum(count => count.Count));
        Regions = [.. SdiRegions.All.Where(region => filter.Region is null || filter.Region == region)];
        Priorities = filter.Priority is { } one
            ? [one]
            : [.. SdiPriorities.Present, .. SdiPriorities.Of2017.Where(priority => recorded.Keys.Any(key => key.Item2 == priority))];
    }

    /// <summary>The rows.</summary>
    public ImmutableArray<string> Regions { get; }

    /// <summary>The columns: the priority asked for, or those of the present call and those of 2017 that a project has.</summary>
    public ImmutableArray<SdiPriority> Priorities { get; }

    /// <summary>True when counts of the programme's map are among those shown, whose regions are inferred.</summary>
    public bool HasInferred => filter.Cohort is null or SdiInitialCounts.Cohort && Regions.Any(region => Priorities.Any(priority => SdiInitialCounts.Of(region, priority) is not null));

    /// <summary>All of it.</summary>
    public SdiCell Total => Sum(Regions, Priorities);

    /// <summary>One cell.</summary>
    public SdiCell this[string region, SdiPriority priority] => new(PublishedOf(region, priority), recorded.GetValueOrDefault((region, priority)));

    /// <summary>The sum of a row.</summary>
    public SdiCell OfRegion(string region) => Sum([region], Priorities);

    /// <summary>The sum of a column.</summary>
    public SdiCell OfPriority(SdiPriority priority) => Sum(Regions, [priority]);

    /// <summary>What nobody gives a figure for stays unknown in the sum too, as long as nothing else is known.</summary>
    private SdiCell Sum(ImmutableArray<string> regions, ImmutableArray<SdiPriority> priorities)
    {
        ImmutableArray<SdiCell> cells = [.. regions.SelectMany(region => priorities.Select(priority => this[region, priority]))];
        return new(cells.Any(cell => cell.Published is not null) ? cells.Sum(cell => cell.Published ?? 0) : null, cells.Sum(cell => cell.Recorded));
    }

    /// <summary>The programme broke down its second cohort only; what belongs to neither cohort is not on its map.</summary>
    private int? PublishedOf(string region, SdiPriority priority) => filter.Cohort switch
    {
        null or SdiInitialCounts.Cohort => SdiInitialCounts.Of(region, priority),
        SdiCohort.Other => 0,
        _ => null,
    };
}
