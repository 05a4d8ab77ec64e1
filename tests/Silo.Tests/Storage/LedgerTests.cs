using Coordination.Support;
using Npgsql;
using Xunit;
using static Coordination.Silo.Tests.Storage.Ledger;

namespace Coordination.Silo.Tests.Storage;

/// <summary>What the database itself refuses, whatever program writes to it.</summary>
public sealed class LedgerTests(PostgresFixture postgres) : IAsyncLifetime
{
    private Ledger ledger = null!;

    public async ValueTask InitializeAsync()
    {
        ledger = new Ledger(await postgres.CreateDatabase());
        await ledger.PostTwoSeats();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_good_sequence_moves_the_opening_and_its_holds()
    {
        await ledger.Append(Row(2, "held", "2/0/0", "2/1/0", 2, 1));
        await ledger.Append(
            Row(3, "held", "2/1/0", "2/2/0", 3, 1),
            Row(4, "confirmed", "2/2/0", "2/1/1", 2, 1),
            Row(5, "extended", "2/1/1", "2/1/1", 3, 1, expiresInMs: 1_200_000));
        Assert.Equal("5|2|1|1|False|seat|2027-01-11|r-1", await ledger.Opening());
        Assert.Equal(["2|1|confirmed", "3|1|held"], await ledger.Holds());
        Assert.Equal([true], await ledger.Database.Column<bool>("select expires_at > '2100-01-01 00:15Z' from hold where hold_version = 3"));

        await ledger.Append(Row(6, "released", "2/1/1", "2/0/1", 3, 1), Row(7, "cancelled", "2/0/1", "2/0/0", 2, 1));
        await ledger.Append(Row(8, "maximum-changed", "2/0/0", "5/0/0"), Row(9, "closed", "5/0/0", "5/0/0", closed: true));
        Assert.Equal("9|5|0|0|True|seat|2027-01-11|r-1", await ledger.Opening());
        await ledger.Append(Row(10, "reopened", "5/0/0", "5/0/0"), Row(11, "affirmed", "5/0/0", "5/0/0"), Row(12, "held", "5/0/0", "5/5/0", 12, 5));
        Assert.Equal("12|5|5|0|False|seat|2027-01-11|r-1", await ledger.Opening());
        Assert.Equal(["2|1|cancelled", "3|1|released", "12|5|held"], await ledger.Holds());
    }

    [Fact]
    public async Task Rows_of_several_openings_go_in_one_statement()
    {
        await ledger.Append(
            Row(2, "held", "2/0/0", "2/1/0", 2, 1),
            Row(1, "posted", "0/0/0", "9/0/0", opening: "o-2"),
            Row(2, "held", "9/0/0", "9/3/0", 2, 3, opening: "o-2"));
        Assert.Equal(
            ["o-1|2|1", "o-2|2|3"], await ledger.Database.Rows("select opening_id, version, held from opening order by opening_id"));
    }

    [Fact]
    public async Task An_expiry_at_its_time_gives_the_units_back()
    {
        await ledger.Append(Row(2, "held", "2/0/0", "2/2/0", 2, 2, expiresInMs: -1));
        await ledger.Append(Row(3, "expired", "2/2/0", "2/0/0", 2, 2));
        Assert.Equal("3|2|0|0|False|seat|2027-01-11|r-1", await ledger.Opening());
        Assert.Equal(["2|2|expired"], await ledger.Holds());
    }

    [Fact]
    public async Task Overselling_is_refused() =>
        Assert.Equal("ledger_not_oversold", await ledger.RefusalOf(Row(2, "held", "2/0/0", "2/3/0", 2, 3)));

    [Fact]
    public async Task A_maximum_below_what_is_taken_is_refused()
    {
        await ledger.Append(Row(2, "held", "2/0/0", "2/2/0", 2, 2));
        Assert.Equal("ledger_not_oversold", await ledger.RefusalOf(Row(3, "maximum-changed", "2/2/0", "1/2/0")));
    }

    [Fact]
    public async Task A_gap_is_refused()
    {
        Assert.Equal("CL002", await ledger.RefusalOf(Row(3, "held", "2/0/0", "2/1/0", 3, 1)));
        Assert.Equal("CL001", await ledger.RefusalOf(
            Row(2, "held", "2/0/0", "2/1/0", 2, 1), Row(4, "held", "2/1/0", "2/2/0", 4, 1)));
    }

    [Fact]
    public async Task A_branch_is_refused()
    {
        await ledger.Append(Row(2, "held", "2/0/0", "2/2/0", 2, 2));
        Assert.Equal("ledger_pkey", await ledger.RefusalOf(Row(2, "held", "2/0/0", "2/1/0", 2, 1)));
        Assert.Equal("ledger_pkey", await ledger.RefusalOf(
            Row(3, "affirmed", "2/2/0", "2/2/0"), Row(3, "affirmed", "2/2/0", "2/2/0")));
        Assert.Equal("ledger_pkey", await ledger.RefusalOf(Row(1, "posted", "0/0/0", "9/0/0")));
    }

    [Fact]
    public async Task A_false_balance_before_is_refused()
    {
        await ledger.Append(Row(2, "held", "2/0/0", "2/2/0", 2, 2));
        Assert.Equal("CL002", await ledger.RefusalOf(Row(3, "held", "2/0/0", "2/1/0", 3, 1)));
        Assert.Equal("CL001", await ledger.RefusalOf(
            Row(3, "affirmed", "2/2/0", "2/2/0"), Row(4, "held", "2/1/0", "2/2/0", 4, 1)));
    }

    [Theory]
    [InlineData("held", "2/0/0", "2/2/0", 1)]
    [InlineData("held", "2/0/0", "2/0/1", 1)]
    [InlineData("held", "2/0/0", "2/0/0", 0)]
    [InlineData("held", "2/0/0", "3/1/0", 1)]
    [InlineData("confirmed", "2/1/0", "2/1/1", 1)]
    [InlineData("released", "2/2/0", "2/0/0", 1)]
    [InlineData("extended", "2/1/0", "2/2/0", 1)]
    [InlineData("cancelled", "2/0/1", "2/1/0", 1)]
    public async Task False_arithmetic_is_refused(string kind, string before, string after, int units) =>
        Assert.Equal("ledger_true_arithmetic", await ledger.RefusalOf(Row(2, kind, before, after, kind == "held" ? 2 : 1, units)));

    [Fact]
    public async Task A_kind_nobody_knows_or_a_hold_without_a_name_is_refused()
    {
        Assert.Equal("ledger_true_arithmetic", await ledger.RefusalOf(Row(2, "invented", "2/0/0", "2/0/0")));
        Assert.Equal("ledger_hold_named", await ledger.RefusalOf(Row(2, "held", "2/0/0", "2/1/0", hold: null, units: 1)));
    }

    [Fact]
    public async Task A_hold_on_a_closed_opening_is_refused()
    {
        Assert.Equal("CL001", await ledger.RefusalOf(
            Row(2, "closed", "2/0/0", "2/0/0", closed: true), Row(3, "held", "2/0/0", "2/1/0", 3, 1)));
        await ledger.Append(Row(2, "closed", "2/0/0", "2/0/0", closed: true));
        Assert.Equal("ledger_true_arithmetic", await ledger.RefusalOf(Row(3, "held", "2/0/0", "2/1/0", 3, 1, closed: true)));
        Assert.Equal("CL002", await ledger.RefusalOf(Row(3, "held", "2/0/0", "2/1/0", 3, 1)));
    }

    [Fact]
    public async Task A_hold_placed_under_the_name_of_another_is_refused()
    {
        await ledger.Append(Row(2, "held", "2/0/0", "2/1/0", 2, 1));
        Assert.Equal("ledger_hold_named", await ledger.RefusalOf(Row(3, "held", "2/1/0", "2/2/0", 2, 1)));
    }

    [Theory]
    [InlineData("confirmed", "2/0/1")]
    [InlineData("released", "2/0/0")]
    public async Task A_second_resolution_of_a_hold_is_refused(string first, string after)
    {
        await ledger.Append(Row(2, "held", "2/0/0", "2/1/0", 2, 1), Row(3, "held", "2/1/0", "2/2/0", 3, 1));
        await ledger.Append(Row(4, first, "2/2/0", after.Replace("/0/", "/1/", StringComparison.Ordinal), 2, 1));
        var balance = (await ledger.Opening()).Split('|') is var o ? $"{o[1]}/{o[2]}/{o[3]}" : "";
        var freed = balance.Replace("/1/", "/0/", StringComparison.Ordinal);
        Assert.Equal("ledger_one_resolution", await ledger.RefusalOf(Row(5, "released", balance, freed, 2, 1)));
        Assert.Equal("ledger_one_resolution", await ledger.RefusalOf(Row(5, "expired", balance, freed, 2, 1)));
    }

    [Fact]
    public async Task A_confirmation_after_expiry_is_refused()
    {
        await ledger.Append(Row(2, "held", "2/0/0", "2/1/0", 2, 1, expiresInMs: -1));
        Assert.Equal("CL004", await ledger.RefusalOf(Row(3, "confirmed", "2/1/0", "2/0/1", 2, 1)));
        Assert.Equal("CL003", await ledger.RefusalOf(Row(3, "extended", "2/1/0", "2/1/0", 2, 1)));
    }

    [Fact]
    public async Task An_expiry_before_its_time_is_refused()
    {
        await ledger.Append(Row(2, "held", "2/0/0", "2/1/0", 2, 1));
        Assert.Equal("CL004", await ledger.RefusalOf(Row(3, "expired", "2/1/0", "2/0/0", 2, 1)));
    }

    [Fact]
    public async Task A_resolution_with_other_units_or_of_what_is_no_hold_is_refused()
    {
        await ledger.Append(Row(2, "held", "2/0/0", "2/2/0", 2, 2));
        Assert.Equal("CL004", await ledger.RefusalOf(Row(3, "released", "2/2/0", "2/1/0", 2, 1)));
        Assert.Equal("CL004", await ledger.RefusalOf(Row(3, "released", "2/2/0", "2/0/0", 1, 2)));
        Assert.Equal("ledger_hold_named", await ledger.RefusalOf(Row(3, "released", "2/2/0", "2/0/0", 3, 2)));
    }

    [Fact]
    public async Task Cancelling_what_is_not_confirmed_is_refused()
    {
        await ledger.Append(Row(2, "held", "2/0/0", "2/1/0", 2, 1), Row(3, "held", "2/1/0", "2/2/0", 3, 1));
        await ledger.Append(Row(4, "confirmed", "2/2/0", "2/1/1", 3, 1));
        Assert.Equal("CL005", await ledger.RefusalOf(Row(5, "cancelled", "2/1/1", "2/1/0", 2, 1)));
        await ledger.Append(Row(5, "cancelled", "2/1/1", "2/1/0", 3, 1));
        await ledger.Append(Row(6, "confirmed", "2/1/0", "2/0/1", 2, 1));
        Assert.Equal("ledger_one_cancellation", await ledger.RefusalOf(Row(7, "cancelled", "2/0/1", "2/0/0", 3, 1)));
    }

    [Theory]
    [InlineData("update ledger set held = 0")]
    [InlineData("delete from ledger")]
    [InlineData("truncate ledger")]
    [InlineData("update opening set taken = 1")]
    [InlineData("delete from opening")]
    [InlineData("truncate opening cascade")]
    [InlineData("insert into opening select 'o-9', resource_id, version, 99, held, taken, closed, unit, starts_on, ends_on, posted_at, affirmed_at, due_at, head_hash from opening")]
    public async Task What_is_written_down_is_not_changed_by_hand(string sql)
    {
        await ledger.Append(Row(2, "held", "2/0/0", "2/1/0", 2, 1));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => ledger.Database.Run(sql));
        Assert.Equal("CL006", refused.SqlState);
        Assert.Equal("2|2|1|0|False|seat|2027-01-11|r-1", await ledger.Opening());
    }

    [Fact]
    public async Task A_command_is_carried_out_or_answered_once()
    {
        const string Key = "11111111-2222-3333-4444-555555555555";
        const string Answer = "select record_answers(array['{0}']::uuid[], array['']::bytea[], array['capacity'], array['rejected'], array['{{}}'], array['o-1'], array[{1}]::bigint[])";
        string Placed(long version, string before, string after) => Row(version, "held", before, after, version, 1).Replace(", '')", $", '', '{Key}')", StringComparison.Ordinal);
        Task Carry(string row) => ledger.Database.Run(
            "insert into ledger (opening_id, version, kind, hold_version, newcomer_id, need_id, bundle_id, units, expires_at, "
            + "maximum_before, held_before, taken_before, maximum, held, taken, closed, terms, hash, command_id) values " + row);
        Task Answered(long version) => ledger.Database.Run(string.Format(System.Globalization.CultureInfo.InvariantCulture, Answer, Key, version));

        var behind = await Assert.ThrowsAsync<PostgresException>(() => Answered(7));
        Assert.Equal("CL010", behind.SqlState);
        await Carry(Placed(2, "2/0/0", "2/1/0"));
        Assert.Equal("ledger_one_command", (await Assert.ThrowsAsync<PostgresException>(() => Carry(Placed(3, "2/1/0", "2/2/0")))).ConstraintName);
        Assert.Equal("CL008", (await Assert.ThrowsAsync<PostgresException>(() => Answered(2))).SqlState);
        await ledger.Database.Run(string.Format(System.Globalization.CultureInfo.InvariantCulture, Answer, "99999999-2222-3333-4444-555555555555", 2));
        Assert.Equal("CL008", (await Assert.ThrowsAsync<PostgresException>(() =>
            Carry(Placed(3, "2/1/0", "2/2/0").Replace(Key, "99999999-2222-3333-4444-555555555555", StringComparison.Ordinal)))).SqlState);
    }

    [Fact]
    public async Task A_bundle_is_confirmed_whole_or_not_at_all()
    {
        await ledger.Append(Row(1, "posted", "0/0/0", "5/0/0", opening: "o-2"));
        await ledger.Append(
            Row(2, "held", "2/0/0", "2/1/0", 2, 1, bundle: "b-1"),
            Row(2, "held", "5/0/0", "5/1/0", 2, 1, opening: "o-2", bundle: "b-1"));
        Assert.Equal("CL009", await ledger.RefusalOf(Row(3, "confirmed", "2/1/0", "2/0/1", 2, 1, bundle: "b-1")));
        Assert.Equal("CL004", await ledger.RefusalOf(Row(3, "confirmed", "2/1/0", "2/0/1", 2, 1)));
        await ledger.Append(
            Row(3, "confirmed", "2/1/0", "2/0/1", 2, 1, bundle: "b-1"),
            Row(3, "confirmed", "5/1/0", "5/0/1", 2, 1, opening: "o-2", bundle: "b-1"));
        Assert.Equal("CL009", await ledger.RefusalOf(Row(4, "held", "2/0/1", "2/1/1", 4, 1, bundle: "b-1")));
    }

    [Fact]
    public async Task Of_many_writers_at_once_on_the_last_seats_as_many_win_as_there_are_seats()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            try
            {
                await ledger.Append(Row(2, "held", "2/0/0", "2/2/0", 2, 2));
                return 1;
            }
            catch (PostgresException)
            {
                return 0;
            }
        }));
        Assert.Equal(1, outcomes.Sum());
        Assert.Equal("2|2|2|0|False|seat|2027-01-11|r-1", await ledger.Opening());
    }
}
