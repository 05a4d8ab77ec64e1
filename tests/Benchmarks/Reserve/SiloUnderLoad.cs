using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Coordination.Domain;
using Coordination.Domain.Geography;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Grains;
using Coordination.Grains.Resources;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;

namespace Coordination.Benchmarks.Reserve;

/// <summary>A silo as the product makes it, in this process, with openings to reserve: every call goes through the grains.</summary>
internal sealed class SiloUnderLoad : IAsyncDisposable
{
    private const int AtOnce = 64;
    private readonly IHost host;
    private readonly IResourceGrain[] resources;
    private readonly OpeningId[] openings;

    private SiloUnderLoad(IHost host, IResourceGrain[] resources, OpeningId[] openings) => (this.host, this.resources, this.openings) = (host, resources, openings);

    /// <summary>Starts a silo and posts openings, each of a resource of its own, spread over the census divisions.</summary>
    public static async Task<SiloUnderLoad> Start(string database, int count)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(FreePort(), FreePort());
            silo.AddCoordination(database);
        });
        var host = builder.Build();
        await host.StartAsync();
        var grains = (IGrainFactory)host.Services.GetService(typeof(IGrainFactory))!;
        var divisions = RegionTable.CensusDivisions.Select(division => division.Code).ToArray();
        var resources = new IResourceGrain[count];
        var openings = new OpeningId[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (index, _) =>
        {
            var id = ResourceId.New();
            resources[index] = grains.GetGrain<IResourceGrain>(id.Value);
            await resources[index].Describe(Profile(id, divisions[index % divisions.Length]));
            var posted = await resources[index].PostOpening(new(CommandKey.Once("benchmark"), new(CapacityUnit.Seat, null, null), Limits.OpeningUnitsMax / (count > 100 ? 10 : 1)));
            openings[index] = ((CapacityOutcome.Posted)posted).OpeningId;
        });
        return new(host, resources, openings);
    }

    /// <summary>The silo's grains.</summary>
    public IGrainFactory Grains => (IGrainFactory)host.Services.GetService(typeof(IGrainFactory))!;

    /// <summary>Reserves a unit of one of the openings for somebody.</summary>
    public async Task<bool> Reserve(Random choice)
    {
        var index = choice.Next(openings.Length);
        var answer = await resources[index].PlaceHold(new(
            new(Scope, Guid.NewGuid().ToString("n"), RequestHash), openings[index], NewcomerId.New(), null, 1, TimeSpan.FromMinutes(15)));
        return answer is CapacityOutcome.Placed;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    private const string Scope = "benchmark";

    /// <summary>Requests are hashed where they come in over HTTP.</summary>
    private static readonly string RequestHash = Convert.ToHexStringLower(SHA256.HashData("benchmark"u8));

    private static ResourceProfile Profile(ResourceId id, string division) => new()
    {
        ResourceId = id,
        ProviderId = ProviderId.New(),
        ProviderName = new("Benchmark", "Banc d'essai"),
        Kind = ResourceKind.Service,
        Title = new("Benchmark", "Banc d'essai"),
        ServiceType = "language-training",
        RegionCode = division,
        Modality = Modality.InPerson,
        Languages = ["en"],
    };

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
