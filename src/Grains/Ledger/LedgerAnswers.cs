using System.Text.Json;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Storage;

namespace Coordination.Grains.Ledger;

/// <summary>How answers are kept: where a row alone tells what was answered, nothing else is written down.</summary>
internal static class LedgerAnswers
{
    /// <summary>True for an answer that says no; such a command is recorded as rejected.</summary>
    public static bool IsRejection(CapacityOutcome outcome) => outcome is
        CapacityOutcome.Exhausted or CapacityOutcome.Closed or CapacityOutcome.Lapsed or CapacityOutcome.AlreadyResolved or CapacityOutcome.Bundled
        or CapacityOutcome.AlreadyHolding or CapacityOutcome.BelowCommitments or CapacityOutcome.Unknown or CapacityOutcome.Mismatch;

    /// <summary>The answer that a row tells by itself; null for rows that do not.</summary>
    public static CapacityOutcome? OfRow(LedgerEvent row) => row.Hold is not { } hold ? null : row.Kind switch
    {
        LedgerKind.Held => new CapacityOutcome.Placed(row.OpeningId, row.Version, hold.HoldId, hold.Units, hold.ExpiresAt),
        LedgerKind.Confirmed => new CapacityOutcome.Confirmed(row.OpeningId, row.Version, hold.HoldId, HeldNeed.Of(hold)),
        LedgerKind.Released => new CapacityOutcome.Released(row.OpeningId, row.Version, hold.HoldId),
        LedgerKind.Cancelled => new CapacityOutcome.Released(row.OpeningId, row.Version, hold.HoldId, HeldNeed.Of(hold)),
        LedgerKind.Extended => new CapacityOutcome.Extended(row.OpeningId, row.Version, hold.HoldId, hold.ExpiresAt),
        _ => null,
    };

    /// <summary>What has to be written beside the row; null when the row tells the answer.</summary>
    public static string? Beside(LedgerEvent row, CapacityOutcome outcome) => OfRow(row) == outcome ? null : ToJson(outcome);

    /// <summary>The answer as it is kept.</summary>
    public static string ToJson(CapacityOutcome outcome) => JsonSerializer.Serialize(outcome, CoordinationJson.Options);

    /// <summary>A kept answer.</summary>
    public static CapacityOutcome FromJson(string json) => JsonSerializer.Deserialize<CapacityOutcome>(json, CoordinationJson.Options)!;
}
