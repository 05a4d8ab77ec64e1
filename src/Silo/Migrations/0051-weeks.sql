-- How figures stood week by week: what labels, trends and forecasts are read from. The current week is written over until it ends.
create table gap_week (
    region_code    text collate "C" not null,
    service_type   text collate "C" not null,
    week           date not null,
    gap_index      double precision,
    waiting        integer not null,
    seats          double precision not null,
    new_per_week   double precision not null,
    starts_per_week double precision not null,
    free           bigint not null,
    taken          bigint not null,
    -- Worked out afterwards from when needs were recorded and served, with the seats of the day it was worked out.
    estimated      boolean not null,
    primary key (region_code, service_type, week)
);
create index gap_week_by_week on gap_week (week);

-- What divisions asked for at the end of an earlier day: what was recorded since is taken off, what was served or given up since is put back.
create function gap_demand_at(_divisions text[], _day date, _half_life_weeks double precision)
returns table (division text, service_type text, waiting bigint, beyond_target bigint, new_per_week double precision,
    starts_per_week double precision, opened_lately bigint, unmet_lately bigint, people_ever bigint)
language sql stable as $$
    with cells as (
        select division, service_type, kind, day, days, sum(n) as n
        from (select * from gap_cell where division = any (_divisions) union all select * from gap_change where division = any (_divisions)) c
        where kind <> 'supply' group by 1, 2, 3, 4, 5)
    select division, coalesce(service_type, 'all'),
        greatest(0, coalesce(sum(n) filter (where kind = 'open' and day <= _day), 0)
            + coalesce(sum(n) filter (where kind = 'served' and day > _day and day - days <= _day), 0)
            + coalesce(sum(n) filter (where kind = 'unmet' and day > _day), 0))::bigint,
        coalesce(sum(n) filter (where kind = 'target' and day < _day), 0)::bigint,
        ln(2) / _half_life_weeks * coalesce(sum(n * power(2, (day - _day) / 7.0::double precision / _half_life_weeks))
            filter (where kind = 'opened' and day > _day - 365 and day <= _day), 0),
        ln(2) / _half_life_weeks * coalesce(sum(n * power(2, (day - _day) / 7.0::double precision / _half_life_weeks))
            filter (where kind = 'served' and day > _day - 365 and day <= _day), 0),
        coalesce(sum(n) filter (where kind = 'opened' and day > _day - 91 and day <= _day), 0)::bigint,
        coalesce(sum(n) filter (where kind = 'unmet' and day > _day - 91 and day <= _day), 0)::bigint,
        coalesce(sum(n) filter (where kind = 'opened' and day <= _day), 0)::bigint
    from cells
    where service_type <> 'all'
    group by grouping sets ((division, service_type), (division))
$$;

create function gap_waits_at(_divisions text[], _day date)
returns table (division text, service_type text, days integer, served bigint, still_waiting bigint)
language sql stable as $$
    select division, coalesce(service_type, 'all'), waited, coalesce(sum(n) filter (where done), 0)::bigint, coalesce(sum(n) filter (where not done), 0)::bigint
    from (
        select division, service_type, n, kind = 'served' and day <= _day as done,
            case when kind = 'open' then _day - day when day <= _day then days else _day - (day - days) end as waited
        from (select * from gap_cell where division = any (_divisions) union all select * from gap_change where division = any (_divisions)) c
        where (kind = 'open' and day <= _day) or (kind = 'served' and day > _day - 182 and day - days <= _day)) c
    group by grouping sets ((division, service_type, waited), (division, waited))
    having sum(n) <> 0
$$;

-- Needs recorded by week (Mondays).
create function gap_opened(_divisions text[], _service_type text, _from date)
returns table (division text, week date, opened bigint)
language sql stable as $$
    select division, date_trunc('week', day::timestamp)::date, sum(n)::bigint
    from (select * from gap_cell where division = any (_divisions) union all select * from gap_change where division = any (_divisions)) c
    where kind = 'opened' and day >= _from and (_service_type = 'all' or service_type = _service_type)
    group by 1, 2
$$;
