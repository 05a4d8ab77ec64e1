using System.Globalization;
using Coordination.Dashboard.Desk;
using Coordination.Domain.Gaps;
using Coordination.Grains.Caseloads;
using Coordination.Grains.Storage;
using Coordination.Support;
using Npgsql;
using Xunit;

namespace Coordination.Silo.Tests.Storage;

/// <summary>The lists and counts of the desk are those of the plainest questions to the same rows.</summary>
public sealed class DeskListsTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly string[] Divisions = ["3520", "3521", "2466"];
    private string database = null!;
    private NpgsqlDataSource source = null!;

    public async ValueTask InitializeAsync()
    {
        database = await postgres.CreateDatabase();
        source = NpgsqlDataSource.Create(database);
        await database.Run("""
            insert into newcomer_row (newcomer_id, given_name, family_name, birth_date, region_code, band, level, registered_at, language, landed_on, audiences)
            select 'n-' || i, 'A', i::text, '1950-01-01'::date + i * 31, (array['3520', '3521', '2466', '5915'])[1 + i % 4], (array['crisis', 'deadline', 'high-vulnerability', 'other', null])[1 + i % 5],
                (array['low', 'medium', 'high', null])[1 + i / 3 % 4], now(), (array['en', 'fr'])[1 + i % 2], current_date - i * 3, case i % 3 when 0 then array['women', 'youth'] else '{}' end
            from generate_series(1, 900) i;
            insert into need_row (need_id, newcomer_id, region_code, service_type, urgency, status, opened_at, target_on, served_at)
            select 'x-' || i || '-' || k, 'n-' || i, region_code, (array['housing', 'employment'])[k], 3, case when i % 7 = k then 'closed' when i % 3 = 0 then 'in-service' else 'open' end,
                now() - make_interval(days => i % 300), current_date - i % 300 + 30, case when i % 3 = 0 then now() - make_interval(days => i % 300) + make_interval(days => least(i % 300, i % 50)) end
            from generate_series(1, 900) i join newcomer_row on newcomer_id = 'n-' || i cross join generate_series(1, 2) k;
            insert into referral_row (referral_id, newcomer_id, need_id, provider_id, resource_id, opening_id, hold_id, service_type, region_code, status, respond_by, requested_at, changed_at, pending, sent_by)
            select 'f-' || i || '-' || k, 'n-' || i, 'x-' || i || '-1', 'p-' || i % 5, 'r', 'o', 'h', 'housing', region_code,
                (array['requested', 'accepted', 'rejected', 'in-progress', 'completed'])[1 + (i + k) % 5], now(), now() - make_interval(days => k), now(), false, 'worker-' || i % 4
            from generate_series(1, 900, 2) i join newcomer_row on newcomer_id = 'n-' || i cross join generate_series(1, 2) k;
            insert into provider_row (provider_id, name_en, name_fr, kind, region_code, active) select 'p-' || i, 'P', 'P', 'community', '3520', true from generate_series(0, 4) i;
            update newcomer_row set band = 'crisis', level = 'low' where newcomer_id like 'n-1%' and band <> 'deadline'
            """);
    }

    public async ValueTask DisposeAsync() => await source.DisposeAsync();

    [Theory]
    [InlineData(DivisionCounts.AllTypes, 200)]
    [InlineData(DivisionCounts.AllTypes, 5_000)]
    [InlineData("housing", 20)]
    public async Task Who_waits_is_listed_by_band_and_then_by_wait(string serviceType, int rowsMax)
    {
        var (people, total) = await new DeskLists(source, TimeProvider.System).Waiting(Divisions, serviceType, rowsMax, TestContext.Current.CancellationToken);
        var plain = await database.Rows($"""
            select n.newcomer_id, n.service_type, coalesce(p.band, 'other'), count(*) over ()
            from need_row n join newcomer_row p using (newcomer_id)
            where n.status = 'open' and n.region_code in ('3520', '3521', '2466') and ('{serviceType}' = 'all' or n.service_type = '{serviceType}')
            order by array_position(array['crisis', 'deadline', 'high-vulnerability', 'other'], p.band), n.opened_at, n.need_id limit {rowsMax}
            """);
        Assert.NotEmpty(plain);
        Assert.Equal(plain, people.Select(person => $"{person.NewcomerId}|{person.ServiceType}|{Domain.Slugs<Domain.Newcomers.PriorityBand>.Of(person.Band)}|{total}"));
    }

    [Fact]
    public async Task Groups_are_counted_as_each_need_counts()
    {
        var groups = await Equity().Groups(Divisions, ["2466"], DivisionCounts.AllTypes);
        var plain = await database.Rows("""
            with needs as (
                select n.region_code, n.served_at is not null and (n.served_at at time zone 'UTC')::date <= n.target_on as in_time, p.language, p.birth_date, p.landed_on, p.audiences
                from need_row n join newcomer_row p using (newcomer_id)
                where n.region_code in ('3520', '3521', '2466') and n.opened_at > current_date - 26 * 7 and (n.target_on < current_date or n.served_at is not null)),
            grouped as (
                select 'language-' || language as name, in_time from needs
                union all select 'age-under-25', in_time from needs where birth_date > current_date - interval '25 years'
                union all select 'age-55-up', in_time from needs where birth_date <= current_date - interval '55 years'
                union all select 'landed-first-year', in_time from needs where landed_on > current_date - interval '1 year'
                union all select 'landed-over-3-years', in_time from needs where landed_on <= current_date - interval '3 years'
                union all select 'small-community', in_time from needs where region_code = '2466'
                union all select 'audience-' || a, in_time from needs cross join unnest(audiences) a)
            select name, count(*) filter (where in_time), count(*), (select count(*) filter (where in_time) from needs), (select count(*) from needs) from grouped group by name order by name
            """);
        Assert.True(plain.Count > 6);
        Assert.Equal(plain, groups.Select(group => string.Create(
            CultureInfo.InvariantCulture,
            $"{group.Group}|{group.Theirs.Count}|{group.Theirs.Of}|{group.Theirs.Count + group.Others.Count}|{group.Theirs.Of + group.Others.Of}")));
    }

    [Fact]
    public async Task What_became_of_needs_is_told_by_the_last_referral_of_each()
    {
        var outcomes = await Equity().Outcomes(Divisions, DivisionCounts.AllTypes);
        var plain = await database.Rows("""
            select case when f.status is null then 'none' when f.status = 'requested' then 'unanswered' when f.status in ('rejected', 'cancelled', 'failed') then 'declined' else 'accepted' end as became, n.status, count(*)
            from need_row n left join lateral (select status from referral_row r where r.need_id = n.need_id order by requested_at desc limit 1) f on true
            where n.region_code in ('3520', '3521', '2466') and n.opened_at > current_date - 26 * 7
            group by 1, 2 order by 1, 2
            """);
        Assert.True(plain.Count > 6);
        Assert.Equal(plain, outcomes.OrderBy(row => row.Referral, StringComparer.Ordinal).ThenBy(row => row.Need, StringComparer.Ordinal).Select(row => $"{row.Referral}|{row.Need}|{row.Count}"));
    }

    [Fact]
    public async Task Loads_weigh_people_as_they_are_assessed_now()
    {
        var table = new CaseloadTable(source, TimeProvider.System);
        var loads = await table.Of(Divisions, TestContext.Current.CancellationToken);
        const string Weight = "sum(case p.level when 'low' then 1 when 'high' then 4 else 2 end)";
        const string Open = "from referral_row f join newcomer_row p using (newcomer_id) where f.status in ('requested', 'accepted', 'in-progress', 'on-hold')";
        Assert.Equal(
            await database.Rows($"select f.provider_id, count(*), {Weight} {Open} group by 1 order by 1"),
            loads.OrderBy(load => load.ProviderId.Value, StringComparer.Ordinal).Select(load => $"{load.ProviderId}|{load.Cases}|{load.Weight}"));
        Assert.Equal(
            await database.Rows($"select f.sent_by, count(*), {Weight} {Open} and f.region_code in ('3520', '3521', '2466') group by 1 order by 3 desc, 1"),
            (await table.WorkersOf(Divisions, TestContext.Current.CancellationToken)).Select(worker => $"{worker.User}|{worker.Cases}|{worker.Weight}"));
    }

    private EquityLists Equity() => new(source, new SharedReadings(TimeProvider.System), TimeProvider.System);
}
