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
create function gap_look() returns void language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
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
    select distinct r.region_code, true
    from (select distinct opening_id from ledger where recorded_at > (select looked_at from gap_looked) - interval '1 minute') l
    join opening o using (opening_id) join resource_row r using (resource_id)
    on conflict (division) do update set stale = true where not gap_counted.stale;
    update gap_looked set looked_at = now_is;
end $$;

-- New rows are found by their age without reading the old ones.
alter index ledger_by_age set (autosummarize = on);
