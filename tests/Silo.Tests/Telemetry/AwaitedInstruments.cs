using System.Diagnostics.Metrics;
using Coordination.Silo.Telemetry;

namespace Coordination.Silo.Tests.Telemetry;

/// <summary>
/// Instruments of our own that dashboard and alarms name and that are made elsewhere in this issue: the ledger writer, the
/// waitlist, the fence. Whoever makes one takes its line away here, and the test then finds the real one.
/// </summary>
internal static class AwaitedInstruments
{
    private static readonly Meter Meter = new(TelemetryHosting.Own);

    /// <summary>Stands in for them.</summary>
    public static void Make()
    {
        Meter.CreateHistogram<long>("coordination.ledger.batch.size");
        Meter.CreateHistogram<double>("coordination.ledger.commit.duration", "s");
        Meter.CreateObservableGauge("coordination.ledger.queue.length", () => 0L);
        Meter.CreateCounter<long>("coordination.ledger.refused");
        Meter.CreateCounter<long>("coordination.ledger.unknown");
        Meter.CreateCounter<long>("coordination.ledger.turned_away");
        Meter.CreateObservableGauge("coordination.silo.fenced", () => 0);
        Meter.CreateHistogram<double>("coordination.expiry.lateness", "s");
        Meter.CreateCounter<long>("coordination.offers.made");
    }
}
