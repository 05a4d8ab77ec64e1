-- Which providers help a person together, so that each finds its people without reading every record.
create table person_circle (
    newcomer_id text collate "C" not null,
    provider_id text collate "C" not null,
    primary key (newcomer_id, provider_id)
);
create index person_circle_by_provider on person_circle (provider_id);

create function list_circle() returns trigger language plpgsql as $$
begin
    delete from person_circle where newcomer_id = new.grain_key;
    insert into person_circle
    select new.grain_key, last.step->>'providerId'
    from (
        select distinct on (s.step->>'providerId') s.step
        from jsonb_array_elements(new.payload->'circle') with ordinality as s (step, at)
        order by s.step->>'providerId', s.at desc) last
    where last.step->>'role' is not null;
    return null;
end $$;
create trigger grain_state_circle_added after insert on grain_state
    for each row when (new.state_name = 'newcomer' and jsonb_array_length(coalesce(new.payload->'circle', '[]')) > 0) execute function list_circle();
create trigger grain_state_circle_changed after update on grain_state
    for each row when (new.state_name = 'newcomer' and new.payload->'circle' is distinct from old.payload->'circle') execute function list_circle();
