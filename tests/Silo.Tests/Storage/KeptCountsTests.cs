using Coordination.Support;
using Xunit;

namespace Coordination.Silo.Tests.Storage;

/// <summary>The counts that the database keeps for the regions are those that its rows give.</summary>
public sealed class KeptCountsTests(PostgresFixture postgres) : IAsyncLifetime
{
    // Every instant is a noon, so that counting by instants, as gap_demand and gap_waits do, and by days is the same.
    private const string Noon = "date_trunc('day', now() at time zone 'UTC') at time zone 'UTC' + interval '12 hours'";
    private const string Divisions = "array['3520', '2466', '5915']";

    private string database = null!;

    public async ValueTask InitializeAsync() => database = await postgres.CreateDatabase();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task After_any_changes_the_kept_counts_equal_a_recount_of_the_rows()
    {
        for (var round = 0; round < 4; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => ManyChanges(writer, (round * 10) + writer)).Append(database.Run("select gap_look()")));
            await KeptEqualsCounted();
            Assert.Equal([0L, 0, 0], await Reconciled());
        }

        Assert.NotEqual([0L], await database.Column<long>("select count(*) from need_row"));
        await database.Run("delete from need_row where newcomer_id like 'n-1-%'");
        await KeptEqualsCounted();
        await database.Run("delete from need_row; select gap_look()");
        Assert.Equal([0L, 0, 0], await Reconciled());
        Assert.Equal([0L], await database.Column<long>("select (select count(*) from gap_cell) + (select count(*) from gap_change) + (select count(*) from gap_person)"));
    }

    [Fact]
    public async Task Counts_that_differ_from_the_rows_are_mended_and_said_to_be_wrong()
    {
        await ManyChanges(1, 1);
        await database.Run("select gap_look(); update gap_cell set n = n + 3 where division = '3520' and kind = 'open'");
        await database.Run("alter table need_row disable trigger user");
        await ManyChanges(2, 2);
        await database.Run("alter table need_row enable trigger user");
        Assert.All(await Reconciled(), wrong => Assert.True(wrong > 0));
        await KeptEqualsCounted();
        Assert.Equal([0L, 0, 0], await Reconciled());
        await ManyChanges(2, 3);
        await KeptEqualsCounted();
    }

    [Fact]
    public async Task People_of_an_earlier_day_count_once_however_many_needs_they_have()
    {
        await ManyChanges(1, 1);
        const string Columns = "division, service_type, waiting, people_ever";
        var today = $"(({Noon}) at time zone 'UTC')::date";
        Assert.Equal(
            await database.Rows($"select {Columns} from gap_kept_demand({Divisions}, {today}, 4) order by 1, 2"),
            await database.Rows($"select {Columns} from gap_demand_at({Divisions}, {today}, 4) order by 1, 2"));

        // Two needs of one person, recorded 40 days ago; one was served 10 days ago.
        await database.Run($$"""
            select list_newcomer('n-then', jsonb_build_object(
                'person', jsonb_build_object('givenName', 'A', 'familyName', 'B', 'birthDate', '1990-01-01', 'regionCode', '1001'),
                'registeredAt', now(), 'assessments', '[]'::jsonb, 'referrals', '[]'::jsonb,
                'needs', (select jsonb_agg(jsonb_build_object('needId', 'then-' || type, 'serviceType', type, 'urgency', 3,
                    'status', case when type = 'legal' then 'served' else 'open' end, 'openedAt', {{Noon}} - interval '40 days', 'targetOn', current_date,
                    'servedAt', case when type = 'legal' then {{Noon}} - interval '10 days' end)) from unnest(array['housing', 'legal']) type)));
            """);
        Task<IReadOnlyList<string>> Then(int daysAgo) => database.Column<string>(
            $"select service_type || ' ' || waiting || ' ' || people_ever from gap_demand_at(array['1001'], {today} - {daysAgo}, 4) order by 1");
        Assert.Equal(["all 1 1", "housing 1 1", "legal 1 1"], await Then(20));
        Assert.Equal(["all 1 1", "housing 1 1", "legal 0 1"], await Then(5));
        Assert.Equal(["all 0 0", "housing 0 0", "legal 0 0"], await Then(50));
    }

    [Fact]
    public async Task Commands_in_one_division_do_not_wait_for_each_other()
    {
        await ManyChanges(1, 1);
        await database.Run("select gap_look()");
        await using var slow = new Npgsql.NpgsqlConnection(database);
        await slow.OpenAsync(TestContext.Current.CancellationToken);
        await using var open = await slow.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var write = new Npgsql.NpgsqlCommand(Write("n-9-1", "3520", "housing", "open", 3), slow, open);
        await write.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await database.Run("set lock_timeout = '1s'; " + Write("n-9-2", "3520", "housing", "open", 3));
        await database.Run("set lock_timeout = '1s'; select gap_look()");
        await open.CommitAsync(TestContext.Current.CancellationToken);
        await KeptEqualsCounted();
    }

    private static string Write(string newcomer, string division, string type, string status, int age) => $$"""
        select list_newcomer('{{newcomer}}', jsonb_build_object(
            'person', jsonb_build_object('givenName', 'A', 'familyName', 'B', 'birthDate', '1990-01-01', 'regionCode', '{{division}}'),
            'registeredAt', now(), 'assessments', '[]'::jsonb, 'referrals', '[]'::jsonb,
            'needs', jsonb_build_array(jsonb_build_object('needId', '{{newcomer}}-1', 'serviceType', '{{type}}', 'urgency', 3, 'status', '{{status}}',
                'openedAt', {{Noon}} - {{age}} * interval '1 day', 'targetOn', current_date - {{age}} + 30))));
        """;

    /// <summary>Writes people as their grain does: more needs, served ones, closed ones, another division.</summary>
    private Task<int> ManyChanges(int writer, int seed) => database.Run($$"""
        select setseed({{seed}} / 100.0);
        do $do$
        declare
            person integer;
            now_is constant timestamptz := {{Noon}};
        begin
            for i in 1..150 loop
                person := floor(random() * 40);
                perform list_newcomer('n-{{writer}}-' || person, jsonb_build_object(
                    'person', jsonb_build_object('givenName', 'A', 'familyName', 'B', 'birthDate', '1990-01-01',
                        'regionCode', ({{Divisions}})[1 + floor(random() * 3)::integer]),
                    'registeredAt', now_is, 'assessments', '[]'::jsonb, 'referrals', '[]'::jsonb,
                    'needs', (select jsonb_agg(jsonb_build_object('needId', 'x-{{writer}}-' || person || '-' || need, 'urgency', 3,
                        'serviceType', (array['housing', 'legal', 'employment'])[1 + (need + person) % 3],
                        'status', status, 'openedAt', now_is - age * interval '1 day', 'targetOn', (now_is at time zone 'UTC')::date - age + 30,
                        'servedAt', case when status in ('served', 'met') then now_is - floor(age * random()) * interval '1 day' end,
                        'closedAt', case when status in ('met', 'closed') then now_is - floor(age * random()) * interval '1 day' end,
                        'closedReason', case when status = 'closed' then (array['no-capacity', 'moved'])[1 + floor(random() * 2)::integer] end))
                        from (select need, (array['open', 'open', 'served', 'met', 'closed'])[1 + floor(random() * 5)::integer] as status,
                            ((need * 37 + person * 11) % 350) as age from generate_series(0, floor(random() * 5)::integer) need) n)));
            end loop;
        end $do$;
        """);

    private async Task KeptEqualsCounted()
    {
        const string Columns = "division, service_type, waiting, beyond_target, round(new_per_week::numeric, 9), round(starts_per_week::numeric, 9), opened_lately, unmet_lately, people_ever";
        var today = $"(({Noon}) at time zone 'UTC')::date";
        Assert.Equal(
            await database.Rows($"set timezone = 'UTC'; select {Columns} from gap_demand({Divisions}, {Noon}, 4) order by 1, 2"),
            await database.Rows($"select {Columns} from gap_kept_demand({Divisions}, {today}, 4) where people_ever > 0 order by 1, 2"));
        Assert.Equal(
            await database.Rows($"set timezone = 'UTC'; select * from gap_waits({Divisions}, {Noon}) order by 1, 2, 3"),
            await database.Rows($"select * from gap_kept_waits({Divisions}, {today}) order by 1, 2, 3"));
    }

    private Task<IReadOnlyList<long>> Reconciled() => database.Column<long>($"select gap_reconcile(d) from unnest({Divisions}) d");
}
