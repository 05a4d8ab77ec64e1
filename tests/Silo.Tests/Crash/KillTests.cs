using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Coordination.Silo.Hosting;
using Coordination.Silo.Tests.Product;
using Npgsql;
using Xunit;

namespace Coordination.Silo.Tests.Crash;

/// <summary>Everything is killed with kill -9 in the middle of work, and started again.</summary>
public sealed class KillTests
{
    private const int Openings = 12;
    private const int Units = 40;
    private const int Clients = 16;
    private const int AnswersBeforeTheKill = 250;

    [Fact]
    public async Task After_kill_9_of_silo_and_database_every_acknowledged_hold_is_there_and_nothing_is_oversold_or_half_written()
    {
        var directory = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"coordination-crash-{Guid.NewGuid():n}")).FullName;
        try
        {
            var placed = new ConcurrentDictionary<string, string>();
            var confirmed = new ConcurrentBag<string>();
            var unknown = new ConcurrentDictionary<string, string>();
            var (openings, newcomer) = await WorkUntilKilled(directory, placed, confirmed, unknown);

            using var again = await ProductProcess.Start(directory);
            using var coordinator = await again.SignIn("coordinator");
            await using (var database = NpgsqlDataSource.Create(RunningNote.Read(directory)!.ConnectionString))
            {
                Assert.True(placed.Count >= AnswersBeforeTheKill / 2, $"Only {placed.Count} holds were placed.");
                foreach (var hold in placed.Keys)
                {
                    Assert.NotNull(await database.Scalar("select state from hold where hold_id = $1", hold));
                }

                foreach (var hold in confirmed)
                {
                    Assert.Equal("confirmed", await database.Scalar("select state from hold where hold_id = $1", hold));
                }

                foreach (var opening in openings)
                {
                    await AssertSound(database, opening);
                }
            }

            foreach (var (key, opening) in unknown)
            {
                var state = (await coordinator.Get($"/api/commands/{key}"))["state"];
                var repeated = await coordinator.Post($"/api/openings/{opening}/holds", new { newcomerId = newcomer, units = 1, ttlSeconds = 3600 }, key);
                Assert.Contains(state, (string[])["committed", "rejected", "not-received"]);
                Assert.Contains(repeated.Status, (HttpStatusCode[])[HttpStatusCode.Created, HttpStatusCode.Conflict]);
            }

            await again.Stop();
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task<(string[] Openings, string Newcomer)> WorkUntilKilled(
        string directory, ConcurrentDictionary<string, string> placed, ConcurrentBag<string> confirmed, ConcurrentDictionary<string, string> unknown)
    {
        using var product = await ProductProcess.Start(directory);
        using var coordinator = await product.SignIn("coordinator");
        var resource = await Community.Resource(coordinator);
        var openings = new string[Openings];
        for (var index = 0; index < Openings; index++)
        {
            openings[index] = (await coordinator.Post($"/api/resources/{resource}/openings", new { unit = "seat", maximum = Units }))["id"];
        }

        var newcomer = await Community.Newcomer(coordinator);
        var enough = new TaskCompletionSource();
        var clients = Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            for (var number = 0; ; number++)
            {
                var (opening, key) = (openings[(client + number) % Openings], Guid.NewGuid().ToString());
                unknown[key] = opening;
                try
                {
                    var hold = await coordinator.Post($"/api/openings/{opening}/holds", new { newcomerId = newcomer, units = 1, ttlSeconds = 3600 }, key);
                    unknown.TryRemove(key, out _);
                    if (hold.Status == HttpStatusCode.Created)
                    {
                        placed[hold["holdId"]] = opening;
                        if (number % 2 == 0 && (await coordinator.Post($"/api/holds/{hold["holdId"]}/confirm")).Status == HttpStatusCode.OK)
                        {
                            confirmed.Add(hold["holdId"]);
                        }
                    }

                    if (placed.Count >= AnswersBeforeTheKill)
                    {
                        enough.TrySetResult();
                    }
                }
                catch (Exception gone) when (gone is HttpRequestException or JsonException)
                {
                    return;
                }
            }
        })).ToArray();
        await enough.Task;
        product.KillEverything();
        await Task.WhenAll(clients);
        return (openings, newcomer);
    }

    /// <summary>The ledger replays, and opening and hold rows say what it says.</summary>
    private static async Task AssertSound(NpgsqlDataSource database, string opening)
    {
        var held = (int)(await database.Scalar("select coalesce(sum(units), 0)::integer from hold where opening_id = $1 and state = 'held'", opening))!;
        var taken = (int)(await database.Scalar("select coalesce(sum(units), 0)::integer from hold where opening_id = $1 and state = 'confirmed'", opening))!;
        await HoldTests.AssertReplays(database, opening, held, taken);
        Assert.Equal($"{held} {taken}", await database.Scalar("select held || ' ' || taken from opening where opening_id = $1", opening));
        Assert.InRange(held + taken, 0, Units);
    }
}
