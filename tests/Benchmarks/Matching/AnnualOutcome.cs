using Coordination.Benchmarks.Matching.Worlds;
using Coordination.Domain.Matching.Pricing;

namespace Coordination.Benchmarks.Matching;

/// <summary>What a year came to.</summary>
/// <param name="Value">Tier weight x fit, of everybody served.</param>
/// <param name="ServedByTier">Shares, the most vulnerable first.</param>
/// <param name="ServedByRegion">Shares.</param>
/// <param name="OverCapacity">Units given beyond those there were.</param>
internal sealed record AnnualOutcome(long Value, double[] ServedByTier, double[] ServedByRegion, int OverCapacity)
{
    /// <summary>Points between the best and the worst served region.</summary>
    public double RegionalGapPoints => 100 * (ServedByRegion.Max() - ServedByRegion.Min());

    public static AnnualOutcome Of(AnnualWorld world, AnnualDemand year, int[] assigned)
    {
        long value = 0;
        var left = world.Units.ToArray();
        for (var request = 0; request < assigned.Length; request++)
        {
            if (assigned[request] != Auction.Nothing)
            {
                value += year.Demand.ValueIn(request, assigned[request]);
                left[assigned[request]]--;
            }
        }

        double Served(Func<AnnualRequest, bool> isMeant)
        {
            var meant = Enumerable.Range(0, assigned.Length).Where(at => isMeant(year.Requests[at])).ToList();
            return meant.Count(at => assigned[at] != Auction.Nothing) / (double)meant.Count;
        }

        return new(
            value,
            [.. Enumerable.Range(1, 3).Select(tier => Served(request => request.Tier == tier))],
            [.. Enumerable.Range(0, AnnualWorld.Regions).Select(region => Served(request => request.Region == region))],
            left.Sum(units => Math.Max(0, -units)));
    }
}
