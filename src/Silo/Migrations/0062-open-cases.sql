-- What providers and workers carry is read from open referrals alone: each has the level of its person with it, so that a million people
-- are not looked through for it. Late ones are found by when they were requested.
alter table referral_row add column level text;
update referral_row r set level = p.level from newcomer_row p where p.newcomer_id = r.newcomer_id and p.level is not null;

create function referral_level_found() returns trigger language plpgsql as $$
begin
    new.level := (select p.level from newcomer_row p where p.newcomer_id = new.newcomer_id);
    return new;
end $$;
create trigger referral_row_level before insert on referral_row for each row execute function referral_level_found();

create function referral_levels_changed() returns trigger language plpgsql as $$
begin
    update referral_row set level = new.level where newcomer_id = new.newcomer_id;
    return null;
end $$;
create trigger newcomer_row_level after update on newcomer_row
    for each row when (old.level is distinct from new.level) execute function referral_levels_changed();

drop index referral_row_open;
create index referral_row_open on referral_row (provider_id) include (level) where status in ('requested', 'accepted', 'in-progress', 'on-hold');
create index referral_row_open_by_region on referral_row (region_code) include (sent_by, level, newcomer_id)
    where status in ('requested', 'accepted', 'in-progress', 'on-hold');
create index referral_row_unanswered on referral_row (requested_at) include (region_code, service_type) where status = 'requested';
create index referral_row_by_need on referral_row (need_id);

-- What became of the needs of the last half year is read from an index alone.
drop index need_row_by_day;
create index need_row_by_day on need_row (region_code, opened_at) include (newcomer_id, service_type, status, target_on, served_at);

-- What a region posts is found without reading the profiles of its resources.
drop index resource_row_by_region;
create index resource_row_by_region on resource_row (region_code) include (resource_id, provider_id, service_type, pending);
