using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;

namespace Coordination.Grains.Ledger;

/// <summary>Proposals of one opening that rest on each other, in order. When one is refused, all behind it are.</summary>
internal sealed class LedgerLane
{
    /// <summary>True once a proposal was refused: the state that the others rest on will never be.</summary>
    public volatile bool IsBroken;
}

/// <summary>What one command would commit: its rows, or its answer when it moves nothing, and the offers it makes. All of it or nothing.</summary>
internal sealed class LedgerProposal
{
    private readonly TaskCompletionSource committed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The lanes it rests on; one for each opening.</summary>
    public required ImmutableArray<LedgerLane> Lanes { get; init; }

    /// <summary>Rows to append.</summary>
    public ImmutableArray<LedgerRow> Rows { get; init; } = [];

    /// <summary>The answer of a command that moves nothing, or that is more than one row.</summary>
    public LedgerAnswer? Answer { get; init; }

    /// <summary>A waitlist entry that gets the hold of these rows.</summary>
    public Offer? Offer { get; init; }

    /// <summary>The bundle that is placed with these rows.</summary>
    public PlacedBundle? Bundle { get; init; }

    /// <summary>Done when the rows are on disk.</summary>
    /// <exception cref="LedgerConflictException">The database refused: somebody else has written, or the same command was recorded before.</exception>
    /// <exception cref="LedgerUnavailableException">Nobody knows whether they are.</exception>
    public Task Committed => committed.Task;

    /// <summary>True when a lane it rests on is broken.</summary>
    public bool IsBroken => Lanes.Any(lane => lane.IsBroken);

    /// <summary>They are on disk.</summary>
    public void Succeed() => committed.TrySetResult();

    /// <summary>They are not, or nobody knows.</summary>
    public void Fail(Exception reason)
    {
        foreach (var lane in Lanes)
        {
            lane.IsBroken = true;
        }

        committed.TrySetException(reason);
    }
}

/// <summary>A place offered to a waiting person.</summary>
internal sealed record Offer(WaitlistEntryId EntryId, HoldId HoldId);

/// <summary>A bundle as it is placed.</summary>
internal sealed record PlacedBundle(BundleId BundleId, string NewcomerId, DateTimeOffset ExpiresAt);

/// <summary>A command as it was recorded.</summary>
internal sealed record RecordedCommand(byte[] RequestHash, CapacityOutcome Outcome)
{
    /// <summary>The recorded answer, if the request is the recorded one.</summary>
    public CapacityOutcome For(CommandMark command) => RequestHash.AsSpan().SequenceEqual(command.Request)
        ? Outcome
        : new CapacityOutcome.Mismatch(Outcome.OpeningId, Outcome.OpeningVersion);
}

/// <summary>The database refused a proposal: somebody else has written, or the same command was recorded before.</summary>
internal sealed class LedgerConflictException(string message, Exception? inner = null) : Exception(message, inner);
