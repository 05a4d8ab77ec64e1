using Coordination.Silo.Hosting;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Coordination.Silo.Telemetry;

/// <summary>
/// Metrics, traces and logs of the process, in OpenTelemetry's words. Nothing is measured that nobody asked for: without an
/// OTLP endpoint there are no traces, without that and a metrics address no metrics either.
/// </summary>
internal static class TelemetryHosting
{
    /// <summary>The name of our own meter and of our own source of traces; whatever is made on them is exported.</summary>
    public const string Own = "Coordination";

    /// <summary>Any of these switches the export by OTLP on; the exporter reads them, and their standard companions, itself.</summary>
    private static readonly string[] Endpoints =
    [
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT",
        "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
        "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT",
    ];

    private static readonly string[] Meters =
    [
        Own,
        "Microsoft.Orleans",
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.Http.Connections",
        "Microsoft.AspNetCore.Components.Server.Circuits",
        "Microsoft.AspNetCore.RateLimiting",
        "Microsoft.AspNetCore.Diagnostics",
        "Npgsql",
        "System.Runtime",
    ];

    private static readonly string[] Sources =
    [
        Own,
        "Microsoft.Orleans.Application",
        "Microsoft.Orleans.Lifecycle",
        "Microsoft.Orleans.Storage",
        "Npgsql",
    ];

    /// <summary>Adds what the configuration asks for.</summary>
    public static void Add(WebApplicationBuilder builder, CoordinationOptions coordination)
    {
        builder.Services.AddOptions<TelemetryOptions>().BindConfiguration(TelemetryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        var options = builder.Configuration.GetSection(TelemetryOptions.Section).Get<TelemetryOptions>() ?? new();
        var sends = Endpoints.Any(name => builder.Configuration[name] is { Length: > 0 });
        var serves = options.MetricsAddress is { Length: > 0 };
        if (options.OrleansDashboard)
        {
            OrleansDashboard.Add(builder, coordination.Role);
        }

        if (!sends && !serves)
        {
            return;
        }

        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => Describe(resource, coordination.Role))
            .WithMetrics(metrics => AddMetrics(metrics, serves));
        if (serves)
        {
            builder.Services.AddSingleton<MetricsListener>();
            builder.Services.AddHostedService(provider => provider.GetRequiredService<MetricsListener>());
        }

        if (sends)
        {
            GrainCallTraces.Add(builder, coordination.Role);
            telemetry.WithTracing(AddTraces).WithLogging(logs => logs.AddProcessor<LogRedaction>()).UseOtlpExporter();
        }
    }

    /// <summary>Who tells. <c>OTEL_SERVICE_NAME</c> and <c>OTEL_RESOURCE_ATTRIBUTES</c> come last, so that they win.</summary>
    private static void Describe(ResourceBuilder resource, CoordinationRole role) => resource
        .Clear()
        .AddService(
            "coordination",
            serviceVersion: typeof(TelemetryHosting).Assembly.GetName().Version?.ToString(3),
            serviceInstanceId: $"{Environment.MachineName}-{Environment.ProcessId}")
        .AddAttributes([new("coordination.role", role.ToString())])
        .AddTelemetrySdk()
        .AddEnvironmentVariableDetector();

    private static void AddMetrics(MeterProviderBuilder metrics, bool serves)
    {
        metrics.AddMeter(Meters).AddView(Buckets.Of);
        if (serves)
        {
            metrics.AddPrometheusExporter();
        }
    }

    private static void AddTraces(TracerProviderBuilder traces) => traces
        .AddSource(Sources)
        .AddAspNetCoreInstrumentation(requests => requests.Filter = IsWorthTracing)
        .AddProcessor<TraceRedaction>();

    /// <summary>Probes come every few seconds and tell nothing; circuits last for hours, and a trace is sent when it ends.</summary>
    private static bool IsWorthTracing(HttpContext request) =>
        !request.Request.Path.StartsWithSegments("/health") && !request.Request.Path.StartsWithSegments("/_blazor");
}
