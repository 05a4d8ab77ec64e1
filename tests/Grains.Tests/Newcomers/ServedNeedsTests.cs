using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;
using Coordination.Grains.Newcomers;
using Coordination.Grains.Tests.Community;
using Xunit;

namespace Coordination.Grains.Tests.Newcomers;

/// <summary>What the end of a referral means for the need it was to serve.</summary>
public sealed class ServedNeedsTests(TestCommunity community) : IClassFixture<TestCommunity>
{
    private static readonly Reason Full = new(ReasonCode.NoCapacity, "The group is full.");

    [Theory]
    [InlineData(Outcome.NeedMet, NeedStatus.Met)]
    [InlineData(Outcome.PartlyMet, NeedStatus.Served)]
    [InlineData(Outcome.NotMet, NeedStatus.Open)]
    public async Task A_completed_referral_says_what_became_of_the_need(Outcome outcome, NeedStatus status)
    {
        var (opening, (id, _)) = (await community.Post(1), await community.Arrive());
        var sent = await Refer(id, opening);
        await Move(id, sent, ReferralMove.Accept);
        await Move(id, sent, ReferralMove.Start);
        var done = Done(await community.Newcomer(id).Move(new(sent.ReferralId, ReferralMove.Complete, "partner", null, outcome)));
        Assert.Equal((ReferralStatus.Completed, outcome), (done.Status, done.Outcome));
        Assert.Equal(
            [ReferralStatus.Requested, ReferralStatus.Accepted, ReferralStatus.InProgress, ReferralStatus.Completed], done.Steps.Select(step => step.Status));
        Assert.Equal(status, Assert.Single((await community.Newcomer(id).View())!.Needs).Status);
    }

    [Fact]
    public async Task Cancelling_a_referral_that_served_nobody_leaves_the_need_with_the_one_that_does()
    {
        var (first, second, (id, _)) = (await community.Post(1), await community.Post(1), await community.Arrive());
        var (serving, spare) = (await Refer(id, first), await Refer(id, second));
        await Move(id, serving, ReferralMove.Accept);
        await Move(id, spare, ReferralMove.Cancel, Full);
        Assert.Equal(NeedStatus.Served, Assert.Single((await community.Newcomer(id).View())!.Needs).Status);
        await Move(id, serving, ReferralMove.Cancel, Full);
        Assert.Equal(NeedStatus.Open, Assert.Single((await community.Newcomer(id).View())!.Needs).Status);
    }

    private static Referral Done(ReferralOutcome outcome) => Assert.IsType<ReferralOutcome.Done>(outcome).Referral;

    private async Task<Referral> Refer(NewcomerId id, OpeningId opening) =>
        Done(await community.Newcomer(id).Refer(new(ReferralId.New(), "worker", null, opening, null, null)));

    private Task<ReferralOutcome> Move(NewcomerId id, Referral referral, ReferralMove move, Reason? reason = null) =>
        community.Newcomer(id).Move(new(referral.ReferralId, move, "partner", reason, null));
}
