-- What is counted in the given divisions, by service type and for all types together (service_type 'all').
-- Rates are exponentially weighted with the given half-life: sum of 2^(-age/half-life) times ln 2 / half-life.

create function gap_demand(_divisions text[], _now timestamptz, _half_life_weeks double precision)
returns table (division text, service_type text, waiting bigint, beyond_target bigint, new_per_week double precision,
    starts_per_week double precision, opened_lately bigint, unmet_lately bigint, people_ever bigint)
language sql stable as $$
    select n.region_code, coalesce(n.service_type, 'all'),
        count(distinct n.newcomer_id) filter (where n.status = 'open'),
        count(*) filter (where n.status = 'open' and n.target_on < _now::date),
        ln(2) / _half_life_weeks * coalesce(sum(power(2, -extract(epoch from _now - n.opened_at) / 604800.0 / _half_life_weeks))
            filter (where n.opened_at > _now - interval '1 year'), 0),
        ln(2) / _half_life_weeks * coalesce(sum(power(2, -extract(epoch from _now - n.served_at) / 604800.0 / _half_life_weeks))
            filter (where n.served_at > _now - interval '1 year'), 0),
        count(*) filter (where n.opened_at > _now - interval '13 weeks'),
        count(*) filter (where n.status = 'closed' and n.closed_at > _now - interval '13 weeks'
            and n.closed_reason in ('no-capacity', 'not-eligible', 'outside-area', 'unreachable-provider')),
        count(distinct n.newcomer_id)
    from need_row n
    where n.region_code = any(_divisions)
    group by grouping sets ((n.region_code, n.service_type), (n.region_code))
$$;

create function gap_waits(_divisions text[], _now timestamptz)
returns table (division text, service_type text, days integer, served bigint, still_waiting bigint)
language sql stable as $$
    select n.region_code, coalesce(n.service_type, 'all'),
        greatest(0, floor(extract(epoch from coalesce(n.served_at, _now) - n.opened_at) / 86400))::integer as days,
        count(*) filter (where n.served_at is not null),
        count(*) filter (where n.served_at is null)
    from need_row n
    where n.region_code = any(_divisions)
      and (n.status = 'open' or n.served_at > _now - interval '26 weeks')
    group by grouping sets ((n.region_code, n.service_type, 3), (n.region_code, 3))
$$;

create function gap_supply(_divisions text[], _now timestamptz)
returns table (division text, service_type text, free bigint, confirmed double precision, confirmed_remote double precision, taken bigint, held bigint)
language sql stable as $$
    with units as (
        select r.region_code, r.service_type, r.modality in ('online', 'self-directed') as remote, o.taken, o.held,
            case when o.closed or o.ends_on < _now::date then 0 else o.maximum - o.held - o.taken end as free,
            least(1, greatest(0, (60 - extract(epoch from _now - o.affirmed_at) / 86400.0) / 53)) as fresh
        from opening o join resource_row r using (resource_id)
        where r.region_code = any(_divisions) and not r.pending)
    select region_code, coalesce(service_type, 'all'), sum(free),
        coalesce(sum(free * fresh) filter (where not remote), 0)::double precision,
        coalesce(sum(free * fresh) filter (where remote), 0)::double precision,
        sum(taken), sum(held)
    from units
    group by grouping sets ((region_code, service_type), (region_code))
$$;
