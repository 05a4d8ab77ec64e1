using Coordination.Domain.Newcomers;
using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;

namespace Coordination.Grains.Answers;

/// <summary>Lets whoever has it, and reads the provider's mail, answer one referral once.</summary>
/// <param name="LinkId">The link; what stands in the mail is a token, of which there may be several.</param>
/// <param name="ReferralId">The referral.</param>
/// <param name="NewcomerId">Who is referred.</param>
/// <param name="ProviderId">Who answers.</param>
/// <param name="ExpiresAt">Seven days after the referral was sent.</param>
/// <param name="UsedAt">When it was used up; null while it was not.</param>
/// <param name="Status">Where the referral stands.</param>
/// <param name="ContactEmail">Where the provider is written to now; null when it left no address.</param>
public sealed record AnswerLink(
    string LinkId, ReferralId ReferralId, NewcomerId NewcomerId, ProviderId ProviderId, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt, ReferralStatus Status,
    string? ContactEmail);

/// <summary>What came of asking for a code.</summary>
public enum CodeAsked
{
    /// <summary>It is on its way.</summary>
    Sent,

    /// <summary>One was asked for within the minute and is on its way already.</summary>
    JustSent,

    /// <summary>As many were asked for as one link gives.</summary>
    NoMore,
}

/// <summary>What came of entering a code.</summary>
public enum CodeTried
{
    /// <summary>It is the right one.</summary>
    Right,

    /// <summary>It is another one.</summary>
    Wrong,

    /// <summary>No code is good any more: its time is over, it was entered wrongly too often, or none was asked for.</summary>
    Spent,
}
