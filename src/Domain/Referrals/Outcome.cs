namespace Coordination.Domain.Referrals;

/// <summary>What a completed referral came to.</summary>
public enum Outcome
{
    /// <summary>The need is met.</summary>
    NeedMet,

    /// <summary>The need is met in part.</summary>
    PartlyMet,

    /// <summary>The need is not met.</summary>
    NotMet,
}
