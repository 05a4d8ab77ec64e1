using System.ComponentModel.DataAnnotations;

namespace Coordination.Silo.Telemetry;

/// <summary>What the process tells about itself. Where it sends it by OTLP is said by the standard <c>OTEL_</c> settings.</summary>
internal sealed class TelemetryOptions : IValidatableObject
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Coordination:Telemetry";

    /// <summary>
    /// The http address of a listener that serves <c>/metrics</c> to Prometheus and nothing else, for example
    /// <c>http://127.0.0.1:9464</c>, or <c>http://+:9464</c> where only the pod network reaches it. Whoever reaches it needs
    /// no sign-in. Default none: nothing listens.
    /// </summary>
    public string? MetricsAddress { get; set; }

    /// <summary>False leaves out the dashboard of Orleans and the measuring of every grain call that feeds it. Default true.</summary>
    public bool OrleansDashboard { get; set; } = true;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // "+" and "*" stand for every address; Uri knows neither.
        var readable = MetricsAddress?.Replace("//+", "//0.0.0.0", StringComparison.Ordinal).Replace("//*", "//0.0.0.0", StringComparison.Ordinal);
        if (readable is { Length: > 0 } && !(Uri.TryCreate(readable, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttp))
        {
            yield return new($"{Section}:{nameof(MetricsAddress)} is not an http address: {MetricsAddress}", [nameof(MetricsAddress)]);
        }
    }
}
