import { sql } from "kysely";
import type { ItemDetails } from "../../body/kinds/details.ts";
import { pageKind } from "../../body/kinds/page.ts";
import type { Database, Tx } from "../foundation/database/database.ts";
import type { FieldProblem } from "../foundation/outcome.ts";

/** Whether no other page asks for this address, or has it in public while its draft asks for another one by now. */
export async function isAddressFree(
  db: Database | Tx,
  { itemId, path }: { itemId: string; path: string },
): Promise<boolean> {
  const asking = await db
    .selectFrom("draft")
    .select("item_id")
    .where("kind", "=", pageKind.id)
    .where(sql<string>`details ->> 'path'`, "=", path)
    .where("item_id", "!=", itemId)
    .executeTakeFirst();
  if (asking !== undefined) return false;
  const having = await db
    .selectFrom("public_store.article")
    .select("id")
    .where("kind", "=", pageKind.id)
    .where(sql<string>`details ->> 'path'`, "=", path)
    .where("id", "!=", itemId)
    .executeTakeFirst();
  return having === undefined;
}

/** Why a static page may not have the address it asks for: another page has it. Undefined when it may. */
export async function objectionToAddress(
  tx: Tx,
  { itemId, details }: { itemId: string; details: ItemDetails | null },
): Promise<FieldProblem | undefined> {
  if (details?.kind !== pageKind.id) return undefined;
  return (await isAddressFree(tx, { itemId, path: details.path }))
    ? undefined
    : { path: "details.path", message: "Địa chỉ này đã có trang khác dùng. Hãy chọn địa chỉ khác." };
}
