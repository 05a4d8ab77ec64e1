-- The ledger of capacity. Its rows carry the balances on both sides of every change, so that an oversold opening
-- cannot be written down. The table opening is the head of each opening's rows; only the ledger's own trigger moves it.

create table opening (
    opening_id  text collate "C" primary key,
    resource_id text collate "C" not null,
    version     bigint not null,
    maximum     integer not null,
    held        integer not null,
    taken       integer not null,
    closed      boolean not null,
    unit        text not null,
    starts_on   date,
    ends_on     date,
    posted_at   timestamptz not null,
    affirmed_at timestamptz not null,
    -- When the next hold runs out. A wake-up call only: whether a hold has run out is judged by its own row.
    due_at      timestamptz,
    head_hash   bytea not null,
    constraint opening_not_oversold check (maximum >= 0 and held >= 0 and taken >= 0 and held + taken <= maximum)
) with (fillfactor = 50); -- Room on every page for the next versions of its rows: a head moves with every commit.
create index opening_by_resource on opening (resource_id);

-- A hold is named by the version of the row that placed it.
create table ledger (
    opening_id     text collate "C" not null,
    version        bigint not null check (version > 0),
    hold_version   bigint,
    expires_at     timestamptz,
    due_at         timestamptz,
    recorded_at    timestamptz not null default clock_timestamp(),
    command_id     uuid,
    units          integer not null default 0 check (units >= 0),
    maximum_before integer not null,
    held_before    integer not null,
    taken_before   integer not null,
    maximum        integer not null,
    held           integer not null,
    taken          integer not null,
    closed         boolean not null,
    kind           text collate "C" not null,
    newcomer_id    text collate "C",
    need_id        text collate "C",
    bundle_id      text collate "C",
    request_hash   bytea,
    outcome        json,
    terms          jsonb,
    -- Over the row before and this one; see ledger_hash. Any later change of a row breaks the chain of its opening.
    hash           bytea not null,
    primary key (opening_id, version),
    constraint ledger_not_oversold check (maximum >= 0 and held >= 0 and taken >= 0 and held + taken <= maximum),
    constraint ledger_true_arithmetic check (case kind
        when 'held' then not closed and units > 0 and held = held_before + units and taken = taken_before and maximum = maximum_before
        when 'confirmed' then units > 0 and held = held_before - units and taken = taken_before + units and maximum = maximum_before
        when 'released' then units > 0 and held = held_before - units and taken = taken_before and maximum = maximum_before
        when 'expired' then units > 0 and held = held_before - units and taken = taken_before and maximum = maximum_before
        when 'cancelled' then units > 0 and held = held_before and taken = taken_before - units and maximum = maximum_before
        when 'extended' then held = held_before and taken = taken_before and maximum = maximum_before
        when 'posted' then version = 1 and maximum_before = 0 and held_before = 0 and taken_before = 0
            and held = 0 and taken = 0 and terms is not null
        when 'maximum-changed' then held = held_before and taken = taken_before
        when 'closed' then closed and held = held_before and taken = taken_before and maximum = maximum_before
        when 'reopened' then not closed and held = held_before and taken = taken_before and maximum = maximum_before
        when 'affirmed' then held = held_before and taken = taken_before and maximum = maximum_before
        else false end),
    constraint ledger_hold_named check (case
        when kind = 'held' then hold_version = version and newcomer_id is not null and expires_at is not null
        when kind in ('extended', 'confirmed', 'released', 'expired', 'cancelled') then hold_version < version and expires_at is not null
        else hold_version is null end)
);
-- The command that a row carries out, or that let it happen; once in the whole ledger.
create unique index ledger_one_command on ledger (command_id);
create unique index ledger_one_resolution on ledger (opening_id, hold_version) where kind in ('confirmed', 'released', 'expired');
create unique index ledger_one_cancellation on ledger (opening_id, hold_version) where kind = 'cancelled';
create index ledger_extensions on ledger (opening_id, hold_version) where kind = 'extended';
create index ledger_by_newcomer on ledger (newcomer_id) where kind = 'held';
create index ledger_by_age on ledger using brin (recorded_at);
create index ledger_by_bundle on ledger (bundle_id) where bundle_id is not null;

-- Every hold there was, as its rows tell it.
create view hold as
select 'h-' || substr(h.opening_id, 3) || '-' || h.version as hold_id, h.opening_id, h.version as hold_version, h.newcomer_id, h.need_id, h.bundle_id,
    h.units, coalesce(greatest(h.expires_at, e.expires_at), h.expires_at) as expires_at,
    case when c.version is not null then 'cancelled' else coalesce(r.kind, 'held') end as state, h.recorded_at as placed_at
from ledger h
left join ledger r on r.opening_id = h.opening_id and r.hold_version = h.version and r.kind in ('confirmed', 'released', 'expired')
left join ledger c on c.opening_id = h.opening_id and c.hold_version = h.version and c.kind = 'cancelled'
left join lateral (
    select max(x.expires_at) as expires_at from ledger x
    where x.opening_id = h.opening_id and x.hold_version = h.version and x.kind = 'extended') e on true
where h.kind = 'held';

-- Commands that are no rows of the ledger: those of other parts of the product, and those of the ledger that moved
-- nothing, refused ones above all. A command of the ledger that is recorded here rests on a version of an opening.
create table command (
    command_id   uuid primary key,
    request_hash bytea not null,
    kind         text not null check (kind in ('capacity', 'bundle', 'http')),
    state        text not null check (state in ('in-progress', 'committed', 'rejected')),
    status       integer,
    outcome      jsonb,
    recorded_at  timestamptz not null default clock_timestamp()
);
create index command_by_age on command using brin (recorded_at);

create table waitlist_entry (
    entry_id     text primary key,
    newcomer_id  text not null,
    need_id      text,
    service_type text not null,
    region_code  text not null,
    resource_id  text,
    band         smallint not null check (band between 0 and 3),
    vulnerability double precision not null check (vulnerability between 0 and 1),
    landed_on    date,
    target_days  integer not null check (target_days > 0),
    joined_at    timestamptz not null,
    seeker       jsonb not null,
    state        text not null check (state in ('waiting', 'offered', 'accepted', 'declined', 'lapsed', 'left')),
    hold_id      text,
    constraint waitlist_offer_has_hold check (state <> 'offered' or hold_id is not null)
);
create index waitlist_by_service on waitlist_entry (service_type, region_code) where state = 'waiting';
create index waitlist_by_newcomer on waitlist_entry (newcomer_id);
create unique index waitlist_one_live_entry on waitlist_entry (newcomer_id, coalesce(need_id, ''), coalesce(resource_id, ''))
    where state in ('waiting', 'offered');
create unique index waitlist_by_hold on waitlist_entry (hold_id) where hold_id is not null;

-- A bundle: several holds for one person, all or nothing. Its holds carry its id.
create table bundle (
    bundle_id   text collate "C" primary key,
    newcomer_id text collate "C" not null,
    expires_at  timestamptz not null,
    placed_at   timestamptz not null default clock_timestamp()
);
create index bundle_by_newcomer on bundle (newcomer_id);

-- Checks a whole batch of appended rows at once and moves the heads. It refuses a gap, a branch, a balance that does not
-- continue the one before, an opening reopened in silence, a second resolution, a confirmation after expiry, an expiry
-- before its time, a part of a bundle, and a command that was answered before.
create function ledger_appended() returns trigger language plpgsql
    -- Plans are kept between batches: whatever the sizes were at first, the heads are found by their key.
    set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
declare
    moved bigint;
    wanted bigint;
    broken bigint;
    about_holds boolean;
    about_offer boolean;
    bundled boolean;
begin
    insert into opening (opening_id, resource_id, version, maximum, held, taken, closed, unit, starts_on, ends_on, posted_at, affirmed_at, head_hash)
    select opening_id, terms->>'resourceId', 0, 0, 0, 0, false, terms->>'unit', (terms->>'startsOn')::date, (terms->>'endsOn')::date, recorded_at, recorded_at, ''
    from appended where terms is not null and kind = 'posted';

    with w as materialized (
        select opening_id, version, maximum, held, taken, closed, kind, maximum_before, held_before, taken_before, due_at, hash, bundle_id,
            lag(version) over o as last_version, lag(maximum) over o as last_maximum, lag(held) over o as last_held,
            lag(taken) over o as last_taken, lag(closed) over o as last_closed, lead(version) over o as next_version,
            first_value(version) over o as first_version, first_value(maximum_before) over o as first_maximum,
            first_value(held_before) over o as first_held, first_value(taken_before) over o as first_taken,
            first_value(closed) over o as first_closed, first_value(kind) over o as first_kind
        from appended window o as (partition by opening_id order by version)),
    m as (
        update opening o
        set version = w.version, maximum = w.maximum, held = w.held, taken = w.taken, closed = w.closed, due_at = w.due_at, head_hash = w.hash
        from w
        where w.next_version is null and o.opening_id = w.opening_id
          and (o.version, o.maximum, o.held, o.taken) = (w.first_version - 1, w.first_maximum, w.first_held, w.first_taken)
          and (o.closed = w.first_closed or w.first_kind in ('closed', 'reopened'))
        returning 1)
    select (select count(*) from m), count(*) filter (where next_version is null),
        count(*) filter (where last_version is not null
            and ((version, maximum_before, held_before, taken_before) is distinct from (last_version + 1, last_maximum, last_held, last_taken)
                or (closed <> last_closed and kind not in ('closed', 'reopened')))),
        bool_or(kind in ('extended', 'confirmed', 'released', 'expired', 'cancelled')),
        bool_or(kind in ('maximum-changed', 'closed', 'reopened', 'affirmed')),
        bool_or(bundle_id is not null)
    into moved, wanted, broken, about_holds, about_offer, bundled
    from w;
    if broken > 0 then
        raise exception 'ledger rows do not continue each other' using errcode = 'CL001';
    end if;
    if moved <> wanted then
        raise exception 'ledger rows do not continue the opening as it stands' using errcode = 'CL002';
    end if;

    if exists (select from command where command_id = any ((select array_agg(command_id) from appended)::uuid[])) then
        raise exception 'the command was answered before' using errcode = 'CL008';
    end if;
    if about_offer then
        update opening o set affirmed_at = a.at
        from (select opening_id, max(recorded_at) as at from appended
              where kind in ('maximum-changed', 'closed', 'reopened', 'affirmed') group by opening_id) a
        where o.opening_id = a.opening_id;
    end if;
    if about_holds then
        perform check_hold_steps(array_agg((opening_id, version)::row_name)) from appended
        where kind in ('extended', 'confirmed', 'released', 'expired', 'cancelled');
    end if;
    if bundled then
        perform check_bundles(array_agg(distinct bundle_id)) from appended where bundle_id is not null;
    end if;
    return null;
end $$;

create type row_name as (opening_id text, version bigint);

-- Rows about a hold that was placed before: of the same units and person, in their order, at a time that allows them.
create function check_hold_steps(steps row_name[]) returns void language plpgsql
    set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
declare
    refused text;
begin
    select s.kind into refused
    from unnest(steps) n
    join ledger s on s.opening_id = n.opening_id and s.version = n.version
    left join ledger h on h.opening_id = s.opening_id and h.version = s.hold_version and h.kind = 'held'
    where h.version is null
       or (h.units, h.newcomer_id, h.need_id, h.bundle_id) is distinct from (s.units, s.newcomer_id, s.need_id, s.bundle_id)
       or s.expires_at < h.expires_at
       or case s.kind
            when 'extended' then s.expires_at <= clock_timestamp() or exists (
                select from ledger r where r.opening_id = s.opening_id and r.hold_version = s.hold_version and r.version < s.version
                    and r.kind in ('confirmed', 'released', 'expired'))
            when 'cancelled' then not exists (
                select from ledger r where r.opening_id = s.opening_id and r.hold_version = s.hold_version and r.version < s.version
                    and r.kind = 'confirmed')
            else false end
       -- A resolution and an extension rest on the expiry as it was before them.
       or (s.kind in ('extended', 'confirmed', 'expired') and case
            when s.kind = 'expired' then clock_timestamp() < expiry_before(s.opening_id, s.hold_version, s.version)
            else clock_timestamp() >= expiry_before(s.opening_id, s.hold_version, s.version) end)
    limit 1;
    if refused = 'extended' then
        raise exception 'an extended hold is not held any more' using errcode = 'CL003';
    elsif refused = 'cancelled' then
        raise exception 'a cancelled reservation is none' using errcode = 'CL005';
    elsif refused is not null then
        raise exception 'a resolved hold is not held, or its time does not allow it' using errcode = 'CL004';
    end if;
end $$;

-- When a hold ran out by the rows before a version.
create function expiry_before(opening text, hold bigint, before bigint) returns timestamptz language sql stable as $$
    select greatest(
        (select h.expires_at from ledger h where h.opening_id = opening and h.version = hold),
        (select max(x.expires_at) from ledger x where x.opening_id = opening and x.hold_version = hold and x.kind = 'extended' and x.version < before))
$$;

-- Placed together and confirmed together: of a bundle, either every hold is confirmed or none is.
create function check_bundles(bundles text[]) returns void language plpgsql as $$
begin
    if exists (
        select from unnest(bundles) b (id)
        join lateral (
            select count(*) filter (where l.kind = 'held') as placed, count(*) filter (where l.kind = 'confirmed') as confirmed,
                count(distinct l.expires_at) filter (where l.kind = 'held') as expiries, count(*) filter (where l.kind = 'extended') as extended,
                count(distinct l.newcomer_id) as people
            from ledger l where l.bundle_id = b.id) n on true
        where n.confirmed not in (0, n.placed) or n.expiries <> 1 or n.extended > 0 or n.people <> 1)
    then
        raise exception 'a bundle is confirmed in part, or its holds do not belong together' using errcode = 'CL009';
    end if;
end $$;

-- Records commands that moved nothing. Each rests on a version of an opening, which is held still meanwhile: an answer
-- from a silo that is behind is refused like its rows would be. Openings that move in the same transaction are left out.
create function record_answers(ids uuid[], hashes bytea[], kinds text[], states text[], outcomes text[], openings text[], versions bigint[])
    returns void language plpgsql as $$
declare
    resting bigint;
    wanted bigint;
begin
    select count(*) into wanted from (
        select distinct opening_id, version from unnest(openings, versions) r (opening_id, version) where opening_id is not null) d;
    if wanted > 0 then
        select count(*) into resting from (
            select from opening o
            where o.opening_id = any (openings)
              and (o.opening_id, o.version) in (select opening_id, version from unnest(openings, versions) r (opening_id, version))
            order by o.opening_id for share) still;
        if resting <> wanted then
            raise exception 'an answer rests on an opening as it stands no more' using errcode = 'CL010';
        end if;
    end if;
    if exists (select from ledger where command_id = any (ids)) then
        raise exception 'the command was carried out before' using errcode = 'CL008';
    end if;
    insert into command (command_id, request_hash, kind, state, outcome)
    select id, hash, kind, state, outcome::jsonb from unnest(ids, hashes, kinds, states, outcomes) as a (id, hash, kind, state, outcome);
end $$;

-- Offers held places to people who wait; refused when one of them does not wait any more.
create function offer_places(entries text[], holds text[]) returns void language plpgsql as $$
declare
    offered bigint;
begin
    update waitlist_entry w set state = 'offered', hold_id = o.hold_id
    from unnest(entries, holds) as o (entry_id, hold_id)
    where w.entry_id = o.entry_id and w.state = 'waiting';
    get diagnostics offered = row_count;
    if offered <> cardinality(entries) then
        raise exception 'somebody who was to be offered a place does not wait any more' using errcode = 'CL011';
    end if;
end $$;

create trigger ledger_appended after insert on ledger
    referencing new table as appended for each statement execute function ledger_appended();

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% on % is refused: %', tg_op, tg_table_name, tg_argv[0] using errcode = 'CL006';
end $$;

create trigger ledger_append_only before update or delete or truncate on ledger
    for each statement execute function refuse_change('the ledger is append-only');
create trigger opening_moved_by_ledger before insert or update or delete on opening
    for each statement when (pg_trigger_depth() = 0) execute function refuse_change('only the ledger moves an opening');
create trigger opening_kept before truncate on opening
    for each statement execute function refuse_change('only the ledger moves an opening');

-- The hash of a row: SHA-256 over the hash before it and its columns, each followed by a line feed, nulls as nothing.
create function ledger_hash(before bytea, l ledger) returns bytea language sql stable as $$
    select sha256(before || convert_to(concat(
        l.opening_id, E'\n', l.version, E'\n', l.kind, E'\n', l.hold_version, E'\n', l.newcomer_id, E'\n', l.need_id, E'\n', l.bundle_id, E'\n',
        l.units, E'\n', (extract(epoch from l.expires_at) * 1000000)::bigint, E'\n', l.maximum, E'\n', l.held, E'\n', l.taken, E'\n',
        case when l.closed then 1 else 0 end, E'\n', l.command_id, E'\n', encode(l.request_hash, 'hex'), E'\n', l.outcome, E'\n', l.terms->>'resourceId', E'\n'), 'UTF8'))
$$;

-- Every row whose hash is not what its columns and the row before it make, and every opening whose head is not its last row.
create function ledger_breaks() returns table (opening_id text, version bigint) language sql stable as $$
    select l.opening_id, l.version
    from (select r, r.opening_id, r.version, r.hash, coalesce(lag(r.hash) over (partition by r.opening_id order by r.version), '') as before from ledger r) l
    where l.hash <> ledger_hash(l.before, l.r)
    union all
    select o.opening_id, o.version from opening o
    where not exists (select from ledger l where (l.opening_id, l.version) = (o.opening_id, o.version) and l.hash = o.head_hash
        and (l.maximum, l.held, l.taken, l.closed) = (o.maximum, o.held, o.taken, o.closed))
$$;
