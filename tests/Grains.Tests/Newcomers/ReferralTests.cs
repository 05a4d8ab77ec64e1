using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Tests.Community;
using Coordination.Support;
using Xunit;

namespace Coordination.Grains.Tests.Newcomers;

public sealed class ReferralTests(TestCommunity community) : IClassFixture<TestCommunity>
{
    private static readonly Reason Full = new(ReasonCode.NoCapacity, "The group is full.");

    [Fact]
    public async Task A_referral_keeps_a_place_in_the_same_act_and_is_sent_once()
    {
        var (opening, (id, need)) = (await community.Post(2), await community.Arrive());
        var command = new ReferNewcomer(ReferralId.New(), "worker", null, opening, null, "please");
        var sent = Done(await community.Newcomer(id).Refer(command));
        Assert.Equal((ReferralStatus.Requested, need, opening, "please"), (sent.Status, sent.NeedId, sent.OpeningId, sent.Note));
        Assert.Equal(sent.HoldId, Done(await community.Newcomer(id).Refer(command)).HoldId);
        Assert.Equal(new OpeningBalance(2, 1, 0), await Balance(opening));
    }

    [Fact]
    public async Task A_referral_takes_over_a_hold_and_gives_it_the_time_to_answer()
    {
        var (opening, (id, _)) = (await community.Post(1), await community.Arrive());
        var hold = await community.Held(opening, TimeSpan.FromMinutes(1), id);
        var sent = Done(await community.Newcomer(id).Refer(new(ReferralId.New(), "worker", hold, opening, null, null)));
        Assert.Equal(hold, sent.HoldId);
        Assert.Equal(["True"], await community.Database.Rows($"select expires_at > clock_timestamp() + interval '47 hours' from hold where hold_id = '{hold}'"));
    }

    [Fact]
    public async Task The_hold_of_another_person_cannot_be_taken()
    {
        var (opening, (id, _)) = (await community.Post(2), await community.Arrive());
        var hold = await community.Held(opening);
        Assert.Equal(new ReferralOutcome.Unknown("hold"), await community.Newcomer(id).Refer(new(ReferralId.New(), "worker", hold, opening, null, null)));
    }

    [Fact]
    public async Task Without_a_place_nobody_is_referred()
    {
        var (opening, (id, _)) = (await community.Post(1), await community.Arrive());
        await community.Held(opening);
        var answer = Assert.IsType<ReferralOutcome.NoPlace>(await community.Newcomer(id).Refer(new(ReferralId.New(), "worker", null, opening, null, null)));
        Assert.Equal(new CapacityOutcome.Exhausted(opening, 2, 0), answer.Answer);
        Assert.Empty((await community.Newcomer(id).View())!.Referrals);
    }

    [Fact]
    public async Task Accepting_confirms_the_place_serves_the_need_and_leaves_the_waitlist()
    {
        var (opening, full) = (await community.Post(1), await community.Post(1));
        await community.Held(full);
        var (id, need) = await community.Arrive();
        await community.Newcomer(id).JoinWaitlist(need, full.Resource);
        var sent = await Refer(id, opening);
        var accepted = Done(await Move(id, sent, ReferralMove.Accept));
        Assert.Equal((ReferralStatus.Accepted, sent.HoldId, null), (accepted.Status, accepted.HoldId, accepted.Pending));
        Assert.Equal(new OpeningBalance(1, 0, 1), await Balance(opening));
        Assert.Equal(NeedStatus.Served, Assert.Single((await community.Newcomer(id).View())!.Needs).Status);
        Assert.Equal(["left"], await community.Database.Rows($"select state from waitlist_entry where newcomer_id = '{id}'"));
        Assert.Equal(["served"], await community.Database.Rows($"select status from need_row where need_id = '{need}'"));
    }

    [Fact]
    public async Task Rejecting_gives_the_place_back_and_leaves_the_need_open()
    {
        var (opening, (id, _)) = (await community.Post(1), await community.Arrive());
        var sent = await Refer(id, opening);
        var rejected = Done(await Move(id, sent, ReferralMove.Reject, Full));
        Assert.Equal((ReferralStatus.Rejected, Full), (rejected.Status, rejected.Steps[^1].Reason));
        Assert.Equal(new OpeningBalance(1, 0, 0), await Balance(opening));
        Assert.Equal(NeedStatus.Open, Assert.Single((await community.Newcomer(id).View())!.Needs).Status);
    }

    [Fact]
    public async Task A_move_that_is_not_legal_names_those_that_are()
    {
        var (opening, (id, _)) = (await community.Post(1), await community.Arrive());
        var sent = await Refer(id, opening);
        var illegal = Assert.IsType<ReferralOutcome.Illegal>(await Move(id, sent, ReferralMove.Complete));
        Assert.Equal([ReferralMove.Accept, ReferralMove.Reject, ReferralMove.Cancel], illegal.Legal);
        Assert.Equal(ReferralStatus.Requested, (await community.Newcomer(id).Referral(sent.ReferralId))!.Status);
        Assert.Equal(new ReferralOutcome.Unknown("referral"), await Move(id, sent with { ReferralId = ReferralId.New() }, ReferralMove.Accept));
    }

    [Fact]
    public async Task A_place_that_ran_out_is_taken_anew_when_it_is_still_free()
    {
        var (opening, (id, _)) = (await community.Post(1), await community.Arrive());
        var sent = await ReferThreeDaysAgo(id, opening);
        var done = Done(await Move(id, sent, ReferralMove.Accept));
        Assert.Equal(ReferralStatus.Accepted, done.Status);
        Assert.NotEqual(sent.HoldId, done.HoldId);
        Assert.Equal(new OpeningBalance(1, 0, 1), await Balance(opening));
        Assert.Equal([done.HoldId.Value], await community.Database.Rows($"select hold_id from referral_row where referral_id = '{sent.ReferralId}'"));
    }

    [Fact]
    public async Task A_place_that_ran_out_and_went_to_another_is_no_place()
    {
        var (opening, (id, _)) = (await community.Post(1), await community.Arrive());
        var sent = await ReferThreeDaysAgo(id, opening);
        await community.Held(opening);
        var answer = Assert.IsType<ReferralOutcome.NoPlace>(await Move(id, sent, ReferralMove.Accept));
        Assert.IsType<CapacityOutcome.Exhausted>(answer.Answer);
        var referral = (await community.Newcomer(id).Referral(sent.ReferralId))!;
        Assert.Equal((ReferralStatus.Requested, null), (referral.Status, referral.Pending));
    }

    private static Referral Done(ReferralOutcome outcome) => Assert.IsType<ReferralOutcome.Done>(outcome).Referral;

    private async Task<Referral> Refer(NewcomerId id, OpeningId opening) =>
        Done(await community.Newcomer(id).Refer(new(ReferralId.New(), "worker", null, opening, null, null)));

    /// <summary>A referral whose place has run out meanwhile, as if three days had passed in the database.</summary>
    private async Task<Referral> ReferThreeDaysAgo(NewcomerId id, OpeningId opening)
    {
        var sent = await Refer(id, opening);
        await community.Database.Run($"""
            begin;
            set local session_replication_role = replica;
            update ledger set expires_at = expires_at - interval '3 days' where opening_id = '{opening}' and kind = 'held';
            update opening set due_at = due_at - interval '3 days' where opening_id = '{opening}';
            commit
            """);
        await community.Cluster.DeactivateAsync(community.Resource(opening));
        return sent;
    }

    private Task<ReferralOutcome> Move(NewcomerId id, Referral referral, ReferralMove move, Reason? reason = null) =>
        community.Newcomer(id).Move(new(referral.ReferralId, move, "partner", reason, null));

    private async Task<OpeningBalance> Balance(OpeningId opening) => (await community.Resource(opening).Opening(opening))!.Balance;
}
