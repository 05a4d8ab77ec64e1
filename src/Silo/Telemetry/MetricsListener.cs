using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;

namespace Coordination.Silo.Telemetry;

/// <summary>
/// Serves <c>/metrics</c> on a listener of its own. A second server and not a path of the product: what one of them answers
/// cannot be reached through the other, whatever a request says about its host.
/// </summary>
internal sealed class MetricsListener(IOptions<TelemetryOptions> options, MeterProvider metrics, ILoggerFactory loggers) : IHostedService, IAsyncDisposable
{
    private const string Path = "/metrics";
    private WebApplication? server;

    /// <summary>Where it answers; null before the start.</summary>
    public string? Address => server?.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.First();

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddSingleton(loggers);
        builder.WebHost.UseKestrelCore().UseUrls(options.Value.MetricsAddress!);
        server = builder.Build();
        server.Use((context, next) =>
        {
            // Prometheus asking is no request of the product.
            context.Features.Get<IHttpMetricsTagsFeature>()?.MetricsDisabled = true;
            return next(context);
        });
        server.UseOpenTelemetryPrometheusScrapingEndpoint(metrics, null, Path, null, null);
        await server.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
