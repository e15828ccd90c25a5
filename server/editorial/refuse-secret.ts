import type { Context } from "../foundation/context.ts";
import { inTransaction } from "../foundation/database/database.ts";
import { done, type Outcome, refused } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { type Actor, ledgerActor } from "../organization/actor.ts";
import { authorizeItem } from "./authorize-item.ts";

/**
 * Law 10: what bears a mark of state secrecy stops, and nothing of it is stored, only who, when, which rule and a hash.
 * `marks` name the fields of the refused input; `itemId` is null where there is no item yet.
 */
export async function refuseSecret(
  ctx: Context,
  input: {
    actor: Actor;
    itemId: string | null;
    contentHash: Buffer;
    marks: readonly { readonly path: string; readonly rule: string }[];
  },
): Promise<Outcome<never>> {
  const at = ctx.clock.now();
  const { actor, itemId, marks } = input;
  return inTransaction(ctx.db, async (tx) => {
    const about =
      itemId === null
        ? done({ unitCode: actor.unitCode })
        : await authorizeItem(tx, { actor, itemId, action: "item.edit", now: at });
    if (!about.ok) return about;
    await appendEntry(tx, {
      at,
      act: "draft.refused-secret",
      actor: ledgerActor(actor),
      unitCode: about.value.unitCode,
      subject: itemId === null ? { type: "person", id: actor.personId } : { type: "item", id: itemId },
      details: {
        rules: [...new Set(marks.map((mark) => mark.rule))],
        contentHash: input.contentHash.toString("hex"),
      },
    });
    return done(null);
  }).then((recorded) =>
    recorded.ok
      ? refused({
          code: "secret-marking",
          status: 422,
          title: "Có dấu hiệu bí mật nhà nước",
          detail:
            "Nội dung có dấu chỉ độ mật nên không được lưu vào hệ thống. Hãy bỏ phần đó và báo cán bộ bảo mật của đơn vị.",
          fields: [...new Set(marks.map(({ path }) => path))].map((path) => ({
            path,
            message: "Chỗ này có dấu chỉ độ mật.",
          })),
        })
      : recorded,
  );
}
