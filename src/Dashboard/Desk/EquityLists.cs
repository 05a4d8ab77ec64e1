using Coordination.Domain.Gaps;
using Coordination.Grains.Storage;
using Npgsql;

namespace Coordination.Dashboard.Desk;

/// <summary>Who is served by their target day and who is not, by group; how long people wait; and what became of needs. Counts only.</summary>
/// <remarks>Half a year of needs is much to read where many people are; there a reading is shared by all who look, see <see cref="SharedReadings.OfCostly"/>.</remarks>
public sealed class EquityLists(NpgsqlDataSource database, SharedReadings readings, TimeProvider clock)
{
    private const int WeeksMax = 26;

    // Needs that are past their target day, or were served. They are counted by what decides their groups first: there are few such
    // combinations, and each belongs to several groups.
    private const string Served = """
        with needs as materialized (
            select n.served_at is not null and (n.served_at at time zone 'UTC')::date <= n.target_on as in_time, p.language,
                p.birth_date > $3::date - interval '25 years' as young, p.birth_date <= $3::date - interval '55 years' as old,
                p.landed_on > $3::date - interval '1 year' as new, p.landed_on <= $3::date - interval '3 years' as long,
                n.region_code = any($5) as small, p.audiences, count(*) as count
            from need_row n join newcomer_row p using (newcomer_id)
            where n.region_code = any($1) and ($2 = 'all' or n.service_type = $2) and n.opened_at > $3::date - $4 * 7 and (n.target_on < $3 or n.served_at is not null)
            group by 1, 2, 3, 4, 5, 6, 7, 8),
        grouped as (
            select g.name, n.in_time, n.count from needs n cross join lateral (
                select 'language-fr' where n.language = 'fr' union all select 'language-en' where n.language = 'en'
                union all select 'age-under-25' where n.young union all select 'age-55-up' where n.old
                union all select 'landed-first-year' where n.new union all select 'landed-over-3-years' where n.long
                union all select 'small-community' where n.small
                union all select 'audience-' || a from unnest(n.audiences) a) g (name)),
        everybody as (select coalesce(sum(count) filter (where in_time), 0)::bigint as in_time, sum(count)::bigint as count from needs)
        select g.name, coalesce(sum(g.count) filter (where g.in_time), 0)::bigint, sum(g.count)::bigint, e.in_time, e.count
        from grouped g cross join everybody e group by g.name, e.in_time, e.count order by g.name
        """;

    private const string Waits = "select days, served, still_waiting from gap_kept_waits($1, $2) where service_type = $3";

    // All needs are counted without looking for their referrals; then those that have one are taken off.
    private const string Became = """
        with last as (
            select distinct on (n.need_id) n.status as need, r.status as referral
            from need_row n join referral_row r on r.need_id = n.need_id and r.newcomer_id = n.newcomer_id
            where n.region_code = any($1) and ($2 = 'all' or n.service_type = $2) and n.opened_at > $3::date - $4 * 7
            order by n.need_id, r.requested_at desc),
        referred as (
            select case when referral = 'requested' then 'unanswered' when referral in ('rejected', 'cancelled', 'failed') then 'declined' else 'accepted' end as referral,
                need, count(*) as count
            from last group by 1, 2)
        select referral, need, count from referred
        union all
        select 'none', a.status, a.count - coalesce(r.count, 0)
        from (
            select status, count(*) as count from need_row n
            where n.region_code = any($1) and ($2 = 'all' or n.service_type = $2) and n.opened_at > $3::date - $4 * 7 group by status) a
        left join (select need, sum(count)::bigint as count from referred group by need) r on r.need = a.status
        where a.count > coalesce(r.count, 0)
        """;

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>Groups against everybody else.</summary>
    public Task<IReadOnlyList<Equity>> Groups(IReadOnlyCollection<string> divisions, IReadOnlyCollection<string> small, string serviceType) =>
        readings.OfCostly(("equity", string.Join(' ', divisions), serviceType, Today), () => ReadGroups(divisions, small, serviceType));

    /// <summary>How long people waited, or wait still.</summary>
    public Task<ImmutableArray<WaitBucket>> WaitsOf(IReadOnlyCollection<string> divisions, string serviceType) =>
        readings.OfCostly(("waits", string.Join(' ', divisions), serviceType, Today), () => ReadWaits(divisions, serviceType));

    /// <summary>What became of the needs of the last half year: how their last referral stands, and how they stand themselves.</summary>
    public Task<IReadOnlyList<(string Referral, string Need, int Count)>> Outcomes(IReadOnlyCollection<string> divisions, string serviceType) =>
        readings.OfCostly(("outcomes", string.Join(' ', divisions), serviceType, Today), () => ReadOutcomes(divisions, serviceType));

    private async Task<IReadOnlyList<Equity>> ReadGroups(IReadOnlyCollection<string> divisions, IReadOnlyCollection<string> small, string serviceType)
    {
        await using var command = Ask(Served, divisions, serviceType);
        command.Parameters.AddWithValue(WeeksMax);
        command.Parameters.AddWithValue(small.ToArray());
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<Equity>();
        while (await rows.ReadAsync())
        {
            var (count, of) = ((int)rows.GetInt64(1), (int)rows.GetInt64(2));
            found.Add(new(rows.GetString(0), new(count, of), new((int)rows.GetInt64(3) - count, (int)rows.GetInt64(4) - of)));
        }

        return found;
    }

    private async Task<ImmutableArray<WaitBucket>> ReadWaits(IReadOnlyCollection<string> divisions, string serviceType)
    {
        await using var command = database.CreateCommand(Waits);
        command.Parameters.AddWithValue(divisions.ToArray());
        command.Parameters.AddWithValue(Today);
        command.Parameters.AddWithValue(serviceType);
        await using var rows = await command.ExecuteReaderAsync();
        var buckets = new List<WaitBucket>();
        while (await rows.ReadAsync())
        {
            buckets.Add(new(rows.GetInt32(0), (int)rows.GetInt64(1), (int)rows.GetInt64(2)));
        }

        return [.. buckets];
    }

    private async Task<IReadOnlyList<(string Referral, string Need, int Count)>> ReadOutcomes(IReadOnlyCollection<string> divisions, string serviceType)
    {
        await using var command = Ask(Became, divisions, serviceType);
        command.Parameters.AddWithValue(WeeksMax);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<(string, string, int)>();
        while (await rows.ReadAsync())
        {
            found.Add((rows.GetString(0), rows.GetString(1), (int)rows.GetInt64(2)));
        }

        return found;
    }

    private NpgsqlCommand Ask(string sql, IReadOnlyCollection<string> divisions, string serviceType)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(divisions.ToArray());
        command.Parameters.AddWithValue(serviceType);
        command.Parameters.AddWithValue(Today);
        return command;
    }
}
