using System.Globalization;
using Coordination.Domain;
using Coordination.Domain.Newcomers;
using Coordination.Domain.Resources;
using Coordination.Domain.Resources.Capacity;
using Coordination.Support;
using Xunit;

namespace Coordination.Grains.Tests.Ledger;

/// <summary>Tells an opening's story anew from the ledger's rows alone.</summary>
internal static class LedgerReplay
{
    /// <summary>Replays every row and compares with the table of openings. Answers the balance.</summary>
    public static async Task<OpeningBalance> Check(string database, OpeningId opening, long expectedVersion)
    {
        var rows = await database.Rows($"""
            select version, kind, hold_version, units, extract(epoch from expires_at)::bigint, maximum_before, held_before, taken_before, maximum, held, taken, closed
            from ledger where opening_id = '{opening}' order by version
            """);
        var state = rows.Select(row => Read(opening, row.Split('|'))).Aggregate(OpeningState.Unposted(opening), (state, row) => state.Apply(row));
        Assert.Equal(expectedVersion, state.Version);
        Assert.Equal(state.Balance.Held, state.Holds.Values.Where(hold => hold.State == HoldState.Held).Sum(hold => hold.Units));
        Assert.Equal(
            [$"{state.Version}|{state.Balance.Maximum}|{state.Balance.Held}|{state.Balance.Taken}|{state.IsClosed}"],
            await database.Rows($"select version, maximum, held, taken, closed from opening where opening_id = '{opening}'"));
        Assert.Empty(await database.Rows($"select version from ledger_breaks() where opening_id = '{opening}'"));
        return state.Balance;
    }

    private static LedgerEvent Read(OpeningId opening, string[] row)
    {
        var kind = Slugs<LedgerKind>.Parse(row[1]);
        return new()
        {
            OpeningId = opening,
            Version = Number(row[0]),
            Kind = kind,
            Hold = row[2].Length == 0 ? null : new(new HoldId(opening, Number(row[2])), new NewcomerId("n-x"), null, Number(row[3]), DateTimeOffset.FromUnixTimeSeconds(Number(row[4])), After(kind)),
            Before = new(Number(row[5]), Number(row[6]), Number(row[7])),
            After = new(Number(row[8]), Number(row[9]), Number(row[10])),
            IsClosed = bool.Parse(row[11]),
        };
    }

    private static HoldState After(LedgerKind kind) => kind switch
    {
        LedgerKind.Confirmed => HoldState.Confirmed,
        LedgerKind.Released => HoldState.Released,
        LedgerKind.Expired => HoldState.Expired,
        LedgerKind.Cancelled => HoldState.Cancelled,
        _ => HoldState.Held,
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
