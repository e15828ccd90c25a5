-- A place in the menu. Data, changed by an administrator.
create table category (
  slug text primary key,
  name text not null unique,
  parent_slug text references category (slug),
  position integer not null default 0
);

-- The mutable shell of a piece of news: who owns it, what it is, where it stands. Changed by acts only.
create table item (
  id text primary key,
  unit_code text not null references unit (code),
  created_by text not null references person (id),
  created_at timestamptz not null,
  state text not null check (state in ('draft', 'in-review', 'approved', 'scheduled', 'released', 'missed')),
  version integer not null,
  current_revision_id text,
  released_revision_id text,
  returned_reason text not null default '',
  updated_at timestamptz not null
);
create index item_unit on item (unit_code, updated_at desc);
create index item_state on item (state);

-- The one mutable text of an item; autosave writes it, each write raises the version.
create table draft (
  item_id text primary key references item (id),
  version integer not null,
  kind text not null,
  category_slug text not null references category (slug),
  title text not null,
  summary text not null,
  body jsonb not null,
  tags jsonb not null,
  urgent boolean not null,
  cover_asset_id text,
  pictures jsonb not null,
  channel_texts jsonb not null,
  targets jsonb not null,
  declaration jsonb,
  consent jsonb,
  updated_by text not null references person (id),
  updated_at timestamptz not null
);

-- Everyone who ever wrote, edited or uploaded a part of an item: none of them may sign it. Only grows.
create table contributor (
  item_id text not null references item (id),
  person_id text not null references person (id),
  first_at timestamptz not null,
  primary key (item_id, person_id)
);

-- What was submitted, word for word; content_hash seals it. Never changes.
create table revision (
  id text primary key,
  item_id text not null references item (id),
  number integer not null,
  content jsonb not null,
  content_hash bytea not null,
  plan_id text not null,
  submitted_by text not null references person (id),
  submitted_at timestamptz not null,
  unique (item_id, number)
);
