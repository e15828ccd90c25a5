import type { Role } from "../../server/organization/roles.ts";

/** Somebody who calls the API: the unit they serve in, and the roles that an import gave them. */
interface Caller {
  readonly unit: "T38" | "PV01" | "X001" | "X002";
  readonly roles: readonly Role[];
}

/**
 * Everybody whom the table speaks of. All things that are asked for belong to unit X001. The author wrote the items and
 * leads the unit as well, to show that this does not let anyone sign what he wrote.
 */
export const callers = {
  nobody: { unit: "X001", roles: [] },
  author: { unit: "X001", roles: ["contributor", "unit-lead"] },
  colleague: { unit: "X001", roles: ["contributor"] },
  lead: { unit: "X001", roles: ["unit-lead"] },
  stranger: { unit: "X002", roles: ["contributor"] },
  strangerLead: { unit: "X002", roles: ["unit-lead"] },
  professional: { unit: "PV01", roles: ["reviewer:professional"] },
  legal: { unit: "PV01", roles: ["reviewer:legal"] },
  political: { unit: "PV01", roles: ["reviewer:political"] },
  editor: { unit: "PV01", roles: ["editor"] },
  publisher: { unit: "PV01", roles: ["publisher"] },
  manager: { unit: "PV01", roles: ["channel-manager"] },
  desk: { unit: "PV01", roles: ["desk"] },
  tips: { unit: "PV01", roles: ["tip-officer"] },
  auditor: { unit: "PV01", roles: ["auditor"] },
  admin: { unit: "PV01", roles: ["admin"] },
} as const satisfies Record<string, Caller>;

export type CallerName = keyof typeof callers;
