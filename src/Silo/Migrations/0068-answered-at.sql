-- When a provider said yes or no to a referral: how punctual answers are is told from it (S52). Of referrals that had moved on before
-- this was kept it is not known, and they do not count.
alter table referral_row add column answered_at timestamptz;
update referral_row set answered_at = changed_at where status in ('accepted', 'rejected');

create function referral_answered() returns trigger language plpgsql as $$
begin
    new.answered_at := new.changed_at;
    return new;
end $$;
create trigger referral_row_answered before insert or update on referral_row for each row
    when (new.answered_at is null and new.status in ('accepted', 'rejected')) execute function referral_answered();
