import type { Database, Tx } from "../foundation/database/database.ts";
import { done, forbidden, notFound, type Outcome } from "../foundation/outcome.ts";
import type { Actor } from "../organization/actor.ts";
import { may } from "../organization/rights.ts";
import type { Action } from "../organization/rule-table.ts";
import { asResource, type Item, loadItem } from "./store.ts";

const whoMay: Partial<Record<Action, string>> = {
  "item.edit": "Chỉ cán bộ và lãnh đạo của đơn vị viết tin, bài này được sửa.",
  "item.submit": "Chỉ cán bộ của đơn vị viết tin, bài này được gửi duyệt.",
  "item.correct": "Chỉ đơn vị viết tin, bài này được mở lại để đính chính.",
  "item.recall": "Chỉ đơn vị viết tin, bài này được rút về.",
  "item.return": "Chỉ Ban biên tập được trả lại tin, bài ở bước này.",
  "item.release": "Chỉ Ban biên tập được phát hành.",
  "item.schedule": "Chỉ Ban biên tập được hẹn giờ phát hành.",
  "item.cancel-release": "Chỉ Ban biên tập được hủy hẹn giờ.",
  "item.close": "Chỉ Ban biên tập được ghi nhận đình nã hoặc kết thúc tìm kiếm.",
};

/**
 * The one way to an item: loads it (locked when asked), and answers it only to who may do this to it. Absent and not
 * to be read answer alike; readable but not to be changed says who may.
 */
export async function authorizeItem(
  db: Database | Tx,
  input: { actor: Actor; itemId: string; action: Action; now: Date; lock?: "none" | "update" },
): Promise<Outcome<Item>> {
  const item = await loadItem(db, {
    itemId: input.itemId,
    ...(input.lock === undefined ? {} : { lock: input.lock }),
  });
  if (item === undefined) return notFound();
  const resource = asResource(item);
  const { actor, now } = input;
  if (!may({ actor, action: "item.read", resource, now })) return notFound();
  if (input.action !== "item.read" && !may({ actor, action: input.action, resource, now })) {
    return forbidden(whoMay[input.action] ?? "Đồng chí không được phân quyền làm việc này với tin, bài này.");
  }
  return done(item);
}
