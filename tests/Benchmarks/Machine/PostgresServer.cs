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
    private readonly bool isKept;

    private PostgresServer(EmbeddedPostgres server, string directory, bool isKept) => (this.server, this.directory, this.isKept) = (server, directory, isKept);

    /// <summary>The product's database on it.</summary>
    public string ConnectionString => server.ConnectionString;

    /// <summary>Where its programs are, pgbench among them.</summary>
    public static string Programs { get; } = Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last() + "/bin";

    /// <summary>Its first process.</summary>
    public int ProcessId => int.Parse(File.ReadLines(Path.Combine(directory, "postgres", "cluster", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>Makes one with the present schema.</summary>
    /// <param name="kept">The directory its files stay in; null for one that goes with it.</param>
    public static async Task<PostgresServer> Start(string? kept = null)
    {
        var directory = Directory.CreateDirectory(kept ?? Path.Combine(Path.GetTempPath(), $"coordination-benchmark-{Guid.NewGuid():n}")).FullName;
        var server = await EmbeddedPostgres.Start(new EmbeddedPostgresOptions { DataDirectory = directory }, NullLogger.Instance, CancellationToken.None);
        await SchemaMigrations.Apply(server.ConnectionString, NullLogger.Instance, CancellationToken.None);
        return new(server, directory, kept is not null);
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
        if (isKept)
        {
            return;
        }

        if (new DirectoryInfo(Path.Combine(directory, "postgres")).LinkTarget is { } elsewhere)
        {
            Directory.Delete(elsewhere, recursive: true);
        }

        Directory.Delete(directory, recursive: true);
    }
}
