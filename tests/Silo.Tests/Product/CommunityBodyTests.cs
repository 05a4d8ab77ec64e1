using System.Net;
using Xunit;

namespace Coordination.Silo.Tests.Product;

/// <summary>S42: a community body that nobody funds takes part like every other: it registers itself, is approved by a coordinator, posts, and answers. In a product of its own: its partner changes organizations.</summary>
public sealed class CommunityBodyTests(RunningProduct product) : IClassFixture<RunningProduct>
{
    private const string Region = "1305";

    [Fact]
    public async Task S42_A_body_without_funding_registers_itself_is_approved_posts_and_answers()
    {
        using var partner = await product.SignIn("partner");
        using var coordinator = await product.SignIn("coordinator");
        using var worker = await product.SignIn("worker");

        var registered = await partner.Post("/api/providers", new
        {
            name = new { en = "Sunday kitchen", fr = "Cuisine du dimanche" },
            kind = "community",
            regionCode = Region,
            contactEmail = "kitchen@example.org",
        });
        var approved = await coordinator.Post($"/api/providers/{registered["id"]}/approve");
        var resource = await partner.Post($"/api/providers/{registered["id"]}/resources", Community.ResourceBody("community-connections", Region));
        var opening = await partner.Post($"/api/resources/{resource["id"]}/openings", new { unit = "seat", maximum = 4 });
        var referral = await worker.Post("/api/referrals", new { newcomerId = await Community.Newcomer(worker, Region), openingId = opening["id"] });
        var waiting = await partner.Get("/api/referrals?status=requested");
        var accepted = await partner.Post($"/api/referrals/{referral["id"]}/accept");

        Assert.Equal(("pending", "active", "kitchen@example.org"), (registered["status"], approved["status"], approved["contactEmail"]));
        Assert.Equal((HttpStatusCode.Created, "fresh"), (opening.Status, opening["freshness"]));
        Assert.Equal(0, opening.Body.GetProperty("waitingMatches").GetInt32());
        Assert.Equal(referral["id"], Assert.Single(waiting.Body.GetProperty("items").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal((HttpStatusCode.OK, "accepted"), (accepted.Status, accepted["status"]));
        var found = Assert.Single((await worker.Get($"/api/resources?search=choir&region={Region}")).Body.GetProperty("items").EnumerateArray());
        Assert.Equal((false, "Other community resource", 3), (
            found.GetProperty("funding").GetProperty("settlementProgram").GetBoolean(), found.GetProperty("funding").GetProperty("label").GetString(), found.GetProperty("available").GetInt32()));
    }

    [Fact]
    public async Task S42_Until_it_is_approved_nobody_finds_or_holds_what_it_posts()
    {
        using var partner = await product.SignIn("partner");
        using var worker = await product.SignIn("worker");
        var registered = await partner.Post("/api/providers", new { name = new { en = "Bike shed", fr = "Atelier vélo" }, kind = "community", regionCode = "1307" });
        var resource = await partner.Post($"/api/providers/{registered["id"]}/resources", Community.ResourceBody("community-connections", "1307"));
        var opening = await partner.Post($"/api/resources/{resource["id"]}/openings", new { unit = "seat", maximum = 4 });

        Assert.Empty((await worker.Get("/api/resources?search=choir&region=1307")).Body.GetProperty("items").EnumerateArray());
        var held = await worker.Post($"/api/openings/{opening["id"]}/holds", new { newcomerId = await Community.Newcomer(worker, "1307") });
        Assert.Equal((HttpStatusCode.Conflict, "closed"), (held.Status, held.Slug));
    }
}
