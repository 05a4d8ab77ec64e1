using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;

namespace Coordination.Silo.Hosting;

/// <summary>
/// Stops the program on SIGTERM, SIGINT and SIGQUIT in two steps: first it only says that it is not ready, so that whoever chooses
/// where requests go chooses another; then it takes no more, ends what is in flight, hands its grains over and leaves. A second
/// signal skips the first step.
/// </summary>
internal sealed partial class Draining(
    IHostApplicationLifetime application, IOptions<CoordinationOptions> options, DatabaseHome database, TimeProvider clock, ILogger<Draining> logger) : IHostLifetime, IDisposable
{
    private static readonly TimeSpan DelayOnGivenDatabase = TimeSpan.FromSeconds(2);
    private readonly List<PosixSignalRegistration> signals = [];
    private int asked;

    /// <summary>True from the moment the program was asked to stop.</summary>
    public bool HasBegun => Volatile.Read(ref asked) > 0 || application.ApplicationStopping.IsCancellationRequested;

    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT])
        {
            signals.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                _ = Begin();
            }));
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Begins to stop; when it had begun before, goes on at once.</summary>
    public async Task Begin()
    {
        var delay = options.Value.DrainDelay ?? (database.IsEmbedded ? TimeSpan.Zero : DelayOnGivenDatabase);
        if (Interlocked.Increment(ref asked) == 1 && delay > TimeSpan.Zero)
        {
            LogDraining(delay);
            await Task.Delay(delay, clock);
        }

        application.StopApplication();
    }

    /// <inheritdoc/>
    public void Dispose() => signals.ForEach(signal => signal.Dispose());

    [LoggerMessage(Level = LogLevel.Information, Message = "Asked to stop: not ready from now on, and gone after {Delay} and what is in flight")]
    private partial void LogDraining(TimeSpan delay);
}
