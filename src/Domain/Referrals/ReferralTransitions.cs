namespace Coordination.Domain.Referrals;

/// <summary>Which moves lead where (the state diagram of FHIR SDOH Clinical Care 3.0, Task).</summary>
public static class ReferralTransitions
{
    private static readonly ImmutableArray<(ReferralStatus From, ReferralMove Move, ReferralStatus To)> Legal =
    [
        (ReferralStatus.Requested, ReferralMove.Accept, ReferralStatus.Accepted),
        (ReferralStatus.Requested, ReferralMove.Reject, ReferralStatus.Rejected),
        (ReferralStatus.Requested, ReferralMove.Cancel, ReferralStatus.Cancelled),
        (ReferralStatus.Accepted, ReferralMove.Start, ReferralStatus.InProgress),
        (ReferralStatus.Accepted, ReferralMove.Hold, ReferralStatus.OnHold),
        (ReferralStatus.Accepted, ReferralMove.Complete, ReferralStatus.Completed),
        (ReferralStatus.Accepted, ReferralMove.Fail, ReferralStatus.Failed),
        (ReferralStatus.Accepted, ReferralMove.Cancel, ReferralStatus.Cancelled),
        (ReferralStatus.InProgress, ReferralMove.Hold, ReferralStatus.OnHold),
        (ReferralStatus.InProgress, ReferralMove.Complete, ReferralStatus.Completed),
        (ReferralStatus.InProgress, ReferralMove.Fail, ReferralStatus.Failed),
        (ReferralStatus.InProgress, ReferralMove.Cancel, ReferralStatus.Cancelled),
        (ReferralStatus.OnHold, ReferralMove.Start, ReferralStatus.InProgress),
        (ReferralStatus.OnHold, ReferralMove.Complete, ReferralStatus.Completed),
        (ReferralStatus.OnHold, ReferralMove.Fail, ReferralStatus.Failed),
        (ReferralStatus.OnHold, ReferralMove.Cancel, ReferralStatus.Cancelled),
    ];

    /// <summary>Where a move leads; null when it is not legal from here.</summary>
    public static ReferralStatus? After(ReferralStatus from, ReferralMove move)
    {
        foreach (var step in Legal)
        {
            if (step.From == from && step.Move == move)
            {
                return step.To;
            }
        }

        return null;
    }

    /// <summary>The moves that are legal from here; none from a final state.</summary>
    public static ImmutableArray<ReferralMove> LegalFrom(ReferralStatus from) =>
        [.. Legal.Where(step => step.From == from).Select(step => step.Move)];

    /// <summary>True for moves that must say why.</summary>
    public static bool NeedsReason(ReferralMove move) =>
        move is ReferralMove.Reject or ReferralMove.Hold or ReferralMove.Fail or ReferralMove.Cancel;

    /// <summary>True once nothing can follow.</summary>
    public static bool IsFinal(ReferralStatus status) => LegalFrom(status).IsEmpty;
}
