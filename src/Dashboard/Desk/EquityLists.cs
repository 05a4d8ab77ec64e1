using Coordination.Domain.Gaps;
using Npgsql;

namespace Coordination.Dashboard.Desk;

/// <summary>Who is served by their target day and who is not, by group; how long people wait; and what became of needs. Counts only.</summary>
public sealed class EquityLists(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>A division of fewer people than this counts as small (S77).</summary>
    public const int SmallPopulationMax = 50_000;

    private const int WeeksMax = 26;

    // Needs that are past their target day, or were served; each belongs to several groups.
    private const string Served = """
        with needs as (
            select n.newcomer_id, n.region_code, n.served_at is not null and (n.served_at at time zone 'UTC')::date <= n.target_on as in_time,
                p.language, p.birth_date, p.landed_on, p.audiences
            from need_row n join newcomer_row p using (newcomer_id)
            where n.region_code = any($1) and ($2 = 'all' or n.service_type = $2) and n.opened_at > $3::date - $4 * 7 and (n.target_on < $3 or n.served_at is not null)),
        grouped as (
            select g.name, n.in_time from needs n cross join lateral (
                select 'language-fr' where n.language = 'fr' union all select 'language-en' where n.language = 'en'
                union all select 'age-under-25' where n.birth_date > $3::date - interval '25 years'
                union all select 'age-55-up' where n.birth_date <= $3::date - interval '55 years'
                union all select 'landed-first-year' where n.landed_on > $3::date - interval '1 year'
                union all select 'landed-over-3-years' where n.landed_on <= $3::date - interval '3 years'
                union all select 'small-community' where n.region_code = any($5)
                union all select 'audience-' || a from unnest(n.audiences) a) g (name))
        select name, count(*) filter (where in_time), count(*), (select count(*) filter (where in_time) from needs), (select count(*) from needs)
        from grouped group by name order by name
        """;

    private const string Waits = "select days, served, still_waiting from gap_kept_waits($1, $2) where service_type = $3";

    private const string Became = """
        select case when f.status is null then 'none' when f.status = 'requested' then 'unanswered' when f.status in ('rejected', 'cancelled', 'failed') then 'declined' else 'accepted' end,
            n.status, count(*)
        from need_row n
        left join lateral (select status from referral_row r where r.newcomer_id = n.newcomer_id and r.need_id = n.need_id order by requested_at desc limit 1) f on true
        where n.region_code = any($1) and ($2 = 'all' or n.service_type = $2) and n.opened_at > $3::date - $4 * 7
        group by 1, 2
        """;

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>Groups against everybody else.</summary>
    public async Task<IReadOnlyList<Equity>> Groups(IReadOnlyCollection<string> divisions, IReadOnlyCollection<string> small, string serviceType, CancellationToken cancellation = default)
    {
        await using var command = Ask(Served, divisions, serviceType);
        command.Parameters.AddWithValue(WeeksMax);
        command.Parameters.AddWithValue(small.ToArray());
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<Equity>();
        while (await rows.ReadAsync(cancellation))
        {
            var (count, of) = ((int)rows.GetInt64(1), (int)rows.GetInt64(2));
            found.Add(new(rows.GetString(0), new(count, of), new((int)rows.GetInt64(3) - count, (int)rows.GetInt64(4) - of)));
        }

        return found;
    }

    /// <summary>How long people waited, or wait still.</summary>
    public async Task<ImmutableArray<WaitBucket>> WaitsOf(IReadOnlyCollection<string> divisions, string serviceType, CancellationToken cancellation = default)
    {
        await using var command = database.CreateCommand(Waits);
        command.Parameters.AddWithValue(divisions.ToArray());
        command.Parameters.AddWithValue(Today);
        command.Parameters.AddWithValue(serviceType);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var buckets = new List<WaitBucket>();
        while (await rows.ReadAsync(cancellation))
        {
            buckets.Add(new(rows.GetInt32(0), (int)rows.GetInt64(1), (int)rows.GetInt64(2)));
        }

        return [.. buckets];
    }

    /// <summary>What became of the needs of the last half year: how their last referral stands, and how they stand themselves.</summary>
    public async Task<IReadOnlyList<(string Referral, string Need, int Count)>> Outcomes(IReadOnlyCollection<string> divisions, string serviceType, CancellationToken cancellation = default)
    {
        await using var command = Ask(Became, divisions, serviceType);
        command.Parameters.AddWithValue(WeeksMax);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<(string, string, int)>();
        while (await rows.ReadAsync(cancellation))
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
