namespace Coordination.Domain.Resources.Capacity;

/// <summary>What a command leads to: the rows to append, the state after them, and the answer.</summary>
/// <param name="Next">The state once the rows are committed.</param>
/// <param name="Events">Rows to append; none when the answer changes nothing.</param>
/// <param name="Outcome">The answer.</param>
public sealed record Decision(OpeningState Next, ImmutableArray<LedgerEvent> Events, CapacityOutcome Outcome);
