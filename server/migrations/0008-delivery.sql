-- A release on one channel. This row with its lease is the only queue. Changed by the delivery pump and by persons settling it.
create table delivery (
  id text primary key,
  release_id text not null references release (id),
  item_id text not null references item (id),
  channel_id text not null references channel (id),
  platform text not null,
  content_hash bytea not null,
  urgent boolean not null,
  state text not null check (state in ('waiting', 'pending', 'sending', 'unknown', 'blocked', 'confirmed', 'failed', 'unsettled', 'cancelled')),
  step text not null default 'start',
  progress jsonb not null default '{}',
  attempts integer not null default 0,
  reads integer not null default 0,
  next_at timestamptz not null,
  lease_owner text,
  lease_until timestamptz,
  intent_at timestamptz,
  remote_id text,
  public_url text,
  reason_code text not null default '',
  reason text not null default '',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  confirmed_at timestamptz,
  unique (release_id, channel_id)
);
create index delivery_due on delivery (platform, next_at) where state in ('pending', 'unknown', 'sending', 'blocked');
create index delivery_release on delivery (release_id, state);

-- What was called and what came back, a row a remote call; never holds a token. Append-only.
create table delivery_attempt (
  id bigint generated always as identity primary key,
  delivery_id text not null references delivery (id),
  step text not null,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  outcome text not null,
  http_status integer,
  error_code text not null default '',
  detail text not null default ''
);
create index delivery_attempt_delivery on delivery_attempt (delivery_id);

-- Until when an application or a channel must stay quiet, as the platform's own answers said.
create table pacing (
  scope text primary key,
  paused_until timestamptz,
  usage jsonb not null default '{}',
  updated_at timestamptz not null
);
