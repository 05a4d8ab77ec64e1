using System.Diagnostics;
using Coordination.Domain.Resources;
using Coordination.Grains.Cluster;
using Coordination.Grains.Providers;
using Coordination.Grains.Tests.Community;
using Coordination.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.TestingHost;
using Xunit;

namespace Coordination.Grains.Tests.Cluster;

/// <summary>A silo whose way to the database is cut.</summary>
public sealed class SelfFenceTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly TimeSpan Noticed = SelfFence.SilentAfter + TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Mended = TimeSpan.FromSeconds(20);
    private string database = "";
    private SilentRelay relay = null!;
    private InProcessTestCluster cluster = null!;

    private SelfFence Fence => cluster.Silos[0].ServiceProvider.GetRequiredService<SelfFence>();

    public async ValueTask InitializeAsync()
    {
        database = await postgres.CreateDatabase();
        relay = new(new NpgsqlConnectionStringBuilder(database).Port);
        var through = new NpgsqlConnectionStringBuilder(database) { Port = relay.Port }.ConnectionString;
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo.AddCoordination(through));
        cluster = builder.Build();
        await cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        relay.Speak();
        await cluster.StopAllSilosAsync();
        await cluster.DisposeAsync();
        await relay.DisposeAsync();
    }

    [Fact]
    public async Task A_silo_that_hears_nothing_from_the_database_refuses_to_answer_and_later_answers_by_itself_with_what_is_stored_then()
    {
        var id = ProviderId.New();
        var provider = cluster.Client.GetGrain<IProviderGrain>(id.Value);
        await provider.Register(new(new("Before", "Avant"), ProviderKind.Community, "3520", true, null, false));
        var entered = Fence.Enter();

        // A machine that is slow for two seconds closes it too; only the silence keeps it closed.
        relay.FallSilent();
        var silentSince = Stopwatch.GetTimestamp();
        await Eventually.Get(
            () => Name(provider), name => name == "refused" && Stopwatch.GetElapsedTime(silentSince) > SelfFence.SilentAfter + TimeSpan.FromSeconds(1), Noticed);
        await database.Run($"update grain_state set payload = replace(payload::text, 'Before', 'After')::jsonb where grain_key = '{id.Value}'");
        relay.Speak();
        var answers = new List<string>();
        await Eventually.Get(() => Heard(answers, provider), name => name != "refused", Mended);

        // The first answer is what is stored now: nothing that was remembered has been told.
        Assert.Equal("After", answers[^1]);
        Assert.All(answers.SkipLast(1), answer => Assert.Equal("refused", answer));
        Assert.Throws<SiloFencedException>(() => Fence.Leave(entered));
        Fence.Leave(Fence.Enter());
    }

    private static async Task<string> Heard(List<string> answers, IProviderGrain provider)
    {
        answers.Add(await Name(provider));
        return answers[^1];
    }

    private static async Task<string> Name(IProviderGrain provider)
    {
        try
        {
            return (await provider.View())!.Name.En;
        }
        catch (SiloFencedException)
        {
            return "refused";
        }
    }
}
