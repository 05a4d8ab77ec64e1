using Xunit;

namespace Coordination.Silo.Tests.Product;

/// <summary>Bundles over HTTP.</summary>
public sealed class BundleTests(RunningProduct product) : IClassFixture<RunningProduct>
{
    [Fact]
    public async Task A_bundle_is_held_confirmed_and_given_back_whole()
    {
        using var worker = await product.SignIn("coordinator");
        var (newcomer, first, second) = (await Community.Newcomer(worker), await Community.Opening(worker, 2), await Community.Opening(worker, 3));
        var placed = await worker.Post("/api/bundles", new { newcomerId = newcomer, items = new[] { new { openingId = first, units = 1 }, new { openingId = second, units = 2 } } });
        Assert.Equal(201, (int)placed.Status);
        Assert.Equal("409 bundled", await Refusal(worker, $"/api/holds/{placed.Body.GetProperty("holds")[0].GetProperty("holdId").GetString()}/confirm"));
        Assert.Equal("confirmed", (await worker.Post($"/api/bundles/{placed["bundleId"]}/confirm"))["state"]);
        Assert.Equal("2", (await worker.Get($"/api/openings/{second}"))["taken"]);
        Assert.Equal("released", (await worker.Post($"/api/bundles/{placed["bundleId"]}/release"))["state"]);
        Assert.Equal("3", (await worker.Get($"/api/openings/{second}"))["available"]);
        Assert.Equal("409 already-resolved", await Refusal(worker, $"/api/bundles/{placed["bundleId"]}/confirm"));
        Assert.Equal("404 not-found", await Refusal(worker, "/api/bundles/b-never/confirm"));
    }

    [Fact]
    public async Task S16_A_part_without_a_seat_refuses_the_whole_and_says_what_is_nearest()
    {
        using var worker = await product.SignIn("coordinator");
        var (newcomer, open, full) = (await Community.Newcomer(worker), await Community.Opening(worker, 2), await Community.Opening(worker, 1));
        await Community.Opening(worker, 4);
        await worker.Post($"/api/openings/{full}/holds", new { newcomerId = await Community.Newcomer(worker) });
        var refused = await worker.Post("/api/bundles", new { newcomerId = newcomer, items = new[] { new { openingId = open }, new { openingId = full } } });
        Assert.Equal(409, (int)refused.Status);
        var part = Assert.Single(refused.Body.GetProperty("parts").EnumerateArray());
        Assert.Equal((full, "exhausted"), (part.GetProperty("openingId").GetString(), part.GetProperty("reason").GetString()));
        Assert.Equal("2", (await worker.Get($"/api/openings/{open}"))["available"]);
    }

    [Fact]
    public async Task What_is_wrong_with_a_bundle_is_named_item_by_item()
    {
        using var worker = await product.SignIn("coordinator");
        var newcomer = await Community.Newcomer(worker);
        var bad = await worker.Post("/api/bundles", new { newcomerId = newcomer, items = new object?[] { new { openingId = "nonsense", units = 0 }, null } });
        Assert.Equal(400, (int)bad.Status);
        Assert.Equal(
            ["items[0].openingId", "items[0].units", "items[1].openingId"],
            bad.Body.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
        Assert.Equal(400, (int)(await worker.Post("/api/bundles", new { newcomerId = newcomer })).Status);
    }

    private static async Task<string> Refusal(Api api, string path)
    {
        var answer = await api.Post(path);
        return $"{(int)answer.Status} {answer.Slug}";
    }
}
