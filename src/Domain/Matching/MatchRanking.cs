using Coordination.Domain.Geography;
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
        var home = RegionTable.Find(seeker.RegionCode);
        return
        [
            .. listings
                .Select(listing => (Listing: listing, Reach: ReachOf(home, listing)))
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
        var reach = ReachOf(RegionTable.Find(seeker.RegionCode), listing);
        var failures = Eligibility.Failures(seeker, listing, reach.Km, reach.SameProvince, today);
        var match = Weighing.MatchOf(seeker, listing, reach.Km, today);
        if (match is null)
        {
            failures = failures.Add(Remark.Of(Remarks.NothingInCommon));
        }

        return new(failures, match);
    }

    private static (double Km, bool SameProvince) ReachOf(Region? home, OpeningListing listing)
    {
        var place = RegionTable.Find(listing.Profile.RegionCode);
        if (home is null || place is null)
        {
            return (double.PositiveInfinity, false);
        }

        var km = home.Code == place.Code ? 0 : Distances.Km(home, place);
        return (km, RegionTable.ProvinceOf(home.Code)?.Code == RegionTable.ProvinceOf(place.Code)?.Code);
    }
}
