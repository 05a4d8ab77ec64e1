namespace Coordination.Silo.Hosting;

/// <summary>Stops the program when its standard input ends: the process that started it has died or let it go.</summary>
internal sealed class InputWatch(Draining draining) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // A thread, because reading standard input cannot be cancelled, and nobody must wait for it at the end.
        new Thread(Watch) { IsBackground = true, Name = "input-watch" }.Start();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Watch()
    {
        using var input = Console.OpenStandardInput();
        Span<byte> said = stackalloc byte[256];
        while (input.Read(said) > 0)
        {
            // What is said does not matter, only that somebody is there.
        }

        _ = draining.Begin();
    }
}
