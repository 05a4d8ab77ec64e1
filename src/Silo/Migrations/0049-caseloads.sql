-- What providers and workers carry, and moves that were proposed to balance it.

alter table provider_row add column caseload_capacity integer;
alter table referral_row add column sent_by text;
create index referral_row_open on referral_row (provider_id) where status in ('requested', 'accepted', 'in-progress', 'on-hold');

create or replace function list_provider(_key text, p jsonb) returns void language plpgsql as $$
begin
    if p->'name' is null or jsonb_typeof(p->'name') = 'null' then
        return;
    end if;
    insert into provider_row (provider_id, name_en, name_fr, kind, region_code, active, contact_email, caseload_capacity) values (
        _key, p#>>'{name,en}', p#>>'{name,fr}', p->>'kind', p->>'regionCode', (p->>'isActive')::boolean, p->>'contactEmail', (p->>'caseloadCapacity')::integer)
    on conflict (provider_id) do update set name_en = excluded.name_en, name_fr = excluded.name_fr, kind = excluded.kind,
        region_code = excluded.region_code, active = excluded.active, contact_email = excluded.contact_email, caseload_capacity = excluded.caseload_capacity;
    delete from member_row m where m.provider_id = _key
        and not exists (select 1 from jsonb_array_elements_text(p->'members') u where u = m.user_name);
    insert into member_row select u, _key from jsonb_array_elements_text(p->'members') u
    on conflict (user_name) do update set provider_id = excluded.provider_id;
end $$;

-- Who sent a referral never changes: it is filled in once, after the row is there (triggers fire in the order of their names).
create function referral_sent_by() returns trigger language plpgsql as $$
begin
    update referral_row r set sent_by = f.item#>>'{steps,0,by}'
    from jsonb_array_elements(new.payload->'referrals') f (item)
    where r.newcomer_id = new.grain_key and r.sent_by is null and r.referral_id = f.item->>'referralId';
    return null;
end $$;
create trigger grain_state_written_senders after insert or update on grain_state
    for each row when (new.state_name = 'newcomer' and jsonb_array_length(coalesce(new.payload->'referrals', '[]')) > 0) execute function referral_sent_by();
update referral_row r set sent_by = f.item#>>'{steps,0,by}'
from grain_state g cross join lateral jsonb_array_elements(g.payload->'referrals') f (item)
where g.state_name = 'newcomer' and g.grain_key = r.newcomer_id and r.referral_id = f.item->>'referralId';

create table case_move (
    move_id       text collate "C" primary key,
    region_code   text not null,
    referral_id   text not null,
    from_provider text not null,
    to_provider   text not null,
    opening_id    text not null,
    service_type  text not null,
    weight        integer not null,
    score_now     double precision not null,
    score_then    double precision not null,
    sent_by       text not null,
    sent_at       timestamptz not null,
    status        text not null,
    answered_by   text,
    answered_at   timestamptz
);
create index case_move_by_provider on case_move (to_provider, sent_at desc);
create index case_move_by_region on case_move (region_code, sent_at desc);

create function list_case_moves() returns trigger language plpgsql as $$
begin
    insert into case_move
    select m->>'moveId', new.payload->>'regionCode', m->>'referralId', m->>'from', m->>'to', m->>'openingId', m->>'serviceType',
        (m->>'weight')::integer, (m->>'scoreNow')::double precision, (m->>'scoreThen')::double precision,
        new.payload->>'by', (new.payload->>'at')::timestamptz, m->>'status', m->>'answeredBy', (m->>'answeredAt')::timestamptz
    from jsonb_array_elements(new.payload->'moves') m
    on conflict (move_id) do update set status = excluded.status, answered_by = excluded.answered_by, answered_at = excluded.answered_at;
    return null;
end $$;
create trigger grain_state_case_moves after insert or update on grain_state
    for each row when (new.state_name = 'balance' and new.payload is not null) execute function list_case_moves();
