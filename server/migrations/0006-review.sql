-- Which lenses a kind of item needs, stage after stage, between two dates. Law as data: replaced by a later row, never edited.
create table review_plan (
  id text primary key,
  kind text not null,
  stages jsonb not null,
  valid_from date not null,
  valid_to date,
  citation text not null
);

-- The course of one revision's review. Changed by sign-offs, edits and releases.
create table review (
  revision_id text primary key references revision (id),
  item_id text not null references item (id),
  plan_id text not null references review_plan (id),
  state text not null check (state in ('open', 'complete', 'returned', 'superseded', 'released')),
  stage integer not null default 0,
  opened_at timestamptz not null,
  closed_at timestamptz
);
create index review_item on review (item_id);
create index review_open on review (state) where state in ('open', 'complete');

-- One person's verdict through one lens on one hash. Never changes.
create table signoff (
  id text primary key,
  revision_id text not null references revision (id),
  item_id text not null references item (id),
  lens text not null,
  person_id text not null references person (id),
  content_hash bytea not null,
  verdict text not null check (verdict in ('approve', 'return')),
  reason text not null,
  at timestamptz not null,
  unique (revision_id, lens)
);

-- The newest revision that a reviewer has looked at, so that the next one can show what changed since.
create table review_seen (
  person_id text not null references person (id),
  item_id text not null references item (id),
  revision_id text not null references revision (id),
  at timestamptz not null,
  primary key (person_id, item_id)
);
