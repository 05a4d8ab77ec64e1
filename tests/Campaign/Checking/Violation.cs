using Coordination.Campaign.History;

namespace Coordination.Campaign.Checking;

/// <summary>What the system promises, and what a campaign may find broken.</summary>
internal enum Promise
{
    /// <summary>The ledger's versions follow each other and its balances follow from what happened.</summary>
    SoundLedger,

    /// <summary>What was answered with success is stored, once, at the version it said.</summary>
    NothingLost,

    /// <summary>Held and taken never exceed the maximum.</summary>
    NeverOversold,

    /// <summary>A hold ends once.</summary>
    OneResolution,

    /// <summary>Nothing is confirmed or extended at or after its expiry.</summary>
    NoLateConfirm,

    /// <summary>A bundle is confirmed whole or not at all.</summary>
    NoPartBundle,

    /// <summary>Answers are true at their version, and no older than answers that were there before the question.</summary>
    NothingStale,

    /// <summary>One key, one effect, one answer.</summary>
    OncePerKey,

    /// <summary>Offers go out in order, one to a person at a time.</summary>
    WaitlistInOrder,

    /// <summary>Every command without an answer can be looked up.</summary>
    NoUnknowns,

    /// <summary>What ran out ends within its time.</summary>
    ExpiryInTime,

    /// <summary>Users get answers again within the promised time after a fault.</summary>
    Recovery,
}

/// <summary>A promise that was broken, and what shows it.</summary>
/// <param name="Promise">The promise.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Lines">The lines of history that show it.</param>
/// <param name="Rows">The rows of the ledger that show it.</param>
internal sealed record Violation(Promise Promise, string What, ImmutableArray<HistoryLine> Lines, ImmutableArray<LedgerRow> Rows)
{
    /// <summary>One shown by lines.</summary>
    public static Violation Of(Promise promise, string what, params IEnumerable<HistoryLine> lines) => new(promise, what, [.. lines], []);

    /// <summary>One shown by rows.</summary>
    public static Violation OfRows(Promise promise, string what, params IEnumerable<LedgerRow> rows) => new(promise, what, [], [.. rows]);
}
