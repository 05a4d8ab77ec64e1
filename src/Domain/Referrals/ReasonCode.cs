namespace Coordination.Domain.Referrals;

/// <summary>Why a referral was rejected, held, failed or cancelled.</summary>
public enum ReasonCode
{
    /// <summary>No place.</summary>
    NoCapacity,

    /// <summary>The person does not meet the conditions.</summary>
    NotEligible,

    /// <summary>The person could not be reached.</summary>
    CannotReach,

    /// <summary>The person did not want it.</summary>
    ClientRefused,

    /// <summary>The person lives outside the area served.</summary>
    OutsideArea,

    /// <summary>The provider could not be reached.</summary>
    UnreachableProvider,

    /// <summary>Another reason, in words.</summary>
    Other,
}
