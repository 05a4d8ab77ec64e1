using Coordination.Domain.Communities;

namespace Coordination.Grains.Communities;

/// <summary>A decision with the evidence it was taken on. Keyed by an id that starts with <see cref="Prefix"/>.</summary>
[Alias("IDecisionNoteGrain")]
public interface IDecisionNoteGrain : IGrainWithStringKey
{
    /// <summary>What every key starts with.</summary>
    const string Prefix = "decision-";

    /// <summary>Records it once; recording it again gives what was recorded first.</summary>
    [Alias("Record")]
    Task<DecisionNote> Record(RecordDecision command);

    /// <summary>The decision; null when there is none.</summary>
    [Alias("View")]
    Task<DecisionNote?> View();
}

/// <summary>Record a decision.</summary>
[GenerateSerializer, Immutable, Alias("RecordDecision")]
public sealed record RecordDecision(string RegionCode, string ServiceType, string Decided, string Rationale, string Evidence, bool IsProtected, string By);
