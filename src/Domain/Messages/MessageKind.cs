namespace Coordination.Domain.Messages;

/// <summary>What a message is about. What it says never tells more than that there is news.</summary>
public enum MessageKind
{
    /// <summary>A provider has accepted them.</summary>
    ReferralAccepted,

    /// <summary>A provider has declined.</summary>
    ReferralRejected,

    /// <summary>A place they waited for is kept for them.</summary>
    PlaceOffered,

    /// <summary>To a provider: a referral waits for its answer, and a link leads to it.</summary>
    ReferralToAnswer,

    /// <summary>To a provider: the code that opens such a link.</summary>
    AnswerCode,
}
