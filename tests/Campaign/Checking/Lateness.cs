namespace Coordination.Campaign.Checking;

/// <summary>How long after its time an expired hold was ended in the ledger.</summary>
internal static class Lateness
{
    private const double CalmMaxMs = 2_000;

    /// <summary>While a silo or the database is lost and for a while after, what it owned ends later.</summary>
    private const double AfterLossMaxMs = 15_000;

    /// <summary>The lateness of every expiry, in milliseconds, with the row.</summary>
    public static ImmutableArray<(double Ms, LedgerRow Row)> Of(LedgerStory ledger) =>
    [
        .. ledger.Holds.SelectMany(hold => hold.Value.Where(row => row.Kind == "expired"))
            .Select(row => ((row.RecordedAt - ledger.ExpiryAt(row.Hold!, row.Version)!.Value).TotalMilliseconds, row)),
    ];

    /// <summary>The lateness of those that ended when nothing was broken, in milliseconds.</summary>
    public static double[] Calm(LedgerStory ledger, Evidence evidence) => [.. Of(ledger).Where(one => !IsTroubled(one.Row, evidence)).Select(one => one.Ms)];

    /// <summary>The promise: 2 s in the 99th percentile when nothing is broken, never more than 15 s after something is whole again.</summary>
    public static IEnumerable<Violation> Check(LedgerStory ledger, Evidence evidence)
    {
        var all = Of(ledger);
        var calm = all.Where(one => !IsTroubled(one.Row, evidence)).OrderBy(one => one.Ms).ToArray();
        if (calm.Length > 0 && Percentile.Of(calm.Select(one => one.Ms), 0.99) is var p99 && p99 > CalmMaxMs)
        {
            yield return Violation.OfRows(Promise.ExpiryInTime, $"99 of 100 expiries come within {p99:0} ms when nothing is broken; promised are {CalmMaxMs} ms", calm[^1].Row);
        }

        foreach (var (ms, row) in all.Where(one => IsTroubled(one.Row, evidence)))
        {
            var due = (row.RecordedAt - evidence.StartedAt).TotalMilliseconds - ms;
            var whole = evidence.Faults.Where(fault => fault.OnsetMs < due + AfterLossMaxMs).Select(fault => Math.Max(fault.HealedMs, fault.RestoredMs)).Append(due).Max();
            if (due + ms > whole + AfterLossMaxMs)
            {
                yield return Violation.OfRows(Promise.ExpiryInTime, $"hold {row.Hold} ended {ms:0} ms late, more than {AfterLossMaxMs} ms after everything was whole", row);
            }
        }
    }

    private static bool IsTroubled(LedgerRow row, Evidence evidence)
    {
        var at = (row.RecordedAt - evidence.StartedAt).TotalMilliseconds;
        return evidence.Faults.Any(fault => fault.OnsetMs < at && at < Math.Max(fault.HealedMs, fault.RestoredMs) + AfterLossMaxMs);
    }
}
