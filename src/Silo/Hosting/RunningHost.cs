using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Coordination.Silo.Hosting;

/// <summary>A started product.</summary>
internal sealed class RunningHost(WebApplication app, DatabaseHome database) : IAsyncDisposable
{
    /// <summary>The first address it answers on.</summary>
    public Uri Address => Addresses.Reachable(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>True when it shows pages.</summary>
    public bool HasPages => Options.Role != CoordinationRole.Silo;

    /// <summary>True when another process of this program started it and speaks for it.</summary>
    public bool IsLaunched => Options.StopWithInput;

    /// <summary>What it is made of.</summary>
    public IServiceProvider Services => app.Services;

    private CoordinationOptions Options => app.Services.GetRequiredService<IOptions<CoordinationOptions>>().Value;

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
