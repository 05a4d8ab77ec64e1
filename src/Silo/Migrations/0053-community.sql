-- What a community does about its gaps: actions, calls for seats, pulses and decisions. Each row holds its item as the grain keeps it.
create table plan_action (
    region_code text not null,
    action_id   text collate "C" not null,
    status      text not null,
    due_on      date not null,
    item        jsonb not null,
    primary key (region_code, action_id)
);

create function list_plan_actions() returns trigger language plpgsql as $$
begin
    insert into plan_action
    select substr(new.grain_key, 6), a->>'id', a->>'status', (a->>'dueOn')::date, a from jsonb_array_elements(new.payload->'actions') a
    on conflict (region_code, action_id) do update set status = excluded.status, item = excluded.item;
    return null;
end $$;
create trigger grain_state_plan_actions after insert or update on grain_state
    for each row when (new.state_name = 'community-plan' and new.payload is not null) execute function list_plan_actions();

create table seat_call (
    call_id     text collate "C" primary key,
    region_code text not null,
    closes_on   date not null,
    made_at     timestamptz not null,
    item        jsonb not null
);
create index seat_call_by_region on seat_call (region_code, made_at desc);

create table pulse_row (
    pulse_id    text collate "C" primary key,
    region_code text not null,
    ends_at     timestamptz not null,
    made_at     timestamptz not null,
    item        jsonb not null
);
create index pulse_row_by_region on pulse_row (region_code, made_at desc);
create index pulse_row_by_end on pulse_row (ends_at);

create table decision_note (
    decision_id text collate "C" primary key,
    region_code text not null,
    made_at     timestamptz not null,
    item        jsonb not null
);
create index decision_note_by_time on decision_note (made_at desc);

create function list_community_item() returns trigger language plpgsql as $$
begin
    if new.state_name = 'seat-call' and jsonb_typeof(new.payload->'call') = 'object' then
        insert into seat_call values (
            new.grain_key, new.payload#>>'{call,regionCode}', (new.payload#>>'{call,closesOn}')::date, (new.payload#>>'{call,at}')::timestamptz, new.payload->'call')
        on conflict (call_id) do update set item = excluded.item;
    elsif new.state_name = 'pulse' and jsonb_typeof(new.payload->'pulse') = 'object' then
        insert into pulse_row values (
            new.grain_key, new.payload#>>'{pulse,regionCode}', (new.payload#>>'{pulse,endsAt}')::timestamptz, (new.payload#>>'{pulse,at}')::timestamptz, new.payload->'pulse')
        on conflict (pulse_id) do nothing;
    elsif new.state_name = 'decision-note' and jsonb_typeof(new.payload->'note') = 'object' then
        insert into decision_note values (
            new.grain_key, new.payload#>>'{note,regionCode}', (new.payload#>>'{note,at}')::timestamptz, new.payload->'note')
        on conflict (decision_id) do nothing;
    end if;
    return null;
end $$;
create trigger grain_state_community after insert or update on grain_state
    for each row when (new.state_name in ('seat-call', 'pulse', 'decision-note') and new.payload is not null) execute function list_community_item();

-- A decision is never changed afterwards, by whatever way.
create function refuse_change_of_decision() returns trigger language plpgsql as $$
begin
    raise exception 'a recorded decision is never changed';
end $$;
create trigger grain_state_decision_kept before update on grain_state
    for each row when (old.state_name = 'decision-note' and old.payload->'note' is distinct from new.payload->'note' and jsonb_typeof(old.payload->'note') = 'object')
    execute function refuse_change_of_decision();
