using System.Diagnostics.CodeAnalysis;
using Coordination.Domain.Newcomers;

namespace Coordination.Domain.Resources.Capacity;

/// <summary>The holds and reservations of one opening that have not ended.</summary>
/// <remarks>
/// It moves with the newest state of the opening, and only that one may be asked: a copy for each of a thousand commands a
/// second would cost more than the commands. Thousands of holds cost a decision no more than a few. Holds go by their version,
/// and the order of their expiry is kept as plain numbers, so that they are little to keep and little to collect.
/// </remarks>
public sealed class OpenHolds
{
    /// <summary>So many notes of expiries that no longer count may stand before they are thrown out.</summary>
    private const int StaleMax = 64;

    private readonly Dictionary<long, Hold> live = [];
    private readonly Dictionary<HeldNeed, HoldId> byNeed = [];

    /// <summary>Versions by expiry, then by age. One whose hold has ended or got more time is thrown out when it comes up.</summary>
    private readonly PriorityQueue<long, (long Ticks, long Version)> due = new();
    private int held;

    /// <summary>How many there are.</summary>
    public int Count => live.Count;

    /// <summary>Which there are.</summary>
    public IEnumerable<HoldId> Keys => live.Values.Select(hold => hold.HoldId);

    /// <summary>All of them, in no order.</summary>
    public IEnumerable<Hold> Values => live.Values;

    /// <summary>When the next of them runs out; null when none will.</summary>
    public DateTimeOffset? DueAt
    {
        get
        {
            while (due.TryPeek(out var version, out var at))
            {
                if (IsDue(version, at.Ticks))
                {
                    return live[version].ExpiresAt;
                }

                due.Dequeue();
            }

            return null;
        }
    }

    /// <summary>One that is known to be there.</summary>
    public Hold this[HoldId key] => live[key.Version];

    /// <summary>Those whose time has run out by now, soonest first.</summary>
    public ImmutableArray<Hold> Overdue(DateTimeOffset now)
    {
        if (!(DueAt <= now))
        {
            return [];
        }

        var overdue = ImmutableArray.CreateBuilder<Hold>();
        while (DueAt <= now)
        {
            overdue.Add(live[due.Dequeue()]);
        }

        due.EnqueueRange(overdue.Select(Expiry));
        return overdue.ToImmutable();
    }

    /// <summary>The one that stands for a person's need; null when none does.</summary>
    public HoldId? For(NewcomerId newcomerId, NeedId needId) => byNeed.TryGetValue(new(newcomerId, needId), out var holdId) ? holdId : null;

    /// <summary>True for one that has not ended.</summary>
    public bool ContainsKey(HoldId key) => live.ContainsKey(key.Version);

    /// <summary>One, if it has not ended.</summary>
    public bool TryGetValue(HoldId key, [MaybeNullWhen(false)] out Hold value) => live.TryGetValue(key.Version, out value);

    /// <summary>Takes a hold as it now is.</summary>
    internal void Set(Hold hold)
    {
        var version = hold.HoldId.Version;
        if (live.Remove(version, out var before) && before.State == HoldState.Held)
        {
            held--;
        }

        var need = HeldNeed.Of(hold);
        if (hold.State is HoldState.Held or HoldState.Confirmed)
        {
            live[version] = hold;
            if (need is not null)
            {
                byNeed[need] = hold.HoldId;
            }

            if (hold.State == HoldState.Held)
            {
                held++;
                if (before is not { State: HoldState.Held } || before.ExpiresAt != hold.ExpiresAt)
                {
                    due.Enqueue(version, Expiry(hold).At);
                }
            }
        }
        else if (need is not null)
        {
            byNeed.Remove(need);
        }

        if (due.Count > (2 * held) + StaleMax)
        {
            ThrowOutStale();
        }
    }

    private bool IsDue(long version, long ticks) =>
        live.TryGetValue(version, out var hold) && hold.State == HoldState.Held && hold.ExpiresAt.UtcTicks == ticks;

    private void ThrowOutStale()
    {
        due.Clear();
        due.EnqueueRange(live.Values.Where(hold => hold.State == HoldState.Held).Select(Expiry));
    }

    private static (long Version, (long Ticks, long Version) At) Expiry(Hold hold) => (hold.HoldId.Version, (hold.ExpiresAt.UtcTicks, hold.HoldId.Version));
}
