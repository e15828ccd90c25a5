import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Lens } from "../organization/roles.ts";
import { type Candidate, type Step, stepsWithoutPeople } from "./people-left.ts";

const plan: readonly Step[] = ["unit", "professional", "legal", "political", "release"];
const person = (personId: string, ...steps: Step[]): Candidate => ({ personId, steps: new Set(steps) });

function lacking(candidates: readonly Candidate[], steps = plan, givenTogether: readonly Lens[][] = []) {
  return stepsWithoutPeople({ steps, candidates, givenTogether });
}

describe("whether somebody is left for each step of an item", () => {
  it("names the lens that nobody may give", () => {
    expect(lacking([person("an", "editorial")], ["unit", "editorial"])).toEqual(["unit"]);
  });

  it("wants two people where one holds the only right to both", () => {
    expect(lacking([person("ban", "editorial", "release")], ["editorial", "release"])).toEqual([
      "editorial",
      "release",
    ]);
    const two = [person("ban", "editorial", "release"), person("ban2", "editorial", "release")];
    expect(lacking(two, ["editorial", "release"])).toEqual([]);
  });

  it("lets one person give two lenses only where the plan says so, and the leader never", () => {
    const one = [person("chi", "legal", "political")];
    expect(lacking(one, ["legal", "political"])).toEqual(["legal", "political"]);
    expect(lacking(one, ["legal", "political"], [["legal", "political"]])).toEqual([]);
    const leader = [person("binh", "unit", "legal")];
    expect(lacking(leader, ["unit", "legal"], [["unit", "legal"]])).toEqual(["unit", "legal"]);
  });

  it("agrees with trying every choice of people", () => {
    const steps = fc.subarray([...plan], { minLength: 1 });
    const people = fc.array(fc.subarray([...plan], { minLength: 1 }), { maxLength: 6 });
    fc.assert(
      fc.property(steps, people, (wanted, held) => {
        const candidates = held.map((of, at) => person(`p${at}`, ...of));
        expect(lacking(candidates, wanted).length === 0).toBe(everyChoice(wanted, candidates));
      }),
    );
  });
});

function everyChoice(steps: readonly Step[], candidates: readonly Candidate[]): boolean {
  const [first, ...rest] = steps;
  if (first === undefined) return true;
  return candidates.some(
    (one) =>
      one.steps.has(first) &&
      everyChoice(
        rest,
        candidates.filter((other) => other !== one),
      ),
  );
}
