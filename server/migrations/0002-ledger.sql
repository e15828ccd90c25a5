-- One row an act, chained by hash. Inserted by the application, never updated or deleted by anyone.
create table ledger_entry (
  seq bigint primary key,
  at timestamptz not null,
  act text not null,
  actor_id text,
  actor_name text not null,
  unit_code text,
  subject_type text not null,
  subject_id text not null,
  details jsonb not null,
  previous_hash bytea not null,
  hash bytea not null
);
create index ledger_entry_subject on ledger_entry (subject_type, subject_id);
create index ledger_entry_at on ledger_entry (at);
create index ledger_entry_act on ledger_entry (act, seq);
