-- State of grains, reminders and membership, for the AdoNet providers of Orleans. The providers read their SQL from the
-- table orleansquery; keys, parameter names and column names are their contract, the tables and statements are ours.

create table orleansquery (
    querykey  varchar(64) primary key,
    querytext varchar(8000) not null
);

-- One row per grain and state name. The payload is kept as jsonb, so that lists are plain SQL over what the grains wrote.
create table grain_state (
    state_name text not null,
    grain_key  text not null,
    payload    jsonb,
    version    integer not null,
    written_at timestamptz not null default clock_timestamp(),
    primary key (state_name, grain_key)
);

-- Answers the new version, or the version it was given when somebody else has written in between: the provider takes
-- an unchanged version for a conflict.
create function write_grain_state(_state_name text, _grain_key text, _version integer, _payload bytea)
    returns table (newgrainstateversion integer) language plpgsql as $$
begin
    if _version is null then
        return query
            insert into grain_state as g (state_name, grain_key, payload, version)
            values (_state_name, _grain_key, convert_from(_payload, 'UTF8')::jsonb, 1)
            on conflict (state_name, grain_key) do nothing
            returning g.version;
    else
        return query
            update grain_state g
            set payload = convert_from(_payload, 'UTF8')::jsonb, version = g.version + 1, written_at = clock_timestamp()
            where g.state_name = _state_name and g.grain_key = _grain_key and g.version = _version
            returning g.version;
    end if;
    if not found then
        return query select _version;
    end if;
end $$;

insert into orleansquery (querykey, querytext) values
('WriteToStorageKey',
 'select * from write_grain_state(@GrainTypeString, @GrainIdExtensionString, @GrainStateVersion, @PayloadBinary)'),
('ReadFromStorageKey',
 'select convert_to(payload::text, ''UTF8'') as PayloadBinary, now() as ModifiedOn, version as Version
  from grain_state where state_name = @GrainTypeString and grain_key = @GrainIdExtensionString'),
('ClearStorageKey',
 'update grain_state set payload = null, version = version + 1
  where state_name = @GrainTypeString and grain_key = @GrainIdExtensionString and version = @GrainStateVersion
  returning version as NewGrainStateVersion'),
('DeleteStorageKey',
 'delete from grain_state
  where state_name = @GrainTypeString and grain_key = @GrainIdExtensionString and version = @GrainStateVersion
  returning version + 1 as NewGrainStateVersion');

create table reminder (
    service_id    text not null,
    grain_id      text not null,
    reminder_name text not null,
    start_time    timestamptz not null,
    period        bigint not null,
    grain_hash    integer not null,
    version       integer not null,
    primary key (service_id, grain_id, reminder_name)
);
create index reminder_by_hash on reminder (service_id, grain_hash);

insert into orleansquery (querykey, querytext) values
('UpsertReminderRowKey',
 'insert into reminder as r (service_id, grain_id, reminder_name, start_time, period, grain_hash, version)
  values (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash, 0)
  on conflict (service_id, grain_id, reminder_name) do update
  set start_time = excluded.start_time, period = excluded.period, grain_hash = excluded.grain_hash, version = r.version + 1
  returning version as Version'),
('ReadReminderRowsKey',
 'select grain_id as GrainId, reminder_name as ReminderName, start_time as StartTime, period as Period, version as Version
  from reminder where service_id = @ServiceId and grain_id = @GrainId'),
('ReadReminderRowKey',
 'select grain_id as GrainId, reminder_name as ReminderName, start_time as StartTime, period as Period, version as Version
  from reminder where service_id = @ServiceId and grain_id = @GrainId and reminder_name = @ReminderName'),
('ReadRangeRows1Key',
 'select grain_id as GrainId, reminder_name as ReminderName, start_time as StartTime, period as Period, version as Version
  from reminder where service_id = @ServiceId and grain_hash > @BeginHash and grain_hash <= @EndHash'),
('ReadRangeRows2Key',
 'select grain_id as GrainId, reminder_name as ReminderName, start_time as StartTime, period as Period, version as Version
  from reminder where service_id = @ServiceId and (grain_hash > @BeginHash or grain_hash <= @EndHash)'),
('DeleteReminderRowKey',
 'with gone as (
    delete from reminder where service_id = @ServiceId and grain_id = @GrainId and reminder_name = @ReminderName and version = @Version
    returning 1)
  select count(*)::integer as row_count from gone'),
('DeleteReminderRowsKey',
 'delete from reminder where service_id = @ServiceId');

create table membership_version (
    deployment_id text primary key,
    changed_at    timestamptz not null default now(),
    version       integer not null default 0
);
create table membership (
    deployment_id   text not null references membership_version (deployment_id),
    address         text not null,
    port            integer not null,
    generation      integer not null,
    silo_name       text not null,
    host_name       text not null,
    status          integer not null,
    proxy_port      integer,
    suspect_times   text,
    start_time      timestamptz not null,
    i_am_alive_time timestamptz not null,
    primary key (deployment_id, address, port, generation)
);

-- A change of membership counts only if the version it was decided on is still the present one.
create function step_membership_version(_deployment_id text, _version integer) returns boolean language plpgsql as $$
begin
    update membership_version set version = version + 1, changed_at = now()
    where deployment_id = _deployment_id and version = _version;
    return found;
end $$;

insert into orleansquery (querykey, querytext) values
('InsertMembershipVersionKey',
 'with made as (insert into membership_version (deployment_id) values (@DeploymentId) on conflict do nothing returning 1)
  select count(*)::integer as row_count from made'),
('UpdateIAmAlivetimeKey',
 'update membership set i_am_alive_time = @IAmAliveTime
  where deployment_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation'),
('InsertMembershipKey',
 'with stepped as materialized (
    select step_membership_version(@DeploymentId, @Version) as ok
    where not exists (select 1 from membership
        where deployment_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation)),
  made as (
    insert into membership (deployment_id, address, port, generation, silo_name, host_name, status, proxy_port, start_time, i_am_alive_time)
    select @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
    from stepped where ok
    returning 1)
  select count(*)::integer as row_count from made'),
('UpdateMembershipKey',
 'with stepped as materialized (select step_membership_version(@DeploymentId, @Version) as ok),
  made as (
    update membership set status = @Status, suspect_times = @SuspectTimes, i_am_alive_time = @IAmAliveTime
    from stepped
    where ok and deployment_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation
    returning 1)
  select count(*)::integer as row_count from made'),
('MembershipReadRowKey',
 'select v.deployment_id as DeploymentId, m.address as Address, m.port as Port, m.generation as Generation, m.silo_name as SiloName,
    m.host_name as HostName, m.status as Status, m.proxy_port as ProxyPort, m.suspect_times as SuspectTimes,
    m.start_time as StartTime, m.i_am_alive_time as IAmAliveTime, v.version as Version
  from membership_version v left join membership m
    on m.deployment_id = v.deployment_id and m.address = @Address and m.port = @Port and m.generation = @Generation
  where v.deployment_id = @DeploymentId'),
('MembershipReadAllKey',
 'select v.deployment_id as DeploymentId, m.address as Address, m.port as Port, m.generation as Generation, m.silo_name as SiloName,
    m.host_name as HostName, m.status as Status, m.proxy_port as ProxyPort, m.suspect_times as SuspectTimes,
    m.start_time as StartTime, m.i_am_alive_time as IAmAliveTime, v.version as Version
  from membership_version v left join membership m on m.deployment_id = v.deployment_id
  where v.deployment_id = @DeploymentId'),
('DeleteMembershipTableEntriesKey',
 'with rows_gone as (delete from membership where deployment_id = @DeploymentId)
  delete from membership_version where deployment_id = @DeploymentId'),
('GatewaysQueryKey',
 'select address as Address, proxy_port as ProxyPort, generation as Generation
  from membership where deployment_id = @DeploymentId and status = @Status and proxy_port > 0'),
('CleanupDefunctSiloEntriesKey',
 'delete from membership where deployment_id = @DeploymentId and i_am_alive_time < @IAmAliveTime and status <> 3');
