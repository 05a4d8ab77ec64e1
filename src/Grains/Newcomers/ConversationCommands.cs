using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;

namespace Coordination.Grains.Newcomers;

/// <summary>Ask or answer on a referral.</summary>
/// <param name="ReferralId">Which referral.</param>
/// <param name="MessageId">Said twice with the same id, it is said once.</param>
/// <param name="Side">Who speaks.</param>
/// <param name="By">The signed-in user.</param>
/// <param name="Text">What is said.</param>
[GenerateSerializer, Immutable, Alias("SayOnReferral")]
public sealed record SayOnReferral(ReferralId ReferralId, string MessageId, ReferralSide Side, string By, string Text);

/// <summary>Record whether somebody came; the same day again corrects it.</summary>
[GenerateSerializer, Immutable, Alias("NoteSession")]
public sealed record NoteSession(ReferralId ReferralId, DateOnly On, bool Attended, string By);

/// <summary>Record what the person says of a service that has ended.</summary>
[GenerateSerializer, Immutable, Alias("GiveExperience")]
public sealed record GiveExperience(ReferralId ReferralId, Experience Experience);

/// <summary>Refer to another opening instead, before the first provider has answered.</summary>
/// <param name="ReferralId">The referral that is to end.</param>
/// <param name="NextId">The referral that takes its place; the caller chooses it, so that doing it twice does it once.</param>
/// <param name="OpeningId">Where to.</param>
/// <param name="By">The signed-in user.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("ReassignReferral")]
public sealed record ReassignReferral(ReferralId ReferralId, ReferralId NextId, OpeningId OpeningId, string By, string Reason);
