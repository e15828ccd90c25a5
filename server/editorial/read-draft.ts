import type { Context } from "../foundation/context.ts";
import type { Database, Tx } from "../foundation/database/database.ts";
import type { PlatformFacts } from "../foundation/platform-facts.ts";
import type { Actor } from "../organization/actor.ts";
import { may } from "../organization/rights.ts";
import type { DraftContent } from "./draft.ts";
import { draftContent, releaseDeclaration } from "./draft-content.ts";
import { itemAllows } from "./item-state.ts";
import type { SealedContent } from "./sealed-content.ts";
import { asResource, type Item, loadDraft, loadRevision, type Revision } from "./store.ts";

interface Reading {
  readonly actor: Actor;
  readonly item: Item;
  readonly now: Date;
}

/** What a reader sees as the text of an item. */
export interface ShownDraft {
  readonly version: number;
  readonly content: DraftContent;
  readonly updatedBy: string;
  readonly updatedAt: Date;
}

/**
 * The text of an item as this reader may see it: the draft, or, while one is under way and the reader sees only what was
 * submitted, the newest submitted revision in the form of a draft.
 */
export async function readDraft(
  { db, platforms }: Pick<Context, "db" | "platforms">,
  reading: Reading,
): Promise<ShownDraft> {
  const { item } = reading;
  const revision = await revisionInstead(db, reading);
  if (revision === undefined) {
    const { recentSaves: _, ...draft } = await loadDraft(db, item.id);
    return draft;
  }
  return {
    version: item.version,
    content: draftOfSealed(revision.content, platforms),
    updatedBy: revision.submittedBy,
    updatedAt: revision.submittedAt,
  };
}

/** Until when files of an item are this reader's to see: those added to a draft under way are not; null without a bound. */
export async function filesUntil(db: Database | Tx, reading: Reading): Promise<Date | null> {
  return (await revisionInstead(db, reading))?.submittedAt ?? null;
}

/** The newest revision, where a reader sees it and not the draft under way. */
async function revisionInstead(
  db: Database | Tx,
  { actor, item, now }: Reading,
): Promise<Revision | undefined> {
  // After a submission the draft is what was submitted, until it is taken back.
  if (!itemAllows(item.state, "edit") || !item.submitted) return undefined;
  const resource = { ...asResource(item), submitted: false };
  if (may({ actor, action: "item.read", resource, now })) return undefined;
  const newest = await db
    .selectFrom("revision")
    .select("id")
    .where("item_id", "=", item.id)
    .orderBy("number", "desc")
    .executeTakeFirstOrThrow();
  return loadRevision(db, { revisionId: newest.id });
}

function draftOfSealed(sealed: SealedContent, platforms: readonly PlatformFacts[]): DraftContent {
  const parsed = draftContent.parse({
    kind: sealed.kind,
    categorySlug: sealed.category.slug,
    title: sealed.title,
    summary: sealed.summary,
    body: sealed.body,
    tags: sealed.tags,
    urgent: sealed.urgent,
    coverAssetId: sealed.pictures[0]?.assetId ?? null,
    pictures: sealed.pictures.map(({ assetId, caption, alt }) => ({ assetId, caption, alt })),
    channelTexts: Object.fromEntries(
      platforms.map(({ id, ownText }) => {
        const part = sealed.parts[id];
        return [id, part === undefined ? null : ownText(part)];
      }),
    ),
    targets: sealed.targets,
    declaration: releaseDeclaration.safeParse(sealed.declaration).data ?? null,
    consent: sealed.consent,
    details: sealed.details,
    attachments: sealed.attachments.map(({ assetId, title }) => ({ assetId, title })),
    videos: sealed.videos.map(({ assetId, title, hasSpeech, captions }) => ({
      assetId,
      title,
      poster: 1,
      speech: hasSpeech ? "spoken" : "none",
      captions: captions?.cues ?? [],
    })),
    correctionNote: sealed.correctionNote,
  });
  return { ...parsed, body: sealed.body };
}
