-- People of an earlier day are counted as those of today are: once, however many needs they have.
create or replace function gap_demand_at(_divisions text[], _day date, _half_life_weeks double precision)
returns table (division text, service_type text, waiting bigint, beyond_target bigint, new_per_week double precision,
    starts_per_week double precision, opened_lately bigint, unmet_lately bigint, people_ever bigint)
language sql stable as $$
    with cells as (
        select division, service_type, kind, day, sum(n) as n
        from (select * from gap_cell where division = any (_divisions) union all select * from gap_change where division = any (_divisions)) c
        where kind in ('target', 'opened', 'served', 'unmet') and service_type <> 'all' group by 1, 2, 3, 4),
    demand as (
        select division, coalesce(service_type, 'all') as service_type,
            coalesce(sum(n) filter (where kind = 'target' and day < _day), 0)::bigint as beyond_target,
            ln(2) / _half_life_weeks * coalesce(sum(n * power(2, (day - _day) / 7.0::double precision / _half_life_weeks))
                filter (where kind = 'opened' and day > _day - 365 and day <= _day), 0) as new_per_week,
            ln(2) / _half_life_weeks * coalesce(sum(n * power(2, (day - _day) / 7.0::double precision / _half_life_weeks))
                filter (where kind = 'served' and day > _day - 365 and day <= _day), 0) as starts_per_week,
            coalesce(sum(n) filter (where kind = 'opened' and day > _day - 91 and day <= _day), 0)::bigint as opened_lately,
            coalesce(sum(n) filter (where kind = 'unmet' and day > _day - 91 and day <= _day), 0)::bigint as unmet_lately
        from cells group by grouping sets ((division, service_type), (division))),
    people as (
        select region_code as division, coalesce(service_type, 'all') as service_type, count(distinct newcomer_id) as ever,
            count(distinct newcomer_id) filter (where status = 'open' or (served_at at time zone 'UTC')::date > _day
                or (status = 'closed' and closed_reason in ('no-capacity', 'not-eligible', 'outside-area', 'unreachable-provider')
                    and (closed_at at time zone 'UTC')::date > _day)) as waiting
        from need_row where region_code = any (_divisions) and (opened_at at time zone 'UTC')::date <= _day
        group by grouping sets ((region_code, service_type), (region_code)))
    select d.division, d.service_type, coalesce(p.waiting, 0), d.beyond_target, d.new_per_week, d.starts_per_week, d.opened_lately, d.unmet_lately, coalesce(p.ever, 0)
    from demand d left join people p using (division, service_type)
$$;

-- Weeks are worked out again only while none was kept; later, no figure is better than a wrong one.
delete from gap_week where estimated and (service_type = 'all'
    or not exists (select from gap_week k where not k.estimated and k.week < date_trunc('week', now() at time zone 'UTC')::date));
