namespace Coordination.Domain.Projects;

/// <summary>A project of service-delivery improvement.</summary>
/// <param name="Id">Which.</param>
/// <param name="Cohort">With which round it was funded.</param>
/// <param name="Priority">What it is funded for.</param>
/// <param name="RegionCode">An IRCC region; null for the national headquarters.</param>
/// <param name="Name">What it is called.</param>
/// <param name="IsInferredRegion">True when nobody has said which region it belongs to and the order of a list was taken for it.</param>
[GenerateSerializer, Immutable, Alias("SdiProject")]
public sealed record SdiProject(ProjectId Id, SdiCohort Cohort, SdiPriority Priority, string? RegionCode, BilingualText Name, bool IsInferredRegion)
{
    /// <summary>The word for where it belongs, see <see cref="SdiRegions"/>.</summary>
    public string Region => SdiRegions.WordOf(RegionCode);
}
