using Coordination.Grains.Live;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Coordination.Silo.Hosting;

/// <summary>Ready means: the silo answers, the database answers through it, and the figures are here.</summary>
internal sealed class ReadyCheck(LiveFeed feed) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(feed.IsConnected ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The gap board has not answered yet."));
}
