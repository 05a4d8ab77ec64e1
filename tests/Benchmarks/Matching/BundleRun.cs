using Coordination.Benchmarks.Matching.Worlds;
using Coordination.Domain.Matching.Bundles;
using Google.OrTools.LinearSolver;

namespace Coordination.Benchmarks.Matching;

/// <summary>Plays a year of bundles, and bounds what was possible.</summary>
internal static class BundleRun
{
    private const double EveryDays = 7;
    private const int FirstRounds = 400;
    private const int Rounds = 80;

    /// <summary>Prices from other years, renewed every week, warm from the week before.</summary>
    public static long ByPrices(BundleWorld world, BundleYear year, BundleYear history, int years)
    {
        var free = world.Units.ToArray();
        double[] prices = [];
        double next = 0;
        long value = 0;
        for (var request = 0; request < year.Days.Length; request++)
        {
            for (; year.Days[request] >= next; next += EveryDays)
            {
                var from = Array.BinarySearch(history.Days, next) is var at && at < 0 ? ~at : at;
                prices = BundlePrices.Descend(history.Demand, from, [.. free.Select(units => (double)units * years)], prices, next == 0 ? FirstRounds : Rounds);
            }

            value += Take(year.Demand, BundleChoice.Choose(year.Demand, request, prices, free), free);
        }

        return value;
    }

    /// <summary>Whoever comes takes the best bundle there is.</summary>
    public static long Greedy(BundleWorld world, BundleYear year)
    {
        var free = world.Units.ToArray();
        var prices = new double[free.Length];
        return Enumerable.Range(0, year.Days.Length).Sum(request => Take(year.Demand, BundleChoice.Choose(year.Demand, request, prices, free), free));
    }

    /// <summary>The linear program over every option, solved by GLOP: no allocation, known in advance or not, is worth more.</summary>
    public static double LpBound(BundleWorld world, BundleYear year)
    {
        using var solver = Solver.CreateSolver("GLOP");
        var demand = year.Demand;
        var objective = solver.Objective();
        var capacities = world.Units.Select(units => solver.MakeConstraint(0, units)).ToArray();
        for (var request = 0; request < demand.Count; request++)
        {
            var once = solver.MakeConstraint(0, 1);
            var (first, end) = demand.OptionsOf(request);
            for (var option = first; option < end; option++)
            {
                var taken = solver.MakeNumVar(0, 1, string.Empty);
                objective.SetCoefficient(taken, demand.ValueOf(option));
                once.SetCoefficient(taken, 1);
                foreach (var opening in demand.OpeningsOf(option))
                {
                    capacities[opening].SetCoefficient(taken, 1);
                }
            }
        }

        objective.SetMaximization();
        return solver.Solve() == Solver.ResultStatus.OPTIMAL ? objective.Value() : throw new InvalidOperationException("GLOP found no optimum.");
    }

    private static long Take(BundleDemand demand, int option, int[] free)
    {
        if (option == BundleChoice.Waits)
        {
            return 0;
        }

        foreach (var opening in demand.OpeningsOf(option))
        {
            free[opening]--;
        }

        return demand.ValueOf(option);
    }
}
