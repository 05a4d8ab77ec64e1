namespace Coordination.Domain.Referrals;

/// <summary>What somebody can do to a referral.</summary>
public enum ReferralMove
{
    /// <summary>The provider will serve the person; confirms the place in the same act.</summary>
    Accept,

    /// <summary>The provider will not; gives the place back.</summary>
    Reject,

    /// <summary>Service begins, or goes on after an interruption.</summary>
    Start,

    /// <summary>Service is interrupted.</summary>
    Hold,

    /// <summary>Service has ended as planned.</summary>
    Complete,

    /// <summary>Service could not be given; gives the place back.</summary>
    Fail,

    /// <summary>Withdrawn; gives the place back.</summary>
    Cancel,
}
