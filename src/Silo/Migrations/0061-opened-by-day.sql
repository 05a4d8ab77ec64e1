-- Needs by the day they were recorded: trends read them by division, whatever their service type.
create index gap_cell_opened on gap_cell (division, day) where kind = 'opened';

create or replace function gap_opened(_divisions text[], _service_type text, _from date)
returns table (division text, week date, opened bigint)
language sql stable as $$
    select c.division, date_trunc('week', c.day::timestamp)::date, sum(c.n)::bigint
    from (
        select g.division, g.service_type, g.day, g.n
        from unnest(_divisions) d (code) cross join lateral (
            select * from gap_cell g where g.division = d.code collate "C" and g.kind = 'opened' and g.day >= _from offset 0) g
        union all
        select g.division, g.service_type, g.day, g.n from gap_change g where g.division = any (_divisions) and g.kind = 'opened' and g.day >= _from) c
    where _service_type = 'all' or c.service_type = _service_type
    group by 1, 2
$$;
