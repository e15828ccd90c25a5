import { checkTargets } from "../channels/suggest-targets.ts";
import { authorizeItem } from "../editorial/authorize-item.ts";
import { contentHash } from "../editorial/content-hash.ts";
import type { DraftContent } from "../editorial/draft.ts";
import { itemAllows } from "../editorial/item-state.ts";
import { moveItem } from "../editorial/move-item.ts";
import { objectionToAddress } from "../editorial/page-address.ts";
import { lackingParts } from "../editorial/required-parts.ts";
import { assetsOf, sealContent } from "../editorial/seal-content.ts";
import { captionFiles } from "../editorial/seal-files.ts";
import { asJsonb, loadDraft } from "../editorial/store.ts";
import { toJson } from "../foundation/canonical-json.ts";
import type { Context } from "../foundation/context.ts";
import { inTransaction, type Tx } from "../foundation/database/database.ts";
import { newId } from "../foundation/ids.ts";
import { done, invalid, type Outcome, refused, versionConflict } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { loadReadyAssets, olderRules } from "../media/load-ready-assets.ts";
import { readAgain } from "../media/read-again.ts";
import { type Actor, ledgerActor } from "../organization/actor.ts";
import { noSignerLeft } from "./no-signer-left.ts";
import { planFor } from "./review-plan.ts";
import { firstReviewState } from "./review-state.ts";
import { signersLeft } from "./signers-left.ts";

/**
 * Seals the draft into an immutable revision and opens its review by the plan valid today. Refused, naming each field,
 * while a required part lacks (T45-02, FLOW-08), a picture is not ready, a channel is out of the unit's reach, or nobody
 * is left who may give a lens of the plan; a second submission of the same draft is refused too. Files that were judged by
 * older rules are read again first.
 */
export async function submitItem(
  ctx: Context,
  input: { actor: Actor; itemId: string; expectedVersion: number },
): Promise<Outcome<Submitted>> {
  const submitted = await submit(ctx, input);
  if (!submitted.ok && submitted.problem.code === olderRules) await readAgain(ctx, { itemId: input.itemId });
  return submitted;
}

interface Submitted {
  readonly revisionId: string;
  readonly number: number;
  readonly contentHash: string;
}

async function submit(
  ctx: Context,
  input: { actor: Actor; itemId: string; expectedVersion: number },
): Promise<Outcome<Submitted>> {
  const at = ctx.clock.now();
  return inTransaction(ctx.db, async (tx) => {
    const authorized = await authorizeItem(tx, { ...input, action: "item.submit", now: at, lock: "update" });
    if (!authorized.ok) return authorized;
    const item = authorized.value;
    if (!itemAllows(item.state, "submit")) return refused(alreadySubmitted);
    const draft = await loadDraft(tx, item.id);
    if (draft.version !== input.expectedVersion) {
      return versionConflict({
        currentVersion: draft.version,
        current: { ...draft, updatedAt: draft.updatedAt.toISOString() },
      });
    }
    const releasedBefore = item.releasedRevisionId !== null;
    const lacking = lackingParts(draft.content, { releasedBefore });
    if (lacking.length > 0) return invalid(lacking);
    const { kind, urgent } = draft.content;
    const targets = await checkTargets(tx, {
      unitCode: item.unitCode,
      kind,
      urgent,
      today: at,
      targets: draft.content.targets,
    });
    if (!targets.ok) return targets;
    const address = await objectionToAddress(tx, { itemId: item.id, details: draft.content.details });
    if (address !== undefined) return invalid([address]);
    const ready = await readyFiles(tx, { itemId: item.id, draft: draft.content });
    if (!ready.ok) return ready;
    for (const file of captionFiles(draft.content)) await ctx.files.put("renditions", file);
    const unit = await tx
      .selectFrom("unit")
      .select(["code", "name", "slug"])
      .where("code", "=", item.unitCode)
      .executeTakeFirstOrThrow();
    const category = await tx
      .selectFrom("category")
      .select(["slug", "name"])
      .where("slug", "=", draft.content.categorySlug)
      .executeTakeFirstOrThrow();
    const plan = await planFor(tx, { kind, at });
    const { vacant } = await signersLeft(tx, { item, plan, verdicts: [], at });
    const lenses = vacant.filter(({ step }) => step !== "release");
    if (lenses.length > 0) return refused(noSignerLeft(lenses));
    const last = await tx
      .selectFrom("revision")
      .select((eb) => eb.fn.max("number").as("number"))
      .where("item_id", "=", item.id)
      .executeTakeFirst();
    const number = (last?.number ?? 0) + 1;
    const content = sealContent({
      draft: draft.content,
      facts: {
        itemId: item.id,
        number,
        unit,
        category,
        publicUrl: ctx.config.publicUrl,
        ...ready.value,
        // A channel carries an item once; what a correction does there is an order of its own (docs/decisions/0005).
        targets: releasedBefore ? [] : targets.value,
        contributors: item.contributors,
        planId: plan.id,
      },
      platforms: ctx.platforms,
    });
    const hash = contentHash(content);
    const revisionId = newId();
    await tx
      .insertInto("revision")
      .values({
        id: revisionId,
        item_id: item.id,
        number,
        content: asJsonb(toJson(content)),
        content_hash: hash,
        plan_id: plan.id,
        submitted_by: input.actor.personId,
        submitted_at: at,
      })
      .execute();
    await tx
      .insertInto("review")
      .values({
        revision_id: revisionId,
        item_id: item.id,
        plan_id: plan.id,
        state: firstReviewState,
        opened_at: at,
      })
      .execute();
    await moveItem(tx, {
      item,
      act: "submit",
      at,
      set: { current_revision_id: revisionId, returned_reason: "" },
    });
    await appendEntry(tx, {
      at,
      act: "item.submitted",
      actor: ledgerActor(input.actor),
      unitCode: item.unitCode,
      subject: { type: "item", id: item.id },
      details: { revisionId, number, contentHash: hash.toString("hex") },
    });
    return done({ revisionId, number, contentHash: hash.toString("hex") });
  });
}

/** Every file that the draft shows, when all of them are ready. */
async function readyFiles(tx: Tx, { itemId, draft }: { itemId: string; draft: DraftContent }) {
  const idsOf = (list: readonly { assetId: string }[]) => list.map(({ assetId }) => assetId);
  const pictures = await loadReadyAssets(tx, { itemId, kind: "picture", assetIds: assetsOf(draft) });
  if (!pictures.ok) return pictures;
  const videos = await loadReadyAssets(tx, { itemId, kind: "video", assetIds: idsOf(draft.videos) });
  if (!videos.ok) return videos;
  const documents = await loadReadyAssets(tx, {
    itemId,
    kind: "document",
    assetIds: idsOf(draft.attachments),
  });
  if (!documents.ok) return documents;
  return done({ pictures: pictures.value, videos: videos.value, documents: documents.value });
}

const alreadySubmitted = {
  code: "already-submitted",
  status: 409,
  title: "Đã gửi duyệt",
  detail: "Tin, bài này đã được gửi duyệt rồi. Muốn sửa, hãy bấm «Thu hồi để sửa».",
} as const;
