-- What matching needs of people for a forecast, the decisions it took, and the policy they were taken under.

alter table newcomer_row
    add column nclc_lowest smallint,
    add column language text not null default 'en',
    add column landed_on date,
    add column audiences text[] not null default '{}';

create or replace function list_newcomer(_key text, p jsonb) returns void language plpgsql as $$
declare
    last jsonb := p->'assessments'->-1;
    levels jsonb;
begin
    if p->'person' is null or jsonb_typeof(p->'person') = 'null' then
        return;
    end if;
    select a->'nclc' into levels from jsonb_array_elements(p->'assessments') with ordinality as each (a, at)
    where jsonb_typeof(a->'nclc') = 'object' order by at desc limit 1;
    insert into newcomer_row values (
        _key, p#>>'{person,givenName}', p#>>'{person,familyName}', (p#>>'{person,birthDate}')::date, p#>>'{person,regionCode}',
        last#>>'{result,band}', last#>>'{result,level}', (p->>'registeredAt')::timestamptz, (last->>'madeAt')::timestamptz,
        least((levels->>'listening')::smallint, (levels->>'speaking')::smallint, (levels->>'reading')::smallint, (levels->>'writing')::smallint),
        coalesce(p#>>'{person,preferredLanguage}', 'en'), (p#>>'{person,landedOn}')::date,
        array(select jsonb_array_elements_text(coalesce(p#>'{person,audiences}', '[]'))))
    on conflict (newcomer_id) do update set given_name = excluded.given_name, family_name = excluded.family_name,
        birth_date = excluded.birth_date, region_code = excluded.region_code, band = excluded.band, level = excluded.level,
        assessed_at = excluded.assessed_at, nclc_lowest = excluded.nclc_lowest, language = excluded.language,
        landed_on = excluded.landed_on, audiences = excluded.audiences;
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

-- People recorded before are written into the new columns.
update newcomer_row r set
    language = coalesce(g.payload#>>'{person,preferredLanguage}', 'en'),
    landed_on = (g.payload#>>'{person,landedOn}')::date,
    audiences = array(select jsonb_array_elements_text(coalesce(g.payload#>'{person,audiences}', '[]'))),
    nclc_lowest = (
        select least((a#>>'{nclc,listening}')::smallint, (a#>>'{nclc,speaking}')::smallint, (a#>>'{nclc,reading}')::smallint, (a#>>'{nclc,writing}')::smallint)
        from jsonb_array_elements(g.payload->'assessments') with ordinality as each (a, at)
        where jsonb_typeof(a->'nclc') = 'object' order by at desc limit 1)
from grain_state g where g.state_name = 'newcomer' and g.grain_key = r.newcomer_id;

create index need_row_by_day on need_row (region_code, opened_at);
create index waitlist_by_resource on waitlist_entry (resource_id) where state = 'waiting';
create index opening_by_posting on opening (posted_at);

-- Every decision of the engine and every choice of a person against it. Appended, never changed: what was decided can be taken again.
create table match_decision (
    decision_id text collate "C" primary key,
    newcomer_id text collate "C" not null,
    need_id     text collate "C",
    decided_at  timestamptz not null,
    decided_by  text not null,
    -- What the engine took; null when it had the person wait.
    taken       text collate "C",
    -- What the person who decided took instead, and why; null when they followed the engine.
    chosen      text collate "C",
    reason      text,
    hash        text not null,
    decision    jsonb not null
);
create index match_decision_by_newcomer on match_decision (newcomer_id, decided_at desc);
create trigger match_decision_append_only before update or delete or truncate on match_decision
    for each statement execute function refuse_change('decisions are append-only');
