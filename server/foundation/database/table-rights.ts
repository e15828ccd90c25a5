import type { DB } from "./database-types.generated.ts";

/** What the application's role may do to the rows of a table besides reading them. To lock rows counts as changing. */
export type TableRight = "insert" | "update" | "delete";

/** Law as data, or what migrations alone write. */
const none: readonly TableRight[] = [];
/** Rows that, once written, never change and never go (law 7, sealed approval), and whole tables that are written anew. */
const adds: readonly TableRight[] = ["insert"];
const addsAndRemoves: readonly TableRight[] = ["insert", "delete"];
const changes: readonly TableRight[] = ["insert", "update"];
const changesAndRemoves: readonly TableRight[] = ["insert", "update", "delete"];

/**
 * Every table with what the product does to it and nothing more: what an injected statement could do beyond that is
 * refused by the database. A new table does not compile before it stands here.
 */
export const tableRights: Readonly<Record<keyof DB, readonly TableRight[]>> = {
  article_rating: changes,
  category: adds,
  channel: changes,
  channel_token: changes,
  contributor: adds,
  credential: changes,
  delivery: changes,
  delivery_attempt: adds,
  document_text: addsAndRemoves,
  draft: changes,
  draft_comment: changes,
  error_report: changes,
  former_place: changes,
  holiday: none,
  installation: adds,
  invitation: changesAndRemoves,
  item: changes,
  key_check: adds,
  ledger_baseline: none,
  ledger_entry: adds,
  media_asset: changesAndRemoves,
  media_rendition: adds,
  notice_takedown: changes,
  pacing: changesAndRemoves,
  page_view_count: changesAndRemoves,
  person: changes,
  planned_outage: changes,
  platform: none,
  platform_clock: changesAndRemoves,
  proposal: changesAndRemoves,
  "public_store.article": changesAndRemoves,
  "public_store.category": addsAndRemoves,
  "public_store.channel": addsAndRemoves,
  "public_store.closed_page": adds,
  "public_store.document_comment": adds,
  "public_store.former_place": addsAndRemoves,
  "public_store.ledger_checkpoint": adds,
  "public_store.media": changesAndRemoves,
  "public_store.media_use": addsAndRemoves,
  "public_store.most_read": addsAndRemoves,
  "public_store.planned_outage": addsAndRemoves,
  "public_store.search_entry": addsAndRemoves,
  "public_store.search_synonym": none,
  "public_store.search_word": changesAndRemoves,
  "public_store.statistics_day": changes,
  "public_store.unit": addsAndRemoves,
  reader_salt: changesAndRemoves,
  reader_sketch: changesAndRemoves,
  release: changes,
  release_outbox: changes,
  retention_run: changes,
  review: changes,
  review_plan: none,
  review_seen: changesAndRemoves,
  revision: adds,
  role_grant: changes,
  session: changesAndRemoves,
  sign_in_throttle: changesAndRemoves,
  signoff: adds,
  subscription: changesAndRemoves,
  unit: changes,
  unit_profile: changes,
  warning_message: changesAndRemoves,
  watch_alarm: changes,
  watch_lease: changesAndRemoves,
};
