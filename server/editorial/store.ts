import { sql } from "kysely";
import { z } from "zod";
import { kindOf } from "../../body/kinds/list.ts";
import { validateBody } from "../../body/validate-body.ts";
import { canonicalJson, hashCanonical, type Json, toJson } from "../foundation/canonical-json.ts";
import type { Database, Tx } from "../foundation/database/database.ts";
import type { ItemResource } from "../organization/rule-table.ts";
import type { DraftContent } from "./draft.ts";
import { draftContent } from "./draft-content.ts";
import { type ItemState, itemStates } from "./item-state.ts";
import { type RecentSaves, recentSaves } from "./recent-saves.ts";
import { type SealedContent, type StoredContent, storedContent, upcast } from "./sealed-content.ts";

/** The shell of an item, with all who contributed and the kind of its draft. */
export interface Item {
  readonly id: string;
  readonly unitCode: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly state: ItemState;
  readonly version: number;
  readonly currentRevisionId: string | null;
  readonly releasedRevisionId: string | null;
  readonly returnedReason: string;
  readonly updatedAt: Date;
  readonly kind: string;
  readonly submitted: boolean;
  readonly contributors: readonly string[];
}

/** A draft with its version and last writer. */
export interface StoredDraft {
  readonly version: number;
  readonly content: DraftContent;
  readonly updatedBy: string;
  readonly updatedAt: Date;
  /** What the last saves stored, for one that is sent again. */
  readonly recentSaves: RecentSaves;
}

/** A sealed revision as it is stored. */
export interface Revision {
  readonly id: string;
  readonly itemId: string;
  readonly number: number;
  readonly content: SealedContent;
  /** The content word for word as it was sealed, in the format of that day. */
  readonly stored: StoredContent;
  readonly contentHash: Buffer;
  /** What the hash of the stored content is now. */
  readonly recomputedHash: Buffer;
  readonly planId: string;
  readonly submittedBy: string;
  readonly submittedAt: Date;
}

/** A state as the database keeps it. */
export const itemState = z.enum(itemStates);

/** Loads an item; with `lock` its row is held until the transaction ends, so that acts on it come one after the other. */
export async function loadItem(
  db: Database | Tx,
  { itemId, lock = "none" }: { itemId: string; lock?: "none" | "update" },
): Promise<Item | undefined> {
  // Held by a statement of its own: the one that waited would still see the contributors of the moment before.
  if (lock === "update")
    await db.selectFrom("item").select("id").where("id", "=", itemId).forUpdate().execute();
  return (await loadItems(db, [itemId]))[0];
}

/** Loads items in one query, in no order; those that are not there are left out. */
export async function loadItems(db: Database | Tx, itemIds: readonly string[]): Promise<Item[]> {
  if (itemIds.length === 0) return [];
  const rows = await db
    .selectFrom("item")
    .innerJoin("draft", "draft.item_id", "item.id")
    .selectAll("item")
    .select([
      "draft.kind",
      sql<boolean>`exists (select from revision where revision.item_id = item.id)`.as("submitted"),
      sql<string[]>`array(
        select person_id from contributor where contributor.item_id = item.id order by person_id)`.as(
        "contributors",
      ),
    ])
    .where("item.id", "in", [...itemIds])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    unitCode: row.unit_code,
    createdBy: row.created_by,
    createdAt: row.created_at,
    state: itemState.parse(row.state),
    version: row.version,
    currentRevisionId: row.current_revision_id,
    releasedRevisionId: row.released_revision_id,
    returnedReason: row.returned_reason,
    updatedAt: row.updated_at,
    kind: row.kind,
    submitted: row.submitted,
    contributors: row.contributors,
  }));
}

/** Whether what was released of an item is a notice about a person, which the law can close. */
export async function isOpenNotice(db: Database | Tx, item: Item): Promise<boolean> {
  if (item.releasedRevisionId === null) return false;
  const released = await db
    .selectFrom("revision")
    .select(sql<string>`content ->> 'kind'`.as("kind"))
    .where("id", "=", item.releasedRevisionId)
    .executeTakeFirstOrThrow();
  return kindOf(released.kind)?.isClosable === true;
}

/** An item as the rule table sees it. */
export function asResource(item: Item): ItemResource {
  return {
    type: "item",
    unitCode: item.unitCode,
    state: item.state,
    createdBy: item.createdBy,
    contributors: item.contributors,
    submitted: item.submitted,
    kind: item.kind,
  };
}

/** Loads the draft of an item. */
export async function loadDraft(db: Database | Tx, itemId: string): Promise<StoredDraft> {
  const row = await db
    .selectFrom("draft")
    .selectAll()
    .where("item_id", "=", itemId)
    .executeTakeFirstOrThrow();
  const body = validateBody(row.body);
  if (!body.ok) throw new Error(`the stored body of item ${itemId} does not fit the schema`);
  const parsed = draftContent.parse({
    kind: row.kind,
    categorySlug: row.category_slug,
    title: row.title,
    summary: row.summary,
    body: row.body,
    tags: row.tags,
    urgent: row.urgent,
    coverAssetId: row.cover_asset_id,
    pictures: row.pictures,
    channelTexts: row.channel_texts,
    targets: row.targets,
    declaration: row.declaration,
    consent: row.consent,
    details: row.details,
    attachments: row.attachments,
    videos: row.videos,
    correctionNote: row.correction_note,
  });
  return {
    version: row.version,
    content: { ...parsed, body: body.body },
    updatedBy: row.updated_by,
    updatedAt: row.updated_at,
    recentSaves: recentSaves.parse(row.recent_saves),
  };
}

/** A draft's columns, for insert and update. */
export function draftColumns(content: DraftContent) {
  const json = (value: unknown) => JSON.stringify(value);
  return {
    kind: content.kind,
    category_slug: content.categorySlug,
    title: content.title,
    summary: content.summary,
    body: json(content.body),
    tags: json(content.tags),
    urgent: content.urgent,
    cover_asset_id: content.coverAssetId,
    pictures: json(content.pictures),
    channel_texts: json(content.channelTexts),
    targets: json(content.targets),
    declaration: content.declaration === null ? null : json(content.declaration),
    consent: content.consent === null ? null : json(content.consent),
    details: content.details === null ? null : json(content.details),
    attachments: json(content.attachments),
    videos: json(content.videos),
    correction_note: content.correctionNote,
  };
}

/** Loads a revision by its id, or by item and number. */
export async function loadRevision(
  db: Database | Tx,
  key: { revisionId: string } | { itemId: string; number: number },
): Promise<Revision | undefined> {
  const query = db.selectFrom("revision").selectAll();
  const row = await ("revisionId" in key
    ? query.where("id", "=", key.revisionId)
    : query.where("item_id", "=", key.itemId).where("number", "=", key.number)
  ).executeTakeFirst();
  if (row === undefined) return undefined;
  const stored = storedContent.parse(row.content);
  return {
    id: row.id,
    itemId: row.item_id,
    number: row.number,
    content: upcast(stored),
    stored,
    contentHash: row.content_hash,
    recomputedHash: hashCanonical(toJson(row.content)),
    planId: row.plan_id,
    submittedBy: row.submitted_by,
    submittedAt: row.submitted_at,
  };
}

/** Adds a person to those who had a hand in an item; done again it changes nothing. */
export async function addContributor(
  tx: Tx,
  { itemId, personId, at }: { itemId: string; personId: string; at: Date },
): Promise<void> {
  await tx
    .insertInto("contributor")
    .values({ item_id: itemId, person_id: personId, first_at: at })
    .onConflict((conflict) => conflict.columns(["item_id", "person_id"]).doNothing())
    .execute();
}

/** Stores a JSON value as PostgreSQL's jsonb takes it. */
export function asJsonb(value: Json): string {
  return canonicalJson(value);
}
