using System.Diagnostics;
using System.Globalization;
using Coordination.Benchmarks.Machine;
using Coordination.Benchmarks.Scale;
using Coordination.Domain.Geography;

namespace Coordination.Benchmarks.Pages;

/// <summary>A database as a country fills it in two years: people and needs of every age, referrals, workers and moves.</summary>
internal static class PagesCommunity
{
    /// <summary>The file that says which size a kept directory was filled with.</summary>
    private const string Mark = "filled";

    /// <summary>Of this many needs, one has a referral.</summary>
    private const int NeedsPerReferral = 6;

    /// <summary>Needs were recorded over two years; half of those that nobody has served within one were given up.</summary>
    private const string Needs = """
        alter table need_row disable trigger gap_needs_changed;
        update need_row n set band = need_band(p.band), opened_at = a.opened, target_on = a.opened::date + (n.target_on - n.opened_at::date),
            served_at = case when n.served_at is not null then least(clock_timestamp(), a.opened + make_interval(days => a.h / 1000 % 120)) end,
            status = case when a.is_given_up then 'closed' else n.status end,
            closed_at = case when a.is_given_up then least(clock_timestamp(), a.opened + interval '90 days') else n.closed_at end,
            closed_reason = case when a.is_given_up then case a.h % 5 when 0 then 'no-capacity' else 'moved-away' end else n.closed_reason end
        from (
            select need_id, h, clock_timestamp() - make_interval(days => h % 730, mins => h % 1440) as opened,
                status = 'open' and served_at is null and h % 730 > 365 and h / 730 % 2 = 0 as is_given_up
            from (select need_id, status, served_at, hashtext(need_id) & 2147483647 as h from need_row) x) a, newcomer_row p
        where a.need_id = n.need_id and p.newcomer_id = n.newcomer_id;
        alter table need_row enable trigger gap_needs_changed
        """;

    private const string People = """
        alter table newcomer_row disable trigger user;
        update newcomer_row r set registered_at = clock_timestamp() - make_interval(days => h % 730, secs => h % 86400),
            landed_on = current_date - h % 1800,
            band = case when h % 100 < 2 then 'crisis' when h % 100 < 10 then 'deadline' when h % 100 < 25 then 'high-vulnerability' else 'other' end,
            level = (array['low', 'medium', 'high'])[1 + h % 3],
            audiences = case h / 7 % 10 when 0 then array['francophones'] when 1 then array['women', 'families'] when 2 then array['refugees'] when 3 then array['seniors'] else '{}' end
        from (select newcomer_id, hashtext(newcomer_id) & 2147483647 as h from newcomer_row) a
        where a.newcomer_id = r.newcomer_id;
        alter table newcomer_row enable trigger user
        """;

    /// <summary>Each to an opening of its service type in its own division.</summary>
    private const string Referrals = """
        insert into referral_row (referral_id, newcomer_id, need_id, provider_id, resource_id, opening_id, hold_id, service_type, region_code, status,
            respond_by, requested_at, changed_at, pending, sent_by)
        select 'f-' || substr(md5(n.need_id), 1, 20), n.newcomer_id, n.need_id, o.provider_id, o.resource_id, o.opening_id, 'h-' || substr(o.opening_id, 3) || '-2', n.service_type, n.region_code, s.status,
            s.at + interval '5 days', s.at, least(clock_timestamp(), s.at + interval '9 days'), false, 'worker-' || n.h % 400
        from (
            select need_id, newcomer_id, service_type, region_code, opened_at, hashtext(need_id) & 2147483647 as h,
                row_number() over (partition by region_code, service_type order by need_id) as number
            from need_row) n
        join (
            select o.opening_id, r.resource_id, r.provider_id, r.region_code, r.service_type,
                row_number() over (partition by r.region_code, r.service_type order by o.opening_id) - 1 as number, count(*) over (partition by r.region_code, r.service_type) as of
            from opening o join resource_row r using (resource_id)) o
            on o.region_code = n.region_code and o.service_type = n.service_type and o.number = n.number / NEEDS % o.of
        cross join lateral (
            select (array['requested', 'accepted', 'in-progress', 'in-progress', 'completed', 'completed', 'completed', 'completed', 'completed', 'completed', 'rejected', 'rejected', 'cancelled'])[1 + n.h % 13] as status) t
        cross join lateral (select t.status, case t.status when 'requested' then clock_timestamp() - make_interval(hours => n.h % 240) else n.opened_at + make_interval(days => n.h % 5) end as at) s
        where n.number % NEEDS = 0
        on conflict do nothing
        """;

    private const string Moves = """
        insert into case_move (move_id, region_code, referral_id, from_provider, to_provider, opening_id, service_type, weight, score_now, score_then, sent_by, sent_at, status)
        select 'b-' || substr(md5(referral_id), 1, 20) || '.0', region_code, referral_id, provider_id, provider_id, opening_id, service_type, 2, 1, 1, 'coordinator', changed_at, 'declined'
        from referral_row where hashtext(referral_id) % 100 = 0
        """;

    /// <summary>How figures stood in the year before, so that nothing has to be worked out while pages are loaded.</summary>
    private const string Weeks = """
        insert into gap_week (region_code, service_type, week, gap_index, waiting, seats, new_per_week, starts_per_week, free, taken, estimated)
        select r.code, t.type, date_trunc('week', current_date)::date - 7 * w, 40 + (hashtext(r.code || t.type) & 31) + w % 9, 100 + (hashtext(r.code) & 1023) + w % 13,
            50, 10 + w % 5, 9, 400, 300, false
        from unnest('{REGIONS}'::text[]) r (code) cross join (select distinct service_type as type from need_row union select 'all') t cross join generate_series(1, 52) w
        """;

    /// <summary>A directory with so large a community: the one that was kept, or a new one.</summary>
    public static async Task Make(string directory, int people, int openings)
    {
        var file = Path.Combine(directory, Mark);
        var size = string.Create(CultureInfo.InvariantCulture, $"{people} people, {openings} openings");
        if (File.Exists(file))
        {
            if (await File.ReadAllTextAsync(file) != size)
            {
                throw new ArgumentException($"{directory} holds a community of another size: {await File.ReadAllTextAsync(file)}.");
            }

            return;
        }

        await using var server = await PostgresServer.Start(directory);
        await using (var first = await ScaleSilo.Start(server.ConnectionString))
        {
            await Templates.Make(first.Grains, TimeProvider.System.GetUtcNow());
        }

        await Population.Fill(server, people, openings, async () =>
        {
            foreach (var (what, sql) in ((string, string)[])[("ages of people", People), ("ages of needs", Needs), ("referrals", Referrals), ("moves", Moves), ("weeks", Weeks.Replace("REGIONS", string.Join(',', RegionTable.All.Select(region => region.Code)), StringComparison.Ordinal))])
            {
                var began = Stopwatch.GetTimestamp();
                await server.Execute(sql.Replace("NEEDS", NeedsPerReferral.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
                Console.WriteLine($"    {what} written in {Stopwatch.GetElapsedTime(began).TotalSeconds:N0} s");
            }
        });
        await File.WriteAllTextAsync(file, size);
    }
}
