-- A sealed revision going out, now or at a set time. State moves scheduled -> released | missed | cancelled; the rest never changes.
create table release (
  id text primary key,
  item_id text not null references item (id),
  revision_id text not null references revision (id),
  content_hash bytea not null,
  decided_by text not null references person (id),
  decided_at timestamptz not null,
  scheduled_for timestamptz,
  released_at timestamptz,
  state text not null check (state in ('scheduled', 'released', 'missed', 'cancelled'))
);
create index release_item on release (item_id);
create unique index release_revision_live on release (revision_id) where state in ('scheduled', 'released');

-- The outbox: written in the transaction that makes the release, taken once by delivery, which makes a delivery for each target.
create table release_outbox (
  release_id text primary key references release (id),
  created_at timestamptz not null,
  taken_at timestamptz
);
