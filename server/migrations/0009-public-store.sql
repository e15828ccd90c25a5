-- What the public may see, and nothing else. Written by the portal connector, read by the portal under a role that sees only this schema.
create schema public_store;

-- A released item as a page. Replaced as a whole by a later release.
create table public_store.article (
  id text primary key,
  release_id text not null,
  revision_id text not null,
  content_hash bytea not null,
  slug text not null,
  kind text not null,
  category_slug text not null,
  unit_code text not null,
  title text not null,
  summary text not null,
  body_html text not null,
  tags jsonb not null,
  urgent boolean not null,
  cover jsonb,
  pictures jsonb not null,
  published_at timestamptz not null,
  updated_at timestamptz not null,
  withdrawn_at timestamptz,
  digest bytea not null
);
create index article_newest on public_store.article (published_at desc, id) where withdrawn_at is null;
create index article_category on public_store.article (category_slug, published_at desc, id) where withdrawn_at is null;
create index article_unit on public_store.article (unit_code, published_at desc, id) where withdrawn_at is null;

-- A clean rendition that a published article shows; the portal serves no other file.
create table public_store.media (
  digest text primary key,
  mime text not null,
  width integer not null,
  height integer not null,
  bytes integer not null
);

-- The directory as the public sees it, rewritten from the registry after each change of it.
create table public_store.category (
  slug text primary key,
  name text not null,
  parent_slug text,
  position integer not null
);
create table public_store.unit (
  code text primary key,
  parent_code text,
  level text not null,
  type text not null,
  name text not null,
  slug text not null unique
);
create table public_store.channel (
  id text primary key,
  platform text not null,
  external_id text not null,
  name text not null,
  unit_code text not null,
  status text not null,
  retires_on date,
  successor_unit_code text,
  verified boolean not null,
  followers integer not null,
  url text not null
);
