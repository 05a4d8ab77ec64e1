namespace Coordination.Campaign.Checking;

/// <summary>What the rows of the ledger must say of themselves: order, arithmetic, capacity, one end of every hold, and that in time.</summary>
internal static class LedgerRules
{
    /// <summary>An expired hold that nobody has ended this long after its time is a broken promise, whatever struck.</summary>
    private static readonly TimeSpan OverdueMax = TimeSpan.FromSeconds(60);

    /// <summary>Everything wrong with the ledger by itself.</summary>
    public static IEnumerable<Violation> Check(LedgerStory ledger, Evidence evidence) =>
        ledger.Openings.SelectMany(opening => Replay(opening.Key, opening.Value))
            .Concat(ledger.Holds.SelectMany(hold => Ends(ledger, hold.Value, evidence)))
            .Concat(Heads(ledger, evidence));

    private static IEnumerable<Violation> Replay(string opening, LedgerRow[] rows)
    {
        var (maximum, held, taken) = (0, 0, 0);
        for (var index = 0; index < rows.Length; index++)
        {
            var row = rows[index];
            if (row.Version != index + 1 || (index == 0) != (row.Kind == "posted"))
            {
                yield return Violation.OfRows(Promise.SoundLedger, $"{opening}: version {index + 1} is missing, twice or out of place", row);
                yield break;
            }

            (maximum, held, taken) = row.Kind switch
            {
                "posted" or "maximum-changed" => (row.Maximum, held, taken),
                "held" => (maximum, held + row.Units, taken),
                "confirmed" => (maximum, held - row.Units, taken + row.Units),
                "released" or "expired" => (maximum, held - row.Units, taken),
                "cancelled" => (maximum, held, taken - row.Units),
                _ => (maximum, held, taken),
            };
            if (held + taken > maximum)
            {
                yield return Violation.OfRows(Promise.NeverOversold, $"{opening}: {held} held and {taken} taken of {maximum}", row);
            }

            if ((maximum, held, taken) != (row.Maximum, row.Held, row.Taken) || held < 0 || taken < 0)
            {
                yield return Violation.OfRows(
                    Promise.SoundLedger, $"{opening}: the row says {row.Maximum}/{row.Held}/{row.Taken}, its story {maximum}/{held}/{taken}", row);
                (maximum, held, taken) = (row.Maximum, row.Held, row.Taken);
            }
        }
    }

    private static IEnumerable<Violation> Ends(LedgerStory ledger, LedgerRow[] rows, Evidence evidence)
    {
        var ends = rows.Where(row => row.Kind is "confirmed" or "released" or "expired").ToArray();
        var cancelled = rows.Where(row => row.Kind == "cancelled").ToArray();
        if (ends.Length > 1 || cancelled.Length > 1 || (cancelled.Length > 0 && ends is not [{ Kind: "confirmed" }]))
        {
            yield return Violation.OfRows(Promise.OneResolution, $"hold {rows[0].Hold} ended more than once", rows);
        }

        if (rows.Count(row => row.Kind == "held") != 1)
        {
            yield return Violation.OfRows(Promise.SoundLedger, $"hold {rows[0].Hold} was placed more or less than once", rows);
            yield break;
        }

        foreach (var row in rows)
        {
            // What counts is the expiry before this row: an extension must not save itself.
            var expiry = row.Kind == "held" ? null : ledger.ExpiryAt(row.Hold!, row.Version - 1);
            if (row.Kind is "confirmed" or "extended" && row.RecordedAt >= expiry)
            {
                yield return Violation.OfRows(Promise.NoLateConfirm, $"hold {row.Hold} was {row.Kind} {(row.RecordedAt - expiry.Value).TotalMilliseconds} ms after it ran out", rows);
            }
            else if (row.Kind == "expired" && row.RecordedAt < expiry)
            {
                yield return Violation.OfRows(Promise.SoundLedger, $"hold {row.Hold} expired before its time", rows);
            }
        }

        if (ends.Length == 0 && ledger.ExpiryAt(rows[0].Hold!, long.MaxValue) is { } last && evidence.ReadAt - last > OverdueMax)
        {
            yield return Violation.OfRows(Promise.ExpiryInTime, $"hold {rows[0].Hold} ran out at {last:O} and has not ended", rows);
        }
    }

    private static IEnumerable<Violation> Heads(LedgerStory ledger, Evidence evidence)
    {
        var heads = evidence.Heads.ToDictionary(head => head.Opening);
        foreach (var (opening, rows) in ledger.Openings)
        {
            var last = rows[^1];
            if (!heads.TryGetValue(opening, out var head) || head != new OpeningHead(opening, last.Version, last.Maximum, last.Held, last.Taken))
            {
                yield return Violation.OfRows(Promise.SoundLedger, $"{opening}: the head says {head}, the ledger otherwise", last);
            }
        }
    }
}
