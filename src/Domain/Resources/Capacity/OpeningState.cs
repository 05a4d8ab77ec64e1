using Coordination.Domain.Newcomers;

namespace Coordination.Domain.Resources.Capacity;

/// <summary>One opening as the ledger tells it. Only <see cref="Apply"/> makes a next state, so replaying the rows gives the same one.</summary>
public sealed record OpeningState
{
    private static readonly Comparer<Hold> BySoonestExpiry = Comparer<Hold>.Create((a, b) =>
        a.ExpiresAt != b.ExpiresAt ? a.ExpiresAt.CompareTo(b.ExpiresAt) : string.CompareOrdinal(a.HoldId.Value, b.HoldId.Value));

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

    /// <summary>Holds and reservations that have not ended.</summary>
    public ImmutableDictionary<HoldId, Hold> Holds { get; private init; } = ImmutableDictionary<HoldId, Hold>.Empty;

    /// <summary>Those of them that are held for a need, by person and need.</summary>
    private ImmutableDictionary<HeldNeed, HoldId> ByNeed { get; init; } = ImmutableDictionary<HeldNeed, HoldId>.Empty;

    /// <summary>Those of them that will run out, soonest first: thousands of holds cost a decision no more than a few.</summary>
    private ImmutableSortedSet<Hold> Due { get; init; } = ImmutableSortedSet.Create<Hold>(BySoonestExpiry);

    /// <summary>An opening that nobody has posted yet.</summary>
    public static OpeningState Unposted(OpeningId openingId) => new() { OpeningId = openingId };

    /// <summary>True once it is posted.</summary>
    public bool Exists => Version > 0;

    /// <summary>When the next hold runs out; null when none will.</summary>
    public DateTimeOffset? DueAt => Due.IsEmpty ? null : Due.Min!.ExpiresAt;

    /// <summary>The holds whose time has run out by now, soonest first.</summary>
    public IEnumerable<Hold> Overdue(DateTimeOffset now) => DueAt <= now ? Due.TakeWhile(hold => hold.IsOverdue(now)) : [];

    /// <summary>The hold that stands for a person's need; null when none does.</summary>
    public HoldId? HeldFor(NewcomerId newcomerId, NeedId needId) => ByNeed.TryGetValue(new(newcomerId, needId), out var holdId) ? holdId : null;

    /// <summary>The state with these holds in place of those it has.</summary>
    public OpeningState WithHolds(IEnumerable<Hold> holds)
    {
        var all = holds.ToImmutableDictionary(hold => hold.HoldId);
        return this with
        {
            Holds = all,
            ByNeed = all.Values.Where(hold => hold.NeedId is not null).ToImmutableDictionary(hold => HeldNeed.Of(hold)!, hold => hold.HoldId),
            Due = all.Values.Where(hold => hold.State == HoldState.Held).ToImmutableSortedSet(BySoonestExpiry),
        };
    }

    /// <summary>The state after one more row.</summary>
    /// <exception cref="InvalidOperationException">The row does not continue this state: a bug or a damaged ledger.</exception>
    public OpeningState Apply(LedgerEvent row)
    {
        if (row.OpeningId != OpeningId || row.Version != Version + 1 || row.Before != Balance || !row.After.IsSound)
        {
            throw new InvalidOperationException($"Row {row.Version} of {row.OpeningId} does not continue version {Version}.");
        }

        var next = row.Hold is { } hold ? After(hold) : this;
        return next with { Version = row.Version, Balance = row.After, IsClosed = row.IsClosed, Terms = row.Terms ?? Terms };
    }

    private OpeningState After(Hold hold)
    {
        var due = Holds.TryGetValue(hold.HoldId, out var before) && before.State == HoldState.Held ? Due.Remove(before) : Due;
        var lives = hold.State is HoldState.Held or HoldState.Confirmed;
        return this with
        {
            Holds = lives ? Holds.SetItem(hold.HoldId, hold) : Holds.Remove(hold.HoldId),
            Due = hold.State == HoldState.Held ? due.Add(hold) : due,
            ByNeed = HeldNeed.Of(hold) is not { } need ? ByNeed : lives ? ByNeed.SetItem(need, hold.HoldId) : ByNeed.Remove(need),
        };
    }
}
