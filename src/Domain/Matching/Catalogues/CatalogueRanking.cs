using System.Globalization;
using Coordination.Domain.Matching.Deciding;
using Coordination.Domain.Matching.Rules;

namespace Coordination.Domain.Matching.Catalogues;

/// <summary>The list a worker sees, from a catalogue of any size.</summary>
/// <remarks>Finding and ordering cost some tens of microseconds for each need; only the matches shown are made into objects.</remarks>
public static class CatalogueRanking
{
    /// <summary>The matches, best first: by urgency of the need, then as the evidence rules say, then by surplus, then by id. Having waited never lowers a claim.</summary>
    /// <param name="catalogue">The openings.</param>
    /// <param name="enquiry">The person.</param>
    /// <param name="now">For how long needs have waited.</param>
    public static ImmutableArray<PricedMatch> Rank(Catalogue catalogue, Enquiry enquiry, DateTimeOffset now)
    {
        var found = new Dictionary<int, Entry>();
        foreach (var need in enquiry.Seeker.Needs.OrderByDescending(need => need.Urgency))
        {
            Add(found, enquiry.Candidates(need.ServiceType, need.Urgency, 0), need.Urgency, need.IsAged(now, catalogue.Policy.AgeingTargets), catalogue, enquiry);
        }

        if (enquiry.Seeker.Assets.Any(asset => asset.WillingToContribute))
        {
            Add(found, enquiry.Candidates(null, 0, 0), 0, false, catalogue, enquiry);
        }

        var best = found.Values.ToArray();
        Array.Sort(best, (a, b) => Compare(a, b, catalogue));
        return [.. best.Take(MatchRanking.MatchesMax).Select(entry => Shown(entry, catalogue, enquiry)).OfType<PricedMatch>()];
    }

    private readonly record struct Entry(int Position, int Urgency, int Standing, long Value, long Price, long Surplus);

    private static void Add(Dictionary<int, Entry> found, ReadOnlySpan<Candidate> candidates, int urgency, bool isAged, Catalogue catalogue, Enquiry enquiry)
    {
        foreach (ref readonly var candidate in candidates)
        {
            var standing = enquiry.Facts is { } facts ? EvidenceRules.Standing(QuestionOf(facts, candidate.Opening, catalogue, enquiry)) : 0;
            found.TryAdd(candidate.Opening, new(candidate.Opening, urgency, standing, candidate.Value, candidate.Price, Decider.SurplusOf(candidate, 0, isAged)));
        }
    }

    private static int Compare(Entry a, Entry b, Catalogue catalogue) =>
        a.Urgency != b.Urgency ? b.Urgency.CompareTo(a.Urgency)
        : a.Standing != b.Standing ? a.Standing.CompareTo(b.Standing)
        : a.Surplus != b.Surplus ? b.Surplus.CompareTo(a.Surplus)
        : string.CompareOrdinal(catalogue.At(a.Position).OpeningId.Value, catalogue.At(b.Position).OpeningId.Value);

    private static PricedMatch? Shown(Entry entry, Catalogue catalogue, Enquiry enquiry)
    {
        var match = Weighing.MatchOf(enquiry.Seeker, catalogue.At(entry.Position), enquiry.Home.Km(catalogue.Places.PlaceOf(entry.Position)), enquiry.Today);
        if (match is null)
        {
            return null;
        }

        ImmutableArray<RuleFinding> findings = enquiry.Facts is { } facts ? EvidenceRules.FindingsOf(QuestionOf(facts, entry.Position, catalogue, enquiry)) : [];
        DateOnly? keptUntil = entry.Surplus <= 0 ? catalogue.FreeOn(entry.Position, enquiry.Today) : null;
        return new(WithFindings(match, findings, keptUntil), entry.Value, entry.Price, entry.Surplus, findings, keptUntil);
    }

    /// <summary>The match with what the rules and the price say about it, where that tells it from others.</summary>
    private static Match WithFindings(Match match, ImmutableArray<RuleFinding> findings, DateOnly? keptUntil) => match with
    {
        Reasons = [.. match.Reasons, .. findings.Where(finding => finding.Consequence == RuleConsequence.RanksFirst).Select(finding => finding.Remark)],
        Cautions =
        [
            .. keptUntil is { } day ? [Remark.Of(Remarks.PriceHeld, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))] : Array.Empty<Remark>(),
            .. match.Cautions,
            .. findings.Where(finding => finding.Consequence is RuleConsequence.RanksBelow or RuleConsequence.NeedsApproval or RuleConsequence.Notice).Select(finding => finding.Remark),
        ],
    };

    private static RuleQuestion QuestionOf(PersonFacts facts, int position, Catalogue catalogue, Enquiry enquiry) =>
        new(facts, catalogue.Rules.OfferAt(position), catalogue.Policy.Rules, enquiry.Today);
}
