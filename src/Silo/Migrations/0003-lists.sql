-- Rows for lists, searches and counts. They are made from what a grain writes, in the same transaction, so that a list
-- can never disagree with the grain that owns the record.

create table newcomer_row (
    newcomer_id text primary key,
    given_name  text not null,
    family_name text not null,
    birth_date  date not null,
    region_code text not null,
    band        text,
    level       text,
    registered_at timestamptz not null,
    assessed_at timestamptz
);
create index newcomer_row_by_region on newcomer_row (region_code);
create index newcomer_row_by_registration on newcomer_row (registered_at desc, newcomer_id);

create table need_row (
    need_id       text primary key,
    newcomer_id   text not null,
    region_code   text not null,
    service_type  text not null,
    urgency       smallint not null,
    status        text not null,
    opened_at     timestamptz not null,
    target_on     date not null,
    served_at     timestamptz,
    closed_at     timestamptz,
    closed_reason text
);
create index need_row_by_region on need_row (region_code, service_type);
create index need_row_by_newcomer on need_row (newcomer_id);

create table referral_row (
    referral_id  text primary key,
    newcomer_id  text not null,
    need_id      text,
    provider_id  text not null,
    resource_id  text not null,
    opening_id   text not null,
    hold_id      text not null,
    service_type text not null,
    region_code  text not null,
    status       text not null,
    respond_by   timestamptz not null,
    requested_at timestamptz not null,
    changed_at   timestamptz not null,
    pending      boolean not null
);
create index referral_row_by_provider on referral_row (provider_id, status, requested_at);
create index referral_row_by_newcomer on referral_row (newcomer_id);
create index referral_row_by_request on referral_row (requested_at desc, referral_id);

create table provider_row (
    provider_id text primary key,
    name_en     text not null,
    name_fr     text not null,
    kind        text not null,
    region_code text not null,
    active      boolean not null
);
create table member_row (
    user_name   text primary key,
    provider_id text not null
);
create index member_row_by_provider on member_row (provider_id);

create table resource_row (
    resource_id  text primary key,
    provider_id  text not null,
    region_code  text not null,
    service_type text not null,
    kind         text not null,
    modality     text not null,
    pending      boolean not null,
    profile      jsonb not null
);
create index resource_row_by_region on resource_row (region_code);
create index resource_row_by_provider on resource_row (provider_id);

-- Permanent residents admitted per census division and month (import arrivals).
create table arrivals (
    region_code text not null,
    month       date not null,
    people      integer not null check (people >= 0),
    suppressed  boolean not null,
    primary key (region_code, month)
);
create index arrivals_by_month on arrivals (month);

create function list_newcomer(_key text, p jsonb) returns void language plpgsql as $$
declare last jsonb := p->'assessments'->-1;
begin
    if p->'person' is null or jsonb_typeof(p->'person') = 'null' then
        return;
    end if;
    insert into newcomer_row values (
        _key, p#>>'{person,givenName}', p#>>'{person,familyName}', (p#>>'{person,birthDate}')::date, p#>>'{person,regionCode}',
        last#>>'{result,band}', last#>>'{result,level}', (p->>'registeredAt')::timestamptz, (last->>'madeAt')::timestamptz)
    on conflict (newcomer_id) do update set given_name = excluded.given_name, family_name = excluded.family_name,
        birth_date = excluded.birth_date, region_code = excluded.region_code, band = excluded.band, level = excluded.level,
        assessed_at = excluded.assessed_at;
    insert into need_row
    select n->>'needId', _key, p#>>'{person,regionCode}', n->>'serviceType', (n->>'urgency')::smallint, n->>'status',
        (n->>'openedAt')::timestamptz, (n->>'targetOn')::date, (n->>'servedAt')::timestamptz, (n->>'closedAt')::timestamptz, n->>'closedReason'
    from jsonb_array_elements(p->'needs') n
    on conflict (need_id) do update set region_code = excluded.region_code, urgency = excluded.urgency, status = excluded.status,
        served_at = excluded.served_at, closed_at = excluded.closed_at, closed_reason = excluded.closed_reason;
    insert into referral_row
    select r->>'referralId', _key, r->>'needId', r->>'providerId', r->>'resourceId', r->>'openingId', r->>'holdId', r->>'serviceType',
        p#>>'{person,regionCode}', r->>'status', (r->>'respondBy')::timestamptz, (r#>>'{steps,0,at}')::timestamptz,
        (r->'steps'->-1->>'at')::timestamptz, coalesce(jsonb_typeof(r->'pending') = 'object', false)
    from jsonb_array_elements(p->'referrals') r
    on conflict (referral_id) do update set status = excluded.status, hold_id = excluded.hold_id, respond_by = excluded.respond_by,
        changed_at = excluded.changed_at, pending = excluded.pending;
end $$;

create function list_provider(_key text, p jsonb) returns void language plpgsql as $$
begin
    if p->'name' is null or jsonb_typeof(p->'name') = 'null' then
        return;
    end if;
    insert into provider_row values (_key, p#>>'{name,en}', p#>>'{name,fr}', p->>'kind', p->>'regionCode', (p->>'isActive')::boolean)
    on conflict (provider_id) do update set name_en = excluded.name_en, name_fr = excluded.name_fr, kind = excluded.kind,
        region_code = excluded.region_code, active = excluded.active;
    delete from member_row m where m.provider_id = _key
        and not exists (select 1 from jsonb_array_elements_text(p->'members') u where u = m.user_name);
    insert into member_row select u, _key from jsonb_array_elements_text(p->'members') u
    on conflict (user_name) do update set provider_id = excluded.provider_id;
end $$;

create function list_resource(_key text, p jsonb) returns void language plpgsql as $$
declare r jsonb := p->'profile';
begin
    if r is null or jsonb_typeof(r) = 'null' then
        return;
    end if;
    insert into resource_row values (_key, r->>'providerId', r->>'regionCode', r->>'serviceType', r->>'kind', r->>'modality',
        (r->>'isPending')::boolean, r)
    on conflict (resource_id) do update set region_code = excluded.region_code, service_type = excluded.service_type,
        kind = excluded.kind, modality = excluded.modality, pending = excluded.pending, profile = excluded.profile;
end $$;

create function grain_state_written() returns trigger language plpgsql as $$
begin
    if new.payload is null then
        return null;
    end if;
    case new.state_name
        when 'newcomer' then perform list_newcomer(new.grain_key, new.payload);
        when 'provider' then perform list_provider(new.grain_key, new.payload);
        when 'resource' then perform list_resource(new.grain_key, new.payload);
        else null;
    end case;
    return null;
end $$;
create trigger grain_state_written after insert or update on grain_state
    for each row execute function grain_state_written();
