using Orleans.Configuration;

namespace Coordination.Grains.Cluster;

/// <summary>How soon silos notice that one of them is gone, and how long a caller waits meanwhile. The reasons are in docs/operations.md.</summary>
public static class ClusterSettings
{
    /// <summary>How long a caller waits for a grain before it is told that nothing is known. 5 s.</summary>
    public static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(5);

    /// <summary>How long a silo waits for the answer to a probe, and how often it probes, at most: 1.5 s. It is half of it while answers are quick.</summary>
    public static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(1.5);

    /// <summary>How often a silo reads the membership table when nobody tells it anything. 5 s.</summary>
    public static readonly TimeSpan TableRefresh = TimeSpan.FromSeconds(5);

    /// <summary>How often a client reads which silos there are. 2 s.</summary>
    public static readonly TimeSpan GatewayRefresh = TimeSpan.FromSeconds(2);

    /// <summary>How often a silo writes that it lives; after three missed ones a silo that starts may declare it dead. 2 s.</summary>
    public static readonly TimeSpan AliveWrite = TimeSpan.FromSeconds(2);

    /// <summary>Unanswered probes before a silo votes against another. 3.</summary>
    public const int ProbesMissedMax = 3;

    /// <summary>Rows of dead silos older than this go. 1 h.</summary>
    public static readonly TimeSpan DeadRowLifetime = TimeSpan.FromHours(1);

    /// <summary>Sets a silo up.</summary>
    internal static void Configure(ISiloBuilder silo)
    {
        silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = ResponseTimeout);
        silo.Configure<ClusterMembershipOptions>(options =>
        {
            options.ProbeTimeout = ProbeTimeout;
            options.MaxProbeTimeout = ProbeTimeout;
            options.NumMissedProbesLimit = ProbesMissedMax;
            options.TableRefreshTimeout = TableRefresh;
            options.IAmAliveTablePublishTimeout = AliveWrite;
            options.DefunctSiloExpiration = DeadRowLifetime;
        });
    }

    /// <summary>Sets a client of the silos up.</summary>
    public static IClientBuilder AddCoordination(this IClientBuilder client)
    {
        client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = ResponseTimeout);
        client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = GatewayRefresh);
        return client;
    }
}
