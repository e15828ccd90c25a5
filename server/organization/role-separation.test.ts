import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildActor } from "../../tests/support/builders/actor-builder.ts";
import { may } from "./rights.ts";
import { clash, clashingRole, needsTwoPersons, withoutClashes } from "./role-separation.ts";
import { type Role, roles } from "./roles.ts";

const deciding: readonly Role[] = [
  "unit-lead",
  "reviewer:professional",
  "reviewer:legal",
  "reviewer:political",
  "editor",
  "publisher",
];

describe("roles that two administrators give", () => {
  it("are those that sign, release or administer", () => {
    expect(roles.filter(needsTwoPersons)).toEqual([...deciding, "admin"]);
  });
});

describe("roles that nobody holds together", () => {
  it("are auditing and administering with signing and releasing, and with each other", () => {
    const pairs = roles.flatMap((one) =>
      roles.filter((other) => clash(one, other)).map((other) => [one, other] as const),
    );
    const watching: readonly Role[] = ["auditor", "admin"];
    for (const [one, other] of pairs) expect(clash(other, one)).toBe(true);
    expect(pairs).toHaveLength(2 * (watching.length * deciding.length + 1));
    expect(clashingRole({ role: "publisher", held: ["desk", "auditor"] })).toBe("auditor");
    expect(clashingRole({ role: "publisher", held: ["desk", "editor"] })).toBeUndefined();
  });

  it("never count together, however they came together", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...roles)), (held) => {
        const counting = withoutClashes(buildActor({ roles: held }).grants).map(({ role }) => role);
        for (const one of counting) for (const other of counting) expect(clash(one, other)).toBe(false);
        // Whoever is given a role loses at most what he may not hold beside it, and gains nothing else.
        expect(held).toEqual(expect.arrayContaining(counting));
      }),
    );
  });

  it("leave an administrator who was made publisher too without a release", () => {
    const actor = buildActor({ roles: ["admin", "publisher"] });
    const resource = {
      type: "item",
      unitCode: "T38-001",
      state: "approved",
      createdBy: "somebody",
      contributors: [],
      submitted: true,
      kind: "news",
    } as const;
    const grants = withoutClashes(actor.grants);
    const now = new Date("2026-11-24T02:00:00Z");
    expect(may({ actor: { ...actor, grants }, action: "item.release", resource, now })).toBe(false);
    expect(grants.map(({ role }) => role)).toEqual(["admin"]);
  });
});
