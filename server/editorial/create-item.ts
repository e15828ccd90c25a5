import type { Kind } from "../../body/kinds/list.ts";
import { suggestTargets } from "../channels/suggest-targets.ts";
import { hashCanonical } from "../foundation/canonical-json.ts";
import type { Context } from "../foundation/context.ts";
import { inTransaction } from "../foundation/database/database.ts";
import { newId } from "../foundation/ids.ts";
import { done, forbidden, invalid, type Outcome } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { type Actor, ledgerActor } from "../organization/actor.ts";
import { may } from "../organization/rights.ts";
import { findSecrecyMarks } from "../screening/secrecy-marks.ts";
import { emptyDraft } from "./draft.ts";
import { firstState } from "./item-state.ts";
import { objectionToKind } from "./kind-rules.ts";
import { refuseSecret } from "./refuse-secret.ts";
import { addContributor, draftColumns } from "./store.ts";

/**
 * Begins an item in the author's own unit: an empty draft with the channels pre-chosen by unit and kind. A title with a
 * mark of state secrecy is refused as in a draft (law 10).
 */
export async function createItem(
  ctx: Context,
  { actor, kind, categorySlug, title }: { actor: Actor; kind: Kind; categorySlug: string; title: string },
): Promise<Outcome<{ itemId: string; version: number }>> {
  const at = ctx.clock.now();
  const itemId = newId();
  const resource = {
    type: "item",
    unitCode: actor.unitCode,
    state: firstState,
    createdBy: actor.personId,
    contributors: [],
    submitted: false,
    kind,
  } as const;
  if (!may({ actor, action: "item.create", resource, now: at })) {
    return forbidden("Chỉ cán bộ tuyên truyền của đơn vị được viết tin, bài mới.");
  }
  const marks = findSecrecyMarks(title).map(({ rule }) => ({ path: "title", rule }));
  if (marks.length > 0)
    return refuseSecret(ctx, { actor, itemId: null, contentHash: hashCanonical(title), marks });
  return inTransaction(ctx.db, async (tx) => {
    const objection = await objectionToKind(tx, { kind, unitCode: actor.unitCode, itemId });
    if (objection !== undefined) return objection;
    const category = await tx
      .selectFrom("category")
      .select("slug")
      .where("slug", "=", categorySlug)
      .executeTakeFirst();
    if (category === undefined)
      return invalid([{ path: "categorySlug", message: "Chuyên mục này không có." }]);
    const targets = await suggestTargets(tx, { unitCode: actor.unitCode, kind, urgent: false, today: at });
    await tx
      .insertInto("item")
      .values({
        id: itemId,
        unit_code: actor.unitCode,
        created_by: actor.personId,
        created_at: at,
        state: firstState,
        version: 1,
        updated_at: at,
      })
      .execute();
    await tx
      .insertInto("draft")
      .values({
        item_id: itemId,
        version: 1,
        ...draftColumns(emptyDraft({ kind, categorySlug, title, targets, platforms: ctx.platforms })),
        updated_by: actor.personId,
        updated_at: at,
      })
      .execute();
    await addContributor(tx, { itemId, personId: actor.personId, at });
    await appendEntry(tx, {
      at,
      act: "item.created",
      actor: ledgerActor(actor),
      unitCode: actor.unitCode,
      subject: { type: "item", id: itemId },
      details: { kind, categorySlug },
    });
    return done({ itemId, version: 1 });
  });
}
