-- An official channel of a unit on a platform. Changed by the channel manager and by the connectors' findings; never deleted.
create table channel (
  id text primary key,
  platform text not null check (platform in ('portal', 'facebook', 'zalo')),
  external_id text not null,
  name text not null,
  unit_code text not null references unit (code),
  kind text not null,
  status text not null check (status in ('active', 'retiring', 'closed')),
  retires_on date,
  successor_unit_code text references unit (code),
  verified boolean not null,
  followers integer not null default 0,
  health text not null default 'ok',
  health_reason text not null default '',
  health_at timestamptz,
  unique (platform, external_id)
);
create index channel_unit on channel (unit_code);

-- The tokens of a channel, encrypted under the master key with the channel id as associated data.
create table channel_token (
  channel_id text primary key references channel (id),
  access_token_encrypted bytea not null,
  refresh_token_encrypted bytea,
  expires_at timestamptz,
  generation integer not null default 0,
  stored_at timestamptz not null
);
