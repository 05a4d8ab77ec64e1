-- What came of completed referrals, as their providers told it: delivery models are compared by it. Kept beside the list of referrals,
-- from the same write, and only where something was told.
create table referral_outcome (
    referral_id text collate "C" primary key,
    outcome     text not null
);

create function list_outcomes() returns trigger language plpgsql as $$
begin
    insert into referral_outcome
    select r->>'referralId', r->>'outcome' from jsonb_array_elements(new.payload->'referrals') r where r->>'outcome' is not null
    on conflict (referral_id) do update set outcome = excluded.outcome where referral_outcome.outcome <> excluded.outcome;
    return null;
end $$;
create trigger grain_state_outcomes after insert or update on grain_state
    for each row when (new.state_name = 'newcomer' and new.payload @? '$.referrals[*].outcome ? (@ != null)') execute function list_outcomes();

insert into referral_outcome
select r->>'referralId', r->>'outcome' from grain_state g, jsonb_array_elements(g.payload->'referrals') r
where g.state_name = 'newcomer' and g.payload @? '$.referrals[*].outcome ? (@ != null)' and r->>'outcome' is not null
on conflict do nothing;
