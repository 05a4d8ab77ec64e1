-- What every process of one community must have alike: the keys that protect sessions and tokens, and the secrets behind
-- protected figures. Who may read this database may read them; wrapping them with a key kept elsewhere is not done yet.

create table protection_key (
    name    text primary key,
    xml     text not null,
    made_at timestamptz not null default clock_timestamp()
);

create table secret (
    name    text primary key,
    value   bytea not null check (length(value) >= 16),
    made_at timestamptz not null default clock_timestamp()
);
