-- What people say of services once they have ended. Nothing here says who.
create table client_experience (
    answer_id       text collate "C" primary key,
    provider_id     text collate "C" not null,
    service_type    text not null,
    region_code     text not null,
    answered_on     date not null,
    was_right       smallint check (was_right between 1 and 5),
    was_respectful  smallint check (was_respectful between 1 and 5),
    would_recommend smallint check (would_recommend between 1 and 5)
);
create index client_experience_by_provider on client_experience (provider_id, service_type);
