using Coordination.Domain.Consents;
using Coordination.Domain.Resources;

namespace Coordination.Grains.Newcomers;

/// <summary>Write down what a person agreed to.</summary>
/// <param name="ConsentId">The caller chooses it, so that sending it twice records it once.</param>
/// <param name="Purpose">To what.</param>
/// <param name="Recipient">Towards whom; null for every provider they are referred to.</param>
/// <param name="Fields">Which fields; for sharing only.</param>
/// <param name="Method">How they agreed.</param>
/// <param name="Witness">Who heard a verbal consent.</param>
/// <param name="Language">In which language it was read to them.</param>
/// <param name="Days">For how long it holds, 1 to <see cref="Consent.DaysMax"/>.</param>
/// <param name="By">The signed-in user.</param>
[GenerateSerializer, Immutable, Alias("GiveConsent")]
public sealed record GiveConsent(
    ConsentId ConsentId, ConsentPurpose Purpose, ProviderId? Recipient, ImmutableArray<string> Fields, ConsentMethod Method, string? Witness, string Language, int Days, string By);

/// <summary>What a provider may know of the person of a referral.</summary>
/// <param name="NewcomerId">The person.</param>
/// <param name="Person">As far as consents show them; without fields when nothing may be shown.</param>
/// <param name="IsWithdrawn">Whether a consent towards the provider was taken back.</param>
[GenerateSerializer, Immutable, Alias("SharedWithProvider")]
public sealed record SharedWithProvider(Domain.Newcomers.NewcomerId NewcomerId, SharedPerson Person, bool IsWithdrawn);
