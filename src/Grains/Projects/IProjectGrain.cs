using Coordination.Domain.Projects;

namespace Coordination.Grains.Projects;

/// <summary>A project of service-delivery improvement that somebody recorded here. Keyed by <see cref="ProjectId"/>.</summary>
[Alias("IProjectGrain")]
public interface IProjectGrain : IGrainWithStringKey
{
    /// <summary>Records the project; recording it again gives it as it stands.</summary>
    [Alias("Record")]
    Task<ProjectView> Record(RecordProject command);

    /// <summary>The project; null when nobody has recorded it.</summary>
    [Alias("View")]
    Task<ProjectView?> View();
}

/// <summary>Record a project.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Priority">What it is funded for.</param>
/// <param name="RegionCode">An IRCC region; null for the national headquarters.</param>
/// <param name="Cohort">With which round it was funded.</param>
/// <param name="Status">How far it is.</param>
/// <param name="By">The signed-in user.</param>
[GenerateSerializer, Immutable, Alias("RecordProject")]
public sealed record RecordProject(BilingualText Name, SdiPriority Priority, string? RegionCode, SdiCohort Cohort, ProjectStatus Status, string By);

/// <summary>A recorded project as others see it.</summary>
/// <param name="Project">The project.</param>
/// <param name="Status">How far it is.</param>
/// <param name="RecordedBy">Who recorded it.</param>
/// <param name="RecordedAt">When.</param>
[GenerateSerializer, Immutable, Alias("ProjectView")]
public sealed record ProjectView(SdiProject Project, ProjectStatus Status, string RecordedBy, DateTimeOffset RecordedAt);
