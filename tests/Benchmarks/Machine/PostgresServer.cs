using System.Globalization;
using Coordination.Silo.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Coordination.Benchmarks.Machine;

/// <summary>A private PostgreSQL as the product runs it, gone with its files afterwards.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private readonly EmbeddedPostgres server;
    private readonly string directory;

    private PostgresServer(EmbeddedPostgres server, string directory) => (this.server, this.directory) = (server, directory);

    /// <summary>The product's database on it.</summary>
    public string ConnectionString => server.ConnectionString;

    /// <summary>Where its programs are, pgbench among them.</summary>
    public static string Programs { get; } = Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last() + "/bin";

    /// <summary>Its first process.</summary>
    public int ProcessId => int.Parse(File.ReadLines(Path.Combine(directory, "postgres", "cluster", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>Makes one with the present schema.</summary>
    public static async Task<PostgresServer> Start()
    {
        var directory = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"coordination-benchmark-{Guid.NewGuid():n}")).FullName;
        var server = await EmbeddedPostgres.Start(new EmbeddedPostgresOptions { DataDirectory = directory }, NullLogger.Instance, CancellationToken.None);
        await SchemaMigrations.Apply(server.ConnectionString, NullLogger.Instance, CancellationToken.None);
        return new(server, directory);
    }

    /// <summary>Runs statements.</summary>
    public async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await server.DisposeAsync();
        if (new DirectoryInfo(Path.Combine(directory, "postgres")).LinkTarget is { } elsewhere)
        {
            Directory.Delete(elsewhere, recursive: true);
        }

        Directory.Delete(directory, recursive: true);
    }
}
