import type { Context } from "../foundation/context.ts";
import { inTransaction } from "../foundation/database/database.ts";
import { done, type Outcome, refused } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import { countAdministrators, enoughAdministrators } from "./count-administrators.ts";
import type { ImportedBy } from "./run-import.ts";
import { detailsOf, storeGrant } from "./store-grant.ts";

/**
 * Makes a person an administrator of the whole force. For the command line, while there are fewer than two: from then on
 * one administrator proposes and another confirms ("two-persons-needed", 409).
 */
export async function makeAdministrator(
  ctx: Pick<Context, "db" | "clock">,
  { username, by }: { username: string; by: ImportedBy },
): Promise<Outcome<{ grantId: string }>> {
  return inTransaction(ctx.db, async (tx) => {
    const at = ctx.clock.now();
    const person = await tx
      .selectFrom("person")
      .select(["id", "unit_code"])
      .where("username", "=", username)
      .where("active", "=", true)
      .forUpdate()
      .executeTakeFirst();
    const root = await tx
      .selectFrom("unit")
      .select("code")
      .where("parent_code", "is", null)
      .executeTakeFirst();
    if (person === undefined || root === undefined) {
      return refused({
        code: "unknown-user",
        status: 404,
        title: "Không có người này",
        detail: `Không có người đang công tác mang tên đăng nhập «${username}».`,
      });
    }
    if ((await countAdministrators(tx, { at })) >= enoughAdministrators) {
      return refused({
        code: "two-persons-needed",
        status: 409,
        title: "Việc này cần hai quản trị",
        detail: "Đã có hai quản trị hệ thống: hãy đề nghị và xác nhận quyền quản trị trên màn hình Cán bộ.",
      });
    }
    const terms = {
      personId: person.id,
      role: "admin",
      unitCode: root.code,
      validFrom: at,
      validTo: null,
    } as const;
    const stored = await storeGrant(tx, { ...terms, grantedBy: null, confirmedBy: null });
    if (!stored.ok) return stored;
    const entry = {
      at,
      actor: by,
      unitCode: person.unit_code,
      subject: { type: "person", id: person.id },
    };
    await appendEntry(tx, { ...entry, act: "grant.proposed", details: detailsOf(terms) });
    await appendEntry(tx, { ...entry, act: "grant.given", details: stored.value.details });
    return done({ grantId: stored.value.grantId });
  });
}
