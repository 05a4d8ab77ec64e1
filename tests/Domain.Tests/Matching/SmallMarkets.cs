using System.Collections.Immutable;
using Coordination.Domain.Matching.Pricing;
using CsCheck;
using Google.OrTools.Graph;

namespace Coordination.Domain.Tests.Matching;

/// <summary>A few requests and openings, drawn at random and printed so that a person can check them by hand.</summary>
internal sealed record SmallMarket(ImmutableArray<ImmutableArray<(int Opening, long Value)>> Requests, ImmutableArray<int> Units)
{
    public Demand Demand
    {
        get
        {
            var demand = new Demand.Builder();
            foreach (var request in Requests)
            {
                demand.Add([.. request.Select(option => option.Opening)], [.. request.Select(option => option.Value)]);
            }

            return demand.Build();
        }
    }

    /// <summary>The best possible value, by OR-Tools.</summary>
    public long Optimum()
    {
        using var flow = new MinCostFlow();
        var sink = Requests.Length + Units.Length;
        for (var request = 0; request < Requests.Length; request++)
        {
            flow.SetNodeSupply(request, 1);
            flow.AddArcWithCapacityAndUnitCost(request, sink, 1, 0);
            foreach (var (opening, value) in Requests[request])
            {
                flow.AddArcWithCapacityAndUnitCost(request, Requests.Length + opening, 1, -value);
            }
        }

        for (var opening = 0; opening < Units.Length; opening++)
        {
            flow.AddArcWithCapacityAndUnitCost(Requests.Length + opening, sink, Units[opening], 0);
        }

        flow.SetNodeSupply(sink, -Requests.Length);
        return flow.Solve() == MinCostFlowBase.Status.OPTIMAL ? -flow.OptimalCost() : throw new InvalidOperationException("OR-Tools found no optimum.");
    }

    public override string ToString() =>
        $"units {string.Join(' ', Units)}; " + string.Join("; ", Requests.Select((request, at) => $"request {at}: " + string.Join(' ', request.Select(option => $"{option.Opening}={option.Value}"))));
}

/// <summary>Draws small markets.</summary>
internal static class SmallMarkets
{
    private const int OpeningsMax = 6;

    public static Gen<SmallMarket> Any(int requestsMax, long valueMax) =>
        from openings in Gen.Int[1, OpeningsMax]
        from units in Gen.Int[0, 4].Array[openings]
        from requests in Request(openings, valueMax).Array[0, requestsMax]
        select new SmallMarket([.. requests], [.. units]);

    private static Gen<ImmutableArray<(int Opening, long Value)>> Request(int openings, long valueMax) =>
        from values in Gen.Long[0, valueMax].Array[openings]
        from isOption in Gen.Bool.Array[openings]
        select Enumerable.Range(0, openings).Where(at => isOption[at] && values[at] > 0).Select(at => (at, values[at])).ToImmutableArray();
}
