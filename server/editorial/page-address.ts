import { sql } from "kysely";
import type { ItemDetails } from "../../body/details/details.ts";
import type { Database, Tx } from "../foundation/database.ts";
import type { FieldProblem } from "../foundation/outcome.ts";

/** Whether no other page has, or asks for, this address. */
export async function isAddressFree(
  db: Database | Tx,
  { itemId, path }: { itemId: string; path: string },
): Promise<boolean> {
  const other = await db
    .selectFrom("draft")
    .select("item_id")
    .where("kind", "=", "page")
    .where(sql<string>`details ->> 'path'`, "=", path)
    .where("item_id", "!=", itemId)
    .executeTakeFirst();
  return other === undefined;
}

/** Why a static page may not have the address it asks for: another page has it. Undefined when it may. */
export async function objectionToAddress(
  tx: Tx,
  { itemId, details }: { itemId: string; details: ItemDetails | null },
): Promise<FieldProblem | undefined> {
  if (details?.kind !== "page") return undefined;
  return (await isAddressFree(tx, { itemId, path: details.path }))
    ? undefined
    : { path: "details.path", message: "Địa chỉ này đã có trang khác dùng. Hãy chọn địa chỉ khác." };
}
