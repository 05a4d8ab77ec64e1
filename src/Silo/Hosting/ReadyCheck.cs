using Coordination.Grains.Live;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Coordination.Silo.Hosting;

/// <summary>Ready means: the database answers, the silo answers, and the figures are here.</summary>
internal sealed class ReadyCheck(LiveFeed feed, NpgsqlDataSource database) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!feed.IsConnected)
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
