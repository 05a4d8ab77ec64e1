namespace Coordination.Domain.Referrals;

/// <summary>Which side of a referral speaks.</summary>
public enum ReferralSide
{
    /// <summary>Whoever refers.</summary>
    Worker,

    /// <summary>Whoever answers.</summary>
    Partner,
}

/// <summary>A question or an answer between those who refer and those who answer.</summary>
/// <param name="MessageId">What makes saying it twice one message.</param>
/// <param name="Side">Who speaks.</param>
/// <param name="By">The signed-in user.</param>
/// <param name="At">When.</param>
/// <param name="Text">What was said, up to <see cref="Limits.NoteLengthMax"/> letters.</param>
[GenerateSerializer, Immutable, Alias("ReferralMessage")]
public sealed record ReferralMessage(string MessageId, ReferralSide Side, string By, DateTimeOffset At, string Text)
{
    /// <summary>Messages of one referral, at most.</summary>
    public const int MessagesMax = 50;
}
