using System.Net;
using System.Text.Json;
using Xunit;

namespace Coordination.Silo.Tests.Product;

/// <summary>Registering, finding and joining people, over HTTP.</summary>
public sealed class PeopleTests(RunningProduct product)
{
    [Fact]
    public async Task S02_Likely_duplicates_are_named_with_the_reasons_before_a_person_is_registered()
    {
        using var worker = await product.SignIn("worker", "fr");
        var id = await Register(worker, "Oksana", "Shevchenkova", "1987-11-05");

        var sounding = await worker.Post("/api/newcomers/duplicates", new { givenName = "Оксана", familyName = "Шевченкова", birthDate = "1987-11-05" });
        var swapped = await worker.Post("/api/newcomers/duplicates", new { givenName = "Shevchenkova", familyName = "Oksana", birthDate = "1987-05-11" });
        var other = await worker.Post("/api/newcomers/duplicates", new { givenName = "Oksana", familyName = "Tkachenko", birthDate = "1952-01-20" });
        var nothing = await worker.Post("/api/newcomers/duplicates", new { });

        var item = sounding.Body.GetProperty("items")[0];
        Assert.Equal((id, "même date de naissance, même nom"), (item.GetProperty("person").GetProperty("id").GetString(), item.GetProperty("text").GetString()));
        Assert.Equal(["birth-date-swapped", "name-sounds-alike", "names-swapped"], Texts(swapped.Body.GetProperty("items")[0].GetProperty("reasons")));
        Assert.DoesNotContain(id, Ids(other));
        Assert.Empty(Ids(nothing));
    }

    [Fact]
    public async Task S02_A_telephone_number_or_a_client_id_finds_the_person_whatever_the_name()
    {
        using var worker = await product.SignIn("worker");
        var registered = await worker.Post("/api/newcomers", new
        {
            givenName = "Farah",
            familyName = "Unmistaken",
            birthDate = "1979-03-14",
            regionCode = "3520",
            preferredLanguage = "en",
            clientId = "7712-3456",
            contact = new { phone = "416 555 0142", email = "farah@example.org", channel = "sms", from = "09:00", until = "17:30", safeToLeaveWord = false },
        });

        var byId = await worker.Post("/api/newcomers/duplicates", new { clientId = "77123456" });
        var byPhone = await worker.Post("/api/newcomers/search", new { text = "+1 (416) 555-0142" });
        var view = await worker.Get($"/api/newcomers/{registered["id"]}");

        Assert.Equal("same-client-id", byId.Body.GetProperty("items")[0].GetProperty("reasons")[0].GetString());
        Assert.Equal([registered["id"]], Found(byPhone));
        Assert.Equal(("77123456", "+14165550142", true), (view["clientId"], view.Body.GetProperty("contact").GetProperty("phone").GetString(), view.Body.GetProperty("contact").GetProperty("isUnsafeToLeaveWord").GetBoolean()));
    }

    [Theory]
    [InlineData("Benedikta Ouedraogoh")]
    [InlineData("benedi")]
    [InlineData("BÉNÉDICTA")]
    [InlineData("Benedicta Wedraogoh")]
    [InlineData("ouédraogoh benedicta")]
    [InlineData("1966-06-23")]
    public async Task S02_A_person_is_found_by_a_beginning_without_accents_by_sound_and_in_any_order(string text)
    {
        using var worker = await product.SignIn("worker");
        var before = Found(await worker.Post("/api/newcomers/search", new { text = "Bénédicta" }));
        var id = before.Count > 0 ? before[0] : await Register(worker, "Bénédicta", "Ouédraogoh", "1966-06-23");

        Assert.Contains(id, Found(await worker.Post("/api/newcomers/search", new { text })));
    }

    [Fact]
    public async Task S02_A_merged_person_leads_to_the_other_until_it_is_taken_back()
    {
        using var worker = await product.SignIn("worker");
        using var coordinator = await product.SignIn("coordinator", "fr");
        var (gone, kept) = (await Register(worker, "Gone", "Twice", "1990-01-01"), await Register(worker, "Kept", "Twice", "1990-01-01"));
        var need = await Need(worker, gone, "interpretation");

        var merged = await worker.Post($"/api/newcomers/{gone}/merge", new { into = kept, reason = "Same card" }, "merge-" + gone);
        var repeated = await worker.Post($"/api/newcomers/{gone}/merge", new { into = kept, reason = "Same card" }, "merge-" + gone);
        var view = await worker.Get($"/api/newcomers/{gone}");
        await worker.Post($"/api/newcomers/{gone}/assessments", new { assetsDeclined = true, needs = new[] { new { serviceType = "digital", urgency = 2 } } });
        var waits = await worker.Post($"/api/newcomers/{kept}/waitlist", new { needId = need });
        var placed = await worker.Post($"/api/newcomers/{kept}/needs/{need}/place");
        var held = await worker.Post($"/api/openings/{await Community.Opening(coordinator, 2, "interpretation", "4611")}/holds", new { newcomerId = kept, needId = need });
        var circle = await coordinator.Post($"/api/newcomers/{kept}/merge", new { into = gone, reason = "Circle" });
        var history = await coordinator.Get($"/api/newcomers/{gone}/merges");
        var undone = await coordinator.Post($"/api/merges/{merged["id"]}/undo", new { reason = "Sisters" });
        var (afterGone, afterKept) = (await worker.Get($"/api/newcomers/{gone}"), await worker.Get($"/api/newcomers/{kept}"));

        Assert.Equal((HttpStatusCode.Created, merged["id"], merged["at"]), (merged.Status, repeated["id"], repeated["at"]));
        Assert.Equal((kept, gone), (view["id"], view.Body.GetProperty("mergedIds")[0].GetString()));
        Assert.Equal(need, view.Body.GetProperty("needs")[0].GetProperty("needId").GetString());
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.Created), (waits.Status, placed.Status, held.Status));
        Assert.Equal((HttpStatusCode.Conflict, "already-one-person", "C’est déjà la même personne"), (circle.Status, circle.Slug, circle["title"]));
        Assert.Equal(("worker", "Same card"), (history.Body.GetProperty("items")[0].GetProperty("by").GetString(), history.Body.GetProperty("items")[0].GetProperty("reason").GetString()));
        Assert.Equal("coordinator", undone.Body.GetProperty("undone").GetProperty("by").GetString());
        Assert.Equal(["interpretation"], Texts(afterGone.Body.GetProperty("needs"), "serviceType"));
        Assert.Equal(["digital"], Texts(afterKept.Body.GetProperty("needs"), "serviceType"));
    }

    [Fact]
    public async Task People_of_a_household_are_named_to_each_other()
    {
        using var worker = await product.SignIn("worker");
        var (parent, child, stranger) = (await Register(worker, "Parent", "House", "1980-01-01"), await Register(worker, "Child", "House", "2015-01-01"), await Register(worker, "Lodger", "House", "1995-01-01"));

        var joined = await worker.Put($"/api/newcomers/{child}/household", new { withNewcomerId = parent, relation = "child" });
        await worker.Put($"/api/newcomers/{stranger}/household", new { householdId = joined["householdId"], relation = "unrelated" });
        var seen = await worker.Get($"/api/newcomers/{parent}/household");
        await worker.Post($"/api/newcomers/{stranger}/household/leave");
        var after = await worker.Get($"/api/newcomers/{parent}/household");

        Assert.Equal([parent, child, stranger], Texts(seen.Body.GetProperty("members"), "id"));
        Assert.Equal(["first", "child", "unrelated"], Texts(seen.Body.GetProperty("members"), "relation"));
        Assert.Equal([parent, child], Texts(after.Body.GetProperty("members"), "id"));
    }

    [Fact]
    public async Task Somebody_who_gives_no_name_gets_a_code_and_is_found_by_it()
    {
        using var worker = await product.SignIn("worker");

        var registered = await worker.Post("/api/newcomers", new { anonymous = true, ageBand = "youth", regionCode = "3520", preferredLanguage = "fr" });
        var code = registered.Body.GetProperty("anonymity").GetProperty("code").GetString()!;
        var found = await worker.Post("/api/newcomers/search", new { text = code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal) });
        var assessed = await worker.Post($"/api/newcomers/{registered["id"]}/assessments", new { assetsDeclined = true, needs = new[] { new { serviceType = "housing", urgency = 5 } } });
        var named = await worker.Put($"/api/newcomers/{registered["id"]}", new { givenName = "Noemi", familyName = "Latername", birthDate = "2003-05-06", preferredLanguage = "fr" });
        var byName = await worker.Post("/api/newcomers/search", new { text = "latername" });
        var byCode = await worker.Post("/api/newcomers/search", new { text = code });
        var moved = await worker.Put($"/api/newcomers/{registered["id"]}", new { givenName = "Noemi", familyName = "Latername", birthDate = "2003-05-06", preferredLanguage = "fr", regionCode = "5915" });

        Assert.Equal((HttpStatusCode.Created, "", code, JsonValueKind.Null), (registered.Status, registered["givenName"], registered["familyName"], registered.Body.GetProperty("birthDate").ValueKind));
        Assert.Equal([registered["id"]], Found(found));
        Assert.Equal(HttpStatusCode.Created, assessed.Status);
        Assert.Equal(("Noemi", "2003-05-06", 1, JsonValueKind.Null), (named["givenName"], named["birthDate"], named.Body.GetProperty("needs").GetArrayLength(), named.Body.GetProperty("anonymity").ValueKind));
        Assert.Equal([registered["id"]], Found(byName));
        Assert.Empty(Found(byCode));
        Assert.Equal((HttpStatusCode.BadRequest, "validation"), (moved.Status, moved.Slug));
    }

    [Theory]
    [InlineData("""{"anonymous":true,"givenName":"A","regionCode":"3520","preferredLanguage":"fr"}""", "givenName")]
    [InlineData("""{"anonymous":true,"ageBand":"old","regionCode":"3520","preferredLanguage":"fr"}""", "ageBand")]
    [InlineData("""{"givenName":"A","familyName":"B","birthDate":"1990-01-01","regionCode":"3520","preferredLanguage":"fr","contact":{"phone":"12"}}""", "contact.phone")]
    [InlineData("""{"givenName":"A","familyName":"B","birthDate":"1990-01-01","regionCode":"3520","preferredLanguage":"fr","contact":{"email":"a@b"}}""", "contact.email")]
    [InlineData("""{"givenName":"A","familyName":"B","birthDate":"1990-01-01","regionCode":"3520","preferredLanguage":"fr","contact":{"channel":"sms"}}""", "contact.phone")]
    [InlineData("""{"givenName":"A","familyName":"B","birthDate":"1990-01-01","regionCode":"3520","preferredLanguage":"fr","contact":{"channel":"pigeon"}}""", "contact.channel")]
    [InlineData("""{"givenName":"A","familyName":"B","birthDate":"1990-01-01","regionCode":"3520","preferredLanguage":"fr","contact":{"from":"9 am"}}""", "contact.from")]
    [InlineData("""{"givenName":"A","familyName":"B","birthDate":"1990-01-01","regionCode":"3520","preferredLanguage":"fr","clientId":"12"}""", "clientId")]
    public async Task A_bad_field_of_a_registration_is_named(string body, string field)
    {
        using var worker = await product.SignIn("worker");

        var reply = await worker.Send(HttpMethod.Post, "/api/newcomers", body, null);

        Assert.Equal((HttpStatusCode.BadRequest, "validation"), (reply.Status, reply.Slug));
        Assert.Equal([field], reply.Body.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Theory]
    [InlineData("/api/newcomers/search", """{"text":7}""", "text")]
    [InlineData("/api/newcomers/duplicates", """{"birthDate":"yesterday"}""", "birthDate")]
    [InlineData("/api/newcomers/duplicates", """{"phone":"nobody"}""", "phone")]
    [InlineData("/api/newcomers/{newcomer}/merge", """{"reason":"x"}""", "into")]
    [InlineData("/api/newcomers/{newcomer}/merge", """{"into":"n-nobody","reason":"x"}""", "into")]
    [InlineData("/api/newcomers/{newcomer}/merge", """{"into":"{newcomer}"}""", "reason")]
    public async Task A_bad_field_of_a_question_is_named(string path, string body, string field)
    {
        using var worker = await product.SignIn("worker");
        var newcomer = await Community.Newcomer(worker);

        var reply = await worker.Send(HttpMethod.Post, path.Replace("{newcomer}", newcomer, StringComparison.Ordinal), body.Replace("{newcomer}", newcomer, StringComparison.Ordinal), null);

        Assert.Equal((HttpStatusCode.BadRequest, "validation"), (reply.Status, reply.Slug));
        Assert.Contains(field, reply.Body.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Theory]
    [InlineData("partner")]
    [InlineData("funder")]
    [InlineData("admin")]
    public async Task S02_Only_those_who_know_people_may_look_for_them(string user)
    {
        using var caller = await product.SignIn(user);

        foreach (var path in (string[])["/api/newcomers/search", "/api/newcomers/duplicates", "/api/newcomers/n-somebody/merge", "/api/merges/g-some/undo"])
        {
            Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), (await caller.Post(path, new { text = "Amina" })) is var reply ? (reply.Status, reply.Slug) : default);
        }
    }

    [Theory]
    [InlineData("\u0000'; drop table newcomer_row; --")]
    [InlineData("& | ! :* ( )")]
    [InlineData("''''")]
    [InlineData("%_\\")]
    [InlineData("a b c d e f g h i j k l m")]
    public async Task Whatever_is_typed_is_only_looked_for(string text)
    {
        using var worker = await product.SignIn("worker");

        var people = await worker.Post("/api/newcomers/search", new { text });
        var resources = await worker.Get("/api/resources?search=" + Uri.EscapeDataString(text));

        Assert.InRange((int)people.Status, 200, 400);
        Assert.InRange((int)resources.Status, 200, 400);
    }

    private static async Task<string> Register(Api worker, string given, string family, string born) => (await worker.Post("/api/newcomers", new
    {
        givenName = given,
        familyName = family,
        birthDate = born,
        regionCode = "3520",
        preferredLanguage = "en",
    }))["id"];

    private static async Task<string> Need(Api worker, string newcomer, string serviceType) =>
        (await worker.Post($"/api/newcomers/{newcomer}/assessments", new { assetsDeclined = true, needs = new[] { new { serviceType, urgency = 3 } } })).Body.GetProperty("needs")[0].GetString()!;

    private static List<string> Found(Reply reply) => Texts(reply.Body.GetProperty("items"), "id");

    private static List<string> Ids(Reply reply) => [.. reply.Body.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("person").GetProperty("id").GetString()!)];

    private static List<string> Texts(JsonElement items, string? property = null) =>
        [.. items.EnumerateArray().Select(item => (property is null ? item : item.GetProperty(property)).GetString()!)];
}
