-- Whether the ledger of this database has still to be told, once, of what stood in it before entries witnessed it:
-- credentials, menu, the portal's own channel, the public directory. A row only where there was a ledger already when
-- this came; written by this migration alone.
create table ledger_baseline (
  only_one boolean primary key default true check (only_one)
);
insert into ledger_baseline (only_one) select true from ledger_entry where seq = 1;
