using System.Net;
using Xunit;

namespace Coordination.Silo.Tests.Product;

/// <summary>What each role may do, asked of the running product.</summary>
public sealed class RoleTests(RunningProduct product)
{
    [Fact]
    public async Task A_partner_registers_its_organization_which_is_seen_by_others_once_approved()
    {
        using var partner = await product.SignIn("partner");
        using var coordinator = await product.SignIn("coordinator");
        var registered = await partner.Post("/api/providers", new { name = new { en = "Chess club", fr = "Club d’échecs" }, kind = "community", regionCode = "4807" });
        var resource = await partner.Post($"/api/providers/{registered["id"]}/resources", Community.ResourceBody("volunteering", "4807"));
        var opening = await partner.Post($"/api/resources/{resource["id"]}/openings", new { unit = "seat", maximum = 4 });
        var newcomer = await Community.Newcomer(coordinator, "4807");
        await coordinator.Post($"/api/newcomers/{newcomer}/assessments", new { assetsDeclined = true, needs = new[] { new { serviceType = "volunteering", urgency = 2 } } });
        async Task<int> Matches() => (await coordinator.Get($"/api/newcomers/{newcomer}/matches")).Body.GetProperty("items").GetArrayLength();

        var before = await Matches();
        var early = await coordinator.Post($"/api/openings/{opening["id"]}/holds", new { newcomerId = newcomer });
        var approved = await coordinator.Post($"/api/providers/{registered["id"]}/approve");
        await Eventually.Within(TimeSpan.FromSeconds(20), async () => await Matches() == 1);

        Assert.Equal(("pending", HttpStatusCode.Created, HttpStatusCode.Created), (registered["status"], resource.Status, opening.Status));
        Assert.Equal(0, before);
        Assert.Equal((HttpStatusCode.Conflict, "closed"), (early.Status, early.Slug));
        Assert.Equal("active", approved["status"]);
    }

    [Fact]
    public async Task S08_Partners_see_what_the_community_needs_as_counts_and_never_as_people()
    {
        using var partner = await product.SignIn("partner");
        using var worker = await product.SignIn("worker");
        var newcomer = await Community.Newcomer(worker, "4808");
        async Task<int> Waiting() => (await partner.Get("/api/gaps?level=census-division&serviceType=legal")).Body.GetProperty("items").EnumerateArray()
            .Single(row => row.GetProperty("regionCode").GetString() == "4808").GetProperty("waiting").GetInt32();
        var before = await Waiting();

        await worker.Post($"/api/newcomers/{newcomer}/assessments", new { assetsDeclined = true, needs = new[] { new { serviceType = "legal", urgency = 2 } } });

        await Eventually.Within(TimeSpan.FromSeconds(20), async () => await Waiting() == before + 1);
        var told = (await partner.Get("/api/gaps?level=census-division&serviceType=legal")).Body.ToString();
        Assert.DoesNotContain("Amina", told, StringComparison.Ordinal);
        Assert.DoesNotContain(newcomer, told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partner_may_not_touch_what_belongs_to_another_provider()
    {
        using var partner = await product.SignIn("partner");
        using var coordinator = await product.SignIn("coordinator");
        var provider = await Community.Provider(coordinator);
        var opening = await Community.Opening(coordinator, 2);
        var sent = await coordinator.Post("/api/referrals", new { newcomerId = await Community.Newcomer(coordinator), openingId = opening });

        Assert.Equal(HttpStatusCode.Forbidden, (await partner.Post($"/api/providers/{provider}/resources", Community.ResourceBody("legal", "3520"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await partner.Patch($"/api/openings/{opening}", new { maximum = 9 })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await partner.Get($"/api/referrals/{sent["id"]}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await partner.Post($"/api/referrals/{sent["id"]}/accept")).Status);
    }

    [Theory]
    [InlineData("partner", "POST", "/api/newcomers")]
    [InlineData("funder", "POST", "/api/newcomers")]
    [InlineData("admin", "POST", "/api/newcomers")]
    [InlineData("partner", "GET", "/api/newcomers/n-somebody")]
    [InlineData("funder", "GET", "/api/newcomers/n-somebody")]
    [InlineData("funder", "GET", "/api/openings/o-a-b")]
    [InlineData("funder", "GET", "/api/referrals")]
    [InlineData("worker", "POST", "/api/providers")]
    [InlineData("worker", "PATCH", "/api/openings/o-a-b")]
    [InlineData("partner", "POST", "/api/openings/o-a-b/holds")]
    [InlineData("partner", "PUT", "/api/providers/p-a/members/partner")]
    public async Task What_a_role_may_not_do_is_403(string user, string method, string path)
    {
        using var caller = await product.SignIn(user);

        var reply = await caller.Send(new(method), path, method == "GET" ? null : "{}", null);

        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), (reply.Status, reply.Slug));
    }

    [Fact]
    public async Task Without_a_token_everything_but_health_and_the_description_is_401()
    {
        using var client = new HttpClient { BaseAddress = product.Address };

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(new Uri("/api/regions", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(new Uri("/hubs/live", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Contains("/api/openings/{id}/holds", await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
