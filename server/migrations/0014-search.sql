-- Search over what the public may see. Terms are made by the application (server/public-store/search/terms.ts), so that
-- texts and queries are folded by the same rules on every version of PostgreSQL.
create extension if not exists pg_trgm;

-- One thing that the public can find. Written in the transaction that publishes the thing and gone with it; an article's
-- entry falls with the article whoever deletes it. Wide columns are kept out of the row: ranking reads many rows.
create table public_store.search_entry (
  ref text primary key,
  article_id text references public_store.article (id) on delete cascade,
  kind text not null,
  path text not null,
  title text not null,
  summary text not null,
  body text not null,
  category_slug text not null,
  unit_code text not null,
  published_at timestamptz,
  title_terms tsvector not null,
  terms tsvector not null,
  words text[] not null,
  folded_words text[] not null,
  check (cardinality(words) = cardinality(folded_words))
) with (toast_tuple_target = 256);
create index search_entry_title on public_store.search_entry using gin (title_terms) with (fastupdate = off);
create index search_entry_terms on public_store.search_entry using gin (terms) with (fastupdate = off);
create index search_entry_newest on public_store.search_entry (published_at desc nulls last);
create index search_entry_article on public_store.search_entry (article_id) where article_id is not null;
create index search_entry_kind on public_store.search_entry (kind, published_at desc nulls last);

-- The vocabulary: words, pairs of syllables and names with the number of entries that have them in title, summary or
-- names. Kept by the triggers below alone; offers completions and corrections and says how rare a word is.
create table public_store.search_word (
  word text primary key,
  folded text not null,
  syllables integer not null generated always as (1 + length(folded) - length(replace(folded, ' ', ''))) stored,
  frequency integer not null
);
create index search_word_folded on public_store.search_word (folded text_pattern_ops);
create index search_word_similar on public_store.search_word using gin (folded gin_trgm_ops);

create function public_store.count_search_words() returns trigger language plpgsql
set search_path = pg_catalog, public_store, public as $$
begin
  insert into public_store.search_word as known (word, folded, frequency)
  select word, min(folded), count(*)
  from added cross join lateral unnest(added.words, added.folded_words) as one (word, folded)
  group by word
  order by word
  on conflict (word) do update set frequency = known.frequency + excluded.frequency;
  return null;
end $$;

create function public_store.discount_search_words() returns trigger language plpgsql
set search_path = pg_catalog, public_store, public as $$
begin
  -- Locked in one order, as the counting does.
  with gone as (
    select word, count(*) as times from removed cross join lateral unnest(removed.words) as one (word) group by word
  ), locked as (
    select known.word, known.frequency - gone.times as frequency
    from public_store.search_word as known join gone using (word)
    order by known.word for update of known
  ), kept as (
    update public_store.search_word as known set frequency = locked.frequency
    from locked where known.word = locked.word and locked.frequency > 0
  )
  delete from public_store.search_word as known using locked
  where known.word = locked.word and locked.frequency <= 0;
  return null;
end $$;

create trigger search_entry_added after insert on public_store.search_entry
  referencing new table as added for each statement execute function public_store.count_search_words();
create trigger search_entry_removed after delete on public_store.search_entry
  referencing old table as removed for each statement execute function public_store.discount_search_words();

-- Phrases that mean the same to a reader ("CCCD", "căn cước"); one row a phrase, equal groups. The installation's own data.
create table public_store.search_synonym (
  phrase text primary key,
  meaning text not null
);

insert into public_store.search_synonym (phrase, meaning) values
  ('căn cước', 'căn cước'),
  ('căn cước công dân', 'căn cước'),
  ('thẻ căn cước', 'căn cước'),
  ('cccd', 'căn cước'),
  ('cmnd', 'căn cước'),
  ('chứng minh nhân dân', 'căn cước'),
  ('chứng minh thư', 'căn cước'),
  ('cảnh sát giao thông', 'cảnh sát giao thông'),
  ('csgt', 'cảnh sát giao thông'),
  ('phòng cháy chữa cháy', 'phòng cháy chữa cháy'),
  ('pccc', 'phòng cháy chữa cháy'),
  ('cảnh sát phòng cháy', 'phòng cháy chữa cháy'),
  ('cứu nạn cứu hộ', 'cứu nạn cứu hộ'),
  ('cnch', 'cứu nạn cứu hộ'),
  ('an ninh trật tự', 'an ninh trật tự'),
  ('antt', 'an ninh trật tự'),
  ('quốc lộ', 'quốc lộ'),
  ('ql', 'quốc lộ'),
  ('tỉnh lộ', 'tỉnh lộ'),
  ('tl', 'tỉnh lộ'),
  ('đường tỉnh', 'tỉnh lộ'),
  ('hộ chiếu', 'hộ chiếu'),
  ('passport', 'hộ chiếu'),
  ('giấy phép lái xe', 'giấy phép lái xe'),
  ('gplx', 'giấy phép lái xe'),
  ('bằng lái xe', 'giấy phép lái xe'),
  ('bằng lái', 'giấy phép lái xe'),
  ('lừa đảo trực tuyến', 'lừa đảo trực tuyến'),
  ('lừa đảo qua mạng', 'lừa đảo trực tuyến'),
  ('lừa đảo trên mạng', 'lừa đảo trực tuyến'),
  ('lừa đảo online', 'lừa đảo trực tuyến'),
  ('nghĩa vụ công an', 'nghĩa vụ công an'),
  ('nghĩa vụ tham gia công an nhân dân', 'nghĩa vụ công an'),
  ('nghĩa vụ công an nhân dân', 'nghĩa vụ công an'),
  ('nhập ngũ công an', 'nghĩa vụ công an'),
  ('bộ đội công an', 'nghĩa vụ công an'),
  ('công an nhân dân', 'công an nhân dân'),
  ('cand', 'công an nhân dân'),
  ('hụi', 'hụi'),
  ('chơi hụi', 'hụi'),
  ('dây hụi', 'hụi'),
  ('biêu', 'hụi'),
  ('lý lịch tư pháp', 'lý lịch tư pháp'),
  ('lltp', 'lý lịch tư pháp'),
  ('định danh điện tử', 'định danh điện tử'),
  ('vneid', 'định danh điện tử'),
  ('tài khoản định danh', 'định danh điện tử'),
  ('xuất nhập cảnh', 'xuất nhập cảnh'),
  ('xnc', 'xuất nhập cảnh'),
  ('dịch vụ công', 'dịch vụ công'),
  ('dvc', 'dịch vụ công'),
  ('ủy ban nhân dân', 'ủy ban nhân dân'),
  ('ubnd', 'ủy ban nhân dân'),
  ('bộ công an', 'bộ công an'),
  ('bca', 'bộ công an'),
  ('tệ nạn xã hội', 'tệ nạn xã hội'),
  ('tnxh', 'tệ nạn xã hội'),
  ('tai nạn giao thông', 'tai nạn giao thông'),
  ('tngt', 'tai nạn giao thông'),
  ('an toàn giao thông', 'an toàn giao thông'),
  ('atgt', 'an toàn giao thông'),
  ('trí tuệ nhân tạo', 'trí tuệ nhân tạo'),
  ('deepfake', 'trí tuệ nhân tạo'),
  ('mất tích', 'mất tích'),
  ('đi lạc', 'mất tích'),
  ('thất lạc', 'mất tích'),
  ('nhà trọ', 'nhà trọ'),
  ('phòng trọ', 'nhà trọ'),
  ('thuê trọ', 'nhà trọ'),
  ('nhà thuê', 'nhà trọ'),
  ('giấy khai sinh', 'giấy khai sinh'),
  ('khai sinh', 'giấy khai sinh'),
  ('sổ hộ khẩu', 'sổ hộ khẩu'),
  ('hộ khẩu', 'sổ hộ khẩu'),
  ('thường trú', 'sổ hộ khẩu'),
  ('tố giác tội phạm', 'tố giác tội phạm'),
  ('báo tin tội phạm', 'tố giác tội phạm'),
  ('tố giác', 'tố giác tội phạm'),
  ('biển số', 'biển số'),
  ('biển kiểm soát', 'biển số'),
  ('sang tên xe', 'sang tên xe'),
  ('chính chủ', 'sang tên xe'),
  ('sang tên', 'sang tên xe');

-- A name that a place had before, and the unit that serves it now; several units where a place was divided. The
-- installation's own data, brought in by "import places"; districts come from the units themselves.
create table former_place (
  name text not null,
  unit_code text not null references unit (code),
  until date not null,
  citation text not null,
  primary key (name, unit_code)
);

-- The same as the public store knows it, districts included; rewritten with the directory.
create table public_store.former_place (
  name text not null,
  unit_code text not null,
  primary key (name, unit_code)
);
