-- Projects of service-delivery improvement that somebody recorded here. Each has a priority: without one it is not written at all.
create table project_row (
    project_id  text collate "C" primary key,
    name_en     text not null,
    name_fr     text not null,
    -- An IRCC region, or the word for the national headquarters.
    region      text not null check (region = 'national' or region like 'ircc-%'),
    priority    text not null check (priority <> ''),
    cohort      text not null,
    status      text not null,
    recorded_by text not null,
    recorded_at timestamptz not null
);
create index project_row_by_cell on project_row (region, priority);
create index project_row_by_record on project_row (recorded_at desc, project_id desc);

create function list_project() returns trigger language plpgsql as $$
declare p jsonb := new.payload->'project';
begin
    insert into project_row values (
        new.grain_key, p#>>'{name,en}', p#>>'{name,fr}', coalesce(p->>'regionCode', 'national'), p->>'priority', p->>'cohort',
        new.payload->>'status', new.payload->>'recordedBy', (new.payload->>'recordedAt')::timestamptz)
    on conflict (project_id) do update set name_en = excluded.name_en, name_fr = excluded.name_fr, region = excluded.region,
        priority = excluded.priority, cohort = excluded.cohort, status = excluded.status;
    return null;
end $$;
create trigger grain_state_project_written after insert or update on grain_state
    for each row when (new.state_name = 'project' and jsonb_typeof(new.payload->'project') = 'object') execute function list_project();
