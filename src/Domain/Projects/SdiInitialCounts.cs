namespace Coordination.Domain.Projects;

/// <summary>
/// What the programme published of its projects, as it stands there: a map of the second cohort with five rows of counts (S54). The rows carry no
/// name of a region; that they follow the order of the legend is inferred, so whatever rests on it must be shown as inferred.
/// </summary>
public static class SdiInitialCounts
{
    /// <summary>The cohort the map shows.</summary>
    public const SdiCohort Cohort = SdiCohort.Cohort2;

    /// <summary>True: nobody has said which row belongs to which region.</summary>
    public const bool IsRegionInferred = true;

    /// <summary>The columns of the map; for every other priority it gives no figure.</summary>
    public static ImmutableArray<SdiPriority> Columns { get; } = [SdiPriority.P1, SdiPriority.P2, SdiPriority.P3, SdiPriority.TargetedCall];

    /// <summary>The rows as they are printed, each with a count a column.</summary>
    public static ImmutableArray<ImmutableArray<int>> Rows { get; } = [[9, 4, 5, 0], [4, 2, 3, 4], [1, 0, 3, 1], [14, 3, 7, 5], [8, 1, 2, 2]];

    /// <summary>How many projects the map shows.</summary>
    public static int Shown { get; } = Rows.Sum(row => row.Sum());

    /// <summary>How many the text announces and the map does not show.</summary>
    public static int Missing { get; } = (SdiCohorts.Announced(Cohort) ?? Shown) - Shown;

    /// <summary>Every project the map shows. It names none of them; each is called by its place in its count.</summary>
    public static ImmutableArray<SdiProject> Projects { get; } =
    [
        .. from region in SdiRegions.All
           from priority in Columns
           let count = Of(region, priority) ?? 0
           from number in Enumerable.Range(1, count)
           select Unnamed(region, priority, number, count),
    ];

    /// <summary>The count of a region and a priority; null where the map gives none.</summary>
    public static int? Of(string region, SdiPriority priority) =>
        (SdiRegions.All.IndexOf(region), Columns.IndexOf(priority)) is ( >= 0, >= 0) at ? Rows[at.Item1][at.Item2] : null;

    private static SdiProject Unnamed(string region, SdiPriority priority, int number, int count)
    {
        _ = SdiRegions.TryParse(region, out var code);
        return new(
            new($"{ProjectId.Prefix}map-{region}-{Slugs<SdiPriority>.Of(priority)}-{number}"),
            Cohort,
            priority,
            code,
            new($"Project {number} of {count}, not named in the source", $"Projet {number} sur {count}, non nommé dans la source"),
            IsRegionInferred);
    }
}
