namespace Coordination.Domain.Projects;

/// <summary>Which projects are looked at; what is null does not matter.</summary>
/// <param name="Region">A word of <see cref="SdiRegions"/>.</param>
/// <param name="Priority">Only these.</param>
/// <param name="Cohort">Only those of this round.</param>
public sealed record SdiFilter(string? Region = null, SdiPriority? Priority = null, SdiCohort? Cohort = null)
{
    /// <summary>True for a project that is looked at.</summary>
    public bool Shows(SdiProject project) => Shows(project.Region, project.Priority) && (Cohort is null || Cohort == project.Cohort);

    /// <summary>True for a cell of the map that is looked at, whatever the round.</summary>
    public bool Shows(string region, SdiPriority priority) => (Region is null || Region == region) && (Priority is null || Priority == priority);
}
