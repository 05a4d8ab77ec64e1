using System.Net;
using System.Net.Sockets;
using Coordination.Grains;
using Coordination.Grains.Cluster;
using Orleans.Configuration;

namespace Coordination.Silo.Hosting;

/// <summary>The ports a silo of this process answers on.</summary>
internal sealed record SiloPorts(int Silo, int Gateway);

/// <summary>Puts a silo into the process, alone on the embedded database, a member of the cluster on a given one; or a client of such a cluster.</summary>
internal static class SiloHosting
{
    /// <summary>The name under which silos of one community find each other.</summary>
    public const string Name = "coordination";

    private const int ClusterSiloPort = 11111;
    private const int ClusterGatewayPort = 30000;
    private static readonly TimeSpan ConnectRetryDelay = TimeSpan.FromMilliseconds(500);

    /// <summary>Adds it.</summary>
    public static SiloPorts AddSilo(WebApplicationBuilder builder, CoordinationOptions options, DatabaseHome database)
    {
        var ports = new SiloPorts(
            Port(options.SiloPort ?? (database.IsEmbedded ? 0 : ClusterSiloPort)),
            Port(options.GatewayPort ?? (database.IsEmbedded ? 0 : ClusterGatewayPort)));
        builder.UseOrleans(silo =>
        {
            if (database.IsEmbedded)
            {
                silo.UseLocalhostClustering(ports.Silo, ports.Gateway, serviceId: Name, clusterId: Name);
            }
            else
            {
                silo.Configure<ClusterOptions>(SetName);
                silo.UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = (CoordinationSilo.Invariant, database.ConnectionString));
                Listen(silo, options, ports);
            }

            silo.AddCoordination(database.ConnectionString);
        });
        return ports;
    }

    /// <summary>Adds a client of the silos that meet in a database. It waits for the first silo, and from then on goes to whichever lives.</summary>
    public static void AddClient(IHostApplicationBuilder builder, string connectionString)
    {
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(SetName);
            client.UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = (CoordinationSilo.Invariant, connectionString));
            client.AddCoordination();
            client.UseConnectionRetryFilter(async (_, cancellation) =>
            {
                await Task.Delay(ConnectRetryDelay, cancellation);
                return true;
            });
        });
        builder.Services.AddCoordinationReading(connectionString);
    }

    private static void SetName(ClusterOptions cluster) => (cluster.ServiceId, cluster.ClusterId) = (Name, Name);

    private static void Listen(ISiloBuilder silo, CoordinationOptions options, SiloPorts ports)
    {
        if ((options.SiloAddress ?? (options.OnOneMachine ? "127.0.0.1" : null)) is { } address)
        {
            silo.ConfigureEndpoints(IPAddress.Parse(address), ports.Silo, ports.Gateway);
        }
        else
        {
            silo.ConfigureEndpoints(ports.Silo, ports.Gateway);
        }
    }

    /// <summary>The port, or a free one of this machine for 0.</summary>
    public static int Port(int wanted)
    {
        if (wanted > 0)
        {
            return wanted;
        }

        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
