using System.Net;
using System.Text.Json;
using Xunit;

namespace Coordination.Silo.Tests.Product;

/// <summary>What a person agreed to decides what others see of them, at every reading.</summary>
public sealed class ConsentTests(RunningProduct product)
{
    private const string Region = "1302";

    [Fact]
    public async Task S01_A_provider_with_a_referral_reads_the_finished_assessment_as_far_as_a_consent_covers_it()
    {
        using var worker = await product.SignIn("worker");
        using var coordinator = await product.SignIn("coordinator");
        var (newcomer, opening) = await Assessed(worker, coordinator);
        var consent = await worker.Post($"/api/newcomers/{newcomer}/consents", Sharing("name", "assessment"));

        var referral = await worker.Post("/api/referrals", new { newcomerId = newcomer, openingId = opening, sharedFields = new[] { "name", "assessment" } });
        var shown = await coordinator.Get($"/api/referrals/{referral["id"]}/person");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.OK), (consent.Status, referral.Status, shown.Status));
        Assert.Equal("Amina", shown["givenName"]);
        Assert.Equal("medium", shown.Body.GetProperty("assessment").GetProperty("level").GetString());
        Assert.Equal(JsonValueKind.Null, shown.Body.GetProperty("birthDate").ValueKind);
        Assert.Empty(shown.Body.GetProperty("assets").EnumerateArray());
    }

    [Fact]
    public async Task A_consent_that_is_taken_back_shows_nothing_any_more_and_the_audit_tells_who_had_seen_what()
    {
        using var worker = await product.SignIn("worker");
        using var coordinator = await product.SignIn("coordinator", "fr");
        var (newcomer, opening) = await Assessed(worker, coordinator);
        var consent = await worker.Post($"/api/newcomers/{newcomer}/consents", Sharing("name"));
        var referral = await worker.Post("/api/referrals", new { newcomerId = newcomer, openingId = opening, sharedFields = new[] { "name" } });
        await coordinator.Get($"/api/referrals/{referral["id"]}/person");

        var withdrawn = await worker.Post($"/api/newcomers/{newcomer}/consents/{consent["id"]}/withdraw");
        var refused = await coordinator.Get($"/api/referrals/{referral["id"]}/person");
        var audit = (await worker.Get($"/api/newcomers/{newcomer}/access-log")).Body.GetProperty("items").EnumerateArray().ToArray();
        var kept = (await worker.Get($"/api/newcomers/{newcomer}/consents")).Body.GetProperty("items")[0];

        Assert.Equal(HttpStatusCode.OK, withdrawn.Status);
        Assert.Equal((HttpStatusCode.Forbidden, "consent-withdrawn"), (refused.Status, refused.Slug));
        Assert.Contains("retiré son consentement", refused["detail"], StringComparison.Ordinal);
        var reading = Assert.Single(audit, access => access.GetProperty("what").GetString() == "referral");
        Assert.Equal(("coordinator", "name"), (reading.GetProperty("by").GetString(), reading.GetProperty("fields")[0].GetString()));
        Assert.Equal("worker", kept.GetProperty("withdrawnBy").GetString());
        var later = await worker.Post("/api/referrals", new { newcomerId = newcomer, openingId = opening, sharedFields = new[] { "name" } });
        Assert.Equal((HttpStatusCode.Conflict, "consent-missing"), (later.Status, later.Slug));
    }

    [Fact]
    public async Task A_consent_towards_one_provider_shows_nothing_to_another()
    {
        using var worker = await product.SignIn("worker");
        using var coordinator = await product.SignIn("coordinator");
        var (newcomer, opening) = await Assessed(worker, coordinator);
        var other = await Community.Provider(coordinator, Region);
        await worker.Post($"/api/newcomers/{newcomer}/consents", new { purpose = "sharing", providerId = other, fields = new[] { "name" }, method = "written", language = "fr" });

        var refused = await worker.Post("/api/referrals", new { newcomerId = newcomer, openingId = opening, sharedFields = new[] { "name" } });
        var basic = await worker.Post("/api/referrals", new { newcomerId = newcomer, openingId = opening, sharedFields = Array.Empty<string>() });
        var shown = await coordinator.Get($"/api/referrals/{basic["id"]}/person");

        Assert.Equal((HttpStatusCode.Conflict, "consent-missing"), (refused.Status, refused.Slug));
        Assert.Equal((HttpStatusCode.Forbidden, "nothing-shared"), (shown.Status, shown.Slug));
    }

    [Fact]
    public async Task What_is_wrong_with_a_consent_is_said_field_by_field()
    {
        using var worker = await product.SignIn("worker");
        var newcomer = await Community.Newcomer(worker, Region);

        var refused = await worker.Post($"/api/newcomers/{newcomer}/consents", new { purpose = "sharing", fields = new[] { "shoe-size" }, method = "verbal", language = "de", days = 0 });

        Assert.Equal((HttpStatusCode.BadRequest, "validation"), (refused.Status, refused.Slug));
        Assert.Equal(["days", "fields", "language", "witness"], refused.Body.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await worker.Post("/api/newcomers/n-nobody/consents", Sharing("name"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await worker.Post($"/api/newcomers/{newcomer}/consents/c-none/withdraw")).Status);
    }

    private static object Sharing(params string[] fields) => new { purpose = "sharing", fields, method = "verbal", witness = "S. Roy", language = "fr" };

    private static async Task<(string Newcomer, string Opening)> Assessed(Api worker, Api coordinator)
    {
        var newcomer = await Community.Newcomer(worker, Region);
        await worker.Post($"/api/newcomers/{newcomer}/assessments", new { assetsDeclined = true, needs = new[] { new { serviceType = "legal", urgency = 3 } } });
        return (newcomer, await Community.Opening(coordinator, 3, "legal", Region));
    }
}
