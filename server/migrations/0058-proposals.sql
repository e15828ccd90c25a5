-- What one administrator proposes and another confirms: a role that signs, releases or administers, or a new credential.
-- Open until it is confirmed, withdrawn, or its time has lapsed; then it never changes. proposed_by is null for the command line.
create table proposal (
  id text primary key,
  kind text not null check (kind in ('grant', 'credential-reset')),
  person_id text not null references person (id),
  role text,
  unit_code text references unit (code),
  valid_from timestamptz,
  valid_to timestamptz,
  reason text not null,
  proposed_by text references person (id),
  proposed_at timestamptz not null,
  lapses_at timestamptz not null,
  state text not null check (state in ('open', 'confirmed', 'withdrawn')),
  decided_by text references person (id),
  decided_at timestamptz,
  -- SHA-256 of the half of a reset's code that its proposer was given.
  code_hash bytea,
  check (kind <> 'grant' or (role is not null and unit_code is not null)),
  check (state <> 'confirmed' or (decided_by is not null and decided_by is distinct from proposed_by))
);
create index proposal_person on proposal (person_id);
create index proposal_newest on proposal (proposed_at desc);

-- Who confirmed a role that one person proposed; never the same.
alter table role_grant add column confirmed_by text references person (id);
alter table role_grant add constraint granted_by_two check (confirmed_by is distinct from granted_by or confirmed_by is null);

-- With what a person makes a new password and second factor after a reset: two halves of a code, each shown to one of the
-- two administrators, here as SHA-256. One row a person, gone once it was used.
create table invitation (
  person_id text primary key references person (id),
  proposer_code_hash bytea not null,
  confirmer_code_hash bytea not null,
  made_at timestamptz not null,
  expires_at timestamptz not null
);

-- When a person's credential was last reset and in whose name, so that its owner is told at the next sign-in.
alter table credential add column reset_at timestamptz;
alter table credential add column reset_by text not null default '';
