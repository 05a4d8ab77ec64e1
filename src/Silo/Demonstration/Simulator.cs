using Coordination.Grains.Demonstration;

namespace Coordination.Silo.Demonstration;

/// <summary>Loads the demonstration community, then lets it live at the rate an admin has set. Of several silos one does.</summary>
internal sealed partial class Simulator(
    DemonstrationTurn turn, DemonstrationLoader loader, SimulatorActs acts, IGrainFactory grains, IHostApplicationLifetime host, TimeProvider clock, ILogger<Simulator> logger) : BackgroundService
{
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Started(stoppingToken);
        var isLoaded = false;
        var owed = 0.0;
        using var timer = new PeriodicTimer(Pulse, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (!await turn.IsMine(stoppingToken))
                {
                    continue;
                }

                if (!isLoaded)
                {
                    await loader.Load(stoppingToken);
                    isLoaded = true;
                }

                var settings = await grains.GetGrain<ISimulatorGrain>(ISimulatorGrain.Key).Settings();
                owed = settings.IsRunning ? Math.Min(owed + (settings.ActsPerMinute / 60.0), SimulatorSettings.ActsPerMinuteMax / 60.0) : 0;
                for (; owed >= 1 && !stoppingToken.IsCancellationRequested; owed--)
                {
                    await acts.Next();
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(exception);
            }
        }
    }

    private Task Started(CancellationToken stopping)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.ApplicationStarted.Register(started.SetResult);
        return started.Task.WaitAsync(stopping);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An act of the simulator failed; the next one follows")]
    private partial void LogFailed(Exception exception);
}
