using System.Net;
using System.Text.Json;
using Xunit;

namespace Coordination.Silo.Tests.Product;

/// <summary>Bundle templates, milestones, and who helps together, over HTTP.</summary>
public sealed class PlanTests(RunningProduct product)
{
    private const string Region = "1311";

    [Theory]
    [InlineData("2005-05-04", "out-without-diploma", true)]
    [InlineData("2005-05-04", "not-graduating", true)]
    [InlineData("2005-05-04", "graduating", false)]
    [InlineData("1999-05-04", "out-without-diploma", false)]
    public async Task S24_The_youth_bundle_is_for_those_of_18_to_24_who_leave_school_without_a_diploma(string birthDate, string schooling, bool fits)
    {
        using var worker = await product.SignIn("worker");
        var newcomer = await Young(worker, birthDate, schooling);

        Assert.Equal(fits, (await Youth(worker, newcomer)).GetProperty("fits").GetBoolean());
    }

    [Fact]
    public async Task S25_The_youth_bundle_starts_from_its_four_supports_and_is_tailored()
    {
        using var worker = await product.SignIn("worker");
        using var coordinator = await product.SignIn("coordinator");
        var newcomer = await Young(worker, "2005-05-04", "out-without-diploma");
        var provider = await Community.Provider(coordinator, Region);
        foreach (var type in new[] { "education", "employment", "health-wellbeing" })
        {
            var resource = (await coordinator.Post($"/api/providers/{provider}/resources", Community.ResourceBody(type, Region)))["id"];
            await coordinator.Post($"/api/resources/{resource}/openings", new { unit = "seat", maximum = 1 });
        }

        var offered = (await Youth(worker, newcomer)).GetProperty("missing").EnumerateArray().Select(type => type.GetString()).ToArray();
        var added = await worker.Post($"/api/newcomers/{newcomer}/needs", new { serviceTypes = offered.Where(type => type != "volunteering") });
        var again = await worker.Post($"/api/newcomers/{newcomer}/needs", new { serviceTypes = offered.Where(type => type != "volunteering") });
        var proposal = await worker.Get($"/api/newcomers/{newcomer}/bundle-proposal?{string.Join("&", added.Body.GetProperty("needs").EnumerateArray().Select(need => $"need={need}"))}");

        Assert.Equal(["education", "employment", "volunteering", "health-wellbeing"], offered);
        Assert.Equal(added.Body.ToString(), again.Body.ToString());
        Assert.Equal(3, proposal.Body.GetProperty("items").GetArrayLength());
        Assert.True(proposal.Body.GetProperty("isAtOneSite").GetBoolean());
    }

    [Fact]
    public async Task S20_Diploma_work_and_a_place_in_the_community_are_recorded_once_each()
    {
        using var worker = await product.SignIn("worker");
        var newcomer = await Young(worker, "2005-05-04", "graduating");

        await worker.Post($"/api/newcomers/{newcomer}/milestones", new { kind = "secondary-diploma", reachedOn = "2026-06-20" });
        var corrected = await worker.Post($"/api/newcomers/{newcomer}/milestones", new { kind = "secondary-diploma", reachedOn = "2026-06-21" });
        var future = await worker.Post($"/api/newcomers/{newcomer}/milestones", new { kind = "community", reachedOn = "2099-06-21" });

        var milestone = Assert.Single(corrected.Body.GetProperty("milestones").EnumerateArray());
        Assert.Equal(("2026-06-21", "worker"), (milestone.GetProperty("reachedOn").GetString(), milestone.GetProperty("by").GetString()));
        Assert.Equal(HttpStatusCode.BadRequest, future.Status);
    }

    [Fact]
    public async Task S43_Several_agencies_help_one_person_with_one_lead_and_every_hand_off_is_seen()
    {
        using var worker = await product.SignIn("worker");
        using var coordinator = await product.SignIn("coordinator");
        var newcomer = await Young(worker, "1990-05-04", "graduating");
        var (first, second) = (await Community.Provider(coordinator, Region), await Community.Provider(coordinator, Region));

        await Join(worker, newcomer, first, "lead");
        var handed = await Join(worker, newcomer, second, "lead");
        await Join(worker, newcomer, first, null);

        Assert.Equal([(second, "lead"), (first, "agency")], Members(handed.Body.GetProperty("members")));
        var seen = Assert.Single((await coordinator.Get($"/api/providers/{second}/circles")).Body.GetProperty("items").EnumerateArray());
        Assert.Equal([(second, "lead")], Members(seen.GetProperty("members")));
        Assert.Equal(["lead", "agency", "lead", null], seen.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("role").GetString()));
        Assert.Empty((await coordinator.Get($"/api/providers/{first}/circles")).Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task S19_School_staff_board_and_employer_are_in_a_youth_circle_and_see_only_what_concerns_them()
    {
        using var worker = await product.SignIn("worker");
        using var coordinator = await product.SignIn("coordinator");
        var newcomer = await Young(worker, "2005-05-04", "not-graduating");
        await worker.Post($"/api/newcomers/{newcomer}/needs", new { serviceTypes = new[] { "education", "employment", "health-wellbeing" } });
        async Task<JsonElement> Seen(string role)
        {
            var provider = await Community.Provider(coordinator, Region);
            await Join(worker, newcomer, provider, role);
            await worker.Post($"/api/newcomers/{newcomer}/consents", new { purpose = "sharing", providerId = provider, fields = new[] { "name", "contact", "assessment" }, method = "verbal", witness = "S. Roy", language = "fr" });
            return Assert.Single((await coordinator.Get($"/api/providers/{provider}/circles")).Body.GetProperty("items").EnumerateArray());
        }

        var (school, board, employer) = (await Seen("school-staff"), await Seen("school-board"), await Seen("employer"));

        Assert.Equal([("education", "name"), ("education", ""), ("employment", "name")], new[] { school, board, employer }.Select(view => (Needs(view), Fields(view))));
    }

    private static string Needs(JsonElement view) => string.Join(" ", view.GetProperty("needs").EnumerateArray().Select(need => need.GetProperty("serviceType").GetString()));

    private static string Fields(JsonElement view) => string.Join(" ", view.GetProperty("person").GetProperty("fields").EnumerateArray().Select(field => field.GetString()));

    private static (string?, string?)[] Members(JsonElement members) =>
        [.. members.EnumerateArray().Select(member => (member.GetProperty("providerId").GetString(), member.GetProperty("role").GetString()))];

    private static Task<Reply> Join(Api worker, string newcomer, string providerId, string? role) => worker.Post($"/api/newcomers/{newcomer}/circle", new { providerId, role });

    private static async Task<JsonElement> Youth(Api worker, string newcomer) =>
        (await worker.Get($"/api/newcomers/{newcomer}/bundle-templates")).Body.GetProperty("items").EnumerateArray().Single(template => template.GetProperty("slug").GetString() == "youth");

    private static async Task<string> Young(Api worker, string birthDate, string option)
    {
        var newcomer = (await worker.Post("/api/newcomers", new { givenName = "Lina", familyName = "Exemple", birthDate, regionCode = Region, preferredLanguage = "en", landedOn = "2026-01-10" }))["id"];
        await worker.Post($"/api/newcomers/{newcomer}/assessments", new
        {
            assetsDeclined = true,
            findings = new[] { new { domain = "education", situation = 4, wantsHelp = false } },
            answers = new[] { new { question = "schooling", option } },
        });
        return newcomer;
    }
}
