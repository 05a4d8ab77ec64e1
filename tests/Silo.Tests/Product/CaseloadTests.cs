using System.Net;
using System.Text.Json;
using Xunit;

namespace Coordination.Silo.Tests.Product;

/// <summary>Caseloads over HTTP: what providers carry, and moves that balance it.</summary>
public sealed class CaseloadTests(RunningProduct product)
{
    [Fact]
    public async Task A_proposal_moves_referrals_from_the_full_provider_to_the_one_with_room_and_loads_are_as_they_were_foretold()
    {
        using var coordinator = await product.SignIn("coordinator");
        using var partner = await product.SignIn("partner");
        const string region = "1202";
        var (full, fullOpening) = await Offer(coordinator, region, 4);
        for (var person = 0; person < 4; person++)
        {
            await Refer(coordinator, region, fullOpening);
        }

        // Opened afterwards, so that the engine had no choice before.
        var (free, _) = await Offer(coordinator, region, 6);
        await coordinator.Put($"/api/providers/{free}/members/partner");

        var preview = await coordinator.Post("/api/caseload/previews", new { regionCode = region, movesMax = 10 });
        Assert.Equal(HttpStatusCode.OK, preview.Status);
        var moves = preview.Body.GetProperty("moves").EnumerateArray().Select(move => new
        {
            referralId = move.GetProperty("referralId").GetString(),
            openingId = move.GetProperty("openingId").GetString(),
        }).ToArray();
        Assert.NotEmpty(moves);
        Assert.True(Ratio(preview.Body.GetProperty("after"), full) < Ratio(preview.Body.GetProperty("before"), full));

        var sent = await coordinator.Post("/api/caseload/proposals", new { regionCode = region, moves }, "send once");
        Assert.Equal(HttpStatusCode.Created, sent.Status);
        Assert.Equal(sent["id"], (await coordinator.Post("/api/caseload/proposals", new { regionCode = region, moves }, "send once"))["id"]);
        var asked = (await partner.Get("/api/caseload/moves")).Body.GetProperty("items").EnumerateArray().Select(move => move.GetProperty("moveId").GetString()).ToArray();
        Assert.Equal(moves.Length, asked.Length);
        foreach (var move in asked)
        {
            var taken = await partner.Post($"/api/caseload/moves/{move}/accept");
            Assert.Equal((HttpStatusCode.OK, "accepted"), (taken.Status, taken["status"]));
            Assert.Equal("accepted", (await coordinator.Get($"/api/referrals/{taken["nextId"]}"))["status"]);
            Assert.Equal("cancelled", (await coordinator.Get($"/api/referrals/{taken["referralId"]}"))["status"]);
            Assert.Equal("accepted", (await partner.Post($"/api/caseload/moves/{move}/accept"))["status"]);
            Assert.Equal((HttpStatusCode.Conflict, "move-over"), ((await partner.Post($"/api/caseload/moves/{move}/decline")) is var late ? late.Status : 0, late.Slug));
        }

        var now = await coordinator.Get($"/api/caseload?region={region}");
        Assert.Equal(Ratio(preview.Body.GetProperty("after"), full), Ratio(now.Body.GetProperty("items"), full));
        Assert.Equal(Ratio(preview.Body.GetProperty("after"), free), Ratio(now.Body.GetProperty("items"), free));
        Assert.Contains(now.Body.GetProperty("workers").EnumerateArray(), worker => worker.GetProperty("user").GetString() == "coordinator");
        Assert.Empty((await coordinator.Post("/api/caseload/previews", new { regionCode = region })).Body.GetProperty("moves").EnumerateArray());
        Assert.Equal("nothing-to-balance", (await coordinator.Post("/api/caseload/proposals", new { regionCode = region, moves })).Slug);
    }

    [Fact]
    public async Task A_move_that_the_first_provider_answered_meanwhile_is_overtaken()
    {
        using var coordinator = await product.SignIn("coordinator");
        using var partner = await product.SignIn("partner");
        const string region = "1203";
        var (_, fullOpening) = await Offer(coordinator, region, 2);
        var referrals = new[] { await Refer(coordinator, region, fullOpening), await Refer(coordinator, region, fullOpening) };
        var (free, _) = await Offer(coordinator, region, 6);
        await coordinator.Put($"/api/providers/{free}/members/partner");
        var moves = (await coordinator.Post("/api/caseload/previews", new { regionCode = region })).Body.GetProperty("moves").EnumerateArray()
            .Select(move => new { referralId = move.GetProperty("referralId").GetString(), openingId = move.GetProperty("openingId").GetString() }).ToArray();
        var proposal = await coordinator.Post("/api/caseload/proposals", new { regionCode = region, moves });
        foreach (var referral in referrals)
        {
            await coordinator.Post($"/api/referrals/{referral}/accept");
        }

        var move = proposal.Body.GetProperty("moves")[0].GetProperty("moveId").GetString();
        Assert.Equal("move-over", (await partner.Post($"/api/caseload/moves/{move}/accept")).Slug);
        Assert.Equal("overtaken", (await coordinator.Get($"/api/caseload/proposals/{proposal["id"]}")).Body.GetProperty("moves")[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_provider_states_what_it_can_carry_and_others_may_neither_see_nor_answer()
    {
        using var coordinator = await product.SignIn("coordinator");
        using var partner = await product.SignIn("partner");
        using var funder = await product.SignIn("funder");
        var (provider, _) = await Offer(coordinator, "1204", 3);

        Assert.Equal(("6", "True"), ((await coordinator.Get($"/api/providers/{provider}/caseload")) is var estimated ? estimated["capacity"] : "", estimated["isEstimated"]));
        Assert.Equal(HttpStatusCode.OK, (await coordinator.Put($"/api/providers/{provider}/caseload", new { capacity = 40 })).Status);
        Assert.Equal(("40", "False"), ((await coordinator.Get($"/api/providers/{provider}/caseload")) is var stated ? stated["capacity"] : "", stated["isEstimated"]));
        Assert.Equal(HttpStatusCode.BadRequest, (await coordinator.Put($"/api/providers/{provider}/caseload", new { capacity = 0 })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await partner.Get($"/api/providers/{provider}/caseload")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await funder.Get("/api/caseload?region=12")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await partner.Post("/api/caseload/previews", new { regionCode = "12" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await partner.Post("/api/caseload/moves/balance-none.1/accept")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await coordinator.Post("/api/caseload/previews", new { regionCode = "CA" })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await coordinator.Post("/api/caseload/proposals", new { regionCode = "12" })).Status);
    }

    private static async Task<(string Provider, string Opening)> Offer(Api coordinator, string region, int seats)
    {
        var provider = await Community.Provider(coordinator, region);
        var resource = (await coordinator.Post($"/api/providers/{provider}/resources", Community.ResourceBody("digital", region)))["id"];
        return (provider, (await coordinator.Post($"/api/resources/{resource}/openings", new { unit = "seat", maximum = seats }))["id"]);
    }

    private static async Task<string> Refer(Api coordinator, string region, string opening)
    {
        var newcomer = await Community.Newcomer(coordinator, region);
        await coordinator.Post($"/api/newcomers/{newcomer}/assessments", new { needs = new[] { new { serviceType = "digital", urgency = 3 } }, assets = Array.Empty<object>(), assetsDeclined = true });
        return (await coordinator.Post("/api/referrals", new { newcomerId = newcomer, openingId = opening }))["id"];
    }

    private static double Ratio(JsonElement loads, string provider) =>
        loads.EnumerateArray().Single(load => load.GetProperty("providerId").GetString() == provider).GetProperty("ratio").GetDouble();
}
