using Coordination.Silo.Hosting;
using Coordination.Silo.SignIn;
using Coordination.Silo.Telemetry;
using Coordination.Silo.Tests.Product;
using Coordination.Silo.Tests.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Coordination.Silo.Tests.Telemetry;

/// <summary>The product with everything it can tell switched on: OTLP to a receiver here, and the listener for Prometheus.</summary>
[CollectionDefinition(nameof(ObservedProduct))]
public sealed class ObservedProduct : IAsyncLifetime, ICollectionFixture<ObservedProduct>
{
    private readonly ProductHome home = new();
    private readonly HttpClient prometheus = new();
    private OtlpReceiver? receiver;
    private RunningHost? host;

    /// <summary>What arrived by OTLP.</summary>
    internal OtlpReceiver Receiver => receiver!;

    /// <summary>The running product.</summary>
    internal RunningHost Host => host!;

    /// <summary>Where it keeps everything.</summary>
    internal string DataDirectory => home.DataDirectory;

    /// <summary>Where Prometheus asks.</summary>
    internal Uri Metrics => new(host!.Services.GetRequiredService<MetricsListener>().Address!);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        receiver = await OtlpReceiver.Start();
        host = await home.Start(new Dictionary<string, string?>
        {
            ["Coordination:Telemetry:MetricsAddress"] = "http://127.0.0.1:0",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "200",
        });
    }

    /// <summary>What Prometheus would read now.</summary>
    internal Task<string> Scrape() => prometheus.GetStringAsync(new Uri(Metrics, "/metrics"));

    /// <summary>A client signed in as one of the demonstration users.</summary>
    internal Task<Api> SignIn(string user) => Api.SignIn(Host.Address, user, Host.Services.GetRequiredService<DemoUsers>().Password!, "en");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        prometheus.Dispose();
        await host!.DisposeAsync();
        await receiver!.DisposeAsync();
        home.Dispose();
    }
}
