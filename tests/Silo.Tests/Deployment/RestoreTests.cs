using System.Diagnostics;
using Coordination.Silo.Tests.Product;
using Npgsql;
using Xunit;

namespace Coordination.Silo.Tests.Deployment;

/// <summary>The way back from a dump that the runbook describes, walked.</summary>
public sealed class RestoreTests(RunningProduct product)
{
    private static readonly string Check = File.ReadAllText(Path.Combine(Manifests.Root, "deploy", "postgres", "ledger-replays.sql"));
    private static readonly string[] Programs = ["pg_dump", "pg_restore"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_restored_from_a_dump_replays_and_a_changed_one_does_not()
    {
        Assert.SkipUnless(Programs.All(name => Program(name) is not null), "pg_dump and pg_restore are not installed here; the embedded database needs neither.");
        using var coordinator = await product.SignIn("coordinator");
        var opening = await Community.Opening(coordinator, 3);
        var placed = await coordinator.Post($"/api/openings/{opening}/holds", new { newcomerId = await Community.Newcomer(coordinator) });
        await coordinator.Post($"/api/holds/{placed["holdId"]}/confirm");
        await using var restored = await DumpAndRestore();

        Assert.Empty(await Findings(product.Database));
        Assert.Empty(await Findings(restored));
        Assert.Equal(1, await restored.Scalar("select taken from opening where opening_id = $1", opening));
        await using (var change = restored.CreateCommand(
            "alter table opening disable trigger user; alter table ledger disable trigger user;"
            + $"delete from ledger where opening_id = '{opening}' and version = 2"))
        {
            await change.ExecuteNonQueryAsync(Cancellation);
        }

        Assert.Equal(
            [("a version is missing or twice", opening), ("the balances do not continue the row before", opening), ("the hash does not follow from the row and the one before", opening)],
            await Findings(restored));
    }

    private async Task<NpgsqlDataSource> DumpAndRestore()
    {
        var name = $"restored_{Guid.NewGuid():n}";
        var home = new NpgsqlConnectionStringBuilder(product.ConnectionString);
        var dump = Path.Combine(Path.GetTempPath(), $"{name}.dump");
        try
        {
            await Run("pg_dump", home, "-Fc", "-f", dump, home.Database!);
            await using (var create = product.Database.CreateCommand($"create database {name}"))
            {
                await create.ExecuteNonQueryAsync(Cancellation);
            }

            await Run("pg_restore", home, "--no-owner", "--exit-on-error", "-d", name, dump);
        }
        finally
        {
            File.Delete(dump);
        }

        home.Database = name;
        return NpgsqlDataSource.Create(home);
    }

    private static async Task<List<(string Finding, string Id)>> Findings(NpgsqlDataSource database)
    {
        var findings = new List<(string, string)>();
        await using var command = database.CreateCommand(Check);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        while (await reader.ReadAsync(Cancellation))
        {
            findings.Add((reader.GetString(0), reader.GetString(1)));
        }

        return findings;
    }

    private static async Task Run(string program, NpgsqlConnectionStringBuilder server, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program(program)!, ["-h", server.Host!, "-p", $"{server.Port}", "-U", server.Username!, .. arguments]) { RedirectStandardError = true };
        start.Environment["PGPASSWORD"] = server.Password;
        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        Assert.True(process.ExitCode == 0, errors);
    }

    /// <summary>On the path, or beside the newest server of Debian.</summary>
    private static string? Program(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin")) : [])
        .Select(directory => Path.Combine(directory, name)).FirstOrDefault(File.Exists);
}
