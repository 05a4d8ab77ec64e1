using System.Threading.RateLimiting;
using Coordination.Silo.Http;

namespace Coordination.Silo.Hosting;

/// <summary>How many writes one user may make over HTTP; beyond it 429 with Retry-After.</summary>
internal static class WriteLimits
{
    private const string NoLimit = "reads";

    /// <summary>Adds the limit.</summary>
    public static void Add(IServiceCollection services, CoordinationOptions options) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = async (context, _) =>
            await (Answer.Problem(StatusCodes.Status429TooManyRequests, "too-many-requests") with { RetryAfterSeconds = 1 }).ExecuteAsync(context.HttpContext);
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            HttpMethods.IsGet(context.Request.Method) || !context.Request.Path.StartsWithSegments("/api")
                ? RateLimitPartition.GetNoLimiter(NoLimit)
                : RateLimitPartition.GetTokenBucketLimiter(
                    context.User.Identity?.IsAuthenticated == true ? context.Scope() : "from " + context.Connection.RemoteIpAddress,
                    _ => new()
                    {
                        TokenLimit = options.WriteBurst,
                        TokensPerPeriod = options.WritesPerSecond,
                        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                        QueueLimit = 0,
                    }));
    });
}
