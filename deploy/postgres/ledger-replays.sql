-- Replays the ledger and compares it with the state kept beside it. No row means that everything agrees. It only reads:
--   psql -X -v ON_ERROR_STOP=1 -f ledger-replays.sql
with step as (
    select opening_id, version, maximum_before, held_before, taken_before, maximum, held, taken, closed,
           row_number() over opening_order as place,
           lag(maximum) over opening_order as last_maximum,
           lag(held) over opening_order as last_held,
           lag(taken) over opening_order as last_taken
    from ledger
    window opening_order as (partition by opening_id order by version)
), latest as (
    select distinct on (opening_id) opening_id, version, maximum, held, taken, closed from ledger order by opening_id, version desc
)
select 'a version is missing or twice' as finding, opening_id as id, version::text as detail from step where version <> place
union all
select 'the balances do not continue the row before', opening_id, version::text from step
where place > 1 and (maximum_before, held_before, taken_before) is distinct from (last_maximum, last_held, last_taken)
union all
select 'more was given out than there was', opening_id, version::text from step where held + taken > maximum
union all
select 'the opening is not what its last row says', coalesce(o.opening_id, l.opening_id), concat_ws(' / ', o.version, l.version)
from opening o full join latest l on l.opening_id = o.opening_id
where (o.version, o.maximum, o.held, o.taken, o.closed) is distinct from (l.version, l.maximum, l.held, l.taken, l.closed)
union all
select 'the hash does not follow from the row and the one before', opening_id, version::text from ledger_breaks()
order by 1, 2;
