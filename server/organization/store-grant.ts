import type { Tx } from "../foundation/database.ts";
import { newId } from "../foundation/ids.ts";
import { done, type Outcome, refused } from "../foundation/outcome.ts";
import { clashingRole } from "./role-separation.ts";
import { type Role, roles } from "./roles.ts";

/** A role to be held over a unit and all under it, for a time. */
export interface GrantTerms {
  readonly personId: string;
  readonly role: Role;
  readonly unitCode: string;
  readonly validFrom: Date;
  readonly validTo: Date | null;
}

/**
 * The one way in which a grant comes to be: stores it and answers what its ledger entry ("grant.given") says. Refuses
 * ("roles-clash", 409) what must not be held beside a role that the person holds at any time of it.
 */
export async function storeGrant(
  tx: Tx,
  terms: GrantTerms & { grantedBy: string | null; confirmedBy: string | null },
): Promise<Outcome<{ grantId: string; details: ReturnType<typeof detailsOf> & { grantId: string } }>> {
  const fits = await besideOthers(tx, terms);
  if (!fits.ok) return fits;
  const grantId = newId();
  await tx
    .insertInto("role_grant")
    .values({
      id: grantId,
      person_id: terms.personId,
      role: terms.role,
      unit_code: terms.unitCode,
      valid_from: terms.validFrom,
      valid_to: terms.validTo,
      granted_by: terms.grantedBy,
      confirmed_by: terms.confirmedBy,
    })
    .execute();
  return done({ grantId, details: { grantId, ...detailsOf(terms) } });
}

/** Whether the person holds no role, at any time of this one, that excludes it. */
export async function besideOthers(tx: Tx, terms: GrantTerms): Promise<Outcome<null>> {
  let query = tx
    .selectFrom("role_grant")
    .select("role")
    .where("person_id", "=", terms.personId)
    .where((on) => on.or([on("valid_to", "is", null), on("valid_to", ">", terms.validFrom)]));
  if (terms.validTo !== null) query = query.where("valid_from", "<", terms.validTo);
  const held = new Set((await query.execute()).map(({ role }) => role));
  const other = clashingRole({ role: terms.role, held: roles.filter((role) => held.has(role)) });
  if (other === undefined) return done(null);
  return refused({
    code: "roles-clash",
    status: 409,
    title: "Hai quyền không được kiêm",
    detail:
      "Người này đang giữ hoặc sắp giữ một quyền không được kiêm với quyền định giao: thanh tra và quản trị không duyệt, không phát hành, cũng không kiêm nhau. Hãy thu hồi quyền kia trước.",
    extra: { role: terms.role, holds: other },
  });
}

/** What ledger entries say of a grant. */
export function detailsOf({ role, unitCode, validFrom, validTo }: Omit<GrantTerms, "personId">) {
  return { role, unitCode, validFrom: validFrom.toISOString(), validTo: validTo?.toISOString() ?? null };
}
