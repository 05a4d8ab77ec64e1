-- What-if scenarios that funders saved. They belong to an organization; to the user alone who acts for none.
create table seat_scenario (
    scenario_id  text collate "C" primary key,
    owner        text collate "C" not null,
    name         text not null check (name <> ''),
    service_type text not null,
    from_region  text,
    to_region    text not null,
    seats        integer not null check (seats > 0),
    cost_each    numeric(12, 2) check (cost_each > 0),
    made_by      text not null,
    made_at      timestamptz not null,
    check (from_region is distinct from to_region)
);
create unique index seat_scenario_by_name on seat_scenario (owner, lower(name));
