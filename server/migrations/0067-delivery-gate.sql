-- The process that holds the lease, by the number of its session lock; null where only time ends the lease.
alter table delivery add column lease_worker integer;

-- A pause ends with one call on trial; only when it was answered do the others follow.
alter table pacing
  add column trial_lease text,
  add column trial_until timestamptz,
  -- Pauses in a row of a platform that cannot be reached: each is longer than the last.
  add column failures integer not null default 0,
  -- Why, as a Vietnamese sentence; empty where the platform asked for the pause.
  add column reason text not null default '';
-- What was paused before this and is over by now is open.
update pacing set paused_until = null where paused_until <= now();

-- How far the clock of a machine is from a platform's, as the platform's answers say. Written by delivery.
create table platform_clock (
  platform text not null,
  host text not null,
  offset_ms bigint not null,
  measured_at timestamptz not null,
  primary key (platform, host)
);
