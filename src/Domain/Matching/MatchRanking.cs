using Coordination.Domain.Matching.Catalogues;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Matching;

/// <summary>Ranks openings for one person. Pure and deterministic: the same inputs give the same order.</summary>
public static class MatchRanking
{
    /// <summary>The version of the rules and weights; printed beside every list of matches.</summary>
    public const string PolicyVersion = "2026-11.1";

    /// <summary>Matches shown, at most.</summary>
    public const int MatchesMax = 50;

    /// <summary>The eligible openings, best first: by urgency of the need, then by utility, then by id.</summary>
    public static ImmutableArray<Match> Rank(Seeker seeker, IEnumerable<OpeningListing> listings, DateOnly today)
    {
        return
        [
            .. listings
                .Select(listing => (Listing: listing, Reach: Reach.Between(seeker.RegionCode, listing.Profile.RegionCode)))
                .Where(item => Eligibility.Failures(seeker, item.Listing, item.Reach.Km, item.Reach.SameProvince, today).IsEmpty)
                .Select(item => Weighing.MatchOf(seeker, item.Listing, item.Reach.Km, today))
                .OfType<Match>()
                .OrderByDescending(match => match.Urgency)
                .ThenByDescending(match => match.Utility.Total)
                .ThenBy(match => match.Listing.OpeningId.Value, StringComparer.Ordinal)
                .Take(MatchesMax),
        ];
    }

    /// <summary>Why one opening is, or is not, a match: the failed rules, or the reasons for and against.</summary>
    public static Explanation Explain(Seeker seeker, OpeningListing listing, DateOnly today)
    {
        var reach = Reach.Between(seeker.RegionCode, listing.Profile.RegionCode);
        var failures = Eligibility.Failures(seeker, listing, reach.Km, reach.SameProvince, today);
        var match = Weighing.MatchOf(seeker, listing, reach.Km, today);
        if (match is null)
        {
            failures = failures.Add(Remark.Of(Remarks.NothingInCommon));
        }

        return new(failures, match);
    }
}
