import type { Actor } from "../../../server/organization/actor.ts";
import type { Role } from "../../../server/organization/roles.ts";

/**
 * An actor for tests: a person of `unitCode` holding each role over `covers` (by default the unit alone), just
 * signed in.
 */
export function buildActor({
  personId = "person0000000001",
  unitCode = "T38-001",
  roles,
  over = unitCode,
  covers = [over],
  wholeTree = false,
  validTo = null,
  steppedUpAt = new Date("2026-11-24T01:00:00Z"),
}: {
  personId?: string;
  unitCode?: string;
  roles: readonly Role[];
  over?: string;
  covers?: readonly string[];
  wholeTree?: boolean;
  validTo?: Date | null;
  steppedUpAt?: Date;
}): Actor {
  return {
    personId,
    username: personId,
    fullName: "Nguyễn Văn An",
    rank: "Thượng úy",
    title: "Cán bộ",
    unitCode,
    grants: roles.map((role) => ({ role, unitCode: over, covers: new Set(covers), wholeTree, validTo })),
    steppedUpAt,
  };
}
