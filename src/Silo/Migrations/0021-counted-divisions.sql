-- What the board of the country counted last, so that it starts from that and counts only divisions that have changed since.

create table gap_counted (
    division   text collate "C" primary key,
    -- The day the counts are true for; null before the first count.
    counted_on date,
    counts     json,
    stale      boolean not null
);

create table gap_looked (
    one       boolean primary key default true check (one),
    looked_at timestamptz not null
);
insert into gap_looked (looked_at) values (clock_timestamp());

-- Folds the changes into the cells and marks the divisions where demand or supply has changed since the last look. A
-- transaction that wrote to the ledger may have been open for a while, so the last minute is looked at again.
create function gap_look() returns void language plpgsql as $$
declare
    now_is constant timestamptz := clock_timestamp();
begin
    -- Somebody who folds at this moment does it for all.
    if not pg_try_advisory_xact_lock(hashtext('gap_look')) then
        return;
    end if;
    with gone as (delete from gap_change returning *),
    folded as (
        insert into gap_cell
        select division, service_type, kind, day, days, sum(n) from gone group by 1, 2, 3, 4, 5 having sum(n) <> 0
        on conflict (division, service_type, kind, day, days) do update set n = gap_cell.n + excluded.n)
    insert into gap_counted (division, stale) select distinct division, true from gone
    on conflict (division) do update set stale = true where not gap_counted.stale;

    insert into gap_counted (division, stale)
    select division, true from gap_moved_since((select looked_at from gap_looked) - interval '1 minute') division
    on conflict (division) do update set stale = true where not gap_counted.stale;
    update gap_looked set looked_at = now_is;
end $$;

-- The divisions whose openings have moved since. Rows are found by age, each opening and resource by its key; offset 0
-- keeps the planner from turning the last two into joins over everything there is.
create function gap_moved_since(_since timestamptz) returns setof text language plpgsql stable set enable_seqscan = off as $$
begin
    return query
        select distinct r.region_code
        from (select distinct opening_id from ledger where recorded_at > _since) l
        cross join lateral (select o.resource_id from opening o where o.opening_id = l.opening_id offset 0) o
        cross join lateral (select r.region_code from resource_row r where r.resource_id = o.resource_id offset 0) r;
end $$;

-- New rows are found by their age without reading the old ones.
alter index ledger_by_age set (autosummarize = on);

-- The key of openings' resources is of collation "C"; a key of another collation cannot be looked up by it, and every
-- question that leads from an opening to its resource read all resources.
alter table resource_row alter column resource_id type text collate "C";
