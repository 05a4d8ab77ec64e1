using System.Globalization;
using Coordination.Campaign.Network;
using Coordination.Silo.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Coordination.Campaign.Product;

/// <summary>A real PostgreSQL that can be struck down and brought back. Its port may be another after each start; relays hide that.</summary>
internal sealed class Database : IAsyncDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);
    private readonly EmbeddedPostgresOptions options;
    private EmbeddedPostgres? server;

    private Database(string directory) => options = new() { DataDirectory = directory };

    /// <summary>Where it listens at the moment, on the loopback address.</summary>
    public int Port { get; private set; }

    /// <summary>How the campaign itself reaches it, past the relays.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>True while its first process lives.</summary>
    public bool IsRunning => Directory.Exists(string.Create(CultureInfo.InvariantCulture, $"/proc/{ProcessId}"));

    private int ProcessId { get; set; }

    /// <summary>Makes and starts one.</summary>
    public static async Task<Database> Start(string directory)
    {
        var database = new Database(directory);
        await database.Start();
        return database;
    }

    /// <summary>How a silo reaches it by way of a relay.</summary>
    public string Through(string address, int port) => new NpgsqlConnectionStringBuilder(ConnectionString) { Host = address, Port = port }.ConnectionString;

    /// <summary>Stops it as <c>pg_ctl -m immediate</c> does: nothing is finished, nothing is written down, the next start recovers.</summary>
    public async Task StopImmediately()
    {
        Programs.Send(Signal.Quit, ProcessId);
        while (IsRunning)
        {
            await Task.Delay(Poll);
        }
    }

    /// <summary>Starts it again where it has stopped.</summary>
    public async Task Restart()
    {
        await Release();
        await Start();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Release();

    private async Task Start()
    {
        server = await EmbeddedPostgres.Start(options, NullLogger.Instance, CancellationToken.None);
        ConnectionString = new NpgsqlConnectionStringBuilder(server.ConnectionString) { ApplicationName = "campaign", MaxPoolSize = 16 }.ConnectionString;
        Port = new NpgsqlConnectionStringBuilder(ConnectionString).Port;
        var note = Path.Combine(options.DataDirectory, "postgres", "cluster", "postmaster.pid");
        ProcessId = int.Parse((await File.ReadAllLinesAsync(note))[0], CultureInfo.InvariantCulture);
    }

    private async Task Release()
    {
        if (server is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await server.DisposeAsync();
            server = null;
        }
    }
}
