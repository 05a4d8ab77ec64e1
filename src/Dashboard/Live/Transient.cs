using Coordination.Grains.Ledger;
using Npgsql;
using Orleans.Runtime;

namespace Coordination.Dashboard.Live;

/// <summary>Tells broken infrastructure, which mends, from bugs, which do not.</summary>
public static class Transient
{
    /// <summary>True when trying again may help: the database or the silo did not answer.</summary>
    public static bool Is(Exception exception) =>
        exception is TimeoutException or NpgsqlException or OrleansException or LedgerUnavailableException or HttpRequestException
            or System.IO.IOException or System.Net.Sockets.SocketException
        || (exception.InnerException is { } inner && Is(inner));
}
