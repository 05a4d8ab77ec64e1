-- How far an opening can be believed on a day: the rule of FreshnessRule, in whole days (UTC), told from the clock alone.
create function opening_freshness(_affirmed_at timestamptz, _today date) returns text language sql immutable parallel safe as $$
    select case
        when _today - (_affirmed_at at time zone 'UTC')::date < 7 then 'fresh'
        when _today - (_affirmed_at at time zone 'UTC')::date < 30 then 'due'
        when _today - (_affirmed_at at time zone 'UTC')::date < 60 then 'uncounted'
        else 'asleep' end
$$;

-- What divisions offer on a day: what nobody has confirmed for a month does not count as free.
create or replace function gap_supply_on(_divisions text[], _today date)
returns table (division text, service_type text, free bigint, confirmed double precision, confirmed_remote double precision, taken bigint, held bigint)
language sql stable as $$
    with units as (
        select r.region_code, r.service_type, r.modality in ('online', 'self-directed') as remote, o.taken, o.held,
            case when o.closed or o.ends_on < _today or opening_freshness(o.affirmed_at, _today) not in ('fresh', 'due') then 0
                else o.maximum - o.held - o.taken end as free,
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

-- A confirmation gives places back to those who wait, like a release: it is looked for as one.
drop index ledger_freed;
create index ledger_freed on ledger (recorded_at)
    where kind in ('posted', 'released', 'expired', 'cancelled', 'maximum-changed', 'reopened', 'affirmed');
