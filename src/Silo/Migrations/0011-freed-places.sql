-- What freed a place lately is looked for every few seconds. Without this, every row of the last minute is read for it, and while
-- thousands of holds a second are placed that is a tenth of a processor.
create index ledger_freed on ledger (recorded_at) where kind in ('posted', 'released', 'expired', 'cancelled', 'maximum-changed', 'reopened');
