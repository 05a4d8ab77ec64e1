using System.Net;
using System.Net.Sockets;
using Coordination.Grains;
using Orleans.Configuration;

namespace Coordination.Silo.Hosting;

/// <summary>The ports a silo of this process answers on.</summary>
internal sealed record SiloPorts(int Silo, int Gateway);

/// <summary>Puts a silo into the process: alone on the embedded database, a member of the cluster on a given one.</summary>
internal static class SiloHosting
{
    /// <summary>The name under which silos of one community find each other.</summary>
    public const string Name = "coordination";

    private const int ClusterSiloPort = 11111;
    private const int ClusterGatewayPort = 30000;

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
                silo.Configure<ClusterOptions>(cluster => (cluster.ServiceId, cluster.ClusterId) = (Name, Name));
                silo.UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = (CoordinationSilo.Invariant, database.ConnectionString));
                silo.ConfigureEndpoints(ports.Silo, ports.Gateway);
            }

            silo.AddCoordination(database.ConnectionString);
        });
        return ports;
    }

    private static int Port(int wanted)
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
