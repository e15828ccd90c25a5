import type { Role } from "./roles.ts";
import { ruleTable } from "./rule-table.ts";

const rolesOf = (action: "item.sign" | "item.release") => ruleTable[action].map((rule) => rule.role);

/** Roles that sign a lens or release. */
const decides: ReadonlySet<Role> = new Set([...rolesOf("item.sign"), ...rolesOf("item.release")]);

/** Roles beside which none that signs or releases counts. */
export const clashing = ["auditor", "admin"] as const satisfies readonly Role[];

/** Whether a role is given by two administrators: it signs, releases or administers. */
export function needsTwoPersons(role: Role): boolean {
  return decides.has(role) || role === "admin";
}

/** Whether nobody may hold both roles: who audits or administers neither signs nor releases, nor does one the other. */
export function clash(one: Role, other: Role): boolean {
  return excludes(one, other) || excludes(other, one);
}

/** Of the roles in `held`, the first that must not be held beside `role`. */
export function clashingRole({ role, held }: { role: Role; held: Iterable<Role> }): Role | undefined {
  for (const other of held) if (clash(role, other)) return other;
  return undefined;
}

/**
 * The grants that count where roles stand together that exclude each other, whoever brought them together: auditing
 * stays before administering, and both stay before signing and releasing, so that nobody gains by the addition.
 */
export function withoutClashes<T extends { readonly role: Role }>(grants: readonly T[]): readonly T[] {
  const audits = grants.some(({ role }) => role === "auditor");
  const administers = grants.some(({ role }) => role === "admin");
  if (!audits && !administers) return grants;
  return grants.filter(({ role }) => !decides.has(role) && !(audits && role === "admin"));
}

function excludes(one: Role, other: Role): boolean {
  if (one === "auditor") return other === "admin" || decides.has(other);
  return one === "admin" && decides.has(other);
}
