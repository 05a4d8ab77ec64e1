using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Ledger;
using Coordination.Grains.Tests.Community;
using Coordination.Support;
using Xunit;

namespace Coordination.Grains.Tests.Ledger;

public sealed class CapacityTests(TestCommunity community) : IClassFixture<TestCommunity>
{
    [Fact]
    public async Task Fifty_parallel_holds_on_seven_units_place_exactly_seven()
    {
        var opening = await community.Post(7);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => community.Hold(opening)));
        Assert.Equal(7, answers.OfType<CapacityOutcome.Placed>().Count());
        Assert.Equal(43, answers.OfType<CapacityOutcome.Exhausted>().Count());
        await LedgerReplay.Check(community.Database, opening, expectedVersion: 8);
        Assert.Equal(["8|7|7|0"], await community.Database.Rows($"select version, maximum, held, taken from opening where opening_id = '{opening}'"));
        Assert.Equal(new OpeningBalance(7, 7, 0), (await community.Resource(opening).Opening(opening))!.Balance);
    }

    [Fact]
    public async Task A_busy_opening_replays_to_what_the_grain_says()
    {
        var opening = await community.Post(5);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(async index =>
        {
            if (await community.Hold(opening, units: 1 + (index % 2)) is CapacityOutcome.Placed placed)
            {
                await ((index % 3) switch
                {
                    0 => community.Resource(opening).ReleaseHold(new(Acts.NewKey(), placed.HoldId)),
                    1 => community.Resource(opening).ConfirmHold(new(Acts.NewKey(), placed.HoldId)),
                    _ => community.Resource(opening).ExtendHold(new(Acts.NewKey(), placed.HoldId, TimeSpan.FromHours(2))),
                });
            }
        }));
        var listing = (await community.Resource(opening).Opening(opening))!;
        Assert.Equal(listing.Balance, await LedgerReplay.Check(community.Database, opening, listing.Version));
    }

    [Fact]
    public async Task The_same_command_twice_places_one_hold_and_answers_alike()
    {
        var (opening, key) = (await community.Post(3), Acts.NewKey("asked"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => community.Hold(opening, key)));
        var placed = Assert.IsType<CapacityOutcome.Placed>(await community.Hold(opening, key));
        Assert.All(answers, answer => Assert.True(answer == placed || answer is CapacityOutcome.InProgress, $"{answer}"));
        Assert.Contains(placed, answers);
        Assert.Equal(1, (await community.Resource(opening).Opening(opening))!.Balance.Held);
    }

    [Fact]
    public async Task The_same_command_answers_alike_after_the_grain_has_slept()
    {
        var (opening, key, late) = (await community.Post(1), Acts.NewKey("asked"), Acts.NewKey("asked"));
        var (placed, exhausted) = (await community.Hold(opening, key), await community.Hold(opening, late));
        await community.Resource(opening).ReleaseHold(new(Acts.NewKey(), ((CapacityOutcome.Placed)placed).HoldId));
        await community.Cluster.DeactivateAsync(community.Resource(opening));
        Assert.Equal(placed, await community.Hold(opening, key));
        Assert.Equal(new CapacityOutcome.Exhausted(opening, 2, 0), exhausted);
        Assert.Equal(exhausted, await community.Hold(opening, late));
        Assert.Equal(3, (await community.Resource(opening).Opening(opening))!.Version);
    }

    [Fact]
    public async Task A_release_repeated_after_sleep_answers_alike_and_a_new_one_says_what_became_of_the_hold()
    {
        var (opening, key) = (await community.Post(1), Acts.NewKey());
        var hold = await community.Held(opening);
        var released = await community.Resource(opening).ReleaseHold(new(key, hold));
        await community.Cluster.DeactivateAsync(community.Resource(opening));
        Assert.Equal(released, await community.Resource(opening).ReleaseHold(new(key, hold)));
        Assert.Equal(
            new CapacityOutcome.AlreadyResolved(opening, 3, hold, HoldState.Released),
            await community.Resource(opening).ConfirmHold(new(Acts.NewKey(), hold)));
    }

    [Fact]
    public async Task The_same_key_for_another_request_is_a_mismatch_awake_asleep_and_elsewhere()
    {
        var (opening, other, key) = (await community.Post(3), await community.Post(3), Acts.NewKey("asked"));
        var placed = Assert.IsType<CapacityOutcome.Placed>(await community.Hold(opening, key));
        var mismatch = new CapacityOutcome.Mismatch(opening, placed.OpeningVersion);
        Assert.Equal(mismatch, await community.Hold(opening, key with { RequestHash = "asked otherwise" }));
        Assert.Equal(mismatch, await community.Hold(other, key with { RequestHash = "asked elsewhere" }));
        await community.Cluster.DeactivateAsync(community.Resource(opening));
        Assert.Equal(mismatch, await community.Hold(opening, key with { RequestHash = "asked otherwise" }));
        Assert.Equal(1, (await community.Resource(opening).Opening(opening))!.Balance.Held);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_an_unknown_and_the_repeated_command_finds_out()
    {
        var (opening, key) = (await community.Post(1), Acts.NewKey("asked"));
        await using (await Refusal.OfLedger(community.Database, opening))
        {
            await Assert.ThrowsAsync<LedgerUnavailableException>(() => community.Hold(opening, key));
        }

        Assert.IsType<CapacityOutcome.Placed>(await community.Hold(opening, key));
        await LedgerReplay.Check(community.Database, opening, expectedVersion: 2);
    }

    [Fact]
    public async Task An_opening_of_a_resource_that_nobody_described_is_unknown()
    {
        var answer = await community.Resource(ResourceId.New()).PostOpening(new(Acts.NewKey(), new(CapacityUnit.Seat, null, null), 3));
        Assert.Equal(0, Assert.IsType<CapacityOutcome.Unknown>(answer).OpeningVersion);
    }

    [Fact]
    public async Task Confirming_while_holds_run_out_says_lapsed_and_never_that_there_was_none()
    {
        var opening = await community.Post(60);
        var holds = await Task.WhenAll(Enumerable.Range(0, 60).Select(index => community.Held(opening, TimeSpan.FromMilliseconds(300 + (index * 10)))));
        var answers = await Task.WhenAll(holds.Select(async (hold, index) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(280 + (index * 10)), TestContext.Current.CancellationToken);
            return await community.Resource(opening).ConfirmHold(new(Acts.NewKey(), hold));
        }));
        Assert.All(answers, answer => Assert.True(answer is CapacityOutcome.Confirmed or CapacityOutcome.Lapsed, $"{answer}"));
        var listing = (await community.Resource(opening).Opening(opening))!;
        Assert.Equal(answers.OfType<CapacityOutcome.Confirmed>().Count(), (await LedgerReplay.Check(community.Database, opening, listing.Version)).Taken);
    }

    [Theory]
    [InlineData("newcomer_id = 'n-somebody-else'")]
    [InlineData("expires_at = expires_at + interval '1 hour'")]
    [InlineData("command_id = gen_random_uuid()")]
    public async Task A_row_changed_behind_the_ledgers_back_breaks_the_chain(string change)
    {
        var opening = await community.Post(5);
        await community.Held(opening);
        await community.Held(opening);
        await LedgerReplay.Check(community.Database, opening, expectedVersion: 3);
        await community.Database.Run($"begin; set local session_replication_role = replica; update ledger set {change} where opening_id = '{opening}' and version = 2; commit");
        Assert.Equal(["2"], await community.Database.Rows($"select version from ledger_breaks() where opening_id = '{opening}'"));
    }
}
