using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Ledger;
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
    public async Task An_activation_that_is_behind_shows_what_is_on_disk()
    {
        var opening = await community.Post(3);
        await community.Held(opening);
        await HoldBehindItsBack(opening, version: 3, heldBefore: 1);
        var listing = (await community.Resource(opening).Opening(opening))!;
        Assert.Equal((3, new OpeningBalance(3, 2, 0)), (listing.Version, listing.Balance));
        Assert.Equal(4, Assert.IsType<CapacityOutcome.Placed>(await community.Hold(opening)).OpeningVersion);
    }

    [Theory]
    [InlineData(true, "select version from opening%")]
    [InlineData(false, "select h.hold_id%")]
    public async Task Whoever_asks_when_the_connection_is_lost_hears_that_it_may_be_asked_again(bool isAwake, string query)
    {
        var opening = isAwake ? await community.Post(1) : OpeningId.From(ResourceId.New(), "asleep");
        await using (await community.Database.Lock("opening", "access exclusive"))
        {
            var asked = community.Resource(opening).Opening(opening);
            await Eventually.Get(
                () => community.Database.Run($"select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and query like '{query}'"),
                _ => asked.IsCompleted,
                TimeSpan.FromSeconds(4));
            await Assert.ThrowsAsync<LedgerUnavailableException>(() => asked);
        }

        Assert.Equal(isAwake ? 1 : null, (await community.Resource(opening).Opening(opening))?.Version);
    }

    [Fact]
    public async Task A_hold_of_another_writer_can_be_resolved()
    {
        var opening = await community.Post(3);
        var hold = await HoldBehindItsBack(opening, version: 2, heldBefore: 0);
        await community.Hold(opening);
        Assert.Equal(new CapacityOutcome.Confirmed(opening, 4, hold), await community.Resource(opening).ConfirmHold(new(Acts.NewKey(), hold)));
    }

    [Theory]
    [InlineData(-10)]
    [InlineData(10)]
    public async Task A_silo_whose_calendar_is_wrong_holds_places_as_long_as_it_says_by_the_databases_clock(int minutesAhead) =>
        await Skewed(TimeSpan.FromMinutes(minutesAhead), async () =>
        {
            var opening = await community.Post(1);
            var hold = await community.Held(opening, TimeSpan.FromMinutes(1));
            var seconds = Assert.Single(await community.Database.Column<double>(
                $"select extract(epoch from expires_at - placed_at)::double precision from hold where hold_id = '{hold}'"));
            Assert.InRange(seconds, 58, 61);
            Assert.Equal(new CapacityOutcome.Exhausted(opening, 2, 0), await community.Hold(opening));
            Assert.Equal(new CapacityOutcome.Confirmed(opening, 3, hold), await community.Resource(opening).ConfirmHold(new(Acts.NewKey(), hold)));
        });

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
        await community.Database.Run($"""
            insert into ledger (opening_id, version, kind, hold_version, newcomer_id, units, expires_at, maximum_before, held_before, taken_before, maximum, held, taken, closed, hash)
            select n.opening_id, n.version, n.kind, n.hold_version, n.newcomer_id, n.units, n.expires_at, n.maximum_before, n.held_before, n.taken_before,
                n.maximum, n.held, n.taken, n.closed, ledger_hash(o.head_hash, n)
            from opening o, lateral (select (jsonb_populate_record(null::ledger, jsonb_build_object(
                'opening_id', o.opening_id, 'version', {version}, 'kind', 'held', 'hold_version', {version}, 'newcomer_id', 'n-another', 'units', 1,
                'expires_at', clock_timestamp() + interval '10 minutes', 'maximum_before', o.maximum, 'held_before', {heldBefore}, 'taken_before', 0,
                'maximum', o.maximum, 'held', {heldBefore + 1}, 'taken', 0, 'closed', false))).*) n
            where o.opening_id = '{opening}'
            """);
        return new HoldId(opening, version);
    }
}
