-- Besides pictures, videos and documents come in. How far the making of a video is, and how often it was begun, is written while it runs.
alter table media_asset
  add column kind text not null default 'picture' check (kind in ('picture', 'video', 'document')),
  add column duration_ms integer,
  add column pages integer,
  add column progress integer not null default 0 check (progress between 0 and 100),
  add column attempts integer not null default 0;
create index media_asset_waiting on media_asset (created_at, id) where state = 'processing';

-- The words of a document, by the digest of its bytes, for search. Never changes.
create table document_text (
  digest text primary key,
  text text not null
);

-- What a published file is called when a reader saves it; empty for what is only shown.
alter table public_store.media add column filename text not null default '';
