-- Units are police units with their validity; they are never deleted, only ended.
create table unit (
  code text primary key,
  parent_code text references unit (code),
  level text not null check (level in ('province', 'department', 'commune')),
  type text not null,
  name text not null,
  alt_name text not null default '',
  slug text not null unique,
  block text not null default '',
  former_district text not null default '',
  valid_from date not null default '2025-07-01',
  valid_to date
);
create index unit_parent on unit (parent_code);

create table person (
  id text primary key,
  username text not null unique,
  full_name text not null,
  rank text not null default '',
  title text not null default '',
  unit_code text not null references unit (code),
  active boolean not null default true,
  created_at timestamptz not null
);

-- The secrets of a person: argon2id hash, encrypted TOTP secret, and the last TOTP step used, so that a code works once.
create table credential (
  person_id text primary key references person (id),
  password_hash text not null,
  totp_secret_encrypted bytea,
  totp_last_step bigint not null default 0
);

-- A role held over a unit's subtree between two moments. Ended by valid_to, never deleted.
create table role_grant (
  id text primary key,
  person_id text not null references person (id),
  role text not null,
  unit_code text not null references unit (code),
  valid_from timestamptz not null,
  valid_to timestamptz,
  granted_by text references person (id)
);
create index role_grant_person on role_grant (person_id);

-- One signed-in browser. token_hash is SHA-256 of the cookie; the cookie itself is never stored.
create table session (
  token_hash bytea primary key,
  person_id text not null references person (id),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  stepped_up_at timestamptz not null,
  ended_at timestamptz,
  user_agent text not null default '',
  source text not null default ''
);
create index session_person on session (person_id) where ended_at is null;

-- Failed sign-ins per account ('account:…') and per source address ('source:…').
create table sign_in_throttle (
  key text primary key,
  failures integer not null,
  locked_until timestamptz,
  last_failure_at timestamptz not null
);
