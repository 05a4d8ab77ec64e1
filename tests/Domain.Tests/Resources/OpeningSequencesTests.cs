using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using CsCheck;
using Xunit;

namespace Coordination.Domain.Tests.Resources;

/// <summary>What stays true whatever is asked of an opening, in any order and at any time.</summary>
public sealed class OpeningSequencesTests
{
    private static readonly Gen<Act> AnyAct =
        from kind in Gen.Int[0, 9]
        from which in Gen.Int[0, 30]
        from units in Gen.Int[1, 4]
        from seconds in Gen.Int[1, 20]
        from pause in Gen.Int[0, 8]
        select new Act(kind, which, units, seconds, pause);

    [Fact]
    public void No_sequence_oversells_and_replaying_the_rows_gives_the_same_state() => Gen.Select(Gen.Int[0, 6], AnyAct.Array[1, 60]).Sample(
        (maximum, acts) =>
        {
            var opening = new Opened(maximum);
            var placed = new List<HoldId>();
            foreach (var act in acts)
            {
                opening.Now = opening.Now.AddSeconds(act.Pause);
                var before = Model(opening);
                var outcome = Do(opening, act, placed);
                Check(opening, act, before, outcome);
                if (outcome is CapacityOutcome.Placed hold)
                {
                    placed.Add(hold.HoldId);
                }
            }

            CheckRows(opening);
        },
        iter: 2_000);

    private static CapacityOutcome Do(Opened opening, Act act, List<HoldId> placed)
    {
        var hold = placed.Count == 0 ? new HoldId(opening.OpeningId, 999) : placed[act.Which % placed.Count];
        return act.Kind switch
        {
            <= 3 => opening.Place(act.Units, act.Seconds),
            4 or 5 => opening.Confirm(hold),
            6 => opening.Release(hold),
            7 => opening.Extend(hold, act.Seconds),
            8 => opening.Change(maximum: act.Which % 8, isClosed: act.Units == 1 ? true : act.Units == 2 ? false : null),
            _ => opening.Lapse(),
        };
    }

    /// <summary>Units that are promised at this instant, counted without the code under test.</summary>
    private static int Model(Opened opening) => opening.Rows
        .Where(row => row.Hold is not null)
        .GroupBy(row => row.Hold!.HoldId)
        .Select(rows => rows.Last())
        .Where(last => last.Kind == LedgerKind.Confirmed || (last.Kind is LedgerKind.Held or LedgerKind.Extended && last.Hold!.ExpiresAt > opening.Now))
        .Sum(last => last.Hold!.Units);

    private static void Check(Opened opening, Act act, int promisedBefore, CapacityOutcome outcome)
    {
        var (balance, holds) = (opening.State.Balance, opening.State.Holds.Values);
        Assert.True(balance.IsSound, $"{balance}");
        Assert.Equal(balance.Held, holds.Where(hold => hold.State == HoldState.Held).Sum(hold => hold.Units));
        Assert.Equal(balance.Taken, holds.Where(hold => hold.State == HoldState.Confirmed).Sum(hold => hold.Units));
        Assert.Equal(opening.State.Version, outcome.OpeningVersion);
        if (outcome is not CapacityOutcome.Unknown)
        {
            Assert.DoesNotContain(holds, hold => hold.IsOverdue(opening.Now));
            Assert.Equal(balance.Held + balance.Taken, Model(opening));
        }

        if (act.Kind <= 3 && outcome is not CapacityOutcome.Closed)
        {
            Assert.Equal(promisedBefore + act.Units <= balance.Maximum, outcome is CapacityOutcome.Placed);
        }
    }

    private static void CheckRows(Opened opening)
    {
        Assert.Equal(Enumerable.Range(1, opening.Rows.Count).Select(version => (long)version), opening.Rows.Select(row => row.Version));
        var replayed = opening.Rows.Aggregate(OpeningState.Unposted(opening.OpeningId), (state, row) => state.Apply(row));
        Assert.Equal(
            (opening.State.Version, opening.State.Balance, opening.State.IsClosed, opening.State.Terms),
            (replayed.Version, replayed.Balance, replayed.IsClosed, replayed.Terms));
        Assert.Equal(opening.State.Holds.Values.OrderBy(hold => hold.HoldId.Version), replayed.Holds.Values.OrderBy(hold => hold.HoldId.Version));
        Assert.Distinct(opening.Rows.Where(row => row.Kind is LedgerKind.Confirmed or LedgerKind.Released or LedgerKind.Expired).Select(row => row.Hold!.HoldId));
        Assert.Distinct(opening.Rows.Where(row => row.Kind == LedgerKind.Cancelled).Select(row => row.Hold!.HoldId));
    }

    private sealed record Act(int Kind, int Which, int Units, int Seconds, int Pause);
}
