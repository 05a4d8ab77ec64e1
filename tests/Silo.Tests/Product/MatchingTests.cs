using System.Globalization;
using System.Net;
using System.Text.Json;
using Coordination.Domain.Matching.Rules;
using Xunit;

namespace Coordination.Silo.Tests.Product;

/// <summary>Matching over HTTP, in territories and provinces that no other test uses.</summary>
public sealed class MatchingTests(RunningProduct product)
{
    private const string Whitehorse = "6001";
    private const string Yellowknife = "6106";
    private const string Iqaluit = "6204";

    [Theory]
    [InlineData("en", "Language level 3 is below the 6 asked for", "Language level 6 in the weakest skill")]
    [InlineData("fr", "niveau", "Le niveau linguistique 6 dans la compétence la plus faible")]
    public async Task S13_Why_not_answers_for_any_person_and_opening_in_both_languages(string language, string against, string change)
    {
        using var worker = await product.SignIn("worker", language);
        using var coordinator = await product.SignIn("coordinator");
        var resource = (await coordinator.Post($"/api/providers/{await Community.Provider(coordinator, Whitehorse)}/resources", new
        {
            kind = "service",
            title = new { en = "Evening class", fr = "Cours du soir" },
            serviceType = "language-training",
            regionCode = Whitehorse,
            modality = "in-person",
            languages = new[] { "en" },
            nclcMin = 6,
        }))["id"];
        var opening = (await coordinator.Post($"/api/resources/{resource}/openings", new { unit = "seat", maximum = 3 }))["id"];
        var newcomer = await Community.Newcomer(worker, Whitehorse);
        await Assess(worker, newcomer, "language-training", 3);

        var why = await worker.Get($"/api/newcomers/{newcomer}/matches/{opening}/why");

        Assert.Equal(HttpStatusCode.OK, why.Status);
        Assert.False(why.Body.GetProperty("isOffered").GetBoolean());
        Assert.Contains(against, Assert.Single(Texts(why, "whyNot")), StringComparison.Ordinal);
        Assert.Equal(change, Assert.Single(Texts(why, "changes")));
        Assert.NotEmpty(Texts(why, "findings"));
        Assert.Equal(HttpStatusCode.NotFound, (await worker.Get($"/api/newcomers/{newcomer}/matches/o-nothing-1/why")).Status);
    }

    [Fact]
    public async Task A_place_kept_for_others_is_held_only_with_a_reason_and_the_reason_is_kept()
    {
        using var worker = await product.SignIn("worker");
        using var coordinator = await product.SignIn("coordinator");
        await CrisesOfSixtyDays(coordinator, Iqaluit, 110);
        var opening = await Community.Opening(coordinator, 2, "housing", Iqaluit);
        var newcomer = await Community.Newcomer(worker, Iqaluit);
        var need = (await Assess(worker, newcomer, "housing", 2)).Body.GetProperty("needs")[0].GetString();
        await Eventually.Within(TimeSpan.FromSeconds(30), async () => (await worker.Get("/api/markets/62")).Body.GetProperty("priced").GetInt32() == 1);

        var listed = (await worker.Get($"/api/newcomers/{newcomer}/matches")).Body.GetProperty("items")[0];
        var refused = await worker.Post($"/api/openings/{opening}/holds", new { newcomerId = newcomer, needId = need });
        var referred = await worker.Post("/api/referrals", new { newcomerId = newcomer, openingId = opening, needId = need });
        var held = await worker.Post($"/api/openings/{opening}/holds", new { newcomerId = newcomer, needId = need, reason = "Evicted this morning" });
        var decisions = (await worker.Get($"/api/newcomers/{newcomer}/decisions")).Body.GetProperty("items");

        Assert.NotEqual(JsonValueKind.Null, listed.GetProperty("keptUntil").ValueKind);
        Assert.Equal((HttpStatusCode.Conflict, "kept-for-higher-need"), (refused.Status, refused.Slug));
        Assert.Equal((HttpStatusCode.Conflict, "kept-for-higher-need"), (referred.Status, referred.Slug));
        Assert.Equal(HttpStatusCode.Created, held.Status);
        Assert.Equal((opening, "Evicted this morning"), (decisions[0].GetProperty("chosen").GetString(), decisions[0].GetProperty("reason").GetString()));

        var year = await coordinator.Get("/api/markets/62/year");
        var crisis = year.Body.GetProperty("byPolicy").GetProperty("bands")[0];
        Assert.Equal("crisis", crisis.GetProperty("band").GetString());
        Assert.True(crisis.GetProperty("served").GetInt32() > 0);
        Assert.Equal(HttpStatusCode.Forbidden, (await worker.Get("/api/markets/62/year")).Status);
    }

    [Fact]
    public async Task A_rule_is_overridden_only_by_whom_it_names()
    {
        using var worker = await product.SignIn("worker");
        using var coordinator = await product.SignIn("coordinator");
        var opening = await Community.Opening(coordinator, 5, "employment", Yellowknife);
        var newcomer = await Community.Newcomer(worker, Yellowknife);
        var need = (await Assess(worker, newcomer, "employment", 3)).Body.GetProperty("needs")[0].GetString();

        var refused = await worker.Post($"/api/openings/{opening}/holds", new { newcomerId = newcomer, needId = need });
        var notTheirs = await worker.Post($"/api/openings/{opening}/holds", new { newcomerId = newcomer, needId = need, reason = "Has an offer" });
        var held = await coordinator.Post($"/api/openings/{opening}/holds", new { newcomerId = newcomer, needId = need, reason = "Has an offer" });

        Assert.Equal((HttpStatusCode.Conflict, "rule-advises-against"), (refused.Status, refused.Slug));
        Assert.Equal((HttpStatusCode.Forbidden, "override-not-yours"), (notTheirs.Status, notTheirs.Slug));
        Assert.Equal(HttpStatusCode.Created, held.Status);
    }

    [Fact]
    public async Task The_engine_places_a_need_once_and_its_decision_replays()
    {
        using var worker = await product.SignIn("worker");
        using var coordinator = await product.SignIn("coordinator");
        var opening = await Community.Opening(coordinator, 1, "mentoring", Yellowknife);
        var newcomer = await Community.Newcomer(worker, Yellowknife);
        var need = (await Assess(worker, newcomer, "mentoring", 3)).Body.GetProperty("needs")[0].GetString();

        var placed = await worker.Post($"/api/newcomers/{newcomer}/needs/{need}/place", key: "place-once");
        var again = await worker.Post($"/api/newcomers/{newcomer}/needs/{need}/place", key: "place-once");
        var decision = await worker.Get($"/api/decisions/{placed["decisionId"]}");

        Assert.Equal((HttpStatusCode.Created, opening), (placed.Status, placed["openingId"]));
        Assert.Equal(placed["holdId"], again["holdId"]);
        Assert.True(decision.Body.GetProperty("replays").GetBoolean());
        Assert.Equal(opening, decision.Body.GetProperty("decision").GetProperty("taken").GetString());
        await AWeekPasses(placed["decisionId"]);
        Assert.Equal(HttpStatusCode.OK, (await coordinator.Patch($"/api/openings/{opening}", new { status = "closed" })).Status);
        var lastWeeks = await worker.Get($"/api/decisions/{placed["decisionId"]}");
        Assert.True(lastWeeks.Body.GetProperty("replays").GetBoolean());
        Assert.Equal(decision.Body.GetProperty("decision").GetRawText(), lastWeeks.Body.GetProperty("decision").GetRawText());
        Assert.Equal(HttpStatusCode.NotFound, (await worker.Post($"/api/newcomers/{newcomer}/needs/d-unknown/place")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await worker.Get("/api/decisions/j-unknown")).Status);
    }

    [Fact]
    public async Task A_bundle_is_proposed_for_the_open_needs_and_held_whole()
    {
        using var worker = await product.SignIn("worker");
        using var coordinator = await product.SignIn("coordinator");
        var provider = await Community.Provider(coordinator, Whitehorse);
        foreach (var type in new[] { "digital", "transportation" })
        {
            var resource = (await coordinator.Post($"/api/providers/{provider}/resources", Community.ResourceBody(type, Whitehorse)))["id"];
            await coordinator.Post($"/api/resources/{resource}/openings", new { unit = "seat", maximum = 2 });
        }

        var newcomer = await Community.Newcomer(worker, Whitehorse);
        await worker.Post($"/api/newcomers/{newcomer}/assessments", new
        {
            assetsDeclined = true,
            needs = new[] { new { serviceType = "digital", urgency = 3 }, new { serviceType = "transportation", urgency = 2 }, new { serviceType = "crisis-counselling", urgency = 1 } },
        });
        var proposal = await worker.Get($"/api/newcomers/{newcomer}/bundle-proposal");
        var items = proposal.Body.GetProperty("items").EnumerateArray().ToArray();
        var one = await worker.Get($"/api/newcomers/{newcomer}/bundle-proposal?need={items[0].GetProperty("needId")}");
        var held = await worker.Post("/api/bundles", new
        {
            newcomerId = newcomer,
            items = items.Select(item => new { openingId = item.GetProperty("openingId").GetString(), needId = item.GetProperty("needId").GetString() }),
        });

        Assert.Equal(2, items.Length);
        Assert.True(proposal.Body.GetProperty("isAtOneSite").GetBoolean());
        Assert.Equal(1, proposal.Body.GetProperty("lacking").GetArrayLength());
        Assert.Equal(1, one.Body.GetProperty("items").GetArrayLength());
        Assert.Equal(HttpStatusCode.Created, held.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await worker.Get("/api/newcomers/n-unknown/bundle-proposal")).Status);
    }

    [Fact]
    public async Task The_policy_is_read_by_all_tried_by_coordinators_and_changed_by_admins()
    {
        using var worker = await product.SignIn("worker");
        using var coordinator = await product.SignIn("coordinator");
        using var admin = await product.SignIn("admin");
        var now = await worker.Get("/api/policy");
        var version = now.Body.GetProperty("policy").GetProperty("version").GetString();
        Assert.Equal(EvidenceRules.All.Length, now.Body.GetProperty("rules").GetArrayLength());

        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.Put("/api/policy", new { expected = version, reason = "no", votePercent = 70 })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.Put("/api/policy", new { votePercent = 70 })).Status);
        var bad = await admin.Put("/api/policy", new { expected = version, reason = "sum", utilityWeights = new[] { 1, 2, 3, 4, 5, 6, 7 } });
        Assert.Contains("utilityWeights", bad.Body.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        var put = await admin.Put("/api/policy", new { expected = version, reason = "Try a higher vote", votePercent = 70 });
        var stale = await admin.Put("/api/policy", new { expected = version, reason = "Late", votePercent = 80 });
        Assert.Equal(70, put.Body.GetProperty("policy").GetProperty("votePercent").GetInt32());
        Assert.Equal((HttpStatusCode.Conflict, "policy-stale"), (stale.Status, stale.Slug));
        Assert.Equal(2, (await coordinator.Get("/api/policy/versions")).Body.GetProperty("items").GetArrayLength());
        Assert.Equal((HttpStatusCode.Conflict, "not-enough-known"), await SlugOf(coordinator.Post("/api/markets/60/preview", new { mode = "strict-lexicographic" })));
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Get("/api/markets/99/year")).Status);
        await admin.Put("/api/policy", new { expected = put.Body.GetProperty("policy").GetProperty("version").GetString(), reason = "Back", votePercent = 60 });
    }

    private static async Task<(HttpStatusCode Status, string Slug)> SlugOf(Task<Reply> reply) => ((await reply).Status, (await reply).Slug);

    private static string[] Texts(Reply reply, string property) =>
        [.. reply.Body.GetProperty(property).EnumerateArray().Select(item => item.GetProperty("text").GetString()!)];

    private static Task<Reply> Assess(Api worker, string newcomer, string serviceType, int urgency) => worker.Post($"/api/newcomers/{newcomer}/assessments", new
    {
        assetsDeclined = true,
        needs = new[] { new { serviceType, urgency } },
        nclc = new { listening = 4, speaking = 4, reading = 3, writing = 3 },
    });

    /// <summary>People in crisis who came over the last sixty days; only their day is written by hand.</summary>
    /// <summary>Decisions are append-only; only the owner of the database can put one back by a week.</summary>
    private async Task AWeekPasses(string decisionId)
    {
        await using var connection = await product.Database.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"set session_replication_role = replica; update match_decision set decided_at = decided_at - interval '7 days' where decision_id = '{decisionId}'; set session_replication_role = origin";
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    private async Task CrisesOfSixtyDays(Api worker, string region, int people)
    {
        for (var at = 0; at < people; at++)
        {
            var newcomer = await Community.Newcomer(worker, region);
            await worker.Post($"/api/newcomers/{newcomer}/assessments", new
            {
                assetsDeclined = true,
                needs = new[] { new { serviceType = "housing", urgency = 5 } },
                findings = new[] { new { domain = "housing", situation = 1, wantsHelp = true } },
            });
            await using var command = product.Database.CreateCommand(string.Create(
                CultureInfo.InvariantCulture, $"update need_row set opened_at = opened_at - interval '{60 - (at / 2)} days' where newcomer_id = '{newcomer}'"));
            await command.ExecuteNonQueryAsync();
        }
    }
}
