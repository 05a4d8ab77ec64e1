using Coordination.Support;
using Npgsql;

namespace Coordination.Silo.Tests.Storage;

/// <summary>Writes ledger rows as any program with a connection could, true or false, and reads what the ledger made of them.</summary>
internal sealed class Ledger(string database)
{
    private const string Terms = """'{"resourceId":"r-1","unit":"seat","startsOn":"2027-01-11"}'""";

    public string Database => database;

    /// <summary>A row's text. Balances are written maximum/held/taken; a hold is named by the version that placed it and expires in so many milliseconds from now.</summary>
    public static string Row(
        long version, string kind, string before, string after, long? hold = null, int units = 0, int expiresInMs = 600_000, bool closed = false, string opening = "o-1", string? bundle = null)
    {
        static string Balance(string text) => text.Replace('/', ',');
        static string Text(string? text) => text is null ? "null" : $"'{text}'";
        return $"""
            ('{opening}', {version}, '{kind}', {hold?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null"}, {(hold is null ? "null" : "'n-1'")},
             {(hold is null ? "null" : "'need-1'")}, {Text(bundle)}, {units},
             {(hold is null ? "null" : $"timestamptz '2100-01-01' + interval '{(expiresInMs < 0 ? -4_000_000_000_000 : 0) + expiresInMs} milliseconds'")},
             {Balance(before)}, {Balance(after)}, {closed}, {(kind == "posted" ? Terms : "null")}, '')
            """;
    }

    /// <summary>Appends rows in one statement.</summary>
    public Task Append(params string[] rows) => database.Run(
        "insert into ledger (opening_id, version, kind, hold_version, newcomer_id, need_id, bundle_id, units, expires_at, "
        + "maximum_before, held_before, taken_before, maximum, held, taken, closed, terms, hash) values " + string.Join(", ", rows));

    /// <summary>Opening o-1 with two seats, none of them taken: version 2.</summary>
    public Task PostTwoSeats() => Append(Row(1, "posted", "0/0/0", "2/0/0"));

    /// <summary>The error code with which the rows are refused; null when they are taken. Nothing of a refused statement stays.</summary>
    public async Task<string?> RefusalOf(params string[] rows)
    {
        var before = await Everything();
        try
        {
            await Append(rows);
            return null;
        }
        catch (PostgresException refused)
        {
            Xunit.Assert.Equal(before, await Everything());
            return refused.ConstraintName ?? refused.SqlState;
        }
    }

    public async Task<string> Opening() =>
        Assert(await database.Rows("select version, maximum, held, taken, closed, unit, starts_on::text, resource_id from opening where opening_id = 'o-1'"));

    public Task<IReadOnlyList<string>> Holds() => database.Rows("select hold_version, units, state from hold order by opening_id, hold_version");

    private static string Assert(IReadOnlyList<string> rows) => Xunit.Assert.Single(rows);

    private Task<IReadOnlyList<string>> Everything() => database.Rows(
        "select 'ledger', l::text from ledger l union all select 'opening', o::text from opening o order by 1, 2");
}
