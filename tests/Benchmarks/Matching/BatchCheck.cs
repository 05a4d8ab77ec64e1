using Coordination.Benchmarks.Matching.Worlds;
using Coordination.Domain.Matching.Batches;
using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Matching.Pricing;
using Coordination.Domain.Newcomers;

namespace Coordination.Benchmarks.Matching;

/// <summary>People of some weeks at one moment, in both modes.</summary>
/// <param name="ShareOfOptimum">Of the weighted mode against OR-Tools.</param>
/// <param name="EnvyStrict">People who would rather have what a lower band got, in strict mode.</param>
/// <param name="EnvyWeighted">The same with bands as weights.</param>
/// <param name="EnvyFirstCome">The same when whoever comes first takes what suits best.</param>
internal sealed record BatchCheck(double ShareOfOptimum, int EnvyStrict, int EnvyWeighted, int EnvyFirstCome)
{
    public const int Requests = 2_000;
    private const int UnitsDivisor = 10;

    public static BatchCheck Of(int seed)
    {
        var world = new AnnualWorld(AnnualShape.Base, seed);
        var year = world.Year((seed * 1_000) + 8);
        var rows = new Demand.Builder();
        for (var request = 0; request < Requests; request++)
        {
            var weight = AnnualWorld.Weights[year.Requests[request].Tier - 1];
            rows.Add(year.Demand.OpeningsOf(request), [.. year.Demand.ValuesOf(request).ToArray().Select(value => value / weight)]);
        }

        // Tiers are the bands below crisis, whose weights are 4, 2 and 1.
        var batch = new Batch(rows.Build(), [.. year.Requests.Take(Requests).Select(request => (PriorityBand)request.Tier)], [.. world.Units.Select(units => Math.Max(1, units / UnitsDivisor))]);
        var policy = MatchingPolicy.Default;
        var weighted = BatchAssignment.Assign(batch, policy);
        var strict = BatchAssignment.Assign(batch, policy with { Mode = MatchingMode.StrictLexicographic });
        var best = Weighed(batch, Hindsight.Assign(WeighedRows(batch, policy), batch.Units.AsSpan()), policy);
        return new(Weighed(batch, weighted, policy) / (double)best, Envy.AcrossBands(batch, strict), Envy.AcrossBands(batch, weighted), Envy.AcrossBands(batch, FirstCome(batch)));
    }

    private static Demand WeighedRows(Batch batch, MatchingPolicy policy)
    {
        var rows = new Demand.Builder();
        for (var request = 0; request < batch.Bands.Length; request++)
        {
            var weight = policy.WeightOf(batch.Bands[request]);
            rows.Add(batch.Demand.OpeningsOf(request), [.. batch.Demand.ValuesOf(request).ToArray().Select(value => value * weight)]);
        }

        return rows.Build();
    }

    private static long Weighed(Batch batch, int[] assigned, MatchingPolicy policy) => assigned
        .Select((opening, request) => opening == Auction.Nothing ? 0 : policy.WeightOf(batch.Bands[request]) * batch.Demand.ValueIn(request, opening)).Sum();

    private static int[] FirstCome(Batch batch)
    {
        var left = batch.Units.ToArray();
        var assigned = new int[batch.Bands.Length];
        for (var request = 0; request < assigned.Length; request++)
        {
            var openings = batch.Demand.OpeningsOf(request).ToArray();
            assigned[request] = openings.Where(opening => left[opening] > 0).OrderByDescending(opening => batch.Demand.ValueIn(request, opening)).Append(Auction.Nothing).First();
            if (assigned[request] != Auction.Nothing)
            {
                left[assigned[request]]--;
            }
        }

        return assigned;
    }
}
