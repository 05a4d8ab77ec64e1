using Coordination.Domain.Projects;
using Coordination.Grains.Storage;

namespace Coordination.Grains.Projects;

/// <inheritdoc cref="IProjectGrain"/>
[GrainType("project")]
internal sealed class ProjectGrain([PersistentState("project")] IPersistentState<ProjectState> kept, TimeProvider clock) : Grain, IProjectGrain
{
    /// <inheritdoc/>
    public async Task<ProjectView> Record(RecordProject command)
    {
        if (kept.State.Project is null)
        {
            await kept.Write(
                new()
                {
                    Project = new(new(this.GetPrimaryKeyString()), command.Cohort, command.Priority, command.RegionCode, command.Name, IsInferredRegion: false),
                    Status = command.Status,
                    RecordedBy = command.By,
                    RecordedAt = clock.GetUtcNow(),
                },
                this);
        }

        return Seen(kept.State.Project!);
    }

    /// <inheritdoc/>
    public Task<ProjectView?> View() => Task.FromResult(kept.State.Project is { } project ? Seen(project) : null);

    private ProjectView Seen(SdiProject project) => new(project, kept.State.Status, kept.State.RecordedBy, kept.State.RecordedAt);
}

/// <summary>What is kept of a project.</summary>
[GenerateSerializer, Alias("ProjectState")]
internal sealed record ProjectState
{
    /// <summary>The project; null while nobody has recorded it.</summary>
    [Id(0)] public SdiProject? Project { get; init; }

    /// <summary>How far it is.</summary>
    [Id(1)] public ProjectStatus Status { get; init; }

    /// <summary>Who recorded it.</summary>
    [Id(2)] public string RecordedBy { get; init; } = "";

    /// <summary>When.</summary>
    [Id(3)] public DateTimeOffset RecordedAt { get; init; }
}
