-- A picture that came in. The original is kept apart and never served to the public. Changed once, from processing to ready or rejected.
create table media_asset (
  id text primary key,
  item_id text not null,
  uploaded_by text not null references person (id),
  filename text not null,
  state text not null check (state in ('processing', 'ready', 'rejected')),
  reject_reason text not null default '',
  original_digest text not null,
  original_mime text not null,
  original_bytes bigint not null,
  width integer,
  height integer,
  created_at timestamptz not null
);
create index media_asset_item on media_asset (item_id);

-- A clean copy made from the original, addressed by its digest. Never changes.
create table media_rendition (
  asset_id text not null references media_asset (id),
  name text not null,
  digest text not null,
  mime text not null,
  width integer not null,
  height integer not null,
  bytes integer not null,
  primary key (asset_id, name)
);
create index media_rendition_digest on media_rendition (digest);
