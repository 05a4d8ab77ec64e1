using Coordination.Support;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Xunit;

namespace Coordination.Silo.Tests.Product;

/// <summary>Openings whose provider has been silent for long, in a product of their own: it is made to forget what it had in memory.</summary>
public sealed class FreshnessTests(RunningProduct product) : IClassFixture<RunningProduct>
{
    private const string Region = "6204";

    [Fact]
    public async Task An_opening_nobody_confirms_is_asked_about_then_not_counted_then_asleep_and_wakes_with_one_command()
    {
        using var coordinator = await product.SignIn("coordinator");
        using var worker = await product.SignIn("worker");
        var opening = await Community.Opening(coordinator, 3, "legal", Region);
        var newcomer = await Community.Newcomer(worker, Region);
        await worker.Post($"/api/newcomers/{newcomer}/assessments", new { assetsDeclined = true, needs = new[] { new { serviceType = "legal", urgency = 3 } } });
        async Task<string> Seen() => $"{await Freshness(worker, opening)} matches {await Matches(worker, newcomer)} free {await Free()} found {await Found(worker)}/{await Found(coordinator)}";

        Assert.Equal("fresh matches 1 free 3 found 3 fresh/3 fresh", await Seen());
        await Age(opening, 7);
        Assert.Equal("due matches 1 free 3 found 3 due/3 due", await Seen());
        await Age(opening, 30);
        Assert.Equal("uncounted matches 0 free 0 found 0 uncounted/0 uncounted", await Seen());
        Assert.Equal("held", (await worker.Post($"/api/openings/{opening}/holds", new { newcomerId = newcomer })).Status is System.Net.HttpStatusCode.Created ? "held" : "refused");
        await Age(opening, 60);
        Assert.Equal("asleep matches 0 free 0 found nothing/0 asleep", await Seen());

        await coordinator.Patch($"/api/openings/{opening}", new { affirm = true });
        await Eventually.Within(TimeSpan.FromSeconds(5), async () => await Seen() == "fresh matches 1 free 2 found 2 fresh/2 fresh");
    }

    [Fact]
    public async Task Why_not_says_that_nobody_has_confirmed_it_and_that_the_provider_may()
    {
        using var coordinator = await product.SignIn("coordinator");
        using var worker = await product.SignIn("worker", "fr");
        var opening = await Community.Opening(coordinator, 3, "housing", Region);
        var newcomer = await Community.Newcomer(worker, Region);
        await worker.Post($"/api/newcomers/{newcomer}/assessments", new { assetsDeclined = true, needs = new[] { new { serviceType = "housing", urgency = 3 } } });
        await Age(opening, 45);

        var why = await worker.Get($"/api/newcomers/{newcomer}/matches/{opening}/why");

        Assert.Contains("Non confirmé par l’organisme depuis 45 jours", why.Text, StringComparison.Ordinal);
        Assert.Contains("La confirmation par l’organisme", why.Text, StringComparison.Ordinal);
    }

    private static async Task<string> Freshness(Api caller, string opening) => (await caller.Get($"/api/openings/{opening}"))["freshness"];

    private static async Task<int> Matches(Api caller, string newcomer) => (await caller.Get($"/api/newcomers/{newcomer}/matches")).Body.GetProperty("items").GetArrayLength();

    private static async Task<string> Found(Api caller)
    {
        var items = (await caller.Get($"/api/resources?search=choir&region={Region}")).Body.GetProperty("items").EnumerateArray()
            .Where(item => item.GetProperty("serviceType").GetString() == "legal").ToArray();
        return items.Length == 0 ? "nothing" : $"{items[0].GetProperty("available")} {items[0].GetProperty("freshness")}";
    }

    /// <summary>What the region counts as free, by the rows as they are.</summary>
    private async Task<object?> Free() =>
        await product.Database.Scalar("select coalesce(sum(free), 0)::bigint from gap_supply_on(array[$1], (now() at time zone 'UTC')::date) where service_type = 'legal'", Region);

    /// <summary>Has the provider be silent for so many days, and the product read it anew.</summary>
    private async Task Age(string opening, int days)
    {
        await product.ConnectionString.Run($"""
            begin;
            set local session_replication_role = replica;
            update opening set affirmed_at = now() - interval '{days} days' where opening_id = '{opening}';
            commit;
            """);
        await product.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero, TestContext.Current.CancellationToken);
    }
}
