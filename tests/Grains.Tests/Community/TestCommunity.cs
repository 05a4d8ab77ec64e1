using Coordination.Support;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.TestingHost;
using Xunit;

namespace Coordination.Grains.Tests.Community;

/// <summary>A silo as a host makes it, on a database of its own. One for each test class; tests keep apart by new ids.</summary>
public class TestCommunity(PostgresFixture postgres) : IAsyncLifetime
{
    private InProcessTestCluster? cluster;

    public string Database { get; private set; } = "";

    public SkewedClock Clock { get; } = new();

    public IGrainFactory Grains => Cluster.Client;

    public InProcessTestCluster Cluster => cluster!;

    protected virtual short SilosAtStart => 1;

    public async ValueTask InitializeAsync()
    {
        Database = await postgres.CreateDatabase();
        var builder = new InProcessTestClusterBuilder(SilosAtStart);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton<TimeProvider>(Clock);
            silo.AddCoordination(Database);
            silo.Configure<ClusterMembershipOptions>(options =>
            {
                options.ProbeTimeout = TimeSpan.FromMilliseconds(500);
                options.NumMissedProbesLimit = 2;
                options.TableRefreshTimeout = TimeSpan.FromSeconds(1);
            });
        });
        cluster = builder.Build();
        await cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (cluster is not null)
        {
            await cluster.StopAllSilosAsync();
            await cluster.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}

/// <summary>A community that outlives one of its silos.</summary>
public sealed class TwoSilos(PostgresFixture postgres) : TestCommunity(postgres)
{
    protected override short SilosAtStart => 2;
}
