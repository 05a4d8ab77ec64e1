using Coordination.Domain.Referrals;
using Coordination.Domain.Resources.Capacity;

namespace Coordination.Grains.Newcomers;

/// <summary>Every answer to a referral command.</summary>
[GenerateSerializer, Immutable, Alias("ReferralOutcome")]
public abstract record ReferralOutcome
{
    private ReferralOutcome()
    {
    }

    /// <summary>The referral as it now stands.</summary>
    [GenerateSerializer, Immutable, Alias("ReferralOutcome.Done")]
    public sealed record Done(Referral Referral) : ReferralOutcome;

    /// <summary>The opening would not: exhausted, closed, lapsed or another answer of its own.</summary>
    [GenerateSerializer, Immutable, Alias("ReferralOutcome.NoPlace")]
    public sealed record NoPlace(CapacityOutcome Answer) : ReferralOutcome;

    /// <summary>The move is not legal from where the referral stands; somebody may have answered first.</summary>
    [GenerateSerializer, Immutable, Alias("ReferralOutcome.Illegal")]
    public sealed record Illegal(Referral Referral, ImmutableArray<ReferralMove> Legal) : ReferralOutcome;

    /// <summary>No consent in force covers these fields; nothing was sent.</summary>
    [GenerateSerializer, Immutable, Alias("ReferralOutcome.NotCovered")]
    public sealed record NotCovered(ImmutableArray<string> Fields) : ReferralOutcome;

    /// <summary>There is no such person, need, hold, opening or referral; <paramref name="What"/> names which.</summary>
    [GenerateSerializer, Immutable, Alias("ReferralOutcome.Unknown")]
    public sealed record Unknown(string What) : ReferralOutcome;
}
