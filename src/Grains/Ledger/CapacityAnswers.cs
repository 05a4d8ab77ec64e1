using Coordination.Domain.Resources.Capacity;

namespace Coordination.Grains.Ledger;

/// <summary>Questions about answers.</summary>
public static class CapacityAnswers
{
    /// <summary>True for an answer that says no; such a command is recorded as rejected.</summary>
    public static bool IsRejection(CapacityOutcome outcome) => outcome is
        CapacityOutcome.Exhausted or CapacityOutcome.Closed or CapacityOutcome.Lapsed or CapacityOutcome.AlreadyResolved
        or CapacityOutcome.AlreadyHolding or CapacityOutcome.BelowCommitments or CapacityOutcome.Unknown or CapacityOutcome.Mismatch;
}
