using Npgsql;

namespace Coordination.Grains.Ledger;

/// <summary>
/// Tells the caller of a grain that the database was lost in words that reach another silo. The driver's own exceptions cannot be
/// sent: the caller would hear of a missing codec, take it for a bug, and answer 500 instead of asking again.
/// </summary>
internal sealed partial class LostDatabaseFilter(ILogger<LostDatabaseFilter> logger) : IIncomingGrainCallFilter
{
    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (NpgsqlException lost) when (lost.IsTransient)
        {
            LogLost(lost, context.MethodName);
            throw new LedgerUnavailableException("The database was lost under the call.");
        }
    }

    /// <summary>The same for what an activation reads before its first call, where no filter is.</summary>
    public static async Task<T> Told<T>(Task<T> reading)
    {
        try
        {
            return await reading;
        }
        catch (NpgsqlException lost) when (lost.IsTransient)
        {
            throw new LedgerUnavailableException("The database was lost under an activation.");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The database was lost under {Method}; its caller may repeat it")]
    private partial void LogLost(Exception exception, string? method);
}
