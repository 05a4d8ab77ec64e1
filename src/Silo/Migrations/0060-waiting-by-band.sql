-- Who waits, in the order they are listed: a need has the band of its person with it, so that the first of a list are found where they
-- stand instead of sorting everybody who waits.
create function need_band(_band text) returns smallint language sql immutable parallel safe as $$
    select coalesce(array_position(array['crisis', 'deadline', 'high-vulnerability', 'other'], _band), 5)::smallint
$$;
-- Most people are of the last band, 4: only the needs of the others are written.
alter table need_row add column band smallint not null default 4;

-- Nothing that is counted changes by this.
alter table need_row disable trigger gap_needs_changed;
update need_row n set band = need_band(p.band) from newcomer_row p where p.newcomer_id = n.newcomer_id and need_band(p.band) <> 4;
alter table need_row enable trigger gap_needs_changed;

create function need_band_found() returns trigger language plpgsql as $$
begin
    new.band := coalesce((select need_band(p.band) from newcomer_row p where p.newcomer_id = new.newcomer_id), 5);
    return new;
end $$;
create trigger need_row_band before insert on need_row for each row execute function need_band_found();

create function need_bands_changed() returns trigger language plpgsql as $$
begin
    update need_row set band = need_band(new.band) where newcomer_id = new.newcomer_id;
    return null;
end $$;
create trigger newcomer_row_band after update on newcomer_row
    for each row when (old.band is distinct from new.band) execute function need_bands_changed();

create index need_row_waiting on need_row (region_code, band, opened_at, need_id) include (service_type) where status = 'open';
