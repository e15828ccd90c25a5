import { describe, expect, it } from "vitest";
import { buildActor } from "../../tests/support/builders/actor-builder.ts";
import { may, needsStepUp, requireStepUp, unitsWhere } from "./rights.ts";
import { type Lens, type Role, roles } from "./roles.ts";
import { type Action, actions, type ItemResource } from "./rule-table.ts";

const now = new Date("2026-11-24T02:00:00Z");

function item(changes: Partial<ItemResource> = {}): ItemResource {
  return {
    type: "item",
    unitCode: "X001",
    state: "in-review",
    createdBy: "author0000000001",
    contributors: ["author0000000001"],
    submitted: true,
    kind: "news",
    ...changes,
  };
}

/** Somebody of X001 who holds the role as an import gives it: writers and leaders at home, all others everywhere. */
function holder(role: Role, personId = "somebody00000001") {
  if (role === "contributor" || role === "unit-lead") {
    return buildActor({ personId, unitCode: "X001", roles: [role] });
  }
  return buildActor({
    personId,
    unitCode: "X001",
    roles: [role],
    over: "T38",
    covers: ["T38", "X001", "X002", "X003"],
    wholeTree: true,
  });
}

/** Roles that exist and may do nothing yet. */
const silent: ReadonlySet<Role> = new Set(["tip-custodian", "secrecy-officer"]);

const who = (allowed: (role: Role) => boolean) => roles.filter(allowed);

describe("who may do what with an item of the unit", () => {
  const readers =
    "contributor unit-lead reviewer:professional reviewer:legal reviewer:political editor publisher auditor";
  it.each<[Action, string, string]>([
    ["item.create", "contributor", "contributor"],
    ["item.read", readers, "contributor unit-lead"],
    ["item.edit", "contributor unit-lead", "contributor unit-lead"],
    ["item.submit", "contributor", "contributor"],
    ["item.recall", "contributor unit-lead", "contributor unit-lead"],
    ["item.correct", "contributor unit-lead", "contributor unit-lead"],
    ["item.return", "publisher", ""],
    ["item.release", "publisher", ""],
    ["item.schedule", "publisher", ""],
    ["item.cancel-release", "publisher", ""],
    ["item.close", "publisher", ""],
  ])("%s: after a submission %s; before it %s", (action, submitted, unsubmitted) => {
    const allowed = (resource: ItemResource) =>
      who((role) => may({ actor: holder(role), action, resource, now })).join(" ");
    expect(allowed(item())).toBe(submitted);
    expect(allowed(item({ submitted: false }))).toBe(unsubmitted);
  });

  it.each<[Lens, string]>([
    ["unit", "unit-lead"],
    ["editorial", "editor publisher"],
    ["professional", "reviewer:professional"],
    ["legal", "reviewer:legal"],
    ["political", "reviewer:political"],
  ])("signs the lens %s: %s, and nobody who had a hand in the item", (lens, signers) => {
    const allowed = (resource: ItemResource, personId?: string) =>
      who((role) => may({ actor: holder(role, personId), action: "item.sign", resource, now })).join(" ");
    expect(allowed(item({ lens }))).toBe(signers);
    expect(allowed(item({ lens }), "author0000000001")).toBe("");
    expect(allowed(item({ lens, createdBy: "somebody00000001", contributors: [] }))).toBe("");
    expect(allowed(item({ lens, submitted: false }))).toBe("");
    expect(allowed(item())).toBe("");
  });

  it("a person of another unit does nothing with it", () => {
    const stranger = buildActor({ unitCode: "X002", roles: ["contributor", "unit-lead"] });
    for (const action of actions.filter((name) => name.startsWith("item."))) {
      expect(may({ actor: stranger, action, resource: item({ lens: "unit" }), now })).toBe(false);
    }
  });

  it("a contributor of a unit writes for that unit alone, its leader signs for all under it", () => {
    const covers = ["PV01", "X001"];
    const writer = buildActor({ unitCode: "PV01", roles: ["contributor"], covers });
    const leader = buildActor({ unitCode: "PV01", roles: ["unit-lead"], covers });
    expect(may({ actor: writer, action: "item.read", resource: item(), now })).toBe(false);
    expect(may({ actor: leader, action: "item.sign", resource: item({ lens: "unit" }), now })).toBe(true);
  });
});

describe("roles that wait for what they will serve", () => {
  it.each([...silent])("%s may do nothing at all", (role) => {
    expect(actions.filter((action) => unitsWhere({ actor: holder(role), action }).length > 0)).toEqual([]);
  });
});

describe("who may do what elsewhere", () => {
  it.each<[Action, "delivery" | "channel" | "person" | "ledger", string]>([
    ["delivery.read", "delivery", "publisher channel-manager auditor"],
    ["delivery.retry", "delivery", "publisher channel-manager"],
    ["delivery.settle", "delivery", "publisher channel-manager"],
    ["channel.read", "channel", who((role) => !silent.has(role)).join(" ")],
    ["channel.manage", "channel", "channel-manager"],
    ["person.read", "person", "auditor admin"],
    ["person.manage", "person", "admin"],
    ["ledger.read", "ledger", "auditor"],
  ])("%s: %s", (action, type, allowed) => {
    const resource = { type, unitCode: "X002" };
    expect(who((role) => may({ actor: holder(role), action, resource, now })).join(" ")).toBe(allowed);
  });

  it("what belongs to no unit is seen only by whoever holds the whole tree", () => {
    const resource = { type: "ledger", unitCode: null } as const;
    const local = buildActor({ unitCode: "X001", roles: ["auditor"] });
    expect(may({ actor: local, action: "ledger.read", resource, now })).toBe(false);
    expect(may({ actor: holder("auditor"), action: "ledger.read", resource, now })).toBe(true);
  });

  it("an action that nobody has heard of is a broken assumption", () => {
    const unknown = JSON.parse('"item.destroy"');
    expect(() => may({ actor: holder("admin"), action: unknown, resource: item(), now })).toThrow(
      "item.destroy",
    );
    expect(() => unitsWhere({ actor: holder("admin"), action: unknown })).toThrow("item.destroy");
  });
});

describe("in which units", () => {
  it("a condition of a query says the same as the single answer", () => {
    const people = roles.flatMap((role) => [
      holder(role),
      buildActor({ unitCode: "X001", roles: [role], covers: ["X001", "X003"] }),
    ]);
    for (const actor of people) {
      for (const submitted of [true, false]) {
        const units = unitsWhere({ actor, action: "item.read", neverSubmitted: !submitted });
        for (const unitCode of ["X001", "X002", "X003"]) {
          const resource = item({ unitCode, submitted });
          expect(units === "all" || units.includes(unitCode)).toBe(
            may({ actor, action: "item.read", resource, now }),
          );
        }
      }
    }
  });

  it("is nowhere for whoever holds no role", () => {
    expect(unitsWhere({ actor: buildActor({ roles: [] }), action: "channel.read" })).toEqual([]);
  });
});

describe("time", () => {
  it("takes a deputy's right away at its end", () => {
    const deputy = buildActor({
      unitCode: "X001",
      roles: ["unit-lead"],
      validTo: new Date("2026-11-24T03:00:00Z"),
    });
    const read = { actor: deputy, action: "item.read", resource: item() } as const;
    expect(may({ ...read, now: new Date("2026-11-24T02:59:59Z") })).toBe(true);
    expect(may({ ...read, now: new Date("2026-11-24T03:00:00Z") })).toBe(false);
  });

  it("asks for a new second factor 5 minutes after the last proof", () => {
    const actor = buildActor({ roles: [], steppedUpAt: new Date("2026-11-24T02:00:00Z") });
    expect(needsStepUp(actor, new Date("2026-11-24T02:05:00Z"))).toBe(false);
    expect(requireStepUp({ actor, now: new Date("2026-11-24T02:05:00.001Z") })).toMatchObject({
      ok: false,
      problem: { code: "step-up-required", status: 403 },
    });
  });
});
