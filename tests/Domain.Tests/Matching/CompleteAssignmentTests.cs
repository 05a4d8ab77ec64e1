using Coordination.Domain.Matching.Batches;
using CsCheck;
using Google.OrTools.Graph;
using Xunit;

namespace Coordination.Domain.Tests.Matching;

public sealed class CompleteAssignmentTests
{
    [Fact]
    public void Three_people_and_three_places_at_the_least_cost()
    {
        int[] costs = [4, 1, 3, 2, 0, 5, 3, 2, 2];
        var places = CompleteAssignment.Solve(costs, 3);
        Assert.Equal([1, 0, 2], places);
        Assert.Equal(5, CompleteAssignment.CostOf(costs, places));
    }

    [Fact]
    public void Everybody_has_a_place_of_their_own_and_no_other_way_is_cheaper() =>
        (from size in Gen.Int[1, 9] from costs in Gen.Int[0, 100].Array[size * size] select (size, costs)).Sample(
            drawn =>
            {
                var places = CompleteAssignment.Solve(drawn.costs, drawn.size);
                Assert.Equal(Enumerable.Range(0, drawn.size), places.Order());
                Assert.Equal(Cheapest(drawn.costs, drawn.size), CompleteAssignment.CostOf(drawn.costs, places));
            },
            iter: 1_000,
            print: drawn => $"{drawn.size}: {string.Join(' ', drawn.costs)}");

    private static long Cheapest(int[] costs, int size)
    {
        using var assignment = new LinearSumAssignment();
        for (var at = 0; at < costs.Length; at++)
        {
            assignment.AddArcWithCost(at / size, at % size, costs[at]);
        }

        return assignment.Solve() == LinearSumAssignment.Status.OPTIMAL ? assignment.OptimalCost() : throw new InvalidOperationException("OR-Tools found no optimum.");
    }
}
