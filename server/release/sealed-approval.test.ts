import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Lens } from "../organization/roles.ts";
import type { Verdict } from "../review/review-progress.ts";
import { objectionToSignOff, type SignOffGuard, signOffGuards } from "../review/sign-off-guards.ts";
import { objectionToRelease, type ReleaseGuard, releaseGuards } from "./release-guards.ts";

// A small newsroom of its own: people come and go, roles change, texts are edited, sign-offs are tried by anybody.
// The judge at the end knows the law by itself and does not ask the rules.

const people = ["an", "binh", "chi", "dung", "em", "giang", "hai"] as const;
type Person = (typeof people)[number];
const stages: readonly (readonly Lens[])[] = [["unit"], ["professional", "legal", "political"]];
const lenses = stages.flat();

/** What a reviewer has before him: the present revision, an older one, or the present one with what an older one said. */
type Stale = "no" | "revision" | "hash";

type Step =
  | { readonly step: "edit"; readonly by: Person; readonly text: number }
  | { readonly step: "submit" }
  | {
      readonly step: "sign";
      readonly by: Person;
      readonly lens: Lens;
      readonly verdict: "approve" | "return";
      readonly stale: Stale;
    }
  | { readonly step: "role"; readonly of: Person; readonly lens: Lens; readonly held: boolean }
  | { readonly step: "tamper"; readonly text: number }
  | { readonly step: "promote" }
  | {
      readonly step: "forge";
      readonly by: Person;
      readonly lens: Lens;
      readonly verdict: "approve" | "return";
    }
  | { readonly step: "release"; readonly by: Person; readonly stale: boolean };

interface Signed extends Verdict {
  /** What really was so when it was given, for the judge. */
  readonly heldLens: boolean;
  readonly readHash: string;
}

interface World {
  draft: number;
  submitted: number;
  stored: number;
  sealed: number;
  state: "draft" | "in-review" | "approved";
  revision: number;
  contributors: Set<string>;
  signed: Signed[];
  roles: Set<string>;
}

/** The sign-offs as they stand now: one whose giver has lost the lens holds no more. */
const validNow = (world: World): Signed[] =>
  world.signed.map((one) => ({ ...one, holds: world.roles.has(`${one.personId}:${one.lens}`) }));

/** The newest revision and the one before it: a hash is the revision with its text. */
const hash = (revision: number, text: number) => `${revision}:${text}`;

/** Plays a script; answers what was released, with everything the judge needs. */
function play(
  script: readonly Step[],
  { signing, releasing }: { signing: readonly SignOffGuard[]; releasing: readonly ReleaseGuard[] },
) {
  const world: World = {
    draft: 0,
    submitted: -1,
    stored: -1,
    sealed: -1,
    state: "draft",
    revision: 0,
    contributors: new Set(["an"]),
    signed: [],
    roles: new Set(lenses.map((lens, index) => `${people[index + 1] ?? "em"}:${lens}`)),
  };
  const released: { world: World; by: Person }[] = [];
  const recorded: { signed: Signed; world: World }[] = [];
  for (const step of script) {
    switch (step.step) {
      case "edit":
        // An edit takes the item back and makes a contributor of whoever made it.
        world.draft = step.text;
        world.state = "draft";
        world.contributors.add(step.by);
        break;
      case "submit":
        if (world.state !== "draft") break;
        world.revision += 1;
        world.state = "in-review";
        world.sealed = world.draft;
        world.stored = world.draft;
        world.signed = [];
        break;
      case "role":
        if (step.held) world.roles.add(`${step.of}:${step.lens}`);
        else world.roles.delete(`${step.of}:${step.lens}`);
        break;
      case "tamper":
        // Somebody changes the stored content in the database, behind the application.
        world.stored = step.text;
        break;
      case "promote":
        // Somebody sets the item's state in the database, behind the application.
        if (world.state === "in-review") world.state = "approved";
        break;
      case "forge": {
        // Somebody writes a sign-off into the database, behind the application.
        const contentHash = hash(world.revision, world.sealed);
        if (world.state !== "draft")
          world.signed.push({
            lens: step.lens,
            personId: step.by,
            verdict: step.verdict,
            contentHash,
            holds: true,
            heldLens: false,
            readHash: contentHash,
          });
        break;
      }
      case "sign": {
        const revision = step.stale === "revision" ? world.revision - 1 : world.revision;
        const storedHash = hash(revision, world.sealed);
        const readHash = step.stale === "hash" ? hash(world.revision - 1, world.sealed) : storedHash;
        const heldLens = world.roles.has(`${step.by}:${step.lens}`);
        const objection = objectionToSignOff(
          {
            state: world.state,
            currentRevisionId: world.state === "draft" ? null : String(world.revision),
            revisionId: String(revision),
            readHash,
            storedHash,
            lens: step.lens,
            personId: step.by,
            mayGiveLens: heldLens,
            contributors: world.contributors,
            stages,
            givenTogether: [],
            verdicts: validNow(world),
          },
          signing,
        );
        if (objection !== undefined) break;
        const signed = {
          lens: step.lens,
          personId: step.by,
          verdict: step.verdict,
          contentHash: storedHash,
          holds: true,
          heldLens,
          readHash,
        };
        recorded.push({
          signed,
          world: { ...world, contributors: new Set(world.contributors), signed: validNow(world) },
        });
        world.signed.push(signed);
        if (step.verdict === "return") world.state = "draft";
        else
          world.state = lenses.every((lens) =>
            validNow(world).some((one) => one.lens === lens && one.verdict === "approve" && one.holds),
          )
            ? "approved"
            : "in-review";
        break;
      }
      case "release": {
        const objection = objectionToRelease(
          {
            state: world.state,
            currentRevisionId: world.state === "draft" ? null : String(world.revision),
            revisionId: String(world.revision),
            decidedHash: step.stale
              ? hash(world.revision - 1, world.sealed)
              : hash(world.revision, world.sealed),
            storedHash: hash(world.revision, world.sealed),
            recomputedHash: hash(world.revision, world.stored),
            publisherId: step.by,
            contributors: world.contributors,
            stages,
            givenTogether: [],
            verdicts: validNow(world),
          },
          releasing,
        );
        if (objection !== undefined) break;
        released.push({
          world: {
            ...world,
            contributors: new Set(world.contributors),
            signed: validNow(world),
            submitted: step.stale ? 0 : 1,
          },
          by: step.by,
        });
        return { released, recorded };
      }
    }
  }
  return { released, recorded };
}

/** What the law says of a recorded sign-off; undefined when nothing is wrong. */
function wrongWithSignOff({ signed, world }: { signed: Signed; world: World }): string | undefined {
  if (world.state === "draft") return "signed what was not under review";
  if (signed.contentHash !== hash(world.revision, world.sealed)) return "signed another content";
  if (signed.readHash !== signed.contentHash) return "signed another content than was read";
  if (!signed.heldLens) return "signed without the role";
  if (world.contributors.has(signed.personId)) return "a contributor signed";
  if (world.signed.some((one) => one.lens === signed.lens && one.holds)) return "a lens was signed twice";
  const approvedUnit = world.signed.some(
    (one) => one.lens === "unit" && one.verdict === "approve" && one.holds,
  );
  if (signed.lens !== "unit" && !approvedUnit) return "a lens was signed before its stage";
  if (world.signed.some((one) => one.lens !== signed.lens && one.personId === signed.personId)) {
    return "one person signed two lenses";
  }
  return undefined;
}

/** What the law says of a release; undefined when nothing is wrong. */
function wrongWithRelease({ world, by }: { world: World; by: Person }): string | undefined {
  if (world.state !== "approved") return "released what was not approved";
  if (world.submitted === 0) return "released another hash than decided";
  if (world.stored !== world.sealed) return "released a content that was changed";
  const present = hash(world.revision, world.sealed);
  for (const lens of lenses) {
    if (
      !world.signed.some(
        (one) => one.lens === lens && one.verdict === "approve" && one.contentHash === present && one.holds,
      )
    ) {
      return `released without ${lens}`;
    }
  }
  if (world.signed.some((one) => one.verdict === "return")) return "released although returned";
  if (world.signed.some((one) => world.contributors.has(one.personId)))
    return "released with a contributor's sign-off";
  const signers = world.signed.map((one) => one.personId);
  if (new Set(signers).size !== signers.length) return "released with one person in two lenses";
  if (signers.includes(by)) return "released by a signer";
  if (world.contributors.has(by)) return "released by a contributor";
  return undefined;
}

const person = fc.constantFrom(...people);
const lens = fc.constantFrom(...lenses);
const verdict = fc.oneof(
  { weight: 9, arbitrary: fc.constant<"approve" | "return">("approve") },
  { weight: 1, arbitrary: fc.constant<"approve" | "return">("return") },
);
const text = fc.integer({ min: 0, max: 3 });
const stale = fc.constantFrom<Stale>("no", "no", "no", "no", "no", "no", "revision", "hash");
const seldom = fc.oneof(
  { weight: 8, arbitrary: fc.constant(false) },
  { weight: 1, arbitrary: fc.constant(true) },
);

const anything: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ step: fc.constant("edit" as const), by: person, text }) },
  { weight: 2, arbitrary: fc.constant<Step>({ step: "submit" }) },
  {
    weight: 8,
    arbitrary: fc.record({ step: fc.constant("sign" as const), by: person, lens, verdict, stale }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ step: fc.constant("role" as const), of: person, lens, held: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ step: fc.constant("tamper" as const), text }) },
  { weight: 1, arbitrary: fc.constant<Step>({ step: "promote" }) },
  { weight: 1, arbitrary: fc.record({ step: fc.constant("forge" as const), by: person, lens, verdict }) },
  { weight: 3, arbitrary: fc.record({ step: fc.constant("release" as const), by: person, stale: seldom }) },
);

/** An orderly course with disorder woven in: without it hardly any random script would ever release. */
const course: readonly Step[] = [
  { step: "submit" },
  { step: "sign", by: "binh", lens: "unit", verdict: "approve", stale: "no" },
  { step: "sign", by: "chi", lens: "professional", verdict: "approve", stale: "no" },
  { step: "sign", by: "dung", lens: "legal", verdict: "approve", stale: "no" },
  { step: "sign", by: "em", lens: "political", verdict: "approve", stale: "no" },
  { step: "release", by: "giang", stale: false },
];
const script: fc.Arbitrary<Step[]> = fc.oneof(
  fc.array(anything, { maxLength: 40 }),
  fc
    .array(fc.tuple(fc.nat({ max: course.length }), anything), { maxLength: 4 })
    .map((disturbances) =>
      [...course, ...course].flatMap((step, index) => [
        ...disturbances.filter(([place]) => place === index).map(([, disturbance]) => disturbance),
        step,
      ]),
    ),
);

const allGuards = { signing: signOffGuards, releasing: releaseGuards };

/** The first script in which something unlawful happens under these guards, if the search finds one. */
function findUnlawful(guards: typeof allGuards): string | undefined {
  const check = fc.check(
    fc.property(script, (steps) => {
      const { released, recorded } = play(steps, guards);
      return (
        recorded.every((one) => wrongWithSignOff(one) === undefined) &&
        released.every((one) => wrongWithRelease(one) === undefined)
      );
    }),
    { numRuns: 20_000, seed: 45_2023 },
  );
  return check.failed ? JSON.stringify(check.counterexample) : undefined;
}

describe("sealed approval", () => {
  it("lets nothing unlawful be signed or released, whatever people and intruders do", () => {
    expect(findUnlawful(allGuards)).toBeUndefined();
  });

  it("is tried on scripts of which at least a fifth do release", () => {
    const scripts = fc.sample(script, { numRuns: 2000, seed: 45_2023 });
    const releasing = scripts.filter((steps) => play(steps, allGuards).released.length > 0);
    expect(releasing.length / scripts.length).toBeGreaterThanOrEqual(0.2);
  });

  it.each(signOffGuards.map((guard) => guard.name))("of a sign-off breaks without the guard: %s", (name) => {
    const signing = signOffGuards.filter((guard) => guard.name !== name);
    expect(findUnlawful({ ...allGuards, signing })).toBeDefined();
  });

  it.each(releaseGuards.map((guard) => guard.name))("of a release breaks without the guard: %s", (name) => {
    const releasing = releaseGuards.filter((guard) => guard.name !== name);
    expect(findUnlawful({ ...allGuards, releasing })).toBeDefined();
  });
});
