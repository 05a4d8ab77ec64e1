using Coordination.Benchmarks.Matching.Worlds;
using Coordination.Domain.Matching.Deciding;
using Coordination.Domain.Matching.Pricing;
using Google.OrTools.Graph;

namespace Coordination.Benchmarks.Matching;

/// <summary>The best that was possible for somebody who knew everything beforehand: minimum cost flow by OR-Tools.</summary>
internal static class Hindsight
{
    /// <summary>The optimum of an assignment with capacities; staying without is worth 0.</summary>
    public static int[] Assign(Demand demand, ReadOnlySpan<int> units)
    {
        using var flow = new MinCostFlow();
        var (requests, openings) = (demand.Count, units.Length);
        var sink = requests + openings;
        var arcs = new List<(int Arc, int Request, int Opening)>();
        for (var request = 0; request < requests; request++)
        {
            flow.SetNodeSupply(request, 1);
            flow.AddArcWithCapacityAndUnitCost(request, sink, 1, 0);
            var options = demand.OpeningsOf(request);
            for (var at = 0; at < options.Length; at++)
            {
                arcs.Add((flow.AddArcWithCapacityAndUnitCost(request, requests + options[at], 1, -demand.ValuesOf(request)[at]), request, options[at]));
            }
        }

        for (var opening = 0; opening < openings; opening++)
        {
            flow.AddArcWithCapacityAndUnitCost(requests + opening, sink, units[opening], 0);
        }

        flow.SetNodeSupply(sink, -requests);
        var status = flow.Solve();
        if (status != MinCostFlowBase.Status.OPTIMAL)
        {
            throw new InvalidOperationException($"OR-Tools answered {status}.");
        }

        var assigned = new int[requests];
        Array.Fill(assigned, Auction.Nothing);
        foreach (var (arc, request, opening) in arcs)
        {
            if (flow.Flow(arc) > 0)
            {
                assigned[request] = opening;
            }
        }

        return assigned;
    }

    /// <summary>The value of an assignment.</summary>
    public static long ValueOf(Demand demand, int[] assigned) => assigned.Select((opening, request) => opening == Auction.Nothing ? 0 : demand.ValueIn(request, opening)).Sum();

    /// <summary>The optimum of a year of waiting: everybody and every opening known, each pair on the first day on which both are there.</summary>
    public static long ValueOf(WaitlistMarket market)
    {
        var demand = new Demand.Builder();
        foreach (var waiter in market.People)
        {
            var openings = new List<int>();
            var values = new List<long>();
            foreach (var option in waiter.Person.Options)
            {
                for (var at = 0; at < market.Openings.Count; at++)
                {
                    var day = Math.Max(Math.Max(0, waiter.Person.SinceDay), market.Openings[at].FromDay);
                    if (market.Openings[at].Resource == option.Resource && day <= market.Openings[at].UntilDay)
                    {
                        openings.Add(at);
                        values.Add(WaitFactor.Of(waiter.Person.BandWeight * option.Utility, day - waiter.Person.SinceDay, WaitlistWorld.HalvesInDays));
                    }
                }
            }

            demand.Add([.. openings], [.. values]);
        }

        var built = demand.Build();
        return ValueOf(built, Assign(built, [.. market.Openings.Select(opening => opening.Units)]));
    }
}
