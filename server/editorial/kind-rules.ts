import { sql } from "kysely";
import type { Tx } from "../foundation/database/database.ts";
import { forbidden, type Outcome, refused } from "../foundation/outcome.ts";
import type { Kind } from "./sealed-content.ts";

/** What concerns the portal as a whole; a commune writes news, not the menu. */
const kindsOfThePortalItself: ReadonlySet<Kind> = new Set(["page", "layout"]);
/** Advisory lock under which a layout comes into being, so that two officers at once do not make two. */
const layoutLock = 5_414_490;

/** Why an item of a unit may not be of a kind: the level of the unit, or the one layout that there is. Undefined when it may. */
export async function objectionToKind(
  tx: Tx,
  { kind, unitCode, itemId }: { kind: Kind; unitCode: string; itemId: string },
): Promise<Outcome<never> | undefined> {
  if (!kindsOfThePortalItself.has(kind)) return undefined;
  const unit = await tx
    .selectFrom("unit")
    .select("level")
    .where("code", "=", unitCode)
    .executeTakeFirstOrThrow();
  if (unit.level === "commune")
    return forbidden("Trang giới thiệu và bố cục Cổng do công an tỉnh và các phòng soạn.");
  if (kind !== "layout") return undefined;
  await sql`select pg_advisory_xact_lock(${layoutLock})`.execute(tx);
  const other = await tx
    .selectFrom("draft")
    .select("item_id")
    .where("kind", "=", "layout")
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
