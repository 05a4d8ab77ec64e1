using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Coordination.Silo.Storage;
using Coordination.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace Coordination.Silo.Tests.Storage;

[UnsupportedOSPlatform("windows")]
public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly string directory = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"coordination-tests-{Guid.NewGuid():n}")).FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Cluster => Path.Combine(directory, "postgres", "cluster");

    [Fact]
    public async Task What_was_written_is_there_after_a_restart()
    {
        await using (var first = await Start(directory))
        {
            await first.ConnectionString.Run("create table kept (n int); insert into kept values (7)");
        }

        await using var second = await Start(directory);
        Assert.Equal([7], await second.ConnectionString.Column<int>("select n from kept"));
    }

    [Fact]
    public async Task Disposing_stops_the_server()
    {
        string connection;
        await using (var server = await Start(directory))
        {
            connection = server.ConnectionString;
        }

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => connection.Run("select 1"));
        Assert.False(File.Exists(Path.Combine(Cluster, "postmaster.pid")));
    }

    [Fact]
    public async Task A_second_process_on_the_same_directory_is_refused_and_told_who_holds_it()
    {
        await using var server = await Start(directory);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Start(directory));
        Assert.Contains(directory, refused.Message, StringComparison.Ordinal);
        Assert.Contains(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_whose_owner_was_killed_is_taken_over()
    {
        var before = await StartAndLoseOwner();
        await using var after = await Start(directory);
        Assert.Equal([before], await after.ConnectionString.Column<int>("select n from kept"));
        Assert.Equal(before, PostmasterProcess());
    }

    [Fact]
    public async Task A_server_killed_with_its_owner_is_recovered()
    {
        var before = await StartAndLoseOwner();
        Process.GetProcessById(before).Kill();

        await using var after = await Start(directory);
        Assert.Equal([before], await after.ConnectionString.Column<int>("select n from kept"));
        Assert.NotEqual(before, PostmasterProcess());
    }

    [Fact]
    public async Task A_number_left_behind_that_another_process_has_now_does_not_stop_the_start()
    {
        await using (var first = await Start(directory))
        {
        }

        await File.WriteAllTextAsync(
            Path.Combine(Cluster, "postmaster.pid"), $"{Environment.ProcessId}\n{Cluster}\n1700000000\n5999\n\n127.0.0.1\n", Cancellation);
        await using var second = await Start(directory);
        Assert.Equal([1], await second.ConnectionString.Column<int>("select 1"));
    }

    [Fact]
    public async Task An_unfinished_cluster_is_made_again()
    {
        Directory.CreateDirectory(Path.Combine(directory, "postgres"));
        if (Environment.IsPrivilegedProcess)
        {
            Process.Start("chmod", ["777", Path.Combine(directory, "postgres")]).WaitForExit();
        }

        Directory.CreateDirectory(Cluster + ".new");
        await File.WriteAllTextAsync(Path.Combine(Cluster + ".new", "PG_VERSION"), "15", Cancellation);
        await using var server = await Start(directory);
        Assert.Equal([1], await server.ConnectionString.Column<int>("select 1"));
    }

    [Fact]
    public async Task It_listens_on_loopback_wants_its_password_and_writes_before_it_answers()
    {
        await using var server = await Start(directory);
        Assert.Equal(
            ["127.0.0.1|", "on|on", "scram-sha-256|UTF8"],
            [
                .. await server.ConnectionString.Rows("select current_setting('listen_addresses'), current_setting('unix_socket_directories')"),
                .. await server.ConnectionString.Rows("select current_setting('synchronous_commit'), current_setting('fsync')"),
                .. await server.ConnectionString.Rows("select current_setting('password_encryption'), current_setting('server_encoding')"),
            ]);
        Assert.Equal([0L], await server.ConnectionString.Column<long>("select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'"));

        var guess = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "guess", Pooling = false };
        var refused = await Assert.ThrowsAsync<PostgresException>(() => guess.ConnectionString.Run("select 1"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(directory, "postgres", "password")));
    }

    [Fact]
    public async Task A_directory_closed_to_the_account_of_the_database_works_all_the_same()
    {
        Assert.SkipWhen(!Environment.IsPrivilegedProcess, "only root hands the database to another account");
        var closed = Directory.CreateDirectory(
            Path.Combine(directory, "closed"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        var data = Path.Combine(closed, "data");
        try
        {
            await using (var first = await Start(data))
            {
                await first.ConnectionString.Run("create table kept (n int)");
            }

            await using var second = await Start(data);
            Assert.Equal([0L], await second.ConnectionString.Column<long>("select count(*) from kept"));
        }
        finally
        {
            Directory.Delete(new DirectoryInfo(Path.Combine(data, "postgres")).LinkTarget!, recursive: true);
        }
    }

    [Fact]
    public async Task Missing_programs_are_answered_with_what_to_install()
    {
        var nowhere = new EmbeddedPostgresOptions { DataDirectory = directory, BinPath = Path.Combine(directory, "nowhere") };
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => EmbeddedPostgres.Start(nowhere, NullLogger.Instance, Cancellation));
        Assert.Contains("apt-get install postgresql", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Coordination:Postgres:BinPath", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
    }

    private static Task<EmbeddedPostgres> Start(string directory) =>
        EmbeddedPostgres.Start(new EmbeddedPostgresOptions { DataDirectory = directory }, NullLogger.Instance, Cancellation);

    // The owner is lost as a kill loses it: the lock goes, the server stays. The process number of the server is written down.
    private async Task<int> StartAndLoseOwner()
    {
        var server = await Start(directory);
        await server.ConnectionString.Run($"create table kept (n int); insert into kept values ({PostmasterProcess()})");
        server.Abandon();
        return PostmasterProcess();
    }

    private int PostmasterProcess() =>
        int.Parse(File.ReadLines(Path.Combine(Cluster, "postmaster.pid")).First(), CultureInfo.InvariantCulture);
}
