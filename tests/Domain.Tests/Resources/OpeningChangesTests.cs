using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Xunit;

namespace Coordination.Domain.Tests.Resources;

public sealed class OpeningChangesTests
{
    private readonly Opened opening = new(3);

    [Fact]
    public void A_posted_opening_has_all_units_free()
    {
        var posted = Assert.IsType<CapacityOutcome.Posted>(opening.Posted);
        Assert.Equal((1L, new OpeningBalance(3, 0, 0), new OpeningTerms(CapacityUnit.Seat, new(2027, 1, 11), null)), (posted.OpeningVersion, posted.Balance, posted.Terms));
        Assert.True(opening.State.Exists);
    }

    [Fact]
    public void Posting_again_gives_the_opening_as_it_stands()
    {
        opening.Hold();
        var again = Assert.IsType<CapacityOutcome.Posted>(opening.Post(50));
        Assert.Equal((2L, new OpeningBalance(3, 1, 0), CapacityUnit.Seat), (again.OpeningVersion, again.Balance, again.Terms.Unit));
    }

    [Fact]
    public void An_opening_nobody_posted_is_unknown()
    {
        var state = OpeningState.Unposted(OpeningId.From(ResourceId.New(), "never"));
        var unknown = new CapacityOutcome.Unknown(state.OpeningId, 0);
        Assert.Equal(unknown, OpeningDecisions.PlaceHold(state, NewcomerId.New(), null, 1, opening.Now.AddHours(1), opening.Now).Outcome);
        Assert.Equal(unknown, OpeningDecisions.Change(state, 5, null, false, opening.Now).Outcome);
        Assert.False(state.Exists);
    }

    [Fact]
    public void A_maximum_below_what_is_promised_is_refused_and_names_the_holds()
    {
        var holds = new[] { opening.Hold(), opening.Hold() };
        opening.Confirm(holds[0]);
        var refused = Assert.IsType<CapacityOutcome.BelowCommitments>(opening.Change(maximum: 1));
        Assert.Equal((1, 1), (refused.Held, refused.Taken));
        Assert.Equal(holds.OrderBy(hold => hold.Value, StringComparer.Ordinal), refused.Holds);
        Assert.Equal(3, opening.State.Balance.Maximum);
    }

    [Fact]
    public void A_maximum_may_fall_to_what_is_promised_and_expired_holds_promise_nothing()
    {
        opening.Hold(2, seconds: 60);
        opening.Hold(1, seconds: 600);
        opening.Now = opening.Now.AddSeconds(60);
        var changed = Assert.IsType<CapacityOutcome.Changed>(opening.Change(maximum: 1));
        Assert.Equal(new OpeningBalance(1, 1, 0), changed.Balance);
    }

    [Fact]
    public void A_closed_opening_takes_no_holds_and_keeps_those_it_has()
    {
        var hold = opening.Hold();
        Assert.True(Assert.IsType<CapacityOutcome.Changed>(opening.Change(isClosed: true)).IsClosed);
        Assert.Equal(new CapacityOutcome.Closed(opening.OpeningId, 3), opening.Place());
        Assert.IsType<CapacityOutcome.Confirmed>(opening.Confirm(hold));
        Assert.True(opening.State.IsClosed);
    }

    [Fact]
    public void A_reopened_opening_takes_holds_again()
    {
        opening.Change(isClosed: true);
        Assert.False(Assert.IsType<CapacityOutcome.Changed>(opening.Change(isClosed: false)).IsClosed);
        Assert.IsType<CapacityOutcome.Placed>(opening.Place());
        Assert.Equal([LedgerKind.Posted, LedgerKind.Closed, LedgerKind.Reopened, LedgerKind.Held], opening.Rows.Select(row => row.Kind));
    }

    [Fact]
    public void What_is_already_so_is_not_written_again()
    {
        opening.Change(maximum: 3, isClosed: false);
        Assert.Single(opening.Rows);
    }

    [Fact]
    public void Several_changes_are_several_rows_of_one_decision()
    {
        var changed = Assert.IsType<CapacityOutcome.Changed>(opening.Change(maximum: 5, isClosed: true, affirm: true));
        Assert.Equal((4L, 5, true), (changed.OpeningVersion, changed.Balance.Maximum, changed.IsClosed));
        Assert.Equal([LedgerKind.MaximumChanged, LedgerKind.Closed, LedgerKind.Affirmed], opening.Rows.Skip(1).Select(row => row.Kind));
    }

    [Fact]
    public void Lapsing_ends_what_is_overdue_and_nothing_else()
    {
        opening.Hold(seconds: 30);
        opening.Hold(seconds: 90);
        opening.Now = opening.Now.AddSeconds(60);
        Assert.Equal(new OpeningBalance(3, 1, 0), Assert.IsType<CapacityOutcome.Changed>(opening.Lapse()).Balance);
    }

    [Fact]
    public void A_row_that_does_not_continue_the_opening_is_refused()
    {
        var held = opening.State;
        opening.Hold();
        var row = opening.Rows[^1];
        Assert.Throws<InvalidOperationException>(() => opening.State.Apply(row));
        Assert.Throws<InvalidOperationException>(() => held.Apply(row with { Version = 3 }));
        Assert.Throws<InvalidOperationException>(() => held.Apply(row with { Before = new(4, 0, 0) }));
        Assert.Throws<InvalidOperationException>(() => held.Apply(row with { After = new(3, 4, 0) }));
        Assert.Throws<InvalidOperationException>(() => held.Apply(row with { OpeningId = OpeningId.From(ResourceId.New(), "other") }));
    }
}
