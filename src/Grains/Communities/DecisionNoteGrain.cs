using Coordination.Domain.Communities;
using Coordination.Grains.Storage;

namespace Coordination.Grains.Communities;

/// <inheritdoc cref="IDecisionNoteGrain"/>
[GrainType("decision-note")]
internal sealed class DecisionNoteGrain([PersistentState("decision-note")] IPersistentState<DecisionNoteState> kept, TimeProvider clock) : Grain, IDecisionNoteGrain
{
    /// <inheritdoc/>
    public async Task<DecisionNote> Record(RecordDecision command)
    {
        if (kept.State.Note is null)
        {
            await kept.Write(
                new()
                {
                    Note = new()
                    {
                        Id = this.GetPrimaryKeyString(),
                        RegionCode = command.RegionCode,
                        ServiceType = command.ServiceType,
                        Decided = command.Decided,
                        Rationale = command.Rationale,
                        Evidence = command.Evidence,
                        EvidenceHash = DecisionNote.HashOf(command.Evidence),
                        IsProtected = command.IsProtected,
                        By = command.By,
                        At = clock.GetUtcNow(),
                    },
                },
                this);
        }

        return kept.State.Note!;
    }

    /// <inheritdoc/>
    public Task<DecisionNote?> View() => Task.FromResult(kept.State.Note);
}

/// <summary>What is kept of a decision.</summary>
[GenerateSerializer, Alias("DecisionNoteState")]
internal sealed record DecisionNoteState
{
    /// <summary>The decision; null while nobody has recorded it.</summary>
    [Id(0)] public DecisionNote? Note { get; init; }
}
