using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Xunit;

namespace Coordination.Domain.Tests.Resources;

public sealed class OpeningHoldsTests
{
    private readonly Opened opening = new(3);

    [Fact]
    public void A_hold_claims_its_units_until_its_expiry()
    {
        var placed = Assert.IsType<CapacityOutcome.Placed>(opening.Place(2, seconds: 60));
        Assert.Equal((2L, 2, opening.Now.AddSeconds(60)), (placed.OpeningVersion, placed.Units, placed.ExpiresAt));
        Assert.Equal(new OpeningBalance(3, 2, 0), opening.State.Balance);
        Assert.Equal(HoldState.Held, opening.State.Holds[placed.HoldId].State);
    }

    [Fact]
    public void A_hold_on_the_last_unit_exhausts_the_opening()
    {
        opening.Hold(3);
        Assert.Equal(new CapacityOutcome.Exhausted(opening.OpeningId, 2, 0), opening.Place());
        Assert.Equal(2, opening.Rows.Count);
    }

    [Fact]
    public void More_units_than_are_free_are_refused_and_the_answer_says_how_many_are()
    {
        opening.Hold();
        Assert.Equal(new CapacityOutcome.Exhausted(opening.OpeningId, 2, 2), opening.Place(3));
    }

    [Fact]
    public void An_expired_hold_blocks_no_one_even_if_no_timer_fired()
    {
        var first = opening.Hold(3, seconds: 60);
        opening.Now = opening.Now.AddSeconds(60);
        Assert.IsType<CapacityOutcome.Placed>(opening.Place(3));
        Assert.Equal([LedgerKind.Posted, LedgerKind.Held, LedgerKind.Expired, LedgerKind.Held], opening.Rows.Select(row => row.Kind));
        Assert.Equal((first, HoldState.Expired), (opening.Rows[2].Hold!.HoldId, opening.Rows[2].Hold!.State));
    }

    [Fact]
    public void A_hold_lasts_until_the_instant_of_its_expiry()
    {
        opening.Hold(3, seconds: 60);
        opening.Now = opening.Now.AddSeconds(60).AddTicks(-1);
        Assert.IsType<CapacityOutcome.Exhausted>(opening.Place());
    }

    [Fact]
    public void An_expired_hold_cannot_be_confirmed_extended_or_released()
    {
        foreach (var attempt in new Func<HoldId, CapacityOutcome>[] { opening.Confirm, hold => opening.Extend(hold, 600), opening.Release })
        {
            var hold = opening.Hold(seconds: 30);
            opening.Now = opening.Now.AddSeconds(30);
            Assert.Equal(new CapacityOutcome.Lapsed(opening.OpeningId, opening.State.Version + 1, hold), attempt(hold));
            Assert.Equal(LedgerKind.Expired, opening.Rows[^1].Kind);
        }

        Assert.Equal(new OpeningBalance(3, 0, 0), opening.State.Balance);
    }

    [Fact]
    public void A_confirmed_hold_is_a_reservation_and_does_not_expire()
    {
        var hold = opening.Hold(2, seconds: 60);
        Assert.Equal(new CapacityOutcome.Confirmed(opening.OpeningId, 3, hold), opening.Confirm(hold));
        opening.Now = opening.Now.AddDays(400);
        opening.Lapse();
        Assert.Equal(new OpeningBalance(3, 0, 2), opening.State.Balance);
    }

    [Fact]
    public void A_repeated_confirm_answers_alike_and_writes_nothing()
    {
        var hold = opening.Hold();
        var first = opening.Confirm(hold);
        Assert.Equal(first, opening.Confirm(hold));
        Assert.Equal(3, opening.Rows.Count);
    }

    [Fact]
    public void A_released_hold_and_a_cancelled_reservation_are_free_again()
    {
        var (held, reserved) = (opening.Hold(1), opening.Hold(2));
        opening.Confirm(reserved);
        Assert.Equal(new CapacityOutcome.Released(opening.OpeningId, 5, held), opening.Release(held));
        Assert.Equal(new CapacityOutcome.Released(opening.OpeningId, 6, reserved), opening.Release(reserved));
        Assert.Equal([LedgerKind.Released, LedgerKind.Cancelled], opening.Rows.TakeLast(2).Select(row => row.Kind));
        Assert.Equal(new OpeningBalance(3, 0, 0), opening.State.Balance);
        Assert.Equal(0, opening.State.Holds.Count);
    }

    [Fact]
    public void A_hold_is_given_more_time_and_never_less()
    {
        var hold = opening.Hold(seconds: 60);
        var until = opening.Now.AddSeconds(600);
        Assert.Equal(new CapacityOutcome.Extended(opening.OpeningId, 3, hold, until), opening.Extend(hold, 600));
        Assert.Equal(new CapacityOutcome.Extended(opening.OpeningId, 3, hold, until), opening.Extend(hold, 30));
        Assert.Equal(until, opening.State.Holds[hold].ExpiresAt);
    }

    [Fact]
    public void A_reservation_needs_no_more_time()
    {
        var hold = opening.Hold();
        opening.Confirm(hold);
        Assert.Equal(new CapacityOutcome.AlreadyResolved(opening.OpeningId, 3, hold, HoldState.Confirmed), opening.Extend(hold, 600));
    }

    [Fact]
    public void One_person_holds_once_for_one_need()
    {
        var (newcomer, need) = (NewcomerId.New(), NeedId.New());
        var first = Assert.IsType<CapacityOutcome.Placed>(opening.Place(newcomer: newcomer, need: need));
        Assert.Equal(new CapacityOutcome.AlreadyHolding(opening.OpeningId, 2, first.HoldId), opening.Place(newcomer: newcomer, need: need));
        Assert.IsType<CapacityOutcome.Placed>(opening.Place(newcomer: newcomer, need: NeedId.New()));
        Assert.IsType<CapacityOutcome.Placed>(opening.Place(newcomer: newcomer));
    }

    [Fact]
    public void A_hold_that_never_was_is_unknown()
    {
        var never = new HoldId(opening.OpeningId, 999);
        Assert.Equal(new CapacityOutcome.Unknown(opening.OpeningId, 1), opening.Confirm(never));
        Assert.Equal(new CapacityOutcome.Unknown(opening.OpeningId, 1), opening.Release(never));
        Assert.Equal(new CapacityOutcome.Unknown(opening.OpeningId, 1), opening.Extend(never, 60));
    }
}
