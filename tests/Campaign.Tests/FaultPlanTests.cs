using Coordination.Campaign.Faults;
using Xunit;

namespace Coordination.Campaign.Tests;

/// <summary>A seed is worth printing only if it brings the same faults again.</summary>
public sealed class FaultPlanTests
{
    private const int Silos = 3;
    private static readonly string[] Kinds = [.. FaultKinds.All.Select(kind => kind.Kind)];

    [Fact]
    public void A_seed_gives_the_same_plan_each_time_and_another_seed_another()
    {
        var plan = FaultPlan.Make(7, 30, Silos, Kinds);

        Assert.Equal(plan, FaultPlan.Make(7, 30, Silos, Kinds));
        Assert.NotEqual(plan, FaultPlan.Make(8, 30, Silos, Kinds));
    }

    [Fact]
    public void The_shortest_run_begins_with_one_of_each_kind_that_must_come() =>
        Assert.Equal(FaultKinds.Always.Order(), FaultPlan.Make(1, 3, Silos, Kinds).Take(FaultKinds.Always.Length).Select(step => step.Kind).Order());

    [Fact]
    public void Half_an_hour_has_every_kind_and_more_than_a_hundred_steps()
    {
        var plan = FaultPlan.Make(1, 30, Silos, Kinds);

        Assert.Equal(Kinds.Order(), plan.Select(step => step.Kind).Distinct().Order());
        Assert.True(plan.Length > 100);
    }

    [Fact]
    public void Nobody_stands_still_for_longer_than_ninety_seconds_and_in_a_short_run_fifteen()
    {
        Assert.All(FaultPlan.Make(3, 300, Silos, Kinds).Where(step => step.Kind == FaultKinds.Hang), step => Assert.InRange(step.Seconds, 1, 90));
        Assert.All(FaultPlan.Make(3, 9, Silos, Kinds).Where(step => step.Kind == FaultKinds.Hang), step => Assert.InRange(step.Seconds, 1, 15));
    }
}
