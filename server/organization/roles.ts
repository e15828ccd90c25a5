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
  "auditor",
  "admin",
] as const;

export type Role = (typeof roles)[number];

/** Roles that hold their right in the unit of the person; every other role of an import is held over the whole tree. */
export const rolesOfOwnUnit: ReadonlySet<Role> = new Set(["contributor", "unit-lead"]);

/** What reading a piece of news is judged for; each lens is signed by its own roles. */
export const lenses = ["unit", "editorial", "professional", "legal", "political"] as const;

export type Lens = (typeof lenses)[number];
