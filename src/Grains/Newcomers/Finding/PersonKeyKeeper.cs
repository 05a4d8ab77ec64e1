using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Coordination.Grains.Newcomers.Finding;

/// <summary>Makes people findable who were registered without terms: by an earlier version, or by one that ran beside this one while it was replaced.</summary>
internal sealed partial class PersonKeyKeeper(PersonKeys keys, TimeProvider clock, ILogger<PersonKeyKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        do
        {
            try
            {
                if (await keys.Complete(stoppingToken) is > 0 and var made)
                {
                    LogMade(made);
                }
            }
            catch (NpgsqlException exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Made} people registered earlier can be found now")]
    private partial void LogMade(int made);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Making people findable was cut off; it goes on in an hour")]
    private partial void LogFailed(Exception exception);
}
