using System.Diagnostics.Metrics;
using Coordination.Grains.Cluster;

namespace Coordination.Grains.Ledger;

/// <summary>What the ledger of this silo does, in figures.</summary>
internal static class LedgerMeter
{
    /// <summary>Proposals in one commit.</summary>
    public static Histogram<int> BatchSize { get; } = CoordinationMeter.Instance.CreateHistogram<int>("coordination.ledger.batch.size", "{proposal}", "Proposals in one commit");

    /// <summary>From the first statement to the answer of the commit.</summary>
    public static Histogram<double> CommitDuration { get; } = CoordinationMeter.Instance.CreateHistogram<double>("coordination.ledger.commit.duration", "s", "Time of one commit");

    /// <summary>Proposals that wait for the commit that is running.</summary>
    public static UpDownCounter<int> QueueLength { get; } = CoordinationMeter.Instance.CreateUpDownCounter<int>("coordination.ledger.queue.length", "{proposal}", "Proposals waiting for a commit");

    /// <summary>Proposals that the database refused; they are decided anew.</summary>
    public static Counter<int> Refused { get; } = CoordinationMeter.Instance.CreateCounter<int>("coordination.ledger.refused", "{proposal}", "Proposals the database refused");

    /// <summary>Proposals of which nobody could say whether they were committed.</summary>
    public static Counter<int> Unknown { get; } = CoordinationMeter.Instance.CreateCounter<int>("coordination.ledger.unknown", "{proposal}", "Proposals whose commit stayed unknown");

    /// <summary>Proposals that found the queue full.</summary>
    public static Counter<int> TurnedAway { get; } = CoordinationMeter.Instance.CreateCounter<int>("coordination.ledger.turned_away", "{proposal}", "Proposals turned away by a full queue");

    /// <summary>How long after its expiry a hold was written off.</summary>
    public static Histogram<double> ExpiryLateness { get; } = CoordinationMeter.Instance.CreateHistogram<double>("coordination.expiry.lateness", "s", "From a hold's expiry to its row");

    /// <summary>Places offered to people who wait.</summary>
    public static Counter<int> OffersMade { get; } = CoordinationMeter.Instance.CreateCounter<int>("coordination.offers.made", "{offer}", "Places offered to people who wait");
}
