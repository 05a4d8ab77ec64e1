using System.Net;
using System.Text.Json;
using Coordination.Domain.Communities;
using Coordination.Grains.Communities;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Xunit;

namespace Coordination.Silo.Tests.Product;

/// <summary>What a community does about its gaps, over HTTP: plan, calls for seats, pulses and decisions.</summary>
public sealed class CommunityActionTests(RunningProduct product)
{
    [Fact]
    public async Task S76_An_action_is_added_with_the_figure_of_its_day_done_and_opened_again()
    {
        using var coordinator = await product.SignIn("coordinator");
        using var admin = await product.SignIn("admin");
        using var partner = await product.SignIn("partner");
        var body = new { text = "Cours du soir", language = "fr", serviceType = "language-training", owner = "Organisme", dueOn = "2027-01-31" };

        var added = await coordinator.Post("/api/regions/1010/plan", body, "plan once");
        Assert.Equal((HttpStatusCode.Created, "open"), (added.Status, added["status"]));
        Assert.Equal(0, added.Body.GetProperty("then").GetProperty("waiting").GetInt32());
        Assert.Equal(added["id"], (await coordinator.Post("/api/regions/1010/plan", body, "plan once"))["id"]);
        Assert.Equal("done", (await coordinator.Post($"/api/regions/1010/plan/{added["id"]}/done"))["status"]);
        Assert.Equal("open", (await coordinator.Post($"/api/regions/1010/plan/{added["id"]}/reopen"))["status"]);
        var listed = Assert.Single((await admin.Get("/api/regions/1010/plan")).Body.GetProperty("items").EnumerateArray());
        Assert.Equal(3, listed.GetProperty("steps").GetArrayLength());

        Assert.Equal(HttpStatusCode.Forbidden, (await partner.Get("/api/regions/1010/plan")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.Post("/api/regions/1010/plan", body)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Post("/api/regions/none/plan", body)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Post($"/api/regions/1010/plan/{added["id"]}/explode")).Status);
        var bad = await coordinator.Post("/api/regions/1010/plan", new { language = "de", serviceType = "none" });
        Assert.Equal(HttpStatusCode.BadRequest, bad.Status);
        Assert.Equal(["dueOn", "language", "owner", "serviceType", "text"], Fields(bad));
    }

    [Fact]
    public async Task A_call_for_seats_reaches_a_provider_nearby_who_offers_and_is_refused_once_it_is_closed()
    {
        using var coordinator = await product.SignIn("coordinator");
        using var partner = await product.SignIn("partner");
        using var worker = await product.SignIn("worker");
        var provider = await Community.Provider(coordinator, "3521");
        await coordinator.Put($"/api/providers/{provider}/members/partner");
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        object Body(string region) => new { regionCode = region, serviceType = "language-training", seats = 12, fromOn = today.AddDays(30), closesOn = today.AddDays(10), languages = new[] { "fr" }, nclcMin = 3 };

        var near = await coordinator.Post("/api/seat-calls", Body("3520"));
        var far = await coordinator.Post("/api/seat-calls", Body("5915"));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (near.Status, far.Status));
        var asked = (await partner.Get("/api/seat-calls")).Body.GetProperty("items").EnumerateArray().Select(call => call.GetProperty("id").GetString()).ToList();
        Assert.Contains(near["id"], asked);
        Assert.DoesNotContain(far["id"], asked);

        Assert.Equal(HttpStatusCode.OK, (await partner.Post($"/api/seat-calls/{near["id"]}/offers", new { seats = 5 })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await partner.Post($"/api/seat-calls/{far["id"]}/offers", new { seats = 5 })).Status);
        Assert.Equal(["seats"], Fields(await partner.Post($"/api/seat-calls/{near["id"]}/offers", new { seats = 0 })));
        Assert.Equal("5", (await coordinator.Get($"/api/seat-calls/{near["id"]}"))["offered"]);
        Assert.Equal("closed", (await coordinator.Post($"/api/seat-calls/{near["id"]}/close"))["status"]);
        Assert.Equal((HttpStatusCode.Conflict, "call-closed"), (await partner.Post($"/api/seat-calls/{near["id"]}/offers", new { seats = 6 })) is var late ? (late.Status, late.Slug) : default);

        Assert.Equal(HttpStatusCode.Forbidden, (await worker.Get("/api/seat-calls")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await partner.Post("/api/seat-calls", Body("3520"))).Status);
        var bad = await coordinator.Post("/api/seat-calls", new { regionCode = "none", seats = 1001, nclcMin = 5, nclcMax = 4, closesOn = "2020-01-01", languages = new[] { "french" } });
        Assert.Equal(["closesOn", "fromOn", "languages", "nclcMin", "regionCode", "seats", "serviceType"], Fields(bad));
    }

    [Fact]
    public async Task S78_A_pulse_is_answered_once_and_shows_results_from_five_answers_on()
    {
        using var funder = await product.SignIn("funder");
        using var worker = await product.SignIn("worker");
        using var coordinator = await product.SignIn("coordinator");
        var ends = TimeProvider.System.GetUtcNow().AddDays(2);
        var question = new { en = "Are there enough seats?", fr = "Y a-t-il assez de places?" };
        var launched = await funder.Post("/api/pulses", new { regionCode = "4811", audience = "worker", question, endsAt = ends });
        Assert.Equal(HttpStatusCode.Created, launched.Status);
        Assert.Equal(5, launched.Body.GetProperty("choices").GetArrayLength());
        var id = launched["id"];

        Assert.Contains((await worker.Get("/api/pulses")).Body.GetProperty("items").EnumerateArray(), pulse => pulse.GetProperty("id").GetString() == id);
        Assert.Equal(HttpStatusCode.BadRequest, (await worker.Post($"/api/pulses/{id}/answers", new { choice = 6 })).Status);
        Assert.Equal(HttpStatusCode.OK, (await worker.Post($"/api/pulses/{id}/answers", new { choice = 4 })).Status);
        Assert.Equal("pulse-answered", (await worker.Post($"/api/pulses/{id}/answers", new { choice = 4 })).Slug);
        Assert.DoesNotContain((await worker.Get("/api/pulses")).Body.GetProperty("items").EnumerateArray(), pulse => pulse.GetProperty("id").GetString() == id);

        var grain = product.Services.GetRequiredService<IGrainFactory>().GetGrain<IPulseGrain>(id);
        async Task<JsonElement> Whole(Api api) => (await api.Get($"/api/pulses/{id}")).Body.GetProperty("whole");
        for (var person = 0; person < 3; person++)
        {
            Assert.Equal(PulseOutcome.Counted, await grain.Answer(new($"somebody {person}", "4811", 3)));
        }

        Assert.Equal(JsonValueKind.Null, (await Whole(funder)).GetProperty("answers").ValueKind);
        await grain.Answer(new("one more", "4811", 3));
        Assert.Equal(5, (await Whole(coordinator)).GetProperty("answers").GetInt32());
        Assert.All((await Whole(funder)).GetProperty("counts").EnumerateArray(), count => Assert.Equal(JsonValueKind.Null, count.ValueKind));

        Assert.Equal(HttpStatusCode.Forbidden, (await worker.Get($"/api/pulses/{id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await worker.Post("/api/pulses", new { })).Status);
        var bad = await funder.Post("/api/pulses", new { regionCode = "4811", audience = "all", question = new { en = "?" }, choices = new[] { new { en = "Yes", fr = "Oui" } }, endsAt = ends.AddDays(20) });
        Assert.Equal(["audience", "choices", "endsAt", "question.fr"], Fields(bad));
    }

    [Fact]
    public async Task S79_A_funders_decision_holds_no_exact_figure_and_an_exact_one_is_a_hash_to_funders()
    {
        using var funder = await product.SignIn("funder");
        using var coordinator = await product.SignIn("coordinator");
        using var partner = await product.SignIn("partner");
        var newcomer = await Community.Newcomer(coordinator, "4702");
        await coordinator.Post($"/api/newcomers/{newcomer}/assessments", new { needs = new[] { new { serviceType = "digital", urgency = 3 } }, assets = Array.Empty<object>(), assetsDeclined = true });
        await Eventually.Within(TimeSpan.FromSeconds(20), async () => (await coordinator.Get("/api/regions/4702")).Body.GetProperty("figures")[0].GetProperty("waiting").GetInt32() == 1);
        var body = new { regionCode = "4702", decided = "Fund ten seats", rationale = "The gap recurs" };

        var theirs = await funder.Post("/api/funding-decisions", body);
        var ours = await coordinator.Post("/api/funding-decisions", body);

        Assert.Equal(HttpStatusCode.Created, theirs.Status);
        Assert.Equal(JsonValueKind.Null, theirs.Body.GetProperty("evidence").GetProperty("figures")[0].GetProperty("waiting").ValueKind);
        Assert.Equal(DecisionNote.HashOf(theirs["evidenceText"]), theirs["evidenceHash"]);
        Assert.Equal(1, ours.Body.GetProperty("evidence").GetProperty("figures")[0].GetProperty("waiting").GetInt32());
        var seen = await funder.Get($"/api/funding-decisions/{ours["id"]}");
        Assert.Equal((JsonValueKind.Null, ours["evidenceHash"]), (seen.Body.GetProperty("evidence").ValueKind, seen["evidenceHash"]));
        Assert.DoesNotContain((await funder.Get("/api/funding-decisions?region=4702")).Body.GetProperty("items").EnumerateArray(), note => !note.GetProperty("isProtected").GetBoolean() && note.GetProperty("evidence").ValueKind != JsonValueKind.Null);

        Assert.Equal(HttpStatusCode.Forbidden, (await partner.Get("/api/funding-decisions")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await funder.Get("/api/funding-decisions/decision-none")).Status);
        Assert.Equal(["decided", "rationale", "regionCode"], Fields(await funder.Post("/api/funding-decisions", new { })));
    }

    private static IEnumerable<string> Fields(Reply reply) => reply.Body.GetProperty("errors").EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal);
}
