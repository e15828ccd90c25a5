-- What lists, pages and acts ask of ten years' rows is found by an index. Which references have none, and why, stands
-- in server/foundation/database/indexes.db.test.ts.

-- Lists, in their order.
create index item_newest on item (updated_at desc, id desc);
create index release_newest on release (decided_at desc, id desc);
create index ledger_entry_unit on ledger_entry (unit_code, seq desc);

-- What still waits in the outbox: a handful beside everything that was ever released.
create index release_outbox_waiting on release_outbox (created_at) where taken_at is null;

-- Deliveries that wait for the portal or for a person; those that a worker brings forward have delivery_due.
create index delivery_aside on delivery (platform, state) where state in ('waiting', 'unsettled');

-- What belongs to an item, a channel, a person, a unit.
create index delivery_item on delivery (item_id);
create index delivery_channel on delivery (channel_id);
create index signoff_item on signoff (item_id);
create index signoff_person on signoff (person_id);
create index release_revision on release (revision_id);
create index review_seen_item on review_seen (item_id);
create index review_seen_revision on review_seen (revision_id);
create index contributor_person on contributor (person_id);
create index item_author on item (created_by);
create index media_asset_uploader on media_asset (uploaded_by);
create index draft_category on draft (category_slug);
create index person_unit on person (unit_code);
create index role_grant_unit on role_grant (unit_code);
create index error_report_unit on error_report (unit_code);
create index draft_comment_unit on draft_comment (unit_code);
