using Coordination.Domain.Referrals;
using Xunit;

namespace Coordination.Domain.Tests.Referrals;

public sealed class ReferralTransitionsTests
{
    /// <summary>The state diagram of the SDOH Clinical Care guide, one line a state; a move that is not on it is not legal.</summary>
    private static readonly Dictionary<ReferralStatus, Dictionary<ReferralMove, ReferralStatus>> Table = new()
    {
        [ReferralStatus.Requested] = new()
        {
            [ReferralMove.Accept] = ReferralStatus.Accepted,
            [ReferralMove.Reject] = ReferralStatus.Rejected,
            [ReferralMove.Cancel] = ReferralStatus.Cancelled,
        },
        [ReferralStatus.Accepted] = new()
        {
            [ReferralMove.Start] = ReferralStatus.InProgress,
            [ReferralMove.Hold] = ReferralStatus.OnHold,
            [ReferralMove.Cancel] = ReferralStatus.Cancelled,
            [ReferralMove.Complete] = ReferralStatus.Completed,
            [ReferralMove.Fail] = ReferralStatus.Failed,
        },
        [ReferralStatus.InProgress] = new()
        {
            [ReferralMove.Hold] = ReferralStatus.OnHold,
            [ReferralMove.Complete] = ReferralStatus.Completed,
            [ReferralMove.Fail] = ReferralStatus.Failed,
            [ReferralMove.Cancel] = ReferralStatus.Cancelled,
        },
        [ReferralStatus.OnHold] = new()
        {
            [ReferralMove.Start] = ReferralStatus.InProgress,
            [ReferralMove.Cancel] = ReferralStatus.Cancelled,
            [ReferralMove.Complete] = ReferralStatus.Completed,
            [ReferralMove.Fail] = ReferralStatus.Failed,
        },
        [ReferralStatus.Rejected] = [],
        [ReferralStatus.Completed] = [],
        [ReferralStatus.Failed] = [],
        [ReferralStatus.Cancelled] = [],
    };

    public static TheoryData<ReferralStatus, ReferralMove> Pairs
    {
        get
        {
            var pairs = new TheoryData<ReferralStatus, ReferralMove>();
            foreach (var status in Enum.GetValues<ReferralStatus>())
            {
                foreach (var move in Enum.GetValues<ReferralMove>())
                {
                    pairs.Add(status, move);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_state_and_move_lead_where_the_guide_says(ReferralStatus from, ReferralMove move)
    {
        var legal = Table[from].TryGetValue(move, out var to);
        Assert.Equal(legal ? to : null, ReferralTransitions.After(from, move));
        Assert.Equal(legal, ReferralTransitions.LegalFrom(from).Contains(move));
    }

    [Fact]
    public void Rejected_completed_failed_and_cancelled_are_final() => Assert.Equal(
        [ReferralStatus.Rejected, ReferralStatus.Completed, ReferralStatus.Failed, ReferralStatus.Cancelled],
        Enum.GetValues<ReferralStatus>().Where(ReferralTransitions.IsFinal));

    [Fact]
    public void Reject_hold_fail_and_cancel_must_say_why() => Assert.Equal(
        [ReferralMove.Reject, ReferralMove.Hold, ReferralMove.Fail, ReferralMove.Cancel],
        Enum.GetValues<ReferralMove>().Where(ReferralTransitions.NeedsReason));
}
