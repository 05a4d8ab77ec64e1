-- Finding people and resources, one person registered twice, and households.

-- The terms a person is found by, made by the program from the name in Latin letters, its sound, dates and numbers. People
-- registered before have none until a silo has made them, which it does in passing.
create table person_key (
    newcomer_id text collate "C" primary key,
    terms       tsvector not null,
    version     smallint not null
);
-- Without a list of pending entries, which every search would have to read through.
create index person_key_by_term on person_key using gin (terms) with (fastupdate = off);

-- That two registered people are one. Nothing of either is moved or changed: the link is all there is, and undoing it leaves both
-- as they were. Who said so, when and why stays on record, as does who took it back.
create table person_merge (
    merge_id     text collate "C" primary key,
    merged_id    text collate "C" not null,
    surviving_id text collate "C" not null,
    merged_at    timestamptz not null default clock_timestamp(),
    merged_by    text not null,
    reason       text not null check (reason <> ''),
    undone_at    timestamptz,
    undone_by    text,
    undone_reason text,
    check (merged_id <> surviving_id),
    check ((undone_at is null) = (undone_by is null) and (undone_at is null) = (undone_reason is null))
);
create unique index person_merge_once on person_merge (merged_id) where undone_at is null;
create index person_merge_by_surviving on person_merge (surviving_id);

-- Who somebody is known as now: themselves, or whom they were merged into, step by step.
create function person_surviving(_id text) returns text language sql stable as $$
    with recursive up (id, step) as (
        select _id collate "C", 0
        union all
        select m.surviving_id, step + 1 from up join person_merge m on m.merged_id = up.id and m.undone_at is null where step < 100)
    select id from up order by step desc limit 1
$$;

-- Somebody with everybody who was merged into them.
create function person_all(_id text) returns setof text language sql stable as $$
    with recursive down (id, step) as (
        select _id collate "C", 0
        union all
        select m.merged_id, step + 1 from down join person_merge m on m.surviving_id = down.id and m.undone_at is null where step < 100)
    select distinct id from down
$$;

create function person_merge_checked() returns trigger language plpgsql as $$
begin
    -- One at a time, so that two merges the other way round cannot pass each other.
    perform pg_advisory_xact_lock(hashtext('person_merge'));
    if person_surviving(new.surviving_id) = new.merged_id then
        raise exception 'these are one person already' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger person_merge_checked before insert on person_merge for each row execute function person_merge_checked();

create function person_merge_only_undone() returns trigger language plpgsql as $$
begin
    if old.undone_at is not null or new.undone_at is null
        or (old.merge_id, old.merged_id, old.surviving_id, old.merged_at, old.merged_by, old.reason)
            is distinct from (new.merge_id, new.merged_id, new.surviving_id, new.merged_at, new.merged_by, new.reason) then
        raise exception 'a merge can only be undone, once';
    end if;
    return new;
end $$;
create trigger person_merge_only_undone before update on person_merge for each row execute function person_merge_only_undone();
create trigger person_merge_kept before delete or truncate on person_merge
    for each statement execute function refuse_change('merges are kept');

-- Who lives with whom.
create table person_household (
    newcomer_id  text collate "C" primary key,
    household_id text collate "C" not null,
    relation     text not null
);
create index person_household_by_household on person_household (household_id);

create function list_household() returns trigger language plpgsql as $$
begin
    if jsonb_typeof(new.payload->'household') = 'object' then
        insert into person_household values (new.grain_key, new.payload#>>'{household,householdId}', new.payload#>>'{household,relation}')
        on conflict (newcomer_id) do update set household_id = excluded.household_id, relation = excluded.relation
        where (person_household.household_id, person_household.relation) is distinct from (excluded.household_id, excluded.relation);
    else
        delete from person_household where newcomer_id = new.grain_key;
    end if;
    return null;
end $$;
create trigger grain_state_household_added after insert on grain_state
    for each row when (new.state_name = 'newcomer' and jsonb_typeof(new.payload->'household') = 'object') execute function list_household();
create trigger grain_state_household_changed after update on grain_state
    for each row when (new.state_name = 'newcomer' and new.payload->'household' is distinct from old.payload->'household') execute function list_household();

-- Titles and names of providers in both languages: words in their stems, and as they are written for the beginning of a word. Accents
-- do not matter.
create function without_accents(_text text) returns text language sql immutable parallel safe as $$
    select translate(replace(replace(lower(_text), 'œ', 'oe'), 'æ', 'ae'), 'àáâãäåçèéêëìíîïñòóôõöùúûüýÿ’', 'aaaaaaceeeeiiiinooooouuuuyy''')
$$;
create function resource_words(_profile jsonb) returns tsvector language sql immutable parallel safe as $$
    select setweight(to_tsvector('pg_catalog.english', without_accents(coalesce(_profile#>>'{title,en}', ''))), 'A')
        || setweight(to_tsvector('pg_catalog.french', without_accents(coalesce(_profile#>>'{title,fr}', ''))), 'A')
        || to_tsvector('pg_catalog.simple', without_accents(concat_ws(' ', _profile#>>'{title,en}', _profile#>>'{title,fr}',
            _profile#>>'{providerName,en}', _profile#>>'{providerName,fr}', _profile->>'funder')))
$$;
create table resource_text (
    resource_id text collate "C" primary key,
    words       tsvector not null
);
create index resource_text_by_word on resource_text using gin (words) with (fastupdate = off);

-- Every word that is in use, with its trigrams: a word that nobody uses is looked for as the words most like it.
create table resource_word (
    word     text collate "C" primary key,
    trigrams text[] not null
);
create index resource_word_by_trigram on resource_word using gin (trigrams) with (fastupdate = off);
create function trigrams_of(_word text) returns text[] language sql immutable parallel safe as $$
    select array(select distinct substr('  ' || _word || ' ', i, 3) from generate_series(1, length(_word) + 1) i)
$$;

create function list_resource_text() returns trigger language plpgsql as $$
declare found tsvector := resource_words(new.profile);
begin
    insert into resource_text values (new.resource_id, found)
    on conflict (resource_id) do update set words = excluded.words where resource_text.words is distinct from excluded.words;
    insert into resource_word
    select w, trigrams_of(w) from unnest(tsvector_to_array(found)) w where length(w) > 2 and not exists (select from resource_word k where k.word = w)
    order by w on conflict do nothing;
    return null;
end $$;
create trigger resource_row_text_added after insert on resource_row for each row execute function list_resource_text();
create trigger resource_row_text_changed after update on resource_row
    for each row when (new.profile is distinct from old.profile) execute function list_resource_text();

insert into resource_text select resource_id, resource_words(profile) from resource_row;
insert into resource_word
select w, trigrams_of(w) from (select distinct unnest(tsvector_to_array(words)) as w from resource_text) d where length(w) > 2;
