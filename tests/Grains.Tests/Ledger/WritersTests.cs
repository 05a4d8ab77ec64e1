using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Tests.Community;
using Coordination.Support;
using Xunit;

namespace Coordination.Grains.Tests.Ledger;

/// <summary>Activations that are behind, and silos whose clock is wrong: the database knows better.</summary>
public sealed class WritersTests(TestCommunity community) : IClassFixture<TestCommunity>
{
    [Fact]
    public async Task An_activation_that_is_behind_reads_again_and_answers_rightly()
    {
        var opening = await community.Post(2);
        await community.Held(opening);
        await HoldBehindItsBack(opening, version: 3, heldBefore: 1);
        Assert.Equal(new CapacityOutcome.Exhausted(opening, 3, 0), await community.Hold(opening));
        await LedgerReplay.Check(community.Database, opening, expectedVersion: 3);
    }

    [Fact]
    public async Task An_activation_that_is_behind_still_places_what_is_free()
    {
        var opening = await community.Post(3);
        await community.Held(opening);
        await HoldBehindItsBack(opening, version: 3, heldBefore: 1);
        Assert.Equal(4, Assert.IsType<CapacityOutcome.Placed>(await community.Hold(opening)).OpeningVersion);
        Assert.Equal(new OpeningBalance(3, 3, 0), await LedgerReplay.Check(community.Database, opening, expectedVersion: 4));
    }

    [Fact]
    public async Task A_hold_of_another_writer_can_be_resolved()
    {
        var opening = await community.Post(3);
        var hold = await HoldBehindItsBack(opening, version: 2, heldBefore: 0);
        await community.Hold(opening);
        Assert.Equal(new CapacityOutcome.Confirmed(opening, 4, hold), await community.Resource(opening).ConfirmHold(new(Acts.NewKey(), hold)));
    }

    [Fact]
    public async Task A_silo_whose_clock_is_behind_cannot_confirm_after_expiry()
    {
        await Skewed(TimeSpan.FromMinutes(-10), async () =>
        {
            var opening = await community.Post(1);
            var hold = await community.Held(opening, TimeSpan.FromMinutes(1));
            Assert.Equal(new CapacityOutcome.Lapsed(opening, 3, hold), await community.Resource(opening).ConfirmHold(new(Acts.NewKey(), hold)));
            Assert.Equal(["expired"], await community.Database.Rows($"select state from hold where hold_id = '{hold}'"));
        });
    }

    [Fact]
    public async Task A_silo_whose_clock_is_ahead_cannot_take_a_hold_away_before_its_time()
    {
        var opening = await community.Post(1);
        var hold = await community.Held(opening, TimeSpan.FromMinutes(1));
        await Skewed(TimeSpan.FromMinutes(10), async () =>
        {
            Assert.Equal(new CapacityOutcome.Exhausted(opening, 2, 0), await community.Hold(opening));
            Assert.Equal(new CapacityOutcome.Confirmed(opening, 3, hold), await community.Resource(opening).ConfirmHold(new(Acts.NewKey(), hold)));
        });
    }

    private async Task Skewed(TimeSpan ahead, Func<Task> act)
    {
        community.Clock.Ahead = ahead;
        try
        {
            await act();
        }
        finally
        {
            community.Clock.Ahead = TimeSpan.Zero;
        }
    }

    private async Task<HoldId> HoldBehindItsBack(OpeningId opening, int version, int heldBefore)
    {
        var hold = HoldId.From(opening, "another writer");
        await community.Database.Run($"""
            insert into ledger (opening_id, version, kind, hold_id, newcomer_id, units, expires_at, maximum_before, held_before, taken_before, maximum, held, taken, closed)
            select opening_id, {version}, 'held', '{hold}', 'n-another', 1, clock_timestamp() + interval '10 minutes', maximum, {heldBefore}, 0, maximum, {heldBefore + 1}, 0, false
            from opening where opening_id = '{opening}'
            """);
        return hold;
    }
}
