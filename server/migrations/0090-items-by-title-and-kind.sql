-- The list of all items is searched by words of its titles and narrowed down by kind and state, at ten years' size as
-- well: without these, what is rare or absent was looked for in every item.
create index draft_title on draft using gin (title gin_trgm_ops) with (fastupdate = off);
create index draft_kind on draft (kind);

-- By state and in the list's order, so that a page ends after its lines.
drop index item_state;
create index item_state on item (state, updated_at desc, id desc);
