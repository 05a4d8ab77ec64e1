using Npgsql;
using Orleans.Runtime;

namespace Coordination.Grains.Cluster;

/// <summary>Asks the database for a sign of life, on a connection of its own: one from the pool would be late when the pool is busy, and busy is not cut off.</summary>
internal sealed class DatabaseHeartbeat(string connectionString, SiloAddress self) : IAsyncDisposable
{
    private const int AnswerSecondsMax = 2;

    /// <summary>Answers whether the others have declared this silo dead, which it would otherwise learn only when it next reads the table.</summary>
    private const string Question = """
        select exists (select from membership where address = $1 and port = $2 and generation = $3 and status = 6)
        """;

    private readonly string alone = new NpgsqlConnectionStringBuilder(connectionString)
    {
        Pooling = false,
        Timeout = AnswerSecondsMax,
        CommandTimeout = AnswerSecondsMax,
        CancellationTimeout = -1,
        ApplicationName = "coordination heartbeat",
    }.ConnectionString;

    private NpgsqlConnection? connection;

    /// <summary>Asks; the answer comes within about two seconds or counts as silence.</summary>
    public async Task<Heartbeat> Beat(CancellationToken cancellation)
    {
        try
        {
            if (connection is null)
            {
                connection = new(alone);
                await connection.OpenAsync(cancellation);
            }

            await using var command = new NpgsqlCommand(Question, connection)
            {
                Parameters = { new() { Value = self.Endpoint.Address.ToString() }, new() { Value = self.Endpoint.Port }, new() { Value = self.Generation } },
            };
            return await command.ExecuteScalarAsync(cancellation) is true ? Heartbeat.Expelled : Heartbeat.Alive;
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException or IOException or System.Net.Sockets.SocketException)
        {
            await DisposeAsync();
            return Heartbeat.Silent;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (connection is { } old)
        {
            connection = null;
            await old.DisposeAsync();
        }
    }
}

/// <summary>What the database said.</summary>
internal enum Heartbeat
{
    /// <summary>It answered, and this silo is one of the living.</summary>
    Alive,

    /// <summary>It answered that the others have declared this silo dead.</summary>
    Expelled,

    /// <summary>It did not answer.</summary>
    Silent,
}
