-- What a unit tells the public of itself: where it is, whom to call, who leads it. One row a unit, written by an import;
-- an empty text is not known and is not shown. Changes when the unit moves, gets a number or a leader.
create table unit_profile (
  unit_code text primary key references unit (code),
  address text not null default '',
  phone text not null default '',
  duty_phone text not null default '',
  email text not null default '',
  reception text not null default '',
  leader text not null default '',
  leader_title text not null default '',
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  check ((latitude is null) = (longitude is null))
);

alter table public_store.unit
  add column address text not null default '',
  add column phone text not null default '',
  add column duty_phone text not null default '',
  add column email text not null default '',
  add column reception text not null default '',
  add column leader text not null default '',
  add column leader_title text not null default '',
  add column latitude double precision,
  add column longitude double precision;
