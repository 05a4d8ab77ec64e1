using Coordination.Domain.Matching.Policy;

namespace Coordination.Domain.Matching.Rules;

/// <summary>One person, one offer, one day, and the thresholds in force.</summary>
/// <param name="Person">The person and the need at hand.</param>
/// <param name="Offer">The offer.</param>
/// <param name="Thresholds">Of the policy.</param>
/// <param name="Today">The day of the decision.</param>
public sealed record RuleQuestion(PersonFacts Person, OfferFacts Offer, RuleThresholds Thresholds, DateOnly Today);
