using Coordination.Domain.Matching.Rules;

namespace Coordination.Domain.Matching.Catalogues;

/// <summary>A match with what its unit is expected to be worth to others.</summary>
/// <param name="Match">The match, with its parts and remarks.</param>
/// <param name="Value">Band weight x utility x wait factor.</param>
/// <param name="Price">The shadow price.</param>
/// <param name="Surplus">What is left: the order of the list. 0 or below means that the place is kept for people with higher need.</param>
/// <param name="Findings">The evidence rules that apply.</param>
/// <param name="KeptUntil">The day on which it is no longer kept, at the latest; null when it is not kept.</param>
[GenerateSerializer, Immutable, Alias("PricedMatch")]
public sealed record PricedMatch(Match Match, long Value, long Price, long Surplus, ImmutableArray<RuleFinding> Findings, DateOnly? KeptUntil)
{
    /// <summary>Whether the price stands against it today.</summary>
    public bool IsPriceHeld => KeptUntil is not null;
}
