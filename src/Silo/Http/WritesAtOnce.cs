using System.Threading.RateLimiting;
using Coordination.Domain;
using Coordination.Grains;
using Coordination.Grains.Cluster;
using Coordination.Grains.UnderWay;
using Coordination.Silo.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Coordination.Silo.Http;

/// <summary>
/// Bounds the writes a process works on at once, and those that wait for their turn; one more is told 503 <c>busy</c> before any
/// work is done for it. So an answer that is given is given soon, however many ask.
/// </summary>
internal sealed class WritesAtOnce : IDisposable
{
    private const int RetrySeconds = 1;

    /// <summary>Made with the pipeline, so that it is told as zero before anybody was turned away.</summary>
    private readonly System.Diagnostics.Metrics.Counter<int> turnedAway =
        CoordinationMeter.Instance.CreateCounter<int>("coordination.http.turned_away", "{request}", "Writes turned away because too many were under way");

    private readonly RequestDelegate next;
    private readonly CommandsUnderWay underWay;
    private readonly ConcurrencyLimiter limiter;

    /// <summary>Made by the pipeline.</summary>
    public WritesAtOnce(RequestDelegate next, CommandsUnderWay underWay, IOptions<CoordinationOptions> options)
    {
        (this.next, this.underWay) = (next, underWay);
        limiter = new(new()
        {
            PermitLimit = options.Value.WritesAtOnce,
            QueueLimit = options.Value.WritesWaiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
    }

    /// <summary>Handles one request.</summary>
    public Task InvokeAsync(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") && !HttpMethods.IsGet(context.Request.Method) ? Write(context) : next(context);

    private async Task Write(HttpContext context)
    {
        using var turn = await Turn(context);
        if (turn.IsAcquired)
        {
            await next(context);
            return;
        }

        turnedAway.Add(1);
        await (Answer.Problem(StatusCodes.Status503ServiceUnavailable, "busy") with { RetryAfterSeconds = RetrySeconds }).ExecuteAsync(context);
    }

    private async Task<RateLimitLease> Turn(HttpContext context)
    {
        var turn = limiter.AcquireAsync(1, context.RequestAborted);
        if (turn.IsCompleted)
        {
            return await turn;
        }

        using var received = await Received(context);
        return await turn;
    }

    /// <summary>A command that waits has been received. Who sends it is asked here only, so that turning away costs nothing.</summary>
    private async Task<IDisposable?> Received(HttpContext context) =>
        context.Request.Headers[Caller.KeyHeader].ToString() is { Length: > 0 and <= Limits.CommandKeyLengthMax } key
        && (await context.AuthenticateAsync()).Principal is { } user
            ? underWay.Begin(new CommandKey(user.Scope(), key, "").Mark)
            : null;

    /// <inheritdoc/>
    public void Dispose() => limiter.Dispose();
}
