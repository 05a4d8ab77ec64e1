using Coordination.Domain.Referrals;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Caseloads;

/// <summary>A referral nobody has answered yet, with the places the engine would take as well.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="From">Who has it.</param>
/// <param name="Weight">What it weighs (<see cref="CaseWeight"/>).</param>
/// <param name="Score">How well its present place suits, 0 to 100.</param>
/// <param name="Places">Other places.</param>
public sealed record MovableCase(ReferralId ReferralId, ProviderId From, int Weight, double Score, ImmutableArray<OtherPlace> Places);

/// <summary>Another place for a case.</summary>
/// <param name="OpeningId">The opening.</param>
/// <param name="Provider">Whose it is.</param>
/// <param name="Units">Places nobody has claimed.</param>
/// <param name="Score">How well it suits, 0 to 100.</param>
public sealed record OtherPlace(OpeningId OpeningId, ProviderId Provider, int Units, double Score);

/// <summary>One move that would balance.</summary>
/// <param name="Case">What moves.</param>
/// <param name="Place">Where to.</param>
public sealed record BalanceMove(MovableCase Case, OtherPlace Place);
