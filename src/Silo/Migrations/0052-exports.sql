-- What left the building: written before the file is given, never changed.

create table export_log (
    export_id    bigint generated always as identity primary key,
    at           timestamptz not null,
    exported_by  text not null,
    role         text not null,
    what         text not null,
    format       text not null check (format in ('csv', 'xlsx')),
    region_code  text collate "C" not null,
    service_type text collate "C" not null,
    row_count    integer not null check (row_count >= 0)
);
create index export_log_by_time on export_log (at desc);
create trigger export_log_append_only before update or delete or truncate on export_log
    for each statement execute function refuse_change('what was exported was exported');
