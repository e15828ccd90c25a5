import { validateBody } from "../../body/validate-body.ts";
import { hashCanonical, toJson } from "../foundation/canonical-json.ts";
import type { Context } from "../foundation/context.ts";
import { inTransaction, type Tx } from "../foundation/database/database.ts";
import {
  done,
  type FieldProblem,
  invalid,
  type Outcome,
  refused,
  versionConflict,
} from "../foundation/outcome.ts";
import type { Actor } from "../organization/actor.ts";
import { findSecrecyMarks } from "../screening/secrecy-marks.ts";
import { authorizeItem } from "./authorize-item.ts";
import { type DraftContent, textsOf } from "./draft.ts";
import type { DraftInput } from "./draft-content.ts";
import { itemAllows } from "./item-state.ts";
import { objectionToKind } from "./kind-rules.ts";
import { findSave, withSave } from "./recent-saves.ts";
import { refuseSecret } from "./refuse-secret.ts";
import { assetsOf } from "./seal-content.ts";
import { addContributor, draftColumns, loadDraft, type StoredDraft } from "./store.ts";

/**
 * Stores what an officer has typed, when nobody else has stored since. The same save sent again, because its answer was
 * lost, changes nothing and is answered as the first time. Autosave: no act of its own in the ledger. A
 * text that bears a mark of state secrecy is not stored at all; the ledger keeps who, when, which rule and a hash.
 */
export async function saveDraft(
  ctx: Context,
  input: { actor: Actor; itemId: string; expectedVersion: number; draft: DraftInput },
): Promise<Outcome<{ version: number; savedAt: string }>> {
  const body = validateBody(input.draft.body);
  if (!body.ok)
    return invalid(
      body.fields.map((field) => ({ ...field, path: `draft.body.${field.path}`.replace(/\.$/, "") })),
    );
  const content: DraftContent = { ...input.draft, body: body.body };
  const marks = textsOf(content).flatMap(({ path, text }) =>
    findSecrecyMarks(text).map((mark) => ({ path: `draft.${path}`, rule: mark.rule })),
  );
  if (marks.length > 0) {
    const { actor, itemId } = input;
    return refuseSecret(ctx, { actor, itemId, contentHash: hashCanonical(toJson(content)), marks });
  }
  const at = ctx.clock.now();
  const hash = hashCanonical(toJson(content)).toString("hex");
  return inTransaction(ctx.db, async (tx) => {
    const item = await authorizeItem(tx, { ...input, action: "item.edit", now: at, lock: "update" });
    if (!item.ok) return item;
    if (!itemAllows(item.value.state, "edit")) return refused(notEditable);
    const stored = await loadDraft(tx, input.itemId);
    if (stored.version !== input.expectedVersion) {
      const { personId } = input.actor;
      const made = findSave(stored.recentSaves, { version: input.expectedVersion + 1, personId, hash });
      if (made !== undefined) return done({ version: made.version, savedAt: made.at });
      return versionConflict({
        currentVersion: stored.version,
        current: shownDraft(stored),
      });
    }
    if (content.kind !== stored.content.kind) {
      const { unitCode } = item.value;
      const objection = await objectionToKind(tx, { kind: content.kind, unitCode, itemId: input.itemId });
      if (objection !== undefined) return objection;
    }
    const unknown = unknownPlatform(ctx, { content, stored: stored.content });
    if (unknown !== undefined) return invalid([unknown]);
    const category = await tx
      .selectFrom("category")
      .select("slug")
      .where("slug", "=", content.categorySlug)
      .executeTakeFirst();
    if (category === undefined)
      return invalid([{ path: "draft.categorySlug", message: "Chuyên mục này không có." }]);
    const foreign = await foreignFile(tx, input.itemId, content);
    if (foreign !== undefined) return invalid([foreign]);
    const version = stored.version + 1;
    await tx
      .updateTable("draft")
      .set({
        ...draftColumns(content),
        version,
        updated_by: input.actor.personId,
        updated_at: at,
        recent_saves: JSON.stringify(
          withSave(stored.recentSaves, {
            version,
            personId: input.actor.personId,
            hash,
            at: at.toISOString(),
          }),
        ),
      })
      .where("item_id", "=", input.itemId)
      .execute();
    await tx.updateTable("item").set({ updated_at: at }).where("id", "=", input.itemId).execute();
    await addContributor(tx, { itemId: input.itemId, personId: input.actor.personId, at });
    return done({ version, savedAt: at.toISOString() });
  });
}

/** What another save left, as the one who was late is shown it. */
function shownDraft({ version, content, updatedBy, updatedAt }: StoredDraft) {
  return { version, content, updatedBy, updatedAt: updatedAt.toISOString() };
}

const notEditable = {
  code: "item-not-editable",
  status: 409,
  title: "Chưa sửa được",
  detail:
    "Tin, bài đã gửi duyệt nên không sửa được nữa. Hãy bấm «Thu hồi để sửa» trước; ý kiến duyệt đã có sẽ hết hiệu lực.",
} as const;

/** A text for a platform that is not in the list; what an earlier version has stored for one that left it may stay. */
function unknownPlatform(
  { platforms }: Pick<Context, "platforms">,
  { content, stored }: { content: DraftContent; stored: DraftContent },
): FieldProblem | undefined {
  const found = Object.entries(content.channelTexts).find(
    ([id, text]) => !platforms.some((platform) => platform.id === id) && text !== stored.channelTexts[id],
  );
  return found && { path: `draft.channelTexts.${found[0]}`, message: "Nền tảng này không có." };
}

/** A picture, video or attachment of the draft that did not come in as such for this item. */
async function foreignFile(tx: Tx, itemId: string, content: DraftContent): Promise<FieldProblem | undefined> {
  const shown = [
    { path: "pictures", kind: "picture", noun: "ảnh", assetIds: assetsOf(content) },
    { path: "videos", kind: "video", noun: "video", assetIds: content.videos.map((video) => video.assetId) },
    {
      path: "attachments",
      kind: "document",
      noun: "tệp",
      assetIds: content.attachments.map((file) => file.assetId),
    },
  ];
  const all = shown.flatMap(({ assetIds }) => assetIds);
  if (all.length === 0) return undefined;
  const own = await tx
    .selectFrom("media_asset")
    .select(["id", "kind"])
    .where("item_id", "=", itemId)
    .where("id", "in", all)
    .execute();
  const foreign = shown.find(({ kind, assetIds }) =>
    assetIds.some((assetId) => !own.some((asset) => asset.id === assetId && asset.kind === kind)),
  );
  return foreign === undefined
    ? undefined
    : { path: `draft.${foreign.path}`, message: `Có ${foreign.noun} không thuộc tin, bài này. Hãy tải lại.` };
}
