using System.Net;
using System.Text.Json;
using Xunit;

namespace Coordination.Silo.Tests.Product;

/// <summary>Whatever comes in, the answer is a problem document that names the field, and never a fault of ours.</summary>
public sealed class BadInputTests(RunningProduct product)
{
    private static readonly string Long = new('x', 1024 * 1024);

    public static TheoryData<string, string, string> Bodies => new()
    {
        { "/api/newcomers", """{"givenName":5}""", "givenName" },
        { "/api/newcomers", """{"givenName":"\u0000","familyName":"B","birthDate":"1990-01-01","regionCode":"3520","preferredLanguage":"fr"}""", "givenName" },
        { "/api/newcomers", """{"givenName":"\ud800","familyName":"B","birthDate":"1990-01-01","regionCode":"3520","preferredLanguage":"fr"}""", "givenName" },
        { "/api/newcomers", $$"""{"givenName":"{{Long}}","familyName":"B","birthDate":"1990-01-01","regionCode":"3520","preferredLanguage":"fr"}""", "givenName" },
        { "/api/newcomers", """{"givenName":"A","familyName":"B","birthDate":"1990-13-01","regionCode":"3520","preferredLanguage":"fr"}""", "birthDate" },
        { "/api/newcomers", """{"givenName":"A","familyName":"B","birthDate":"2999-01-01","regionCode":"3520","preferredLanguage":"fr"}""", "birthDate" },
        { "/api/newcomers", """{"givenName":"A","familyName":"B","birthDate":"1500-01-01","regionCode":"3520","preferredLanguage":"fr"}""", "birthDate" },
        { "/api/newcomers", """{"givenName":"A","familyName":"B","birthDate":"1990-01-01","regionCode":"35","preferredLanguage":"fr"}""", "regionCode" },
        { "/api/newcomers", """{"givenName":"A","familyName":"B","birthDate":"1990-01-01","regionCode":"3520","preferredLanguage":"de"}""", "preferredLanguage" },
        { "/api/newcomers", """{"givenName":"A","familyName":"B","birthDate":"1990-01-01","regionCode":"3520","preferredLanguage":"fr","audiences":[null]}""", "audiences" },
        { "/api/newcomers/{newcomer}/assessments", """{"needs":[{"serviceType":"magic","urgency":4}]}""", "needs[0].serviceType" },
        { "/api/newcomers/{newcomer}/assessments", """{"needs":[{"serviceType":"legal","urgency":6}]}""", "needs[0].urgency" },
        { "/api/newcomers/{newcomer}/assessments", """{"needs":[{"serviceType":"legal","urgency":"4"}]}""", "needs[0].urgency" },
        { "/api/newcomers/{newcomer}/assessments", """{"needs":{"serviceType":"legal"}}""", "needs" },
        { "/api/newcomers/{newcomer}/assessments", """{"assets":[{"kind":"gold","term":"x"}]}""", "assets[0].kind" },
        { "/api/newcomers/{newcomer}/assessments", """{"needs":[{"serviceType":"legal","urgency":1}],"nclc":{"listening":13,"speaking":1,"reading":1,"writing":1}}""", "nclc.listening" },
        { "/api/newcomers/{newcomer}/assessments", "{}", "needs" },
        { "/api/providers", """{"name":{"en":"","fr":""},"kind":"community","regionCode":"3520"}""", "name" },
        { "/api/providers", """{"name":{"en":"A","fr":"B"},"kind":"circus","regionCode":"3520"}""", "kind" },
        { "/api/providers", """{"name":"A","kind":"community","regionCode":"3520"}""", "name" },
        { "/api/providers/{provider}/resources", """{"kind":"club","title":{"en":"A"},"serviceType":"legal","regionCode":"3520","modality":"telepathy"}""", "modality" },
        { "/api/providers/{provider}/resources", """{"kind":"club","title":{"en":"A"},"serviceType":"legal","regionCode":"3520","modality":"online","ageMin":-1}""", "ageMin" },
        { "/api/providers/{provider}/resources", """{"kind":"club","title":{"en":"A"},"serviceType":"legal","regionCode":"3520","modality":"online","languages":["english"]}""", "languages[0]" },
        { "/api/resources/{resource}/openings", """{"unit":"seat","maximum":-1}""", "maximum" },
        { "/api/resources/{resource}/openings", """{"unit":"seat","maximum":1.5}""", "maximum" },
        { "/api/resources/{resource}/openings", """{"unit":"seat","maximum":99999999999999999999}""", "maximum" },
        { "/api/resources/{resource}/openings", """{"unit":"chair","maximum":1}""", "unit" },
        { "/api/openings/{opening}/holds", """{"newcomerId":"{newcomer}","units":-1}""", "units" },
        { "/api/openings/{opening}/holds", """{"newcomerId":"{newcomer}","units":0}""", "units" },
        { "/api/openings/{opening}/holds", """{"newcomerId":"{newcomer}","ttlSeconds":5}""", "ttlSeconds" },
        { "/api/openings/{opening}/holds", """{"newcomerId":"n-nobody"}""", "newcomerId" },
        { "/api/openings/{opening}/holds", """{"newcomerId":"{newcomer}","needId":"d-none"}""", "needId" },
        { "/api/openings/{opening}/holds", """{"newcomerId":["x"]}""", "newcomerId" },
        { "/api/referrals", """{"newcomerId":"{newcomer}","holdId":"h-1"}""", "holdId" },
        { "/api/referrals", """{"newcomerId":"{newcomer}"}""", "holdId" },
        { "/api/referrals", """{"newcomerId":"{newcomer}","openingId":"{opening}","sharedFields":["shoe-size"]}""", "sharedFields" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_bad_field_is_named(string path, string body, string field)
    {
        using var coordinator = await product.SignIn("coordinator", "fr");
        var names = await Names(coordinator);
        string Filled(string text) => names.Aggregate(text, (so, name) => so.Replace($"{{{name.Key}}}", name.Value, StringComparison.Ordinal));

        var reply = await coordinator.Send(HttpMethod.Post, Filled(path), Filled(body), null);

        Assert.Equal((HttpStatusCode.BadRequest, "validation"), (reply.Status, reply.Slug));
        Assert.Contains(field, reply.Body.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        Assert.Equal("La demande n’est pas valide", reply["title"]);
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest, "malformed")]
    [InlineData("[]", HttpStatusCode.BadRequest, "malformed")]
    [InlineData("null", HttpStatusCode.BadRequest, "malformed")]
    [InlineData("\"text\"", HttpStatusCode.BadRequest, "malformed")]
    public async Task A_body_that_is_no_object_is_malformed(string body, HttpStatusCode status, string slug)
    {
        using var worker = await product.SignIn("worker");

        var reply = await worker.Send(HttpMethod.Post, "/api/newcomers", body, null);

        Assert.Equal((status, slug), (reply.Status, reply.Slug));
    }

    [Theory]
    [InlineData("GET", "/api/openings/o-none-none", HttpStatusCode.NotFound, "not-found")]
    [InlineData("GET", "/api/openings/%E2%98%83", HttpStatusCode.NotFound, "not-found")]
    [InlineData("GET", "/api/newcomers/3f2504e0-4f89-11d3-9a0c-0305e82c3301", HttpStatusCode.NotFound, "not-found")]
    [InlineData("GET", "/api/newcomers/n-unknown/matches", HttpStatusCode.NotFound, "not-found")]
    [InlineData("GET", "/api/regions/9999", HttpStatusCode.NotFound, "not-found")]
    [InlineData("GET", "/api/gaps?level=street", HttpStatusCode.BadRequest, "validation")]
    [InlineData("GET", "/api/gaps?serviceType=magic", HttpStatusCode.BadRequest, "validation")]
    [InlineData("GET", "/api/referrals?status=asleep", HttpStatusCode.BadRequest, "validation")]
    [InlineData("GET", "/api/referrals?size=many", HttpStatusCode.BadRequest, "malformed")]
    [InlineData("GET", "/api/nothing", HttpStatusCode.NotFound, "not-found")]
    [InlineData("DELETE", "/api/newcomers", HttpStatusCode.MethodNotAllowed, "method-not-allowed")]
    [InlineData("POST", "/api/holds/h-no-such-hold/confirm", HttpStatusCode.NotFound, "not-found")]
    [InlineData("POST", "/api/referrals/f-none/accept", HttpStatusCode.NotFound, "not-found")]
    [InlineData("POST", "/api/referrals/f-none/dance", HttpStatusCode.NotFound, "not-found")]
    public async Task What_is_not_there_is_a_problem_document(string method, string path, HttpStatusCode status, string slug)
    {
        using var coordinator = await product.SignIn("coordinator");

        var reply = await coordinator.Send(new(method), path, method == "GET" ? null : "{}", null);

        Assert.Equal((status, slug), (reply.Status, reply.Slug));
    }

    [Fact]
    public async Task Another_content_type_and_too_large_a_body_are_refused()
    {
        using var worker = await product.SignIn("worker");

        var form = await worker.Send(HttpMethod.Post, "/api/newcomers", "a=b", null, "application/x-www-form-urlencoded");
        var large = await worker.Send(HttpMethod.Post, "/api/newcomers", JsonSerializer.Serialize(new { givenName = new string('x', 5_000_000) }), null);

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "unsupported-media-type"), (form.Status, form.Slug));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "too-large"), (large.Status, large.Slug));
    }

    private static async Task<Dictionary<string, string>> Names(Api coordinator)
    {
        var provider = await Community.Provider(coordinator);
        var resource = (await coordinator.Post($"/api/providers/{provider}/resources", Community.ResourceBody("legal", "3520")))["id"];
        var opening = (await coordinator.Post($"/api/resources/{resource}/openings", new { unit = "seat", maximum = 1 }))["id"];
        return new() { ["provider"] = provider, ["resource"] = resource, ["opening"] = opening, ["newcomer"] = await Community.Newcomer(coordinator) };
    }
}
