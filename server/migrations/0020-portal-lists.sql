-- What the front page asks for: the newest with a video, the newest corrected.
create index article_with_video on public_store.article (published_at desc, id)
  where withdrawn_at is null and videos <> '[]'::jsonb;
create index article_corrected on public_store.article (updated_at desc)
  where withdrawn_at is null and corrections <> '[]'::jsonb;
