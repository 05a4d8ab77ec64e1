using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Grains.Ledger;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Tests.Community;
using Coordination.Support;
using Xunit;

namespace Coordination.Grains.Tests.Newcomers;

/// <summary>Moves that were written down and then cut in half: they are driven forward, whether or not anybody asks again.</summary>
public sealed class PendingMovesTests(TestCommunity community) : IClassFixture<TestCommunity>
{
    private static readonly TimeSpan TwoSweepsAndMore = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task A_move_written_before_a_crash_is_carried_out_without_anybody_asking()
    {
        var (id, opening, referral) = await Refer();
        await community.Cluster.DeactivateAsync(community.Newcomer(id));
        await community.Database.Run($$"""
            update grain_state set version = version + 1, payload = jsonb_set(payload, '{referrals,0,pending}',
                '{"move": "accept", "by": "partner", "reason": null, "outcome": null, "at": "2026-11-16T09:00:00+00:00"}')
            where state_name = 'newcomer' and grain_key = '{{id}}'
            """);
        await Eventually.Get(() => Status(referral), rows => rows is ["accepted|False"], TwoSweepsAndMore);
        Assert.Equal(new OpeningBalance(1, 0, 1), (await community.Resource(opening).Opening(opening))!.Balance);
        var moved = (await community.Newcomer(id).Referral(referral))!;
        Assert.Equal((ReferralStatus.Accepted, "partner", new DateTimeOffset(2026, 11, 16, 9, 0, 0, TimeSpan.Zero)), (moved.Status, moved.Steps[^1].By, moved.Steps[^1].At));
    }

    [Fact]
    public async Task A_move_whose_place_could_not_be_asked_is_carried_out_later()
    {
        var (id, opening, referral) = await Refer();
        await using (await Refusal.OfLedger(community.Database, opening))
        {
            await Assert.ThrowsAsync<LedgerUnavailableException>(() => community.Newcomer(id).Move(new(referral, ReferralMove.Accept, "partner", null, null)));
        }

        Assert.Equal(["requested|True"], await Status(referral));
        await Eventually.Get(() => Status(referral), rows => rows is ["accepted|False"], TwoSweepsAndMore);
        Assert.Equal(new OpeningBalance(1, 0, 1), (await community.Resource(opening).Opening(opening))!.Balance);
    }

    [Fact]
    public async Task An_accepted_need_leaves_the_waitlist_even_if_that_fails_at_first()
    {
        var (id, _, referral) = await Refer();
        var need = Assert.Single((await community.Newcomer(id).View())!.Needs).NeedId;
        var full = await community.Post(1);
        await community.Held(full);
        await community.Newcomer(id).JoinWaitlist(need, full.Resource);
        await using (await Refusal.OfWaitlist(community.Database, need.Value))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => community.Newcomer(id).Move(new(referral, ReferralMove.Accept, "partner", null, null)));
        }

        await Eventually.Get(() => Status(referral), rows => rows is ["accepted|False"], TwoSweepsAndMore);
        Assert.Equal(["left"], await community.Database.Rows($"select state from waitlist_entry where need_id = '{need}'"));
    }

    /// <summary>A referral sent a minute ago: the sweeper leaves those of the last seconds alone.</summary>
    private async Task<(NewcomerId Id, OpeningId Opening, ReferralId Referral)> Refer()
    {
        var (opening, (id, _), referral) = (await community.Post(1), await community.Arrive(), ReferralId.New());
        community.Clock.Ahead = TimeSpan.FromMinutes(-1);
        try
        {
            Assert.IsType<ReferralOutcome.Done>(await community.Newcomer(id).Refer(new(referral, "worker", null, opening, null, null)));
        }
        finally
        {
            community.Clock.Ahead = TimeSpan.Zero;
        }

        return (id, opening, referral);
    }

    private Task<IReadOnlyList<string>> Status(ReferralId referral) =>
        community.Database.Rows($"select status, pending from referral_row where referral_id = '{referral}'");
}
