using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;

namespace Coordination.Grains.Ledger;

/// <summary>What one command would commit: its rows, its own record with the answer, and the offers it makes. All of it or nothing.</summary>
internal sealed record LedgerProposal(ResourceId ResourceId, Decision Decision, CommandKey? Command)
{
    /// <summary>Waitlist entries that get a hold of this proposal.</summary>
    public ImmutableArray<Offer> Offers { get; init; } = [];

    /// <summary>True when there is nothing to write.</summary>
    public bool IsEmpty => Command is null && Decision.Events.IsEmpty && Offers.IsEmpty;
}

/// <summary>A place offered to a waiting person.</summary>
internal sealed record Offer(WaitlistEntryId EntryId, HoldId HoldId);

/// <summary>A command as it was recorded.</summary>
internal sealed record RecordedCommand(string RequestHash, CapacityOutcome Outcome);

/// <summary>The database refused a proposal: somebody else has written, or the same command was recorded before.</summary>
internal sealed class LedgerConflictException(string message, Exception? inner = null) : Exception(message, inner);
