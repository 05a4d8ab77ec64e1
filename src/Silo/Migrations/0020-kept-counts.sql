-- What regions count of needs, kept instead of counted anew: a cell says how many needs (or people) of one division and
-- service type have one thing in common, by day (UTC). Commands append changes and never wait for each other; the board
-- folds the changes into the cells. A count is the cells plus the changes that are not folded yet.
--
--   opened   day a need was recorded              unmet    day it was closed because nobody could serve it
--   open     the same, of those still open        served   day of the first service; days: how many days it took
--   target   day an open one should be served by  waiting, ever   people, also under the service type 'all'; no day
--   supply   nothing to count: it says that a resource of the division has changed

create table gap_cell (
    division     text collate "C" not null,
    service_type text collate "C" not null,
    kind         text collate "C" not null,
    day          date not null,
    days         integer not null,
    n            bigint not null,
    primary key (division, service_type, kind, day, days)
);
create table gap_change (
    division     text collate "C" not null,
    service_type text collate "C" not null,
    kind         text collate "C" not null,
    day          date not null,
    days         integer not null,
    n            bigint not null
);
-- As which of the people of a division a person is counted now: 'kind division service-type'. It is what makes
-- counting people who have several needs a matter of this one person.
create table gap_person (
    newcomer_id text collate "C" primary key,
    counted     text[] not null
);

create function gap_cells_of(_division text, _service_type text, _status text, _opened_at timestamptz, _target_on date,
    _served_at timestamptz, _closed_at timestamptz, _closed_reason text)
    returns table (division text, service_type text, kind text, day date, days integer) language sql immutable as $$
    select _division, _service_type, c.kind, c.day, c.days
    from (values
        ('opened', (_opened_at at time zone 'UTC')::date, 0, true),
        ('open', (_opened_at at time zone 'UTC')::date, 0, _status = 'open' and _served_at is null),
        ('target', _target_on, 0, _status = 'open'),
        ('served', (_served_at at time zone 'UTC')::date,
            greatest(0, (_served_at at time zone 'UTC')::date - (_opened_at at time zone 'UTC')::date), _served_at is not null),
        ('unmet', (_closed_at at time zone 'UTC')::date, 0, _status = 'closed' and _closed_at is not null
            and _closed_reason in ('no-capacity', 'not-eligible', 'outside-area', 'unreachable-provider'))
    ) c (kind, day, days, counts)
    where c.counts
$$;

-- As what a person with such a need is counted.
create function gap_people_of(_division text, _service_type text, _status text) returns table (counted text) language sql immutable as $$
    select c.kind || ' ' || _division || ' ' || c.service_type
    from (values ('ever', _service_type, true), ('ever', 'all', true), ('waiting', _service_type, _status = 'open'), ('waiting', 'all', _status = 'open'))
        c (kind, service_type, counts)
    where c.counts
$$;

-- Counts these people as their needs stand now.
create function gap_count_people(_people text[]) returns void language plpgsql
    -- Plans are kept: whatever the sizes were at first, each person is found by their key.
    set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
    with people as materialized (
        select p.id, k.counted as was, n.counted as now
        from unnest(_people) p (id)
        left join lateral (select g.counted from gap_person g where g.newcomer_id = p.id limit 1) k on true
        cross join lateral (
            select coalesce(array_agg(distinct c.counted), '{}') as counted
            from need_row n cross join lateral gap_people_of(n.region_code, n.service_type, n.status) c where n.newcomer_id = p.id) n),
    kept as (
        insert into gap_person select id, now from people where now is distinct from was
        on conflict (newcomer_id) do update set counted = excluded.counted)
    insert into gap_change
    select split_part(c.counted, ' ', 2), split_part(c.counted, ' ', 3), split_part(c.counted, ' ', 1), 'epoch', 0, sum(c.n)
    from (select unnest(now) as counted, 1 as n from people union all select unnest(was), -1 from people) c
    group by c.counted having sum(c.n) <> 0;
end $$;

create function gap_needs_added() returns trigger language plpgsql as $$
begin
    if not exists (select from added) then
        return null;
    end if;
    insert into gap_change
    select c.*, count(*) from added n
    cross join lateral gap_cells_of(n.region_code, n.service_type, n.status, n.opened_at, n.target_on, n.served_at, n.closed_at, n.closed_reason) c
    group by c.division, c.service_type, c.kind, c.day, c.days;
    perform gap_count_people((select array_agg(distinct newcomer_id) from added));
    return null;
end $$;

create function gap_needs_changed() returns trigger language plpgsql as $$
begin
    if not exists (select * from after except all select * from before) then
        return null;
    end if;
    insert into gap_change
    select c.division, c.service_type, c.kind, c.day, c.days, sum(n.sign)
    from (select *, 1 as sign from after union all select *, -1 from before) n
    cross join lateral gap_cells_of(n.region_code, n.service_type, n.status, n.opened_at, n.target_on, n.served_at, n.closed_at, n.closed_reason) c
    group by c.division, c.service_type, c.kind, c.day, c.days having sum(n.sign) <> 0;
    perform gap_count_people((select array_agg(distinct newcomer_id) from (select newcomer_id from after union select newcomer_id from before) p));
    return null;
end $$;

create function gap_needs_removed() returns trigger language plpgsql as $$
begin
    insert into gap_change
    select c.*, -count(*) from removed n
    cross join lateral gap_cells_of(n.region_code, n.service_type, n.status, n.opened_at, n.target_on, n.served_at, n.closed_at, n.closed_reason) c
    group by c.division, c.service_type, c.kind, c.day, c.days;
    perform gap_count_people((select array_agg(distinct newcomer_id) from removed));
    delete from gap_person where newcomer_id in (select newcomer_id from removed) and counted = '{}';
    return null;
end $$;

create trigger gap_needs_added after insert on need_row
    referencing new table as added for each statement execute function gap_needs_added();
create trigger gap_needs_changed after update on need_row
    referencing old table as before new table as after for each statement execute function gap_needs_changed();
create trigger gap_needs_removed after delete on need_row
    referencing old table as removed for each statement execute function gap_needs_removed();

-- Which openings a resource's division counts depends on its profile.
create function gap_resource_changed() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        insert into gap_change values (old.region_code, '', 'supply', 'epoch', 0, 0);
    end if;
    if tg_op <> 'DELETE' then
        insert into gap_change values (new.region_code, '', 'supply', 'epoch', 0, 0);
    end if;
    return null;
end $$;
create trigger gap_resource_changed after insert or update or delete on resource_row
    for each row execute function gap_resource_changed();

-- The counts of divisions on a day, by service type and for all types together. Rates weigh a need by 2^(-age/half-life), its age in whole days.
create function gap_kept_demand(_divisions text[], _today date, _half_life_weeks double precision)
returns table (division text, service_type text, waiting bigint, beyond_target bigint, new_per_week double precision,
    starts_per_week double precision, opened_lately bigint, unmet_lately bigint, people_ever bigint)
language sql stable as $$
    select division, coalesce(service_type, 'all'),
        coalesce(case when grouping(service_type) = 1 then sum(n) filter (where kind = 'waiting' and service_type = 'all')
            else sum(n) filter (where kind = 'waiting') end, 0)::bigint,
        coalesce(sum(n) filter (where kind = 'target' and day < _today), 0)::bigint,
        ln(2) / _half_life_weeks * coalesce(sum(n * power(2, (day - _today) / 7.0::double precision / _half_life_weeks))
            filter (where kind = 'opened' and day > _today - 365), 0),
        ln(2) / _half_life_weeks * coalesce(sum(n * power(2, (day - _today) / 7.0::double precision / _half_life_weeks))
            filter (where kind = 'served' and day > _today - 365), 0),
        coalesce(sum(n) filter (where kind = 'opened' and day > _today - 91), 0)::bigint,
        coalesce(sum(n) filter (where kind = 'unmet' and day > _today - 91), 0)::bigint,
        coalesce(case when grouping(service_type) = 1 then sum(n) filter (where kind = 'ever' and service_type = 'all')
            else sum(n) filter (where kind = 'ever') end, 0)::bigint
    from (
        select division, service_type, kind, day, sum(n) as n
        from (select * from gap_cell where division = any (_divisions) union all select * from gap_change where division = any (_divisions)) c
        where kind <> 'supply' group by 1, 2, 3, 4) c
    group by grouping sets ((division, service_type), (division))
    having grouping(service_type) = 1 or service_type <> 'all'
$$;

create function gap_kept_waits(_divisions text[], _today date)
returns table (division text, service_type text, days integer, served bigint, still_waiting bigint)
language sql stable as $$
    select division, coalesce(service_type, 'all'), waited, coalesce(sum(n) filter (where kind = 'served'), 0)::bigint, coalesce(sum(n) filter (where kind = 'open'), 0)::bigint
    from (
        select division, service_type, kind, n, case kind when 'served' then days else greatest(0, _today - day) end as waited
        from (select * from gap_cell where division = any (_divisions) union all select * from gap_change where division = any (_divisions)) c
        where kind = 'open' or (kind = 'served' and day > _today - 182)) c
    group by grouping sets ((division, service_type, waited), (division, waited))
    having sum(n) <> 0
$$;

-- What divisions offer on a day, counted from their openings. Freshness goes by whole days.
create function gap_supply_on(_divisions text[], _today date)
returns table (division text, service_type text, free bigint, confirmed double precision, confirmed_remote double precision, taken bigint, held bigint)
language sql stable as $$
    with units as (
        select r.region_code, r.service_type, r.modality in ('online', 'self-directed') as remote, o.taken, o.held,
            case when o.closed or o.ends_on < _today then 0 else o.maximum - o.held - o.taken end as free,
            least(1, greatest(0, (60 - (_today - (o.affirmed_at at time zone 'UTC')::date)) / 53.0::double precision)) as fresh
        from opening o join resource_row r using (resource_id)
        where r.region_code = any (_divisions) and not r.pending)
    select region_code, coalesce(service_type, 'all'), sum(free),
        coalesce(sum(free * fresh) filter (where not remote), 0)::double precision,
        coalesce(sum(free * fresh) filter (where remote), 0)::double precision,
        sum(taken), sum(held)
    from units
    group by grouping sets ((region_code, service_type), (region_code))
$$;

-- Counts a division from its rows, as of one moment, and appends what the cells lack. Answers how many cells were wrong.
-- Days that no figure reads any more are forgotten.
create function gap_reconcile(_division text) returns bigint language plpgsql as $$
declare
    wrong bigint;
    forgotten constant date := current_date - 400;
begin
    insert into gap_person
    select n.newcomer_id, array_agg(distinct c.counted)
    from (select distinct newcomer_id from need_row where region_code = _division) p
    join need_row n using (newcomer_id) cross join lateral gap_people_of(n.region_code, n.service_type, n.status) c
    where not exists (select from gap_person k where k.newcomer_id = p.newcomer_id)
    group by n.newcomer_id
    on conflict do nothing;

    with truth as (
        select c.division, c.service_type, c.kind, c.day, c.days, count(*) as n
        from need_row n
        cross join lateral gap_cells_of(n.region_code, n.service_type, n.status, n.opened_at, n.target_on, n.served_at, n.closed_at, n.closed_reason) c
        where n.region_code = _division group by 1, 2, 3, 4, 5
        union all
        select _division, coalesce(service_type, 'all'), 'ever', 'epoch', 0, count(distinct newcomer_id)
        from need_row where region_code = _division group by grouping sets ((service_type), ()) having count(*) > 0
        union all
        select _division, coalesce(service_type, 'all'), 'waiting', 'epoch', 0, count(distinct newcomer_id)
        from need_row where region_code = _division and status = 'open' group by grouping sets ((service_type), ()) having count(*) > 0)
    insert into gap_change
    select _division, service_type, kind, day, days, sum(n)
    from (select * from truth
        union all select division, service_type, kind, day, days, -n from gap_cell where division = _division
        union all select division, service_type, kind, day, days, -n from gap_change where division = _division) c
    where kind <> 'supply' and (kind in ('open', 'target', 'waiting', 'ever') or day >= forgotten)
    group by service_type, kind, day, days having sum(n) <> 0;
    get diagnostics wrong = row_count;

    delete from gap_cell where division = _division and (n = 0 or (kind in ('opened', 'served', 'unmet') and day < forgotten));
    return wrong;
end $$;

-- What is there already.
do $$
begin
    perform gap_reconcile(region_code) from (select distinct region_code from need_row) d;
end $$;
