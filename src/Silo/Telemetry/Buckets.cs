using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;

namespace Coordination.Silo.Telemetry;

/// <summary>The bounds between which our own histograms count: the usual ones are made for milliseconds.</summary>
internal static class Buckets
{
    private static readonly double[] Seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 2.5, 5, 10, 15, 30, 60];
    private static readonly double[] Counts = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096];

    /// <summary>Durations by their unit, s; anything else is a count. Null where the instrument is not a histogram of ours.</summary>
    public static MetricStreamConfiguration? Of(Instrument instrument) =>
        instrument.Meter.Name != TelemetryHosting.Own || !IsHistogram(instrument) ? null
        : new ExplicitBucketHistogramConfiguration { Boundaries = instrument.Unit == "s" ? Seconds : Counts };

    private static bool IsHistogram(Instrument instrument) =>
        instrument.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Histogram<>);
}
