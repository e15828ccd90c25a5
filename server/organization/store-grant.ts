import type { Tx } from "../foundation/database/database.ts";
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
 * The one way in which somebody is given a role: stores it and answers what its ledger entry ("grant.given") says. Refuses
 * ("roles-clash", 409) what must not be held beside a role that the person holds at any time of it.
 */
export async function storeGrant(
  tx: Tx,
  terms: GrantTerms & { grantedBy: string | null; confirmedBy: string | null },
): Promise<Outcome<{ grantId: string; details: ReturnType<typeof detailsOf> & { grantId: string } }>> {
  const fits = await besideOthers(tx, terms);
  if (!fits.ok) return fits;
  const grantId = newId();
  await insertGrants(tx, [{ ...terms, grantId }]);
  return done({ grantId, details: { grantId, ...detailsOf(terms) } });
}

/** Writes grants of which is known that each may stand beside what its person holds. */
export async function insertGrants(
  tx: Tx,
  grants: readonly (GrantTerms & { grantId: string; grantedBy: string | null; confirmedBy: string | null })[],
): Promise<void> {
  if (grants.length === 0) return;
  const rows = grants.map((grant) => ({
    id: grant.grantId,
    person_id: grant.personId,
    role: grant.role,
    unit_code: grant.unitCode,
    valid_from: grant.validFrom,
    valid_to: grant.validTo,
    granted_by: grant.grantedBy,
    confirmed_by: grant.confirmedBy,
  }));
  await tx.insertInto("role_grant").values(rows).execute();
}

/** Whether the person holds no role, at any time of this one, that excludes it. */
export async function besideOthers(tx: Tx, terms: GrantTerms): Promise<Outcome<null>> {
  let query = tx
    .selectFrom("role_grant")
    .select("role")
    .where("person_id", "=", terms.personId)
    .where((on) => on.or([on("valid_to", "is", null), on("valid_to", ">", terms.validFrom)]));
  if (terms.validTo !== null) query = query.where("valid_from", "<", terms.validTo);
  return besideRoles({ role: terms.role, held: (await query.execute()).map(({ role }) => role) });
}

/** Whether a role may stand beside those that are held at a time of it. */
export function besideRoles({ role, held }: { role: Role; held: readonly string[] }): Outcome<null> {
  const other = clashingRole({ role, held: roles.filter((known) => held.includes(known)) });
  if (other === undefined) return done(null);
  return refused({
    code: "roles-clash",
    status: 409,
    title: "Hai quyền không được kiêm",
    detail:
      "Người này đang giữ hoặc sắp giữ một quyền không được kiêm với quyền định giao: thanh tra và quản trị không duyệt, không phát hành, cũng không kiêm nhau. Hãy thu hồi quyền kia trước.",
    extra: { role, holds: other },
  });
}

/** What ledger entries say of a grant. */
export function detailsOf({ role, unitCode, validFrom, validTo }: Omit<GrantTerms, "personId">) {
  return { role, unitCode, validFrom: validFrom.toISOString(), validTo: validTo?.toISOString() ?? null };
}
