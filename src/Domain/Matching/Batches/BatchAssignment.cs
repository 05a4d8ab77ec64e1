using Coordination.Domain.Matching.Policy;
using Coordination.Domain.Matching.Pricing;
using Coordination.Domain.Newcomers;

namespace Coordination.Domain.Matching.Batches;

/// <summary>People and openings at one moment, assigned together.</summary>
/// <param name="Demand">Each request with its openings; values are utilities, not yet weighted by band.</param>
/// <param name="Bands">The band of each request.</param>
/// <param name="Units">Free units of each opening.</param>
public sealed record Batch(Demand Demand, ImmutableArray<PriorityBand> Bands, ImmutableArray<int> Units);

/// <summary>Assigns a batch under a policy.</summary>
public static class BatchAssignment
{
    /// <summary>Utilities are multiplied by this, so that an epsilon of 1 is less than their smallest difference.</summary>
    private const long Fine = 2;

    /// <summary>For each request the opening it gets, or <see cref="Auction.Nothing"/>.</summary>
    public static int[] Assign(Batch batch, MatchingPolicy policy, long epsilon = 1) =>
        policy.Mode == MatchingMode.StrictLexicographic ? Strict(batch) : Weighted(batch, policy, epsilon);

    private static int[] Weighted(Batch batch, MatchingPolicy policy, long epsilon)
    {
        var weighted = Rows(batch, Enumerable.Range(0, batch.Bands.Length), request => policy.WeightOf(batch.Bands[request]));
        return Auction.Run(weighted, batch.Units.AsSpan(), epsilon).Assigned;
    }

    /// <summary>
    /// Band after band, each from what the one above left. Within a band the auction's prices make sure that nobody would rather have a unit
    /// that the band did not use, and only such units go on: so no lower band gets what somebody above would have preferred.
    /// </summary>
    private static int[] Strict(Batch batch)
    {
        var assigned = new int[batch.Bands.Length];
        Array.Fill(assigned, Auction.Nothing);
        var left = batch.Units.ToArray();
        foreach (var band in Enum.GetValues<PriorityBand>())
        {
            var members = Enumerable.Range(0, batch.Bands.Length).Where(request => batch.Bands[request] == band).ToArray();
            var result = Auction.Run(Rows(batch, members, _ => Fine), left, 1);
            for (var at = 0; at < members.Length; at++)
            {
                assigned[members[at]] = result.Assigned[at];
                if (result.Assigned[at] != Auction.Nothing)
                {
                    left[result.Assigned[at]]--;
                }
            }
        }

        return assigned;
    }

    private static Demand Rows(Batch batch, IEnumerable<int> requests, Func<int, long> weight)
    {
        var rows = new Demand.Builder();
        foreach (var request in requests)
        {
            var by = weight(request);
            long[] values = [.. batch.Demand.ValuesOf(request)];
            for (var at = 0; at < values.Length; at++)
            {
                values[at] *= by;
            }

            rows.Add(batch.Demand.OpeningsOf(request), values);
        }

        return rows.Build();
    }
}
