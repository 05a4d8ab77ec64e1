using System.Net;
using Coordination.Support;
using Xunit;

namespace Coordination.Silo.Tests.Product;

/// <summary>What is said of commands that the database has not answered yet, and how many of them there may be.</summary>
public sealed class UnderWayTests(CrowdedProduct product) : IClassFixture<CrowdedProduct>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task A_hold_whose_commit_waits_is_in_progress_and_committed_afterwards()
    {
        using var coordinator = await product.SignIn("coordinator");
        var opening = await Community.Opening(coordinator, 3);
        var newcomer = await Community.Newcomer(coordinator);
        var key = Guid.NewGuid().ToString();
        Task<Reply> placing;
        await using (await product.ConnectionString.Lock("ledger"))
        {
            placing = coordinator.Post($"/api/openings/{opening}/holds", new { newcomerId = newcomer }, key);
            await Eventually.Within(Soon, async () => (await coordinator.Get($"/api/commands/{key}"))["state"] == "in-progress");
            Assert.Equal("not-received", (await coordinator.Get($"/api/commands/{Guid.NewGuid()}"))["state"]);
        }

        var placed = await placing;
        var known = await coordinator.Get($"/api/commands/{key}");
        Assert.Equal(("committed", placed["holdId"]), (known["state"], known.Body.GetProperty("response").GetProperty("holdId").GetString()));
    }

    [Fact]
    public async Task A_command_that_a_crash_cut_off_is_in_progress_then_interrupted_and_committed_when_it_is_repeated()
    {
        using var coordinator = await product.SignIn("coordinator");
        var key = Guid.NewGuid().ToString();
        var body = new { name = new { en = "House", fr = "Maison" }, kind = "community", regionCode = "3520" };
        var provider = (await coordinator.Post("/api/providers", body, key))["id"];
        async Task<string> State() => (await coordinator.Get($"/api/commands/{key}"))["state"];
        Assert.Equal("committed", await State());

        // What a process that ends between doing and noting leaves.
        await product.ConnectionString.Run($"update command set state = 'in-progress', status = null, outcome = null, recorded_at = clock_timestamp() where outcome->>'id' = '{provider}'");
        Assert.Equal("in-progress", await State());
        await product.ConnectionString.Run("update command set recorded_at = recorded_at - interval '1 minute' where state = 'in-progress'");
        Assert.Equal("interrupted", await State());

        Assert.Equal(provider, (await coordinator.Post("/api/providers", body, key))["id"]);
        Assert.Equal("committed", await State());
    }

    [Fact]
    public async Task Beyond_what_a_process_works_on_and_keeps_waiting_a_write_is_turned_away_at_once_and_nothing_else_is()
    {
        using var coordinator = await product.SignIn("coordinator");
        var opening = await Community.Opening(coordinator, 100);
        var newcomer = await Community.Newcomer(coordinator);
        Task<Reply> Hold(string key) => coordinator.Post($"/api/openings/{opening}/holds", new { newcomerId = newcomer }, key);
        Task<Reply>[] admitted;
        await using (await product.ConnectionString.Lock("ledger"))
        {
            var keys = Enumerable.Range(0, CrowdedProduct.AtOnce + CrowdedProduct.Waiting).Select(number => $"{opening} {number}").ToArray();
            admitted = [.. keys.Select(Hold)];
            foreach (var key in keys)
            {
                await Eventually.Within(Soon, async () => (await coordinator.Get($"/api/commands/{key}"))["state"] == "in-progress");
            }

            var refused = await Hold("one more");

            Assert.Equal((HttpStatusCode.ServiceUnavailable, "busy", true), (refused.Status, refused.Slug, refused.HasRetryAfter));
            Assert.Equal("not-received", (await coordinator.Get("/api/commands/one more"))["state"]);
            Assert.DoesNotContain(admitted, hold => hold.IsCompleted);
        }

        Assert.All(await Task.WhenAll(admitted), hold => Assert.Equal(HttpStatusCode.Created, hold.Status));
        Assert.Equal(HttpStatusCode.Created, (await Hold("one more")).Status);
        await HoldTests.AssertReplays(product.Database, opening, held: CrowdedProduct.AtOnce + CrowdedProduct.Waiting + 1, taken: 0);
    }
}

/// <summary>The product with room for few writes at once.</summary>
public sealed class CrowdedProduct : RunningProduct
{
    /// <summary>Writes it works on at once.</summary>
    public const int AtOnce = 8;

    /// <summary>Writes that wait.</summary>
    public const int Waiting = 4;

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Coordination:WritesAtOnce"] = $"{AtOnce}",
        ["Coordination:WritesWaiting"] = $"{Waiting}",
    };
}
