using Coordination.Grains.Ledger;
using Coordination.Silo.Exports;
using Orleans.Runtime;

namespace Coordination.Silo.Http;

/// <summary>Turns what nobody expected into a problem document: 503 when the same command may be repeated, 500 when the fault is ours.</summary>
internal sealed partial class FaultAnswers(RequestDelegate next, ILogger<FaultAnswers> logger)
{
    private const int RetrySeconds = 2;

    /// <summary>Handles one request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception exception) when (!context.Response.HasStarted && IsOurs(context))
        {
            await AnswerOf(exception, context).ExecuteAsync(context);
        }
    }

    private Answer AnswerOf(Exception exception, HttpContext context)
    {
        switch (exception)
        {
            case BadHttpRequestException bad:
                return Answer.Problem(
                    bad.StatusCode,
                    bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "too-large" : "malformed",
                    Body<EmptyBody>.BytesMax);
            case LedgerBusyException:
                return Answer.Problem(StatusCodes.Status503ServiceUnavailable, "busy") with { RetryAfterSeconds = 1 };
            case LedgerUnavailableException or TimeoutException or OrleansException or Npgsql.NpgsqlException or SiloUnavailableException:
                LogUnavailable(exception, context.Request.Method, context.GetEndpoint()?.DisplayName ?? "");
                return Answer.Problem(StatusCodes.Status503ServiceUnavailable, "unavailable") with { RetryAfterSeconds = RetrySeconds };
            default:
                LogFault(exception, context.Request.Method, context.GetEndpoint()?.DisplayName ?? "");
                return Answer.Problem(StatusCodes.Status500InternalServerError, "internal");
        }
    }

    private static bool IsOurs(HttpContext context) => context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments(ExportEndpoints.Prefix);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} {Endpoint} could not be answered; the caller was told to repeat it")]
    private partial void LogUnavailable(Exception exception, string method, string endpoint);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Endpoint} failed by a fault of ours")]
    private partial void LogFault(Exception exception, string method, string endpoint);
}
