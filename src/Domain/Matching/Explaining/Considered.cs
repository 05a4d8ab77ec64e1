using Coordination.Domain.Matching.Pricing;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Matching.Explaining;

/// <summary>One opening as it stood when a decision was taken.</summary>
/// <param name="OpeningId">The opening.</param>
/// <param name="Version">The version of its balance.</param>
/// <param name="Value">What serving the person there was worth.</param>
/// <param name="Price">What the unit was expected to be worth to somebody else.</param>
/// <param name="Free">Free units.</param>
/// <param name="IsKeptTooLong">Whether the price had ceased to count.</param>
[GenerateSerializer, Immutable, Alias("Considered")]
public sealed record Considered(OpeningId OpeningId, long Version, long Value, long Price, int Free, bool IsKeptTooLong);

/// <summary>Everything a decision rested on: enough to take it again.</summary>
/// <param name="NewcomerId">For whom.</param>
/// <param name="NeedId">For which need, or null.</param>
/// <param name="Day">On which day.</param>
/// <param name="IsAged">The person had waited beyond the ageing limit.</param>
/// <param name="ValueOfWaiting">What could be expected from waiting.</param>
/// <param name="Openings">What was eligible, by id; at most <see cref="MatchDecision.OpeningsMax"/>, those of the highest surplus.</param>
/// <param name="PriceVersion">Of the price book.</param>
/// <param name="PriceSource">What its prices rested on.</param>
/// <param name="PolicyVersion">Of the policy.</param>
[GenerateSerializer, Immutable, Alias("DecisionGrounds")]
public sealed record DecisionGrounds(
    NewcomerId NewcomerId,
    NeedId? NeedId,
    DateOnly Day,
    bool IsAged,
    long ValueOfWaiting,
    ImmutableArray<Considered> Openings,
    long PriceVersion,
    PriceSource PriceSource,
    string PolicyVersion);
