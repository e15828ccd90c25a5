-- What stands among the news; the other kinds have lists of their own.
alter table public_store.article
  add column in_news boolean not null
  generated always as (kind <> all ('{page,layout,document,procedure,question}'::text[])) stored;

-- Lists are chosen from an index alone, however far down an archive of many years somebody reads.
drop index public_store.article_newest;
drop index public_store.article_category;
drop index public_store.article_unit;
create index article_newest on public_store.article (published_at desc, id)
  where withdrawn_at is null and in_news;
create index article_category on public_store.article (category_slug, published_at desc, id)
  where withdrawn_at is null and in_news;
create index article_unit on public_store.article (unit_code, published_at desc, id)
  where withdrawn_at is null and in_news;
create index article_urgent on public_store.article (published_at desc, id)
  where withdrawn_at is null and in_news and urgent;
