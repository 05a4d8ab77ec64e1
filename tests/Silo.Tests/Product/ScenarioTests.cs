using System.Net;
using Xunit;

namespace Coordination.Silo.Tests.Product;

/// <summary>Saved what-if scenarios, over HTTP.</summary>
public sealed class ScenarioTests(RunningProduct product)
{
    [Theory]
    [InlineData("partner", "GET")]
    [InlineData("worker", "GET")]
    [InlineData("admin", "GET")]
    [InlineData("partner", "POST")]
    [InlineData("worker", "POST")]
    public async Task S50_Only_those_who_weigh_seats_keep_scenarios(string user, string method)
    {
        using var caller = await product.SignIn(user);

        Assert.Equal(HttpStatusCode.Forbidden, (await caller.Send(new(method), "/api/scenarios", method == "GET" ? null : "{}", null)).Status);
    }

    [Fact]
    public async Task S50_A_scenario_is_saved_once_found_by_its_own_organization_only_and_removed()
    {
        using var funder = await product.SignIn("funder");
        using var coordinator = await product.SignIn("coordinator");
        var (name, key) = ($"More {Guid.NewGuid():n}", Guid.NewGuid().ToString("n"));
        var body = new { name, serviceType = "employment", to = "35", seats = 20, costEach = 1500.5m };

        var saved = await funder.Post("/api/scenarios", body, key);
        var again = await funder.Post("/api/scenarios", body, key);

        Assert.Equal((HttpStatusCode.Created, saved["id"]), (again.Status, again["id"]));
        Assert.Equal(30_010m, saved.Body.GetProperty("cost").GetDecimal());
        Assert.Equal("35", Assert.Single(saved.Body.GetProperty("outlook").EnumerateArray()).GetProperty("regionCode").GetString());
        Assert.Equal((HttpStatusCode.Conflict, "scenario-name-taken"), (await funder.Post("/api/scenarios", body with { name = name.ToUpperInvariant() })) is var taken ? (taken.Status, taken.Slug) : default);
        Assert.Contains(await Names(funder), found => found == name);
        Assert.DoesNotContain(await Names(coordinator), found => found == name);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Get($"/api/scenarios/{saved["id"]}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Post($"/api/scenarios/{saved["id"]}/remove")).Status);

        Assert.Equal(HttpStatusCode.OK, (await funder.Post($"/api/scenarios/{saved["id"]}/remove")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await funder.Get($"/api/scenarios/{saved["id"]}")).Status);
    }

    [Theory]
    [InlineData("en", "must be another region than the one that gets the seats")]
    [InlineData("fr", "doit être une autre région que celle qui reçoit les places")]
    public async Task S50_Every_bad_field_is_named_in_words(string language, string said)
    {
        using var funder = await product.SignIn("funder", language);

        var reply = await funder.Post("/api/scenarios", new { name = " ", serviceType = "none", from = "35", to = "35", seats = 0, costEach = -1 });

        Assert.Equal((HttpStatusCode.BadRequest, "validation"), (reply.Status, reply.Slug));
        Assert.Equal(["costEach", "from", "name", "seats", "serviceType"], reply.Body.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
        Assert.Equal(said, reply.Body.GetProperty("errors").GetProperty("from")[0].GetString());
    }

    private static async Task<IEnumerable<string?>> Names(Api api) =>
        (await api.Get("/api/scenarios")).Body.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString()).ToArray();
}
