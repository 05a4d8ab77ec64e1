using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Coordination.Silo.Hosting;

/// <summary>A started product.</summary>
internal sealed class RunningHost(WebApplication app, DatabaseHome database) : IAsyncDisposable
{
    /// <summary>The first address it answers on.</summary>
    public Uri Address => Addresses.Reachable(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>What it is made of.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Waits until somebody asks it to stop.</summary>
    public Task WaitForShutdown() => app.WaitForShutdownAsync();

    /// <summary>Stops the silo, then the database if it was started here.</summary>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await database.DisposeAsync();
    }
}
