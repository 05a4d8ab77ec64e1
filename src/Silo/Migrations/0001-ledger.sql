-- The ledger of capacity. Its rows carry the balances on both sides of every change, so that an oversold opening
-- cannot be written down. The tables opening and hold are its current state; only the ledger's own trigger moves them.

create table opening (
    opening_id  text primary key,
    resource_id text not null,
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
    constraint opening_not_oversold check (maximum >= 0 and held >= 0 and taken >= 0 and held + taken <= maximum)
);
create index opening_by_resource on opening (resource_id);

create table hold (
    hold_id     text primary key,
    opening_id  text not null references opening (opening_id),
    newcomer_id text not null,
    need_id     text,
    units       integer not null check (units > 0),
    expires_at  timestamptz not null,
    state       text not null check (state in ('held', 'confirmed', 'released', 'expired', 'cancelled')),
    placed_at   timestamptz not null
);
create index hold_by_opening on hold (opening_id) where state in ('held', 'confirmed');
create index hold_by_expiry on hold (expires_at) where state = 'held';
create index hold_by_newcomer on hold (newcomer_id);

create table ledger (
    opening_id     text not null,
    version        bigint not null check (version > 0),
    kind           text not null,
    hold_id        text,
    newcomer_id    text,
    need_id        text,
    units          integer not null default 0 check (units >= 0),
    expires_at     timestamptz,
    maximum_before integer not null,
    held_before    integer not null,
    taken_before   integer not null,
    maximum        integer not null,
    held           integer not null,
    taken          integer not null,
    closed         boolean not null,
    terms          jsonb,
    recorded_at    timestamptz not null default clock_timestamp(),
    primary key (opening_id, version),
    constraint ledger_not_oversold check (maximum >= 0 and held >= 0 and taken >= 0 and held + taken <= maximum),
    constraint ledger_true_arithmetic check (case kind
        when 'posted' then version = 1 and maximum_before = 0 and held_before = 0 and taken_before = 0
            and held = 0 and taken = 0 and terms is not null
        when 'held' then not closed and units > 0 and held = held_before + units and taken = taken_before and maximum = maximum_before
        when 'extended' then held = held_before and taken = taken_before and maximum = maximum_before
        when 'confirmed' then units > 0 and held = held_before - units and taken = taken_before + units and maximum = maximum_before
        when 'released' then units > 0 and held = held_before - units and taken = taken_before and maximum = maximum_before
        when 'expired' then units > 0 and held = held_before - units and taken = taken_before and maximum = maximum_before
        when 'cancelled' then units > 0 and held = held_before and taken = taken_before - units and maximum = maximum_before
        when 'maximum-changed' then held = held_before and taken = taken_before
        when 'closed' then closed and held = held_before and taken = taken_before and maximum = maximum_before
        when 'reopened' then not closed and held = held_before and taken = taken_before and maximum = maximum_before
        when 'affirmed' then held = held_before and taken = taken_before and maximum = maximum_before
        else false end),
    constraint ledger_hold_named check (
        (kind in ('held', 'extended', 'confirmed', 'released', 'expired', 'cancelled')) = (hold_id is not null))
);
create unique index ledger_one_placement on ledger (hold_id) where kind = 'held';
create unique index ledger_one_resolution on ledger (hold_id) where kind in ('confirmed', 'released', 'expired');
create unique index ledger_one_cancellation on ledger (hold_id) where kind = 'cancelled';

-- One row per command, written in the transaction of what it did; a rejection is recorded like a commit.
create table command (
    scope        text not null,
    key          text not null,
    request_hash text not null,
    kind         text not null check (kind in ('capacity', 'http')),
    state        text not null check (state in ('in-progress', 'committed', 'rejected')),
    status       integer,
    outcome      jsonb,
    recorded_at  timestamptz not null default clock_timestamp(),
    primary key (scope, key)
);
create index command_by_age on command (recorded_at);

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

-- Checks a whole batch of appended rows at once and moves the current state. It refuses a gap, a branch, a balance that
-- does not continue the one before, an opening reopened in silence, a second resolution, a confirmation after expiry, and an expiry before its time.
create function ledger_appended() returns trigger language plpgsql as $$
declare
    moved bigint;
    wanted bigint;
begin
    if exists (
        select 1 from (
            select a.version, a.maximum_before, a.held_before, a.taken_before, a.closed, a.kind in ('closed', 'reopened') as turned,
                lag(a.version) over w as last_version, lag(a.maximum) over w as last_maximum,
                lag(a.held) over w as last_held, lag(a.taken) over w as last_taken, lag(a.closed) over w as last_closed
            from appended a window w as (partition by a.opening_id order by a.version)) r
        where last_version is not null
          and ((version, maximum_before, held_before, taken_before) is distinct from (last_version + 1, last_maximum, last_held, last_taken)
            or (closed <> last_closed and not turned)))
    then
        raise exception 'ledger rows do not continue each other' using errcode = 'CL001';
    end if;

    -- Steps of one hold come in their order: placed, extended, resolved, cancelled.
    if exists (
        select 1 from (
            select step, lag(step) over (partition by hold_id order by version) as last_step
            from (
                select hold_id, version, case kind when 'held' then 0 when 'extended' then 1 when 'cancelled' then 3 else 2 end as step
                from appended where hold_id is not null) s) o
        where step < last_step)
    then
        raise exception 'steps of a hold are out of order' using errcode = 'CL007';
    end if;

    insert into opening (opening_id, resource_id, version, maximum, held, taken, closed, unit, starts_on, ends_on, posted_at, affirmed_at)
    select opening_id, terms->>'resourceId', 0, 0, 0, 0, false, terms->>'unit', (terms->>'startsOn')::date, (terms->>'endsOn')::date, recorded_at, recorded_at
    from appended where kind = 'posted';

    with first as (
        select distinct on (opening_id) opening_id, version, maximum_before, held_before, taken_before, closed, kind in ('closed', 'reopened') as turned
        from appended order by opening_id, version),
    last as (
        select distinct on (opening_id) opening_id, version, maximum, held, taken, closed
        from appended order by opening_id, version desc),
    affirmed as (
        select opening_id, max(recorded_at) as at from appended
        where kind in ('posted', 'maximum-changed', 'closed', 'reopened', 'affirmed') group by opening_id)
    update opening o
    set version = l.version, maximum = l.maximum, held = l.held, taken = l.taken, closed = l.closed,
        affirmed_at = coalesce(a.at, o.affirmed_at)
    from first f join last l using (opening_id) left join affirmed a using (opening_id)
    where o.opening_id = f.opening_id
      and (o.version, o.maximum, o.held, o.taken) = (f.version - 1, f.maximum_before, f.held_before, f.taken_before)
      and (o.closed = f.closed or f.turned);
    get diagnostics moved = row_count;
    select count(distinct opening_id) into wanted from appended;
    if moved <> wanted then
        raise exception 'ledger rows do not continue the opening as it stands' using errcode = 'CL002';
    end if;

    insert into hold (hold_id, opening_id, newcomer_id, need_id, units, expires_at, state, placed_at)
    select hold_id, opening_id, newcomer_id, need_id, units, expires_at, 'held', recorded_at from appended where kind = 'held';

    update hold h set expires_at = e.expires_at
    from (select distinct on (hold_id) * from appended where kind = 'extended' order by hold_id, version desc) e
    where h.hold_id = e.hold_id and h.opening_id = e.opening_id and h.units = e.units and h.state = 'held' and h.expires_at > clock_timestamp();
    get diagnostics moved = row_count;
    select count(distinct hold_id) into wanted from appended where kind = 'extended';
    if moved <> wanted then
        raise exception 'an extended hold is not held any more' using errcode = 'CL003';
    end if;

    update hold h set state = a.kind
    from appended a
    where a.kind in ('confirmed', 'released', 'expired')
      and h.hold_id = a.hold_id and h.opening_id = a.opening_id and h.units = a.units and h.state = 'held'
      and case a.kind
          when 'confirmed' then h.expires_at > clock_timestamp()
          when 'expired' then h.expires_at <= clock_timestamp()
          else true end;
    get diagnostics moved = row_count;
    select count(*) into wanted from appended where kind in ('confirmed', 'released', 'expired');
    if moved <> wanted then
        raise exception 'a resolved hold is not held, or its time does not allow it' using errcode = 'CL004';
    end if;

    update hold h set state = 'cancelled'
    from appended a
    where a.kind = 'cancelled' and h.hold_id = a.hold_id and h.opening_id = a.opening_id and h.units = a.units and h.state = 'confirmed';
    get diagnostics moved = row_count;
    select count(*) into wanted from appended where kind = 'cancelled';
    if moved <> wanted then
        raise exception 'a cancelled reservation is none' using errcode = 'CL005';
    end if;
    return null;
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
create trigger hold_moved_by_ledger before insert or update or delete on hold
    for each statement when (pg_trigger_depth() = 0) execute function refuse_change('only the ledger moves a hold');
create trigger hold_kept before truncate on hold
    for each statement execute function refuse_change('only the ledger moves a hold');
