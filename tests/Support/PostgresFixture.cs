using System.Globalization;
using Coordination.Silo.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace Coordination.Support;

/// <summary>
/// One real PostgreSQL for all tests of an assembly, in a temporary directory that goes away with it. A test project
/// asks for it with <c>[assembly: AssemblyFixture(typeof(PostgresFixture))]</c>; tests take it in their constructor.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private const string Template = "migrated";
    private readonly string directory =
        // Not CreateTempSubdirectory: that one is closed to the account the database runs as under root.
        Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"coordination-tests-{Guid.NewGuid():n}")).FullName;
    private readonly SemaphoreSlim oneAtATime = new(1); // Two copies of one template at once are refused.
    private EmbeddedPostgres? server;
    private int databases;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        server = await EmbeddedPostgres.Start(new EmbeddedPostgresOptions { DataDirectory = directory }, NullLogger.Instance, CancellationToken.None);
        await Execute($"create database {Template}");
        await SchemaMigrations.Apply(To(Template, pooled: false), NullLogger.Instance, CancellationToken.None);
    }

    /// <summary>A fresh database with the present schema. Answers its connection string.</summary>
    public Task<string> CreateDatabase() => Create($" template {Template}");

    /// <summary>A fresh database without any schema. Answers its connection string.</summary>
    public Task<string> CreateEmptyDatabase() => Create("");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        oneAtATime.Dispose();
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        // The database may have been placed outside the directory; the link is then where it is.
        if (new DirectoryInfo(Path.Combine(directory, "postgres")).LinkTarget is { } elsewhere)
        {
            Directory.Delete(elsewhere, recursive: true);
        }

        Directory.Delete(directory, recursive: true);
    }

    private async Task<string> Create(string how)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref databases)}");
        await oneAtATime.WaitAsync();
        try
        {
            await Execute($"create database {name}{how}");
        }
        finally
        {
            oneAtATime.Release();
        }

        return To(name, pooled: true);
    }

    private string To(string database, bool pooled) => new NpgsqlConnectionStringBuilder(server!.ConnectionString)
    {
        Database = database,
        Pooling = pooled,
        MaxPoolSize = 16, // Many test databases share the connections of one server.
        ConnectionIdleLifetime = 5,
        ConnectionPruningInterval = 1,
        IncludeErrorDetail = true,
    }.ConnectionString;

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(server!.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
