-- Answering one referral without an account. A provider that left an e-mail address is sent a link when a referral comes in; the
-- link shows nothing before a code that is sent apart from it was entered. Of links, codes and what proves an entered code only
-- hashes are kept: they are made when the mail is.

alter table provider_row add column contact_email text;

create or replace function list_provider(_key text, p jsonb) returns void language plpgsql as $$
begin
    if p->'name' is null or jsonb_typeof(p->'name') = 'null' then
        return;
    end if;
    insert into provider_row values (
        _key, p#>>'{name,en}', p#>>'{name,fr}', p->>'kind', p->>'regionCode', (p->>'isActive')::boolean, p->>'contactEmail')
    on conflict (provider_id) do update set name_en = excluded.name_en, name_fr = excluded.name_fr, kind = excluded.kind,
        region_code = excluded.region_code, active = excluded.active, contact_email = excluded.contact_email;
    delete from member_row m where m.provider_id = _key
        and not exists (select 1 from jsonb_array_elements_text(p->'members') u where u = m.user_name);
    insert into member_row select u, _key from jsonb_array_elements_text(p->'members') u
    on conflict (user_name) do update set provider_id = excluded.provider_id;
end $$;

create table answer_link (
    link_id       text collate "C" primary key default 'k-' || replace(gen_random_uuid()::text, '-', ''),
    referral_id   text collate "C" not null unique,
    newcomer_id   text collate "C" not null,
    provider_id   text collate "C" not null,
    made_at       timestamptz not null,
    expires_at    timestamptz not null,
    used_at       timestamptz,
    codes_asked   integer not null default 0,
    code_asked_at timestamptz,
    -- The code that is good now, and how often one was tried.
    code_hash     bytea,
    code_until    timestamptz,
    tries         integer not null default 0,
    -- Handed out for an entered code: lets the page that shows the referral answer it.
    proof_hash    bytea,
    proof_until   timestamptz
);

-- A mail that has to be sent again carries another token; each that went out works until the link is used up.
create table answer_token (
    token_hash bytea primary key,
    link_id    text collate "C" not null references answer_link
);

-- Messages about a link go to its provider; they are no messages to the newcomer.
alter table message add column link_id text collate "C" references answer_link;

create function ask_provider() returns trigger language plpgsql as $$
begin
    with made as (
        insert into answer_link (referral_id, newcomer_id, provider_id, made_at, expires_at)
        select new.referral_id, new.newcomer_id, new.provider_id, new.requested_at, new.requested_at + interval '7 days'
        from provider_row p where p.provider_id = new.provider_id and p.contact_email is not null
        on conflict do nothing
        returning link_id)
    insert into message (message_id, newcomer_id, kind, made_at, due_at, link_id)
    select new.referral_id || '-to-answer', new.newcomer_id, 'referral-to-answer', new.requested_at, new.requested_at, link_id from made
    on conflict do nothing;
    return null;
end $$;
create trigger provider_asked after insert on referral_row for each row when (new.status = 'requested') execute function ask_provider();
