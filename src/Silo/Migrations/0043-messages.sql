-- Messages to people. There is one for each thing that happened, made in the transaction in which it happened, so that none
-- is lost and none is made twice; it says nothing but what kind of thing it was.

create table message (
    message_id    text collate "C" primary key,
    newcomer_id   text collate "C" not null,
    kind          text not null,
    made_at       timestamptz not null,
    due_at        timestamptz not null,
    state         text not null default 'waiting' check (state in ('waiting', 'sent', 'not-sent')),
    -- Whoever sends it has it until then.
    claimed_until timestamptz,
    attempts      integer not null default 0,
    ended_at      timestamptz,
    why           text,
    -- Lets whoever has the message say stop without signing in.
    stop_token    text collate "C" not null default replace(gen_random_uuid()::text, '-', ''),
    constraint message_ended check ((state = 'waiting') = (ended_at is null))
);
create index message_due on message (due_at) where state = 'waiting';
create index message_by_newcomer on message (newcomer_id, made_at desc);
create unique index message_by_token on message (stop_token);

create function tell_of_referral() returns trigger language plpgsql as $$
begin
    insert into message (message_id, newcomer_id, kind, made_at, due_at)
    values (new.referral_id || '-' || new.status, new.newcomer_id, 'referral-' || new.status, new.changed_at, new.changed_at)
    on conflict do nothing;
    return null;
end $$;
create trigger referral_told after update on referral_row for each row
    when (old.status is distinct from new.status and new.status in ('accepted', 'rejected')) execute function tell_of_referral();

create function tell_of_offer() returns trigger language plpgsql as $$
begin
    insert into message (message_id, newcomer_id, kind, made_at, due_at)
    values (new.entry_id || '-' || new.hold_id, new.newcomer_id, 'place-offered', now(), now())
    on conflict do nothing;
    return null;
end $$;
create trigger offer_told after update on waitlist_entry for each row
    when (old.state is distinct from new.state and new.state = 'offered') execute function tell_of_offer();
