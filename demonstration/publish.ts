import { sql } from "kysely";
import { takeRelease } from "../server/delivery/take-release.ts";
import { createItem } from "../server/editorial/create-item.ts";
import type { DraftContent } from "../server/editorial/draft.ts";
import { draftContent } from "../server/editorial/draft-content.ts";
import { saveDraft } from "../server/editorial/save-draft.ts";
import { loadDraft } from "../server/editorial/store.ts";
import { movableClock } from "../server/foundation/clock.ts";
import type { Context } from "../server/foundation/context.ts";
import type { Actor } from "../server/organization/actor.ts";
import type { Lens } from "../server/organization/roles.ts";
import { publishArticle } from "../server/platforms/portal/publish-article.ts";
import { releaseItem } from "../server/release/release-item.ts";
import { recallItem } from "../server/review/recall-item.ts";
import { planFor } from "../server/review/review-plan.ts";
import { signOff } from "../server/review/sign-off.ts";
import { submitItem } from "../server/review/submit-item.ts";
import { actorIn, actorNamed } from "./actors.ts";
import { takeInDocuments } from "./add-documents.ts";
import { takeInPictures } from "./add-pictures.ts";
import { takeInVideos } from "./add-videos.ts";
import { markdownToBody } from "./markdown-to-body.ts";
import { need } from "./need.ts";
import type { Publication } from "./publication.ts";

const signers: Readonly<Record<Exclude<Lens, "unit">, string>> = {
  professional: "nghiepvu",
  legal: "phapluat",
  political: "chinhtri",
  editorial: "bientap",
};
const publisher = "phoban";
const minute = 60_000;
const day = 24 * 60 * minute;
/** From the first word of an item to its release. */
const writtenInMs = 120 * minute;

/** An item of the demonstration that was begun before; `released` once it was, whatever became of it since. */
export interface Begun {
  readonly itemId: string;
  readonly state: string;
  readonly version: number;
  readonly released: boolean;
}

/** What was begun of the demonstration, by every title that it ever had; an interrupted start leaves the last half way. */
export async function loadBegun(ctx: Context): Promise<Map<string, Begun>> {
  const rows = await ctx.db
    .selectFrom("item")
    .innerJoin("draft", "draft.item_id", "item.id")
    .leftJoin("revision", "revision.item_id", "item.id")
    .select([
      "item.id",
      "item.state",
      "item.version",
      "item.released_revision_id",
      "draft.title",
      sql<string | null>`revision.content ->> 'title'`.as("sealed_title"),
    ])
    .execute();
  return new Map(
    rows.flatMap(({ id, state, version, released_revision_id, title, sealed_title }) => {
      const begun = { itemId: id, state, version, released: released_revision_id !== null };
      return [title, sealed_title ?? title].map((one): [string, Begun] => [one, begun]);
    }),
  );
}

/**
 * Brings an item to the public through the acts that officers use, each at the item's own time, to the portal alone. One
 * that was begun by an interrupted start is taken back and finished.
 */
export async function publish(
  ctx: Context,
  { publication, begun }: { publication: Publication; begun: Begun | undefined },
): Promise<void> {
  const { unitCode, kind, categorySlug, title, releasedAt } = publication;
  const clock = movableClock(new Date(releasedAt.getTime() - writtenInMs));
  const then: Context = { ...ctx, clock };
  const author = await actorIn(then, { unitCode, role: "contributor" });
  if (begun !== undefined && begun.state !== "draft") {
    const { itemId, version } = begun;
    need(await recallItem(then, { actor: author, itemId, expectedVersion: version }));
  }
  const itemId =
    begun?.itemId ?? need(await createItem(then, { actor: author, kind, categorySlug, title })).itemId;
  const pictures = await takeInPictures(then, {
    pictures: publication.pictures,
    itemId,
    personId: author.personId,
  });
  const attachments = await takeInDocuments(then, {
    documents: publication.documents,
    itemId,
    personId: author.personId,
  });
  const videos = await takeInVideos(then, {
    videos: publication.videos,
    itemId,
    personId: author.personId,
  });
  clock.advance(30 * minute);
  await saveAndRelease(then, {
    clock,
    author,
    itemId,
    releasedAt,
    change: (draft) => ({
      ...draft,
      title,
      summary: publication.summary,
      body: markdownToBody(publication.markdown),
      tags: [...publication.tags],
      urgent: publication.urgent,
      coverAssetId: pictures[0]?.assetId ?? null,
      pictures,
      attachments,
      videos,
      targets: ["portal"],
      declaration: {
        notStateSecret: true,
        notProfessionalSecret: true,
        notInternal: true,
        notBarred: true,
        withinFunction: true,
      },
      consent: publication.consent === undefined ? null : consentOf(publication.consent),
      details: publication.details,
    }),
  });
}

/** Writes a change into an item's draft and takes it through every sign-off of its plan to its release. */
export async function saveAndRelease(
  ctx: Context,
  input: {
    clock: ReturnType<typeof movableClock>;
    author: Actor;
    itemId: string;
    releasedAt: Date;
    change: (draft: DraftContent) => unknown;
  },
): Promise<void> {
  const { clock, author, itemId, releasedAt } = input;
  const stored = await loadDraft(ctx.db, itemId);
  const draft = draftContent.parse(input.change(stored.content));
  const saved = need(await saveDraft(ctx, { actor: author, itemId, expectedVersion: stored.version, draft }));
  const { revisionId, contentHash } = need(
    await submitItem(ctx, { actor: author, itemId, expectedVersion: saved.version }),
  );
  const plan = await planFor(ctx.db, { kind: draft.kind, at: clock.now() });
  for (const lens of plan.stages.flat()) {
    clock.advance(10 * minute);
    const actor =
      lens === "unit"
        ? await actorIn(ctx, { unitCode: author.unitCode, role: "unit-lead" })
        : await actorNamed(ctx, signers[lens]);
    need(
      await signOff(ctx, { actor, itemId, revisionId, contentHash, lens, verdict: "approve", reason: "" }),
    );
  }
  clock.set(releasedAt);
  const board = await actorNamed(ctx, publisher);
  // A worker of today may take it first: for that one, too, it is not late.
  const notAfter = new Date(Date.now() + day);
  need(await releaseItem(ctx, { actor: board, itemId, revisionId, contentHash, at: null, notAfter }));
  await takeRelease(ctx, { publishToPortal: publishArticle });
}

/** "Công văn số 214/CV-VPCQCSĐT ngày 17/11/2026 về việc …" as the parts that the law asks for. */
function consentOf(text: string) {
  const [, day = "", month = "", year = ""] = /ngày (\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text) ?? [];
  return {
    number: /số (\S+)/.exec(text)?.[1] ?? "không số",
    date: year === "" ? "2026-11-01" : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`,
    signer: "Thủ trưởng Cơ quan Cảnh sát điều tra",
    title: text,
  };
}
