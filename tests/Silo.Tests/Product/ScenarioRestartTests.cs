using System.Net;
using Coordination.Silo.Hosting;
using Coordination.Silo.SignIn;
using Coordination.Silo.Tests.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Coordination.Silo.Tests.Product;

/// <summary>Saved what-if scenarios after the product was stopped and started.</summary>
public sealed class ScenarioRestartTests
{
    [Fact]
    public async Task S50_A_saved_scenario_is_there_after_a_restart_and_a_removed_one_is_not()
    {
        using var home = new ProductHome();
        var key = Guid.NewGuid().ToString("n");
        var body = new { name = "Twenty in the evening", serviceType = "employment", from = "24", to = "35", seats = 20 };
        string kept, removed;
        await using (var product = await home.Start())
        {
            using var funder = await SignIn(product);
            kept = (await funder.Post("/api/scenarios", body, key))["id"];
            removed = (await funder.Post("/api/scenarios", body with { name = "Thirty", seats = 30 }))["id"];
            Assert.Equal(HttpStatusCode.OK, (await funder.Post($"/api/scenarios/{removed}/remove")).Status);
        }

        await using var again = await home.Start();
        using var later = await SignIn(again);

        var found = Assert.Single((await later.Get("/api/scenarios")).Body.GetProperty("items").EnumerateArray());
        Assert.Equal(
            (kept, "Twenty in the evening", "employment", "24", "35", 20),
            (found.GetProperty("id").GetString(), found.GetProperty("name").GetString(), found.GetProperty("serviceType").GetString(),
                found.GetProperty("from").GetString(), found.GetProperty("to").GetString(), found.GetProperty("seats").GetInt32()));
        Assert.Equal((HttpStatusCode.Created, kept), (await later.Post("/api/scenarios", body, key)) is var repeated ? (repeated.Status, repeated["id"]) : default);
        Assert.Equal(HttpStatusCode.NotFound, (await later.Get($"/api/scenarios/{removed}")).Status);
    }

    private static Task<Api> SignIn(RunningHost product) => Api.SignIn(product.Address, "funder", product.Services.GetRequiredService<DemoUsers>().Password!, "en");
}
