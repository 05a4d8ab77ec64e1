using Npgsql;

namespace Coordination.Silo.Demonstration;

/// <summary>Which of several silos makes the demonstration live: the one whose connection holds a lock of the database. When it dies, the database gives the lock to another.</summary>
internal sealed class DemonstrationTurn(string connectionString) : IAsyncDisposable
{
    // Any number will do as long as it never changes: it is what the silos meet at.
    private const long LockKey = 0x44656D6F;

    private NpgsqlConnection? connection;
    private bool isHeld;

    /// <summary>True while it is this process's turn.</summary>
    public async Task<bool> IsMine(CancellationToken cancellation)
    {
        try
        {
            if (connection is null)
            {
                connection = new(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
                await connection.OpenAsync(cancellation);
            }

            // Taking it again would count it twice; while the connection answers, what was taken is held.
            await using var command = new NpgsqlCommand(isHeld ? "select true" : $"select pg_try_advisory_lock({LockKey})", connection);
            isHeld = await command.ExecuteScalarAsync(cancellation) is true;
            return isHeld;
        }
        catch (NpgsqlException)
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        isHeld = false;
        if (connection is { } old)
        {
            connection = null;
            await old.DisposeAsync();
        }
    }
}
