namespace Coordination.Domain.Resources.Capacity;

/// <summary>One opening as the ledger tells it. Only <see cref="Apply"/> makes a next state, so replaying the rows gives the same one.</summary>
[GenerateSerializer, Immutable, Alias("OpeningState")]
public sealed record OpeningState
{
    /// <summary>The opening.</summary>
    [Id(0)] public required OpeningId OpeningId { get; init; }

    /// <summary>The version of its last row; 0 before it is posted.</summary>
    [Id(1)] public long Version { get; init; }

    /// <summary>Its units.</summary>
    [Id(2)] public OpeningBalance Balance { get; init; }

    /// <summary>True when it takes no holds.</summary>
    [Id(3)] public bool IsClosed { get; init; }

    /// <summary>What was fixed when it was posted.</summary>
    [Id(4)] public OpeningTerms Terms { get; init; } = new(CapacityUnit.Seat, null, null);

    /// <summary>Holds and reservations that have not ended.</summary>
    [Id(5)] public ImmutableDictionary<HoldId, Hold> Holds { get; init; } = ImmutableDictionary<HoldId, Hold>.Empty;

    /// <summary>An opening that nobody has posted yet.</summary>
    public static OpeningState Unposted(OpeningId openingId) => new() { OpeningId = openingId };

    /// <summary>True once it is posted.</summary>
    public bool Exists => Version > 0;

    /// <summary>The state after one more row.</summary>
    /// <exception cref="InvalidOperationException">The row does not continue this state: a bug or a damaged ledger.</exception>
    public OpeningState Apply(LedgerEvent row)
    {
        if (row.OpeningId != OpeningId || row.Version != Version + 1 || row.Before != Balance || !row.After.IsSound)
        {
            throw new InvalidOperationException($"Row {row.Version} of {row.OpeningId} does not continue version {Version}.");
        }

        return this with
        {
            Version = row.Version,
            Balance = row.After,
            IsClosed = row.IsClosed,
            Terms = row.Terms ?? Terms,
            Holds = row.Hold is { } hold ? HoldsAfter(hold) : Holds,
        };
    }

    private ImmutableDictionary<HoldId, Hold> HoldsAfter(Hold hold) => hold.State is HoldState.Held or HoldState.Confirmed
        ? Holds.SetItem(hold.HoldId, hold)
        : Holds.Remove(hold.HoldId);
}
