using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Coordination.Silo.Storage;

/// <summary>
/// The private PostgreSQL of an installation that was given no connection string. It listens on the loopback address
/// only, on a port of its own. Disposing it stops the server. When this process is killed the server stays, and the
/// next start takes it over; when both are killed the next start recovers it.
/// </summary>
public sealed partial class EmbeddedPostgres : IAsyncDisposable
{
    private const string DatabaseName = "coordination";
    private readonly DirectoryLock directory;
    private readonly PostgresCluster cluster;
    private readonly Task synced;

    private EmbeddedPostgres(DirectoryLock directory, PostgresCluster cluster, Task synced, string connectionString) =>
        (this.directory, this.cluster, this.synced, ConnectionString) = (directory, cluster, synced, connectionString);

    /// <summary>How to reach the database, the password included: never log it.</summary>
    public string ConnectionString { get; }

    /// <summary>Makes the database where there is none and starts it. Returns when it accepts connections.</summary>
    /// <exception cref="InvalidOperationException">
    /// No server programs are installed, another process uses the data directory, or the server does not start; the
    /// message is meant for the person who starts the program.
    /// </exception>
    public static async Task<EmbeddedPostgres> Start(EmbeddedPostgresOptions options, ILogger logger, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var dataDirectory = Directory.CreateDirectory(options.DataDirectory).FullName;
        var held = DirectoryLock.Take(dataDirectory);
        try
        {
            var account = PostgresAccount.OfThisMachine();
            var home = await ClusterPlace.Prepare(dataDirectory, account, logger, cancellation);
            var binaries = await PostgresBinaries.Find(options.BinPath, VersionOf(PostgresCluster.In(home)), account, cancellation);
            var cluster = new PostgresCluster(home, binaries, account);
            var isNew = !cluster.IsMade;
            if (isNew)
            {
                await cluster.Make(cancellation);
            }

            var running = Postmaster.Find(PostgresCluster.In(home));
            var port = running?.Port ?? await cluster.Start(cancellation);
            var synced = isNew ? cluster.Sync(CancellationToken.None) : Task.CompletedTask;
            try
            {
                var connectionString = await Reach(port, await cluster.ReadPassword(cancellation), cancellation);
                var elapsed = Stopwatch.GetElapsedTime(began);
                LogStarted(logger, home, port, binaries.MajorVersion, account.Name, running is not null, elapsed);
                return new EmbeddedPostgres(held, cluster, synced, connectionString);
            }
            catch
            {
                await synced;
                await cluster.Stop();
                throw;
            }
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Stops the server and gives the data directory free.</summary>
    public async ValueTask DisposeAsync()
    {
        await synced;
        await cluster.Stop();
        directory.Dispose();
    }

    /// <summary>What a kill of this process does: the lock is gone and the server stays. For tests.</summary>
    internal void Abandon() => directory.Dispose();

    private static int? VersionOf(string cluster) => Path.Combine(cluster, "PG_VERSION") is var file && File.Exists(file)
        ? int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture)
        : null;

    private static async Task<string> Reach(int port, string password, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = PostgresCluster.User,
            Password = password,
            Database = "postgres",
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
            ApplicationName = "coordination",
            MaxPoolSize = 64,
            MaxAutoPrepare = 20,
            AutoPrepareMinUsages = 1,
            NoResetOnClose = true,
            IncludeErrorDetail = false,
            Pooling = false,
        };
        await using (var first = await Open(connection.ConnectionString, cancellation))
        {
            await using var look = new NpgsqlCommand("select exists (select from pg_database where datname = $1)", first) { Parameters = { new() { Value = DatabaseName } } };
            if (await look.ExecuteScalarAsync(cancellation) is false)
            {
                await using var create = new NpgsqlCommand($"create database {DatabaseName}", first);
                await create.ExecuteNonQueryAsync(cancellation);
            }
        }

        connection.Pooling = true;
        connection.Database = DatabaseName;
        return connection.ConnectionString;
    }

    // A server taken over may still be recovering from what killed its owner.
    private static async Task<NpgsqlConnection> Open(string connectionString, CancellationToken cancellation)
    {
        const int TriesMax = 600;
        for (var tries = 1; ; tries++)
        {
            var connection = new NpgsqlConnection(connectionString);
            try
            {
                await connection.OpenAsync(cancellation);
                return connection;
            }
            catch (PostgresException starting) when (starting.SqlState == PostgresErrorCodes.CannotConnectNow && tries < TriesMax)
            {
                await connection.DisposeAsync();
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information,
        Message = "Database in {Home} on port {Port}: PostgreSQL {Version} as {Account}, taken over {TakenOver}, ready after {Elapsed}")]
    private static partial void LogStarted(ILogger logger, string home, int port, int version, string account, bool takenOver, TimeSpan elapsed);
}
