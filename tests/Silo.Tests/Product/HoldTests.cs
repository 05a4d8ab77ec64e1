using System.Net;
using Npgsql;
using Xunit;

namespace Coordination.Silo.Tests.Product;

/// <summary>Holds over real sockets.</summary>
public sealed class HoldTests(RunningProduct product)
{
    [Fact]
    public async Task Of_two_hundred_parallel_holds_on_seven_units_exactly_seven_succeed_and_repeating_them_all_changes_nothing()
    {
        using var coordinator = await product.SignIn("coordinator");
        var opening = await Community.Opening(coordinator, 7);
        var newcomer = await Community.Newcomer(coordinator);
        Task<Reply> Hold(int number) => coordinator.Post($"/api/openings/{opening}/holds", new { newcomerId = newcomer, units = 1, ttlSeconds = 900 }, $"{opening} {number}");

        var first = await Task.WhenAll(Enumerable.Range(0, 200).Select(Hold));
        var version = (await coordinator.Get($"/api/openings/{opening}"))["version"];
        var second = await Task.WhenAll(Enumerable.Range(0, 200).Select(Hold));

        Assert.Equal(7, first.Count(reply => reply.Status == HttpStatusCode.Created));
        var refused = first.Where(reply => reply.Status == HttpStatusCode.Conflict).ToList();
        Assert.Equal(193, refused.Count);
        Assert.All(refused, reply => Assert.Equal("exhausted", reply.Slug));
        Assert.Equal(first.Select(reply => (reply.Status, reply.Text)), second.Select(reply => (reply.Status, reply.Text)));
        var after = await coordinator.Get($"/api/openings/{opening}");
        Assert.Equal((version, "7", "0", "0", "full"), (after["version"], after["held"], after["taken"], after["available"], after["status"]));
        await AssertReplays(product.Database, opening, held: 7, taken: 0);
    }

    [Fact]
    public async Task A_confirmed_hold_is_taken_and_a_released_one_is_free_again()
    {
        using var worker = await product.SignIn("worker");
        using var coordinator = await product.SignIn("coordinator");
        var opening = await Community.Opening(coordinator, 2);
        var newcomer = await Community.Newcomer(worker);
        var confirmed = await worker.Post($"/api/openings/{opening}/holds", new { newcomerId = newcomer });
        var released = await worker.Post($"/api/openings/{opening}/holds", new { newcomerId = newcomer });

        var confirmation = await worker.Post($"/api/holds/{confirmed["holdId"]}/confirm");
        var release = await worker.Post($"/api/holds/{released["holdId"]}/release");
        var late = await worker.Post($"/api/holds/{released["holdId"]}/confirm");

        Assert.Equal((HttpStatusCode.OK, "confirmed"), (confirmation.Status, confirmation["state"]));
        Assert.Equal((HttpStatusCode.OK, "released"), (release.Status, release["state"]));
        Assert.Equal((HttpStatusCode.Conflict, "already-resolved"), (late.Status, late.Slug));
        await AssertReplays(product.Database, opening, held: 0, taken: 1);
    }

    [Fact]
    public async Task A_need_whose_place_is_confirmed_is_served_and_open_again_when_the_place_is_given_back()
    {
        using var worker = await product.SignIn("worker");
        using var coordinator = await product.SignIn("coordinator");
        var opening = await Community.Opening(coordinator, 1, "legal");
        var newcomer = await Community.Newcomer(worker);
        var assessed = await worker.Post($"/api/newcomers/{newcomer}/assessments", new { assetsDeclined = true, needs = new[] { new { serviceType = "legal", urgency = 3 } } });
        var hold = await worker.Post($"/api/openings/{opening}/holds", new { newcomerId = newcomer, needId = assessed.Body.GetProperty("needs")[0].GetString() });
        async Task<string?> Status() => (await worker.Get($"/api/newcomers/{newcomer}")).Body.GetProperty("needs")[0].GetProperty("status").GetString();

        await worker.Post($"/api/holds/{hold["holdId"]}/confirm", key: hold["holdId"]);
        var confirmed = await Status();
        await worker.Post($"/api/holds/{hold["holdId"]}/release");
        var released = await Status();
        await worker.Post($"/api/holds/{hold["holdId"]}/confirm", key: hold["holdId"]);

        Assert.Equal(("served", "open"), (confirmed, released));
        Assert.Equal("open", await Status());
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_422_and_what_became_of_a_key_can_be_asked()
    {
        using var worker = await product.SignIn("worker");
        using var coordinator = await product.SignIn("coordinator");
        var opening = await Community.Opening(coordinator, 3);
        var newcomer = await Community.Newcomer(worker);
        var key = Guid.NewGuid().ToString();

        var placed = await worker.Post($"/api/openings/{opening}/holds", new { newcomerId = newcomer, units = 1 }, key);
        var other = await worker.Post($"/api/openings/{opening}/holds", new { newcomerId = newcomer, units = 2 }, key);
        var known = await worker.Get($"/api/commands/{key}");
        var unknown = await worker.Get($"/api/commands/{Guid.NewGuid()}");
        var somebodyElses = await coordinator.Get($"/api/commands/{key}");

        Assert.Equal(HttpStatusCode.Created, placed.Status);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "idempotency-mismatch"), (other.Status, other.Slug));
        Assert.Equal(("committed", "201"), (known["state"], known["status"]));
        Assert.Equal(placed["holdId"], known.Body.GetProperty("response").GetProperty("holdId").GetString());
        Assert.Equal("not-received", unknown["state"]);
        Assert.Equal("not-received", somebodyElses["state"]);
    }

    [Fact]
    public async Task A_key_that_made_a_newcomer_makes_the_same_one_again_and_cannot_place_a_hold()
    {
        using var worker = await product.SignIn("worker");
        using var coordinator = await product.SignIn("coordinator");
        var opening = await Community.Opening(coordinator, 1);
        var key = Guid.NewGuid().ToString();
        var body = new { givenName = "Wei", familyName = "Sample", birthDate = "1991-01-01", regionCode = "5915", preferredLanguage = "en" };

        var made = await worker.Post("/api/newcomers", body, key);
        var again = await worker.Post("/api/newcomers", body, key);
        var hold = await worker.Post($"/api/openings/{opening}/holds", new { newcomerId = made["id"] }, key);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (made.Status, again.Status));
        Assert.Equal(made["id"], again["id"]);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "idempotency-mismatch"), (hold.Status, hold.Slug));
    }

    [Fact]
    public async Task A_maximum_below_what_is_promised_is_refused_and_names_the_holds()
    {
        using var coordinator = await product.SignIn("coordinator");
        var opening = await Community.Opening(coordinator, 3);
        var hold = await coordinator.Post($"/api/openings/{opening}/holds", new { newcomerId = await Community.Newcomer(coordinator), units = 2 });

        var refused = await coordinator.Patch($"/api/openings/{opening}", new { maximum = 1 });
        var lowered = await coordinator.Patch($"/api/openings/{opening}", new { maximum = 2, status = "closed" });
        var closed = await coordinator.Post($"/api/openings/{opening}/holds", new { newcomerId = await Community.Newcomer(coordinator) });

        Assert.Equal((HttpStatusCode.Conflict, "below-commitments"), (refused.Status, refused.Slug));
        Assert.Equal(hold["holdId"], refused.Body.GetProperty("commitments")[0].GetString());
        Assert.Equal((HttpStatusCode.OK, "2", "closed"), (lowered.Status, lowered["maximum"], lowered["status"]));
        Assert.Equal((HttpStatusCode.Conflict, "closed"), (closed.Status, closed.Slug));
    }

    /// <summary>Every row continues the one before, no balance is unsound, and the last row is what the opening shows.</summary>
    internal static async Task AssertReplays(NpgsqlDataSource database, string opening, int held, int taken)
    {
        await using var command = database.CreateCommand("""
            select version, maximum_before, held_before, taken_before, maximum, held, taken from ledger where opening_id = $1 order by version
            """);
        command.Parameters.AddWithValue(opening);
        await using var reader = await command.ExecuteReaderAsync();
        var (version, balance) = (0L, (0, 0, 0));
        while (await reader.ReadAsync())
        {
            Assert.Equal(version + 1, reader.GetInt64(0));
            Assert.Equal(balance, (reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3)));
            (version, balance) = (reader.GetInt64(0), (reader.GetInt32(4), reader.GetInt32(5), reader.GetInt32(6)));
            Assert.InRange(balance.Item2 + balance.Item3, 0, balance.Item1);
        }

        Assert.Equal((held, taken), (balance.Item2, balance.Item3));
    }
}
