-- What left the building: written before the file is given, never changed.

create table export_log (
    export_id       bigint generated always as identity primary key,
    at              timestamptz not null,
    exported_by     text not null,
    -- All roles of the user, with a space between.
    role            text not null,
    organization_id text collate "C",
    what            text not null,
    -- As they stand in the address, such as region=35&type=all.
    filters         text not null,
    format          text not null check (format in ('csv', 'xlsx', 'pdf')),
    row_count       integer not null check (row_count >= 0)
);
create trigger export_log_append_only before update or delete or truncate on export_log
    for each statement execute function refuse_change('what was exported was exported');
