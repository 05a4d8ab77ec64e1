using Npgsql;

namespace Coordination.Grains.Ledger;

/// <summary>
/// The one session that a silo's writer commits on. It stays open: a session of the database has warm memory, plans and caches,
/// which commits that go to another of the pool's sessions each time pay for anew.
/// </summary>
internal sealed class LedgerSession(NpgsqlDataSource database) : IAsyncDisposable
{
    private NpgsqlConnection? connection;

    /// <summary>
    /// Plans do not depend on what stands in the arrays. Left to itself the database plans the first commits anew, with all that is
    /// written by them as constants.
    /// </summary>
    private const string OnePlan = "set plan_cache_mode = force_generic_plan";

    /// <summary>The open connection, or a new one.</summary>
    public async Task<NpgsqlConnection> Connection()
    {
        if (connection is { State: System.Data.ConnectionState.Open })
        {
            return connection;
        }

        await DisposeAsync();
        var opened = await database.OpenConnectionAsync();
        connection = opened;
        await using var plan = new NpgsqlCommand(OnePlan, opened);
        await plan.ExecuteNonQueryAsync();
        return opened;
    }

    /// <summary>Gives up a connection that nobody knows the state of. The next commit opens another.</summary>
    public async ValueTask DisposeAsync()
    {
        if (connection is { } lost)
        {
            connection = null;
            await lost.DisposeAsync();
        }
    }
}
