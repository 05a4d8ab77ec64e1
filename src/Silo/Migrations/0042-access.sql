-- Who has read what about a person: written before the answer is given, never changed.

create table access_log (
    access_id   bigint generated always as identity primary key,
    newcomer_id text collate "C" not null,
    at          timestamptz not null,
    read_by     text not null,
    what        text not null,
    provider_id text collate "C",
    -- What of the person was shown, where that was not everything.
    fields      text[] not null default '{}'
);
create index access_log_by_newcomer on access_log (newcomer_id, at desc);
create trigger access_log_append_only before update or delete or truncate on access_log
    for each statement execute function refuse_change('what was read was read');
