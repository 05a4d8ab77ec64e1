using Coordination.Domain.Communities;
using Coordination.Grains.Communities;
using Coordination.Grains.Tests.Community;
using Coordination.Support;
using Xunit;

namespace Coordination.Grains.Tests.Communities;

public sealed class CommunityPlanTests(TestCommunity community) : IClassFixture<TestCommunity>
{
    private static readonly AddAction Evening = new("a-1", "Evening classes", "en", "language-training", "Agency", new(2027, 1, 31), new(142, 20, 71.5), "coordinator");

    [Fact]
    public async Task S76_An_action_keeps_the_figure_of_its_day_and_who_changed_it_when_after_its_silo_forgot_it()
    {
        var plan = Plan("3501");
        await plan.Add(Evening);
        await plan.Add(Evening with { Text = "Something else" });
        await plan.Change(new("a-1", PlanActionStatus.Done, "second"));
        await plan.Change(new("a-1", PlanActionStatus.Done, "third"));
        await community.Cluster.DeactivateAsync(plan);
        await plan.Change(new("a-1", PlanActionStatus.Open, "third"));

        var action = Assert.Single(await plan.View());
        Assert.Equal(("Evening classes", "en", PlanActionStatus.Open, new PlanFigure(142, 20, 71.5)), (action.Text, action.Language, action.Status, action.Figure));
        Assert.Equal(
            [(PlanActionStatus.Open, "coordinator"), (PlanActionStatus.Done, "second"), (PlanActionStatus.Open, "third")],
            action.Steps.Select(step => (step.Status, step.By)));
        Assert.Null(await plan.Change(new("a-none", PlanActionStatus.Done, "second")));
        Assert.Equal(["3501|open|2027-01-31|Evening classes"], await community.Database.Rows("select region_code, status, due_on::text, item->>'text' from plan_action where region_code = '3501'"));
    }

    [Fact]
    public async Task S76_A_refused_write_has_added_nothing()
    {
        var plan = Plan("3502");
        await using (await Refusal.OfState(community.Database, "plan-3502"))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => plan.Add(Evening));
        }

        Assert.Empty(await plan.View());
        Assert.Empty(await community.Database.Rows("select 1 from plan_action where region_code = '3502'"));
        Assert.Equal("a-1", (await plan.Add(Evening))!.Id);
    }

    private ICommunityPlanGrain Plan(string region) => community.Grains.GetGrain<ICommunityPlanGrain>(ICommunityPlanGrain.Prefix + region);
}
