using System.Diagnostics.CodeAnalysis;
using Coordination.Domain.Newcomers;

namespace Coordination.Domain.Resources.Capacity;

/// <summary>The holds and reservations of one opening that have not ended.</summary>
/// <remarks>
/// It moves with the newest state of the opening, and only that one may be asked: a copy for each of a thousand commands a
/// second would cost more than the commands. Thousands of holds cost a decision no more than a few.
/// </remarks>
public sealed class OpenHolds
{
    private static readonly Comparer<Hold> BySoonestExpiry = Comparer<Hold>.Create((a, b) =>
        a.ExpiresAt != b.ExpiresAt ? a.ExpiresAt.CompareTo(b.ExpiresAt) : a.HoldId.Version.CompareTo(b.HoldId.Version));

    private readonly Dictionary<HoldId, Hold> live = [];
    private readonly Dictionary<HeldNeed, HoldId> byNeed = [];
    private readonly SortedSet<Hold> due = new(BySoonestExpiry);

    /// <summary>How many there are.</summary>
    public int Count => live.Count;

    /// <summary>Which there are.</summary>
    public IEnumerable<HoldId> Keys => live.Keys;

    /// <summary>All of them, in no order.</summary>
    public IEnumerable<Hold> Values => live.Values;

    /// <summary>When the next of them runs out; null when none will.</summary>
    public DateTimeOffset? DueAt => due.Min?.ExpiresAt;

    /// <summary>One that is known to be there.</summary>
    public Hold this[HoldId key] => live[key];

    /// <summary>Those whose time has run out by now, soonest first.</summary>
    public ImmutableArray<Hold> Overdue(DateTimeOffset now) => DueAt <= now ? [.. due.TakeWhile(hold => hold.IsOverdue(now))] : [];

    /// <summary>The one that stands for a person's need; null when none does.</summary>
    public HoldId? For(NewcomerId newcomerId, NeedId needId) => byNeed.TryGetValue(new(newcomerId, needId), out var holdId) ? holdId : null;

    /// <summary>True for one that has not ended.</summary>
    public bool ContainsKey(HoldId key) => live.ContainsKey(key);

    /// <summary>One, if it has not ended.</summary>
    public bool TryGetValue(HoldId key, [MaybeNullWhen(false)] out Hold value) => live.TryGetValue(key, out value);

    /// <summary>Takes a hold as it now is.</summary>
    internal void Set(Hold hold)
    {
        if (live.Remove(hold.HoldId, out var before) && before.State == HoldState.Held)
        {
            due.Remove(before);
        }

        var need = HeldNeed.Of(hold);
        if (hold.State is HoldState.Held or HoldState.Confirmed)
        {
            live[hold.HoldId] = hold;
            if (need is not null)
            {
                byNeed[need] = hold.HoldId;
            }

            if (hold.State == HoldState.Held)
            {
                due.Add(hold);
            }
        }
        else if (need is not null)
        {
            byNeed.Remove(need);
        }
    }
}
