using Coordination.Silo.Tests.Product;
using Coordination.Support;
using Xunit;

namespace Coordination.Silo.Tests.Cluster;

/// <summary>Three silos and a dashboard as processes of their own, on a data directory of their own. What dies is back after a second.</summary>
public sealed class ThreeSilos : IAsyncLifetime
{
    private readonly string directory = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"coordination-cluster-{Guid.NewGuid():n}")).FullName;
    private LaunchedCluster? cluster;

    /// <summary>The processes.</summary>
    public LaunchedCluster Cluster => cluster!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => cluster = await LaunchedCluster.Start(directory, silos: 3, dashboards: 1, restartAfter: TimeSpan.FromSeconds(1));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await cluster!.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    /// <summary>A script signed in at a silo, patient for one attempt at most.</summary>
    internal Task<Api> SignIn(string silo) => Api.SignIn(Cluster.Address(silo), "coordinator", LaunchedCluster.Password, "en");

    /// <summary>Openings of as many resources, which the engine spreads over the silos.</summary>
    internal static async Task<string[]> Openings(Api api, int count, int maximum)
    {
        var provider = await Community.Provider(api);
        var openings = new string[count];
        await Parallel.ForAsync(0, count, async (index, _) =>
        {
            var resource = (await api.Post($"/api/providers/{provider}/resources", Community.ResourceBody("community-connections", "3520"), $"resource {index} {provider}"))["id"];
            openings[index] = (await api.Post($"/api/resources/{resource}/openings", new { unit = "seat", maximum }))["id"];
        });
        return openings;
    }

    /// <summary>Waits until a part that was ended runs again.</summary>
    internal Task Back(string name, int insteadOf) =>
        Eventually.Within(TimeSpan.FromSeconds(40), () => Task.FromResult(Cluster.IsBack(name, insteadOf)));
}
