using Coordination.Domain.Matching.Catalogues;
using Coordination.Domain.Matching.Deciding;
using Coordination.Domain.Matching.Rules;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Matching.Explaining;

/// <summary>Why one opening is, or is not, for one person today.</summary>
/// <param name="Failures">The hard rules that fail, and having nothing in common; the same as <see cref="MatchRanking.Explain"/> names.</param>
/// <param name="Findings">The evidence rules that apply, with their consequences.</param>
/// <param name="Match">The match it is or would be; null with nothing in common.</param>
/// <param name="Value">What it would be worth.</param>
/// <param name="Price">What the unit is expected to be worth to somebody else.</param>
/// <param name="Rejection">Why it is not taken now: none, full, or held by its price.</param>
/// <param name="FreeOn">The day on which the price ceases to count; null when no unit is being kept.</param>
public sealed record WhyNot(
    ImmutableArray<Remark> Failures, ImmutableArray<RuleFinding> Findings, Match? Match, long Value, long Price, Rejection Rejection, DateOnly? FreeOn)
{
    /// <summary>Whether the person could take it now.</summary>
    public bool IsOffered => Failures.IsEmpty && Rejection == Rejection.None && Match is not null && !Findings.Any(finding => finding.Consequence == RuleConsequence.NotProposed);

    /// <summary>Answers for any person and any filed opening; null for one that is not filed.</summary>
    public static WhyNot? Of(Catalogue catalogue, Enquiry enquiry, OpeningId openingId, double waitedDays)
    {
        if (catalogue.PositionOf(openingId) is var position && position < 0)
        {
            return null;
        }

        var listing = catalogue.At(position);
        var explained = MatchRanking.Explain(enquiry.Seeker, listing, enquiry.Today);
        ref readonly var shelf = ref catalogue.ShelfAt(position);
        var policy = catalogue.Policy;
        var value = explained.Match is not { } match ? 0
            : match.Utility.Sum(policy.UtilityWeights.AsSpan()) * policy.WeightOf(enquiry.Seeker.Band) * WaitFactor.After(waitedDays, policy.HalvesInDays) / WaitFactor.One;
        DateOnly? freeOn = shelf.IsKept ? DateOnly.FromDayNumber(shelf.KeptSince + policy.PriceHoldDaysMax) : null;
        var candidate = new Candidate(position, value, shelf.Price, shelf.Available, freeOn <= enquiry.Today);
        var rejection = shelf.Available <= 0 ? Rejection.Full : Decider.SurplusOf(candidate, 0, false) <= 0 ? Rejection.PriceHeld : Rejection.None;
        ImmutableArray<RuleFinding> findings = enquiry.Facts is { } facts
            ? EvidenceRules.FindingsOf(new(facts, catalogue.Rules.OfferAt(position), policy.Rules, enquiry.Today))
            : [];
        return new(explained.Failures, findings, explained.Match, value, shelf.Price, rejection, freeOn);
    }
}
