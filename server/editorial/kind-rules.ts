import { sql } from "kysely";
import { type Kind, kindOf } from "../../body/kinds/list.ts";
import type { Tx } from "../foundation/database/database.ts";
import { forbidden, type Outcome, refused } from "../foundation/outcome.ts";

/** Advisory lock under which the one item of a kind comes into being, so that two officers at once do not make two. */
const singleLock = 5_414_490;

/**
 * Why an item of a unit may not be of a kind: a commune writes news, not the portal's own pages and menu; or there is the
 * one item of it already. Undefined when it may.
 */
export async function objectionToKind(
  tx: Tx,
  { kind, unitCode, itemId }: { kind: Kind; unitCode: string; itemId: string },
): Promise<Outcome<never> | undefined> {
  const facts = kindOf(kind);
  if (facts?.isPartOfPortal !== true) return undefined;
  const unit = await tx
    .selectFrom("unit")
    .select("level")
    .where("code", "=", unitCode)
    .executeTakeFirstOrThrow();
  if (unit.level === "commune")
    return forbidden("Trang giới thiệu và bố cục Cổng do công an tỉnh và các phòng soạn.");
  if (!facts.isSingle) return undefined;
  await sql`select pg_advisory_xact_lock(${singleLock})`.execute(tx);
  const other = await tx
    .selectFrom("draft")
    .select("item_id")
    .where("kind", "=", kind)
    .where("item_id", "!=", itemId)
    .executeTakeFirst();
  return other === undefined ? undefined : refused(oneLayout);
}

const oneLayout = {
  code: "layout-exists",
  status: 409,
  title: "Cổng đã có bố cục",
  detail:
    "Cổng chỉ có một bố cục. Hãy mở bố cục đang dùng và bấm «Đính chính / cập nhật» để sửa; nếu không thấy, hãy hỏi đơn vị quản lý Cổng.",
} as const;
