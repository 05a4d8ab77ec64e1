using System.Net;
using System.Text.Json;
using Xunit;

namespace Coordination.Silo.Tests.Product;

/// <summary>The shared assessment over HTTP, and what follows from its answers. On Prince Edward Island, where no other test posts openings.</summary>
public sealed class AssessmentTests(RunningProduct product)
{
    private const string Kings = "1101";
    private const string Queens = "1102";

    private readonly Dictionary<string, string> said = [];

    [Fact]
    public async Task S04_An_interview_without_assets_is_refused_unless_the_person_declined_to_say()
    {
        using var worker = await product.SignIn("worker");
        var newcomer = await Community.Newcomer(worker, Kings);
        var needs = new[] { new { serviceType = "legal", urgency = 2 } };

        var empty = await worker.Post($"/api/newcomers/{newcomer}/assessments", new { needs });
        var declined = await worker.Post($"/api/newcomers/{newcomer}/assessments", new { needs, assetsDeclined = true });

        Assert.Equal((HttpStatusCode.BadRequest, "validation"), (empty.Status, empty.Slug));
        Assert.Equal(["assets"], empty.Body.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        Assert.Equal((HttpStatusCode.Created, true), (declined.Status, declined.Body.GetProperty("assetsDeclined").GetBoolean()));
    }

    [Fact]
    public async Task S12_Every_provider_uses_the_same_versioned_form_and_answers_carry_its_version()
    {
        using var worker = await product.SignIn("worker");
        var newcomer = await Community.Newcomer(worker, Kings);

        var form = await worker.Get("/api/instrument");
        var made = await worker.Post($"/api/newcomers/{newcomer}/assessments", new
        {
            assetsDeclined = true,
            needs = new[] { new { serviceType = "health-wellbeing", urgency = 3 } },
            findings = new[] { new { domain = "health", situation = 2, wantsHelp = true } },
            answers = new[] { new { question = "adaptation-stress", option = (string?)"yes" }, new { question = "clinical-signal", option = (string?)null } },
        });
        var wrong = await worker.Post($"/api/newcomers/{newcomer}/assessments", new { assetsDeclined = true, answers = new[] { new { question = "adaptation-stress", option = "sometimes" } } });

        Assert.Equal(10, form.Body.GetProperty("domains").GetArrayLength());
        Assert.Equal(form.Body.GetProperty("version").GetInt32(), made.Body.GetProperty("form").GetInt32());
        Assert.Equal(["yes", null], made.Body.GetProperty("answers").EnumerateArray().Select(answer => answer.GetProperty("option").GetString()));
        Assert.Contains("answers[0].option", wrong.Body.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task An_interview_under_way_is_kept_gone_on_with_and_gone_once_it_is_recorded()
    {
        using var worker = await product.SignIn("worker");
        using var colleague = await product.SignIn("coordinator");
        var newcomer = await Community.Newcomer(worker, Kings);

        var begun = await worker.Put($"/api/newcomers/{newcomer}/sitting", new { needs = new[] { new { serviceType = "legal", urgency = 2 } } });
        var goneOn = await colleague.Put($"/api/newcomers/{newcomer}/sitting", new { needs = new[] { new { serviceType = "legal", urgency = 4 } }, assetsDeclined = true });
        var seen = await worker.Get($"/api/newcomers/{newcomer}");

        Assert.Equal(HttpStatusCode.OK, begun.Status);
        Assert.Equal(("worker", "coordinator"), (goneOn["startedBy"], goneOn["savedBy"]));
        Assert.Equal(begun["assessmentId"], goneOn["assessmentId"]);
        Assert.Equal(4, seen.Body.GetProperty("sitting").GetProperty("interview").GetProperty("needs")[0].GetProperty("urgency").GetInt32());
        Assert.Equal(JsonValueKind.Null, seen.Body.GetProperty("latestAssessment").ValueKind);
        Assert.Empty(seen.Body.GetProperty("needs").EnumerateArray());
    }

    [Fact]
    public async Task A_need_has_the_target_day_the_interviewer_set_or_else_that_of_its_type()
    {
        using var worker = await product.SignIn("worker");
        var newcomer = await Community.Newcomer(worker, Kings);

        await worker.Post($"/api/newcomers/{newcomer}/assessments", new
        {
            assetsDeclined = true,
            needs = new object[] { new { serviceType = "legal", urgency = 2, targetOn = "2027-03-01" }, new { serviceType = "housing", urgency = 2 } },
        });

        var needs = (await worker.Get($"/api/newcomers/{newcomer}")).Body.GetProperty("needs");
        Assert.Equal("2027-03-01", needs[0].GetProperty("targetOn").GetString());
        Assert.InRange(DateOnly.Parse(needs[1].GetProperty("targetOn").GetString()!, System.Globalization.CultureInfo.InvariantCulture).DayNumber - DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).DayNumber, 29, 31);
    }

    [Fact]
    public async Task A_worker_decides_otherwise_with_a_reason_and_the_person_is_on_the_lists_by_that()
    {
        using var worker = await product.SignIn("worker");
        var newcomer = await Community.Newcomer(worker, Kings);
        var made = await Assess(worker, newcomer, "legal", 1);

        var silent = await worker.Post($"/api/newcomers/{newcomer}/assessments/{made["id"]}/override", new { level = "high" });
        var decided = await worker.Post($"/api/newcomers/{newcomer}/assessments/{made["id"]}/override", new { level = "high", reason = "She left a shelter yesterday." });

        Assert.Equal(("low", HttpStatusCode.BadRequest), (made["level"], silent.Status));
        Assert.Equal(("high", "high-vulnerability"), (decided["level"], decided["band"]));
        var kept = (await worker.Get($"/api/newcomers/{newcomer}")).Body.GetProperty("latestAssessment").GetProperty("override");
        Assert.Equal(("worker", "She left a shelter yesterday.", "low"), (kept.GetProperty("by").GetString(), kept.GetProperty("reason").GetString(), kept.GetProperty("computed").GetProperty("level").GetString()));
        await using var row = product.Database.CreateCommand($"select level || ' ' || band from newcomer_row where newcomer_id = '{newcomer}'");
        Assert.Equal("high high-vulnerability", await row.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(1, "low", "mainstream")]
    [InlineData(5, "high", "adapted")]
    public async Task S05_S06_Little_need_is_led_to_what_is_open_to_all_and_high_need_to_what_is_made_for_it(int urgency, string level, string first)
    {
        using var worker = await product.SignIn("worker");
        using var coordinator = await product.SignIn("coordinator");
        var serviceType = level == "low" ? "digital" : "transportation";
        foreach (var intensity in new[] { "mainstream", "settlement", "adapted" })
        {
            await Opening(coordinator, Kings, serviceType, new { intensity });
        }

        var newcomer = await Community.Newcomer(worker, Kings);
        var made = await Assess(worker, newcomer, serviceType, urgency);
        var order = await Titles(worker, newcomer);

        Assert.Equal(level, made["level"]);
        Assert.Equal(3, order.Length);
        Assert.Equal(first == "mainstream", order[0].Contains("mainstream", StringComparison.Ordinal));
        Assert.Equal(first == "adapted", order[^1].Contains("mainstream", StringComparison.Ordinal));
    }

    [Fact]
    public async Task R4_Founding_a_business_is_not_proposed_to_somebody_with_high_needs()
    {
        using var worker = await product.SignIn("worker");
        using var coordinator = await product.SignIn("coordinator");
        var opening = await Opening(coordinator, Kings, "mentoring", new { nature = "entrepreneurship" });
        var newcomer = await Community.Newcomer(worker, Kings);
        await Assess(worker, newcomer, "mentoring", 5);

        var why = await worker.Get($"/api/newcomers/{newcomer}/matches/{opening}/why");

        Assert.Empty(await Titles(worker, newcomer));
        Assert.Contains("R4", why.Body.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("ruleId").GetString()));
    }

    [Fact]
    public async Task S40_The_stress_of_the_move_leads_to_people_to_meet_and_not_to_a_clinic()
    {
        using var worker = await product.SignIn("worker");
        using var coordinator = await product.SignIn("coordinator");
        await Opening(coordinator, Kings, "health-wellbeing", new { nature = "clinical-care" });
        await Opening(coordinator, Kings, "community-connections", new { });
        var newcomer = await Community.Newcomer(worker, Kings);
        object Interview(string signs) => new
        {
            assetsDeclined = true,
            needs = new[] { new { serviceType = "health-wellbeing", urgency = 3 } },
            findings = new[] { new { domain = "health", situation = 2, wantsHelp = true } },
            answers = new[] { new { question = "adaptation-stress", option = "yes" }, new { question = "clinical-signal", option = signs } },
        };

        await worker.Post($"/api/newcomers/{newcomer}/assessments", Interview("no"));
        var stressed = await Titles(worker, newcomer);
        await worker.Post($"/api/newcomers/{newcomer}/assessments", Interview("yes"));
        var ill = await Titles(worker, newcomer);

        Assert.Equal(["community-connections { }"], stressed);
        Assert.Contains("health-wellbeing { nature = clinical-care }", ill);
    }

    [Fact]
    public async Task S18_A_neighbourhoods_own_worker_comes_first_for_those_who_live_there()
    {
        using var worker = await product.SignIn("worker");
        using var coordinator = await product.SignIn("coordinator");
        await Opening(coordinator, Queens, "interpretation", new { });
        await Opening(coordinator, Queens, "interpretation", new { neighbourhoods = "C1A" });

        async Task<string> FirstFor(string postalCode)
        {
            var newcomer = (await worker.Post("/api/newcomers", new { givenName = "Odile", familyName = "Exemple", birthDate = "1988-02-03", regionCode = Queens, preferredLanguage = "en", postalCode }))["id"];
            await Assess(worker, newcomer, "interpretation", 3);
            var why = (await worker.Get($"/api/newcomers/{newcomer}/matches")).Body.GetProperty("items")[0];
            return string.Join(" ", why.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetProperty("code").GetString()));
        }

        Assert.Contains("rule-s18", await FirstFor("c1a 4p3"), StringComparison.Ordinal);
        Assert.DoesNotContain("rule-s18", await FirstFor("C1C 4P3"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task S71_A_French_speaker_outside_Quebec_is_offered_French_first_even_from_afar()
    {
        using var worker = await product.SignIn("worker");
        using var coordinator = await product.SignIn("coordinator");
        await Opening(coordinator, Queens, "education", new { }, "in-person", "en");
        await Opening(coordinator, Queens, "education", new { nature = "general" }, "online", "fr");
        var newcomer = await Community.Newcomer(worker, Queens);
        await Assess(worker, newcomer, "education", 3);

        var items = (await worker.Get($"/api/newcomers/{newcomer}/matches")).Body.GetProperty("items");

        Assert.Equal(2, items.GetArrayLength());
        Assert.Contains("rule-r13", items[0].GetProperty("reasons").EnumerateArray().Select(reason => reason.GetProperty("code").GetString()));
        Assert.Contains("not-in-preferred-language", items[1].GetProperty("cautions").EnumerateArray().Select(caution => caution.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task S74_A_credential_that_waits_is_a_need_with_profession_regulator_and_its_languages()
    {
        using var worker = await product.SignIn("worker");
        var newcomer = await Community.Newcomer(worker, Kings);

        await worker.Post($"/api/newcomers/{newcomer}/assessments", new
        {
            assetsDeclined = true,
            needs = new[] { new { serviceType = "education", urgency = 3, credential = new { profession = "nurse", regulator = "College of Nurses", regulatorLanguages = new[] { "en" } } } },
        });

        var need = (await worker.Get($"/api/newcomers/{newcomer}")).Body.GetProperty("needs")[0];
        Assert.Equal(("nurse", 4), (need.GetProperty("credential").GetProperty("profession").GetString(), need.GetProperty("urgency").GetInt32()));
    }

    private static Task<Reply> Assess(Api worker, string newcomer, string serviceType, int urgency) =>
        worker.Post($"/api/newcomers/{newcomer}/assessments", new { assetsDeclined = true, needs = new[] { new { serviceType, urgency } } });

    /// <summary>An opening of a service with these traits.</summary>
    private async Task<string> Opening(Api coordinator, string region, string serviceType, object traits, string modality = "in-person", string language = "")
    {
        var given = JsonSerializer.SerializeToElement(traits);
        string? Said(string name) => given.TryGetProperty(name, out var value) ? value.GetString() : null;
        var resource = (await coordinator.Post($"/api/providers/{await Community.Provider(coordinator, region)}/resources", new
        {
            kind = "service",
            title = new { en = "Service", fr = "Service" },
            serviceType,
            regionCode = region,
            modality,
            languages = language.Length == 0 ? [] : new[] { language },
            nature = Said("nature"),
            intensity = Said("intensity"),
            neighbourhoods = Said("neighbourhoods") is { } area ? [area] : Array.Empty<string>(),
        }))["id"];
        var opening = (await coordinator.Post($"/api/resources/{resource}/openings", new { unit = "seat", maximum = 3 }))["id"];
        said[opening] = $"{serviceType} {traits}";
        return opening;
    }

    private async Task<string[]> Titles(Api worker, string newcomer) =>
        [.. (await worker.Get($"/api/newcomers/{newcomer}/matches")).Body.GetProperty("items").EnumerateArray().Select(item => said.GetValueOrDefault(item.GetProperty("openingId").GetString()!, "another"))];
}
