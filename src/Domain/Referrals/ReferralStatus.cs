namespace Coordination.Domain.Referrals;

/// <summary>The states of a referral: those of FHIR Task in the SDOH Clinical Care guide, without received and ready.</summary>
public enum ReferralStatus
{
    /// <summary>Sent and not yet answered.</summary>
    Requested,

    /// <summary>The provider will serve the person.</summary>
    Accepted,

    /// <summary>The provider will not.</summary>
    Rejected,

    /// <summary>Service has begun.</summary>
    InProgress,

    /// <summary>Service is interrupted.</summary>
    OnHold,

    /// <summary>Service has ended as planned.</summary>
    Completed,

    /// <summary>Service could not be given.</summary>
    Failed,

    /// <summary>Withdrawn by either side.</summary>
    Cancelled,
}
