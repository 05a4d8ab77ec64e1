using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Matching.Pricing;

namespace Coordination.Domain.Matching.Markets;

/// <summary>Compares the shares of needs served in each division with those of the plan, so that prices do not widen the difference between them.</summary>
internal static class RegionalShares
{
    /// <summary>Days over which served needs are counted; younger needs may still be answered.</summary>
    private const int SinceDays = 120;

    private const int UntilDays = 14;

    /// <summary>Divisions with fewer needs than this, past or expected, are not compared: their shares are chance.</summary>
    private const int NeedsMin = 30;

    /// <summary>What people of each division count for, in thousandths; those not named count as they are.</summary>
    /// <param name="coming">The requests of the plan.</param>
    /// <param name="plan">The best use of what is there for them.</param>
    /// <param name="past">What was asked for and served.</param>
    /// <param name="policy">From how many points on it acts.</param>
    /// <param name="today">The day.</param>
    public static ImmutableDictionary<string, int> Factors(ImmutableArray<PastRequest> coming, AuctionResult plan, MarketPast past, MatchingPolicy policy, DateOnly today)
    {
        var served = Shares(past.Requests.Where(request => request.Day >= today.DayNumber - SinceDays && request.Day < today.DayNumber - UntilDays)
            .Select(request => (request.Seeker.RegionCode, request.IsServed)));
        var planned = Shares(coming.Select((request, at) => (request.Seeker.RegionCode, plan.Assigned[at] != Auction.Nothing)));
        var regions = served.Keys.Intersect(planned.Keys).Order(StringComparer.Ordinal).ToArray();
        var factors = RegionalBalance.Factors(
            regions.Select(region => served[region]).ToArray(), regions.Select(region => planned[region]).ToArray(), policy.RegionalGapPointsMax);
        return regions.Zip(factors).Where(item => item.Second != RegionalBalance.Whole).ToImmutableDictionary(item => item.First, item => item.Second);
    }

    private static Dictionary<string, double> Shares(IEnumerable<(string Region, bool IsServed)> requests) => requests
        .GroupBy(request => request.Region)
        .Where(group => group.Count() >= NeedsMin)
        .ToDictionary(group => group.Key, group => group.Count(request => request.IsServed) / (double)group.Count());
}
