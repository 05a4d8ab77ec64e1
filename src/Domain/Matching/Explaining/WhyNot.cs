using System.Globalization;
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
/// <param name="FreeOn">The day on which the price ceases to count, at the latest; null when the price does not stand against it.</param>
/// <param name="Changes">What would have to be different, in the order of what stands against it.</param>
/// <param name="PolicyVersion">Of the policy it was asked under.</param>
[GenerateSerializer, Immutable, Alias("WhyNot")]
public sealed record WhyNot(
    ImmutableArray<Remark> Failures,
    ImmutableArray<RuleFinding> Findings,
    Match? Match,
    long Value,
    long Price,
    Rejection Rejection,
    DateOnly? FreeOn,
    ImmutableArray<Remark> Changes,
    string PolicyVersion)
{
    /// <summary>Whether the person could take it now.</summary>
    public bool IsOffered => Failures.IsEmpty && Rejection == Rejection.None && Match is not null && Barring.IsEmpty;

    /// <summary>Everything that stands against it, in the order a worker would ask.</summary>
    public ImmutableArray<Remark> Against =>
    [
        .. Failures,
        .. Barring.Select(finding => finding.Remark),
        .. FreeOn is { } day ? [Remark.Of(Remarks.PriceHeld, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))] : Array.Empty<Remark>(),
    ];

    /// <summary>The evidence rules that keep it from being proposed.</summary>
    public ImmutableArray<RuleFinding> Barring => [.. Findings.Where(finding => finding.Consequence == RuleConsequence.NotProposed)];

    /// <summary>Answers for any person and any opening. What the catalogue does not know of has no price.</summary>
    /// <param name="catalogue">The openings with their prices.</param>
    /// <param name="enquiry">The person.</param>
    /// <param name="listing">The opening, as it is now.</param>
    /// <param name="isAged">The person has waited beyond the ageing limit: prices do not count.</param>
    public static WhyNot Of(Catalogue catalogue, Enquiry enquiry, OpeningListing listing, bool isAged = false)
    {
        var policy = catalogue.Policy;
        var today = enquiry.Today;
        var explained = MatchRanking.Explain(enquiry.Seeker, listing, today);
        var position = catalogue.PositionOf(listing.OpeningId);
        var price = position < 0 ? 0 : catalogue.ShelfAt(position).Price;
        var value = explained.Match is { } match ? catalogue.ValueOf(match, enquiry.Seeker, 0) : 0;
        var freeOn = position < 0 ? today : catalogue.FreeOn(position, today);
        var available = listing.Balance.Available;
        var rejection = available <= 0 ? Rejection.Full
            : Decider.SurplusOf(new(position, value, price, available, freeOn <= today), 0, isAged) <= 0 && explained.Match is not null ? Rejection.PriceHeld
            : Rejection.None;
        ImmutableArray<RuleFinding> findings = enquiry.Facts is { } facts
            ? EvidenceRules.FindingsOf(new(facts, position < 0 ? OfferFacts.Of(listing.Profile) : catalogue.Rules.OfferAt(position), policy.Rules, today))
            : [];
        DateOnly? heldUntil = rejection == Rejection.PriceHeld ? freeOn : null;
        return new(
            explained.Failures, findings, explained.Match, value, price, rejection, heldUntil,
            WhatWouldChange.Of(explained.Failures, findings, heldUntil, enquiry.Seeker, listing), policy.Version);
    }
}
