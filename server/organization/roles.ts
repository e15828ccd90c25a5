/** The roles that a person may hold. Which role may do what stands in rule-table.ts alone. */
export const roles = [
  "contributor",
  "unit-lead",
  "reviewer:professional",
  "reviewer:legal",
  "reviewer:political",
  "editor",
  "publisher",
  "channel-manager",
  "desk",
  "tip-officer",
  "tip-custodian",
  "secrecy-officer",
  "auditor",
  "admin",
] as const;

export type Role = (typeof roles)[number];

/** Roles that are held in the person's own unit; every other role of an import is held over the whole tree. */
const rolesOfOwnUnit: ReadonlySet<Role> = new Set([
  "contributor",
  "unit-lead",
  "desk",
  "tip-officer",
  "secrecy-officer",
]);

/** Phòng Tham mưu, by the code that it bears in every provincial force: its desk receives for the whole province. */
const provincesDesk = "PV01";

/** Over which unit an import gives somebody of `unit` a role; `root` is the top of the tree. */
export function unitOfImportedRole({ role, unit, root }: { role: Role; unit: string; root: string }): string {
  if (role === "desk" && unit === provincesDesk) return root;
  return rolesOfOwnUnit.has(role) ? unit : root;
}

/** What reading a piece of news is judged for; each lens is signed by its own roles. */
export const lenses = ["unit", "editorial", "professional", "legal", "political"] as const;

export type Lens = (typeof lenses)[number];
