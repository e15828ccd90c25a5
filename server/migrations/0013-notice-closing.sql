-- A wanted or missing notice that was closed by law (WN-02) ends there: no act leads out of "closed".
alter table item drop constraint item_state_check;
alter table item add constraint item_state_check
  check (state in ('draft', 'in-review', 'approved', 'scheduled', 'released', 'missed', 'closed'));

-- The portal has one layout; a second one would leave open which holds.
create unique index draft_one_layout on draft (kind) where kind = 'layout';

-- Which public item shows a file; a file that nothing shows any more is not public. Written with the page, deleted when its notice is closed.
create table public_store.media_use (
  digest text not null references public_store.media (digest) on delete cascade,
  article_id text not null references public_store.article (id) on delete cascade,
  primary key (digest, article_id)
);
create index media_use_article on public_store.media_use (article_id);

insert into public_store.media_use (digest, article_id)
select distinct media.digest, article.id
from public_store.article
join revision on revision.item_id = article.id
cross join jsonb_array_elements(revision.content -> 'pictures') as picture
cross join jsonb_array_elements(picture -> 'renditions') as rendition
join public_store.media on media.digest = rendition ->> 'digest'
where exists (select 1 from release where release.revision_id = revision.id and release.state = 'released');

-- True for a file of a wanted or missing notice: caches may keep it shortly, because the notice may be closed at any time.
alter table public_store.media add column shows_person boolean not null default false;
update public_store.media set shows_person = true
where exists (
  select 1 from public_store.media_use
  join public_store.article on article.id = media_use.article_id
  where media_use.digest = media.digest and article.kind in ('wanted', 'missing')
);

-- The order to take the copy of a closed notice off one channel. Open until a person has seen to it; then it never changes.
create table notice_takedown (
  id text primary key,
  delivery_id text not null unique references delivery (id),
  item_id text not null references item (id),
  state text not null check (state in ('open', 'done')),
  opened_at timestamptz not null,
  done_at timestamptz,
  done_by text references person (id),
  check ((state = 'done') = (done_at is not null and done_by is not null))
);
create index notice_takedown_item on notice_takedown (item_id);
