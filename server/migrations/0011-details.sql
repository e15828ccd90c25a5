-- What some kinds have besides text and pictures, files and videos that go out with an item, and what a later release corrects.
alter table draft
  add column details jsonb,
  add column attachments jsonb not null default '[]',
  add column videos jsonb not null default '[]',
  add column correction_note text not null default '';

insert into review_plan (id, kind, stages, valid_from, citation)
select
  'plan-' || kind || '-2025',
  kind,
  '[["unit"], ["editorial"]]'::jsonb,
  date '2025-07-01',
  'Thông tư 45/2023/TT-BCA; quy chế duyệt tin của Công an tỉnh: văn bản, thủ tục, hỏi đáp, trang tĩnh và bố cục Cổng duyệt đơn vị, biên tập'
from unnest(array['document', 'procedure', 'question', 'page', 'layout']) as kind;

alter table public_store.article
  add column details jsonb,
  add column attachments jsonb not null default '[]',
  add column videos jsonb not null default '[]',
  add column corrections jsonb not null default '[]',
  add column revision_number integer not null default 1;
create index article_kind on public_store.article (kind, published_at desc, id) where withdrawn_at is null;
create unique index article_path on public_store.article ((details ->> 'path')) where kind = 'page';

-- An address that showed a person once and no longer does: closed by law (WN-02). Holds nothing of the person; never changes.
create table public_store.closed_page (
  id text primary key,
  kind text not null,
  closed_at timestamptz not null
);
