using Coordination.Grains.Cluster;
using Coordination.Grains.Live;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Coordination.Silo.Hosting;

/// <summary>Ready means: nobody has asked the process to stop, its silo is not fenced, the figures are here and the database answers.</summary>
internal sealed class ReadyCheck(LiveFeed feed, NpgsqlDataSource database, Draining draining, SelfFence? fence = null) : IHealthCheck
{
    private static readonly TimeSpan BoardSilenceMax = TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (draining.HasBegun)
        {
            return HealthCheckResult.Unhealthy("The process is stopping.");
        }

        if (fence is { IsFenced: true })
        {
            return HealthCheckResult.Unhealthy("The silo was frozen or cut off.");
        }

        // While a silo fails over the board is away for some seconds; taking everybody out for that would be worse than figures of then.
        if (feed.Version == 0 || feed.SilentFor > BoardSilenceMax)
        {
            return HealthCheckResult.Unhealthy("The gap board does not answer.");
        }

        try
        {
            await using var command = database.CreateCommand("select 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (NpgsqlException exception)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", exception);
        }
    }
}
