using System.Diagnostics;
using Coordination.Grains.Cluster;
using Coordination.Grains.Ledger;
using Npgsql;
using Orleans.Runtime;

namespace Coordination.Silo.Http;

/// <summary>
/// Asks again instead of telling the caller to, when a silo or a connection to the database was lost under a request that may be
/// repeated: a command of the ledger with a key, or a question.
/// </summary>
/// <remarks>Not after <see cref="TimeoutException"/>: the caller has waited long enough to go elsewhere.</remarks>
internal sealed class AgainFilter : IEndpointFilter
{
    /// <summary>The last attempt begins before this has passed. What takes longer is for the caller to know.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var mayRepeat = MayRepeat(context.HttpContext);
        for (var began = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                return await next(context);
            }
            catch (Exception lost) when (mayRepeat && IsPassing(lost) && Stopwatch.GetElapsedTime(began) < Patience && !context.HttpContext.RequestAborted.IsCancellationRequested)
            {
                await Task.Delay(Pause, context.HttpContext.RequestAborted);
            }
        }
    }

    private static bool MayRepeat(HttpContext http) => HttpMethods.IsGet(http.Request.Method)
        || (http.Request.Headers[Caller.KeyHeader].Count > 0 && http.GetEndpoint()?.Metadata.GetMetadata<RecordedByLedger>() is not null);

    private static bool IsPassing(Exception lost) => lost is SiloUnavailableException or SiloFencedException or OrleansMessageRejectionException or LedgerUnavailableException
        or NpgsqlException { IsTransient: true };
}
