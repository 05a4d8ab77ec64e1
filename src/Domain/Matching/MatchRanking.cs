using Coordination.Domain.Matching.Catalogues;
using Coordination.Domain.Resources;

namespace Coordination.Domain.Matching;

/// <summary>What is said of one opening for one person. Pure and deterministic.</summary>
public static class MatchRanking
{
    /// <summary>Matches shown, at most.</summary>
    public const int MatchesMax = 50;

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
