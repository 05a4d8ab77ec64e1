using System.Net;
using System.Text.Json;
using Coordination.Domain;
using Coordination.Domain.Projects;
using Xunit;

namespace Coordination.Silo.Tests.Product;

/// <summary>The project map and the projects recorded beside it, over HTTP.</summary>
public sealed class ProjectTests(RunningProduct product)
{
    [Theory]
    [InlineData("partner", "GET")]
    [InlineData("worker", "GET")]
    [InlineData("partner", "POST")]
    [InlineData("worker", "POST")]
    [InlineData("funder", "POST")]
    public async Task S54_Partners_and_workers_see_no_projects_and_funders_record_none(string user, string method)
    {
        using var caller = await product.SignIn(user);

        var reply = await caller.Send(new(method), "/api/projects", method == "GET" ? null : "{}", null);

        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), (reply.Status, reply.Slug));
    }

    [Theory]
    [InlineData("en", null, "is required and must be one of: p1, p2, p3, p4, targeted-call, sdi2017-p1")]
    [InlineData("fr", null, "est obligatoire et doit être l’une de ces valeurs\u00a0: p1, p2, p3, p4, targeted-call, sdi2017-p1")]
    [InlineData("en", " ", "is required and must be one of: p1")]
    [InlineData("en", "p9", "must be one of: p1, p2, p3, p4, targeted-call, sdi2017-p1")]
    public async Task S53_A_project_without_a_priority_is_refused_and_the_choices_are_named(string language, string? priority, string said)
    {
        using var coordinator = await product.SignIn("coordinator", language);

        var reply = await coordinator.Post("/api/projects", new { name = new { en = "Hub", fr = "Carrefour" }, regionCode = "ircc-ontario", priority });

        Assert.Equal((HttpStatusCode.BadRequest, "validation"), (reply.Status, reply.Slug));
        Assert.StartsWith(said, reply.Body.GetProperty("errors").GetProperty("priority")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"priority":"p1","regionCode":"ircc-ontario"}""", "name")]
    [InlineData("""{"name":{"en":"A"},"priority":"p1"}""", "regionCode")]
    [InlineData("""{"name":{"en":"A"},"priority":"p1","regionCode":"35"}""", "regionCode")]
    [InlineData("""{"name":{"en":"A"},"priority":"p1","regionCode":"national","cohort":"third"}""", "cohort")]
    [InlineData("""{"name":{"en":"A"},"priority":"p1","regionCode":"national","status":"dreamt"}""", "status")]
    public async Task S53_A_bad_field_of_a_project_is_named(string body, string field)
    {
        using var admin = await product.SignIn("admin");

        var reply = await admin.Send(HttpMethod.Post, "/api/projects", body, null);

        Assert.Equal((HttpStatusCode.BadRequest, "validation"), (reply.Status, reply.Slug));
        Assert.Equal([field], reply.Body.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Theory]
    [InlineData("region=35")]
    [InlineData("priority=p9")]
    [InlineData("cohort=third")]
    [InlineData("cursor=x")]
    public async Task S54_A_filter_that_means_nothing_is_refused(string query)
    {
        using var funder = await product.SignIn("funder");

        var reply = await funder.Get("/api/projects?" + query);

        Assert.Equal((HttpStatusCode.BadRequest, "validation"), (reply.Status, reply.Slug));
    }

    [Fact]
    public async Task S54_A_cell_of_the_map_leads_to_its_projects_named_or_not()
    {
        using var coordinator = await product.SignIn("coordinator");
        using var funder = await product.SignIn("funder", "fr");
        var recorded = await coordinator.Post("/api/projects", Body("Shared intake", "p2", "ircc-prairies-nwt", "cohort2"));

        var cell = (await funder.Get("/api/projects?region=ircc-prairies-nwt&priority=p2")).Body;

        Assert.Equal(HttpStatusCode.Created, recorded.Status);
        Assert.Equal(("p2", "ircc-prairies-nwt", "cohort2", "active", "coordinator"),
            (recorded["priority"], recorded["regionCode"], recorded["cohort"], recorded["status"], recorded["recordedBy"]));
        Assert.Equal([recorded["id"], "pj-map-ircc-prairies-nwt-p2-1"], cell.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()));
        Assert.Equal([false, true], cell.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("isInferredRegion").GetBoolean()));
        var count = Assert.Single(cell.GetProperty("counts").EnumerateArray());
        Assert.Equal((1, 1, true), (count.GetProperty("published").GetInt32(), count.GetProperty("recorded").GetInt32(), count.GetProperty("isInferredRegion").GetBoolean()));
        Assert.Equal(2, cell.GetProperty("count").GetInt32());
        Assert.Contains("78 des 80 projets", cell.GetProperty("published").GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.Contains("déduit", cell.GetProperty("published").GetProperty("note").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task S54_The_first_cohort_has_its_total_and_no_breakdown()
    {
        using var funder = await product.SignIn("funder");

        var body = (await funder.Get("/api/projects?cohort=cohort1&region=ircc-atlantic&priority=sdi2017-p7")).Body;

        Assert.Equal((102, 80), (Announced(body, "cohort1"), Announced(body, "cohort2")));
        Assert.Equal((78, 2, true), (body.GetProperty("published").GetProperty("shown").GetInt32(), body.GetProperty("published").GetProperty("missing").GetInt32(), body.GetProperty("published").GetProperty("isRegionInferred").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, Assert.Single(body.GetProperty("counts").EnumerateArray()).GetProperty("published").ValueKind);
        Assert.Empty(body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task S53_Every_priority_can_be_recorded_and_found_by()
    {
        using var admin = await product.SignIn("admin");
        foreach (var priority in Slugs<SdiPriority>.All)
        {
            var recorded = await admin.Post("/api/projects", Body("One of each", priority, "national", "cohort1"));

            var found = (await admin.Get($"/api/projects?priority={priority}&region=national&cohort=cohort1")).Body;

            Assert.Equal(recorded["id"], Assert.Single(found.GetProperty("items").EnumerateArray()).GetProperty("id").GetString());
        }
    }

    [Fact]
    public async Task S53_The_same_command_records_one_project()
    {
        using var coordinator = await product.SignIn("coordinator");
        var key = $"project-{Guid.NewGuid():n}";
        var body = Body("Twice said", "targeted-call", "ircc-ontario", "other");

        var first = await coordinator.Post("/api/projects", body, key);
        var second = await coordinator.Post("/api/projects", body, key);

        Assert.Equal((HttpStatusCode.Created, first["id"]), (second.Status, second["id"]));
        Assert.Single((await coordinator.Get("/api/projects?priority=targeted-call&region=ircc-ontario&cohort=other")).Body.GetProperty("items").EnumerateArray());
    }

    private static int Announced(JsonElement body, string cohort) => body.GetProperty("published").GetProperty("announced").GetProperty(cohort).GetInt32();

    private static object Body(string name, string priority, string regionCode, string cohort) =>
        new { name = new { en = name, fr = name + " (fr)" }, priority, regionCode, cohort, status = "active" };
}
