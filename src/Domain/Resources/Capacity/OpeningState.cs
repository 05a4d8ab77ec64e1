namespace Coordination.Domain.Resources.Capacity;

/// <summary>One opening as the ledger tells it. Only <see cref="Apply"/> makes a next state, so replaying the rows gives the same one.</summary>
public sealed record OpeningState
{
    /// <summary>The opening.</summary>
    public required OpeningId OpeningId { get; init; }

    /// <summary>The version of its last row; 0 before it is posted.</summary>
    public long Version { get; init; }

    /// <summary>Its units.</summary>
    public OpeningBalance Balance { get; init; }

    /// <summary>True when it takes no holds.</summary>
    public bool IsClosed { get; init; }

    /// <summary>What was fixed when it was posted.</summary>
    public OpeningTerms Terms { get; init; } = new(CapacityUnit.Seat, null, null);

    /// <summary>When the next hold runs out; null when none will.</summary>
    public DateTimeOffset? DueAt { get; private init; }

    /// <summary>Holds and reservations that have not ended: those of the newest state, whichever state is asked.</summary>
    public OpenHolds Holds { get; private init; } = new();

    /// <summary>True once it is posted.</summary>
    public bool Exists => Version > 0;

    /// <summary>An opening that nobody has posted yet.</summary>
    public static OpeningState Unposted(OpeningId openingId) => new() { OpeningId = openingId };

    /// <summary>The state with these holds in place of those it has.</summary>
    public OpeningState WithHolds(IEnumerable<Hold> standing)
    {
        var own = new OpenHolds();
        foreach (var hold in standing)
        {
            own.Set(hold);
        }

        return this with { Holds = own, DueAt = own.DueAt };
    }

    /// <summary>The state after one more row. The holds go over to it.</summary>
    /// <exception cref="InvalidOperationException">The row does not continue this state: a bug or a damaged ledger.</exception>
    public OpeningState Apply(LedgerEvent row)
    {
        if (row.OpeningId != OpeningId || row.Version != Version + 1 || row.Before != Balance || !row.After.IsSound)
        {
            throw new InvalidOperationException($"Row {row.Version} of {row.OpeningId} does not continue version {Version}.");
        }

        if (row.Hold is { } hold)
        {
            Holds.Set(hold);
        }

        return this with { Version = row.Version, Balance = row.After, IsClosed = row.IsClosed, Terms = row.Terms ?? Terms, DueAt = Holds.DueAt };
    }
}
