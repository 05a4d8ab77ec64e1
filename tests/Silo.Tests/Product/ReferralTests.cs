using System.Net;
using Xunit;

namespace Coordination.Silo.Tests.Product;

/// <summary>From intake to an answered referral, over HTTP.</summary>
public sealed class ReferralTests(RunningProduct product)
{
    [Fact]
    public async Task A_newcomer_is_assessed_matched_held_referred_and_accepted()
    {
        using var worker = await product.SignIn("worker");
        using var coordinator = await product.SignIn("coordinator");
        var opening = await Community.Opening(coordinator, 2, "mentoring", "1209");
        var newcomer = await Community.Newcomer(worker, "1209");
        var assessed = await worker.Post($"/api/newcomers/{newcomer}/assessments", new
        {
            needs = new[] { new { serviceType = "mentoring", urgency = 4 } },
            assets = new[] { new { kind = "skill", term = "cooking", willingToContribute = true } },
            nclc = new { listening = 4, speaking = 4, reading = 3, writing = 3 },
        });

        var match = (await worker.Get($"/api/newcomers/{newcomer}/matches")).Body.GetProperty("items").EnumerateArray()
            .Single(item => item.GetProperty("openingId").GetString() == opening);
        var hold = await worker.Post($"/api/openings/{opening}/holds", new { newcomerId = newcomer, needId = match.GetProperty("needId").GetString() });
        var sent = await worker.Post("/api/referrals", new
        {
            newcomerId = newcomer,
            holdId = hold["holdId"],
            needId = match.GetProperty("needId").GetString(),
            note = "Evenings",
            sharedFields = Array.Empty<string>(),
        });
        var accepted = await coordinator.Post($"/api/referrals/{sent["id"]}/accept");
        var again = await coordinator.Post($"/api/referrals/{sent["id"]}/accept");
        var done = await coordinator.Post($"/api/referrals/{sent["id"]}/complete", new { outcome = "need-met" });

        Assert.Equal((HttpStatusCode.Created, "high"), (assessed.Status, assessed["level"]));
        Assert.NotEmpty(match.GetProperty("reasons").EnumerateArray());
        Assert.Equal((HttpStatusCode.Created, "requested"), (sent.Status, sent["status"]));
        Assert.Equal((HttpStatusCode.OK, "accepted"), (accepted.Status, accepted["status"]));
        Assert.Equal((HttpStatusCode.Conflict, "illegal-transition"), (again.Status, again.Slug));
        Assert.Equal(["start", "hold", "complete", "fail", "cancel"], again.Body.GetProperty("legal").EnumerateArray().Select(move => move.GetString()));
        Assert.Equal("completed", done["status"]);
        var person = await worker.Get($"/api/newcomers/{newcomer}");
        Assert.Equal("met", person.Body.GetProperty("needs")[0].GetProperty("status").GetString());
        await HoldTests.AssertReplays(product.Database, opening, held: 0, taken: 1);
    }

    [Fact]
    public async Task A_rejected_referral_says_why_and_gives_the_place_back()
    {
        using var coordinator = await product.SignIn("coordinator");
        var opening = await Community.Opening(coordinator, 1, "legal", "1210");
        var newcomer = await Community.Newcomer(coordinator, "1210");
        var sent = await coordinator.Post("/api/referrals", new { newcomerId = newcomer, openingId = opening });

        var without = await coordinator.Post($"/api/referrals/{sent["id"]}/reject");
        var rejected = await coordinator.Post($"/api/referrals/{sent["id"]}/reject", new { reason = new { code = "no-capacity", text = "Full until March" } });

        Assert.Equal((HttpStatusCode.BadRequest, "validation"), (without.Status, without.Slug));
        Assert.Equal((HttpStatusCode.OK, "rejected"), (rejected.Status, rejected["status"]));
        Assert.Equal("1", (await coordinator.Get($"/api/openings/{opening}"))["available"]);
    }

    [Fact]
    public async Task Sharing_more_than_the_basic_fields_needs_a_consent()
    {
        using var coordinator = await product.SignIn("coordinator");
        var opening = await Community.Opening(coordinator, 1);
        var newcomer = await Community.Newcomer(coordinator);

        var refused = await coordinator.Post("/api/referrals", new { newcomerId = newcomer, openingId = opening, sharedFields = new[] { "region", "name" } });

        Assert.Equal((HttpStatusCode.Conflict, "consent-missing"), (refused.Status, refused.Slug));
        Assert.Equal("1", (await coordinator.Get($"/api/openings/{opening}"))["available"]);
    }

    [Fact]
    public async Task Somebody_who_waits_is_offered_the_place_that_comes_free_within_two_seconds()
    {
        using var coordinator = await product.SignIn("coordinator");
        var opening = await Community.Opening(coordinator, 1, "education", "1306");
        var first = await Community.Newcomer(coordinator, "1306");
        var hold = await coordinator.Post($"/api/openings/{opening}/holds", new { newcomerId = first });
        var waiting = await Community.Newcomer(coordinator, "1306");
        var assessed = await coordinator.Post($"/api/newcomers/{waiting}/assessments", new { assetsDeclined = true, needs = new[] { new { serviceType = "education", urgency = 3 } } });
        var joined = await coordinator.Post($"/api/newcomers/{waiting}/waitlist", new { needId = assessed.Body.GetProperty("needs")[0].GetString() });

        await coordinator.Post($"/api/holds/{hold["holdId"]}/release");

        Assert.Equal(HttpStatusCode.Created, joined.Status);
        await Eventually.Within(TimeSpan.FromSeconds(20), async () => await product.Database.Scalar(
            "select state from waitlist_entry where entry_id = $1", joined["entryId"]) is "offered");
        await Eventually.Within(TimeSpan.FromSeconds(20), async () => (await coordinator.Get($"/api/openings/{opening}"))["held"] == "1");
    }
}
