using System.Net;
using System.Net.Sockets;
using Coordination.Grains;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;

namespace Coordination.Benchmarks.Scale;

/// <summary>A silo as the product makes it, in this process, on a database that is filled already.</summary>
internal sealed class ScaleSilo(IHost host) : IAsyncDisposable
{
    /// <summary>The silo's grains.</summary>
    public IGrainFactory Grains => (IGrainFactory)host.Services.GetService(typeof(IGrainFactory))!;

    /// <summary>Starts it.</summary>
    public static async Task<ScaleSilo> Start(string database)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(FreePort(), FreePort());
            silo.AddCoordination(database);
        });
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
