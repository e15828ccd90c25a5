import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { draftOf, type Newsroom, openNewsroom } from "../../tests/support/small-newsroom.ts";
import { createItem } from "../editorial/create-item.ts";
import { saveDraft } from "../editorial/save-draft.ts";
import { loadDraft, loadItem } from "../editorial/store.ts";
import { newId } from "../foundation/ids.ts";
import type { Lens, Role } from "../organization/roles.ts";
import { recallItem } from "../review/recall-item.ts";
import { signOff } from "../review/sign-off.ts";
import { submitItem } from "../review/submit-item.ts";
import { releaseDue } from "./release-due.ts";
import { releaseItem } from "./release-item.ts";

// The same law as in sealed-approval.test.ts, but through the acts themselves and over a real database: what is tried
// here is not the rules but whether each act asks them, and about the right things. The judge keeps his own book of who
// wrote and who held what, and reads what was released from the tables alone.

let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;
let newsroom: Newsroom;

const people = ["an", "binh", "chi", "dung", "em", "giang"] as const;
type Person = (typeof people)[number];
const lenses = ["unit", "professional", "legal", "political"] as const satisfies readonly Lens[];
type RequestedLens = (typeof lenses)[number];
const roleOf: Record<RequestedLens | "release", Role> = {
  unit: "unit-lead",
  professional: "reviewer:professional",
  legal: "reviewer:legal",
  political: "reviewer:political",
  release: "publisher",
};
const atFirst: readonly (readonly [Person, RequestedLens | "release"])[] = [
  ["binh", "unit"],
  ["chi", "professional"],
  ["dung", "legal"],
  ["em", "political"],
  ["giang", "release"],
];

beforeAll(async () => {
  database = await createTestDatabase();
  test = await createTestContext({ database });
  newsroom = await openNewsroom(test.ctx, {
    // Everybody may write, so that anybody may come to have a hand in what he is to judge.
    people: people.map((username) => ({ username, roles: ["contributor"] })),
  });
});

afterAll(async () => {
  await test.close();
  await database.drop();
});

type Step =
  | { readonly step: "edit"; readonly by: Person; readonly text: number }
  | { readonly step: "submit" }
  | {
      readonly step: "sign";
      readonly by: Person;
      readonly lens: RequestedLens;
      readonly verdict: "approve" | "return";
      /** Holds an older revision, or read something else, in his hands. */
      readonly stale: "no" | "revision" | "hash";
    }
  | {
      readonly step: "role";
      readonly of: Person;
      readonly what: RequestedLens | "release";
      readonly held: boolean;
    }
  | { readonly step: "forge"; readonly by: Person; readonly lens: RequestedLens }
  | { readonly step: "promote" }
  | { readonly step: "tamper"; readonly text: number }
  | { readonly step: "release"; readonly by: Person; readonly later: boolean; readonly stale: boolean };

/** What the judge writes down himself while a script is played. */
interface Book {
  readonly itemId: string;
  readonly wrote: Set<Person>;
  /** Taken back since it was last submitted. */
  takenBack: boolean;
  readonly held: Set<string>;
  /** Sign-offs that the application recorded, with what was true at that moment. */
  readonly signed: {
    readonly signoffId: string;
    readonly by: Person;
    readonly lens: RequestedLens;
    readonly verdict: "approve" | "return";
    readonly revisionId: string;
    readonly readHash: string;
    readonly wrong: string | undefined;
  }[];
  readonly released: {
    readonly by: Person;
    readonly decidedHash: string;
    readonly wrong: string | undefined;
  }[];
}

async function play(script: readonly Step[]): Promise<Book> {
  const { ctx } = test;
  const created = await createItem(ctx, {
    actor: await newsroom.actor("an"),
    kind: "crime-incident",
    categorySlug: "tin-an-ninh",
    title: "Bắt đối tượng trộm cắp",
  });
  if (!created.ok) throw new Error(created.problem.detail);
  const { itemId } = created.value;
  const book: Book = {
    itemId,
    wrote: new Set(["an"]),
    takenBack: true,
    held: new Set(),
    signed: [],
    released: [],
  };
  await newsroom.dismissAll();
  for (const [person, what] of atFirst) {
    await newsroom.give(person, roleOf[what]);
    book.held.add(`${person}:${what}`);
  }
  await edit(book, "an", 0);
  /** Every revision that was ever sealed, newest last. */
  const revisions: { revisionId: string; contentHash: string }[] = [];
  for (const step of script) {
    test.clock.advance(1000);
    const newest = revisions.at(-1);
    const older = revisions.at(-2) ?? newest;
    switch (step.step) {
      case "edit":
        await edit(book, step.by, step.text);
        break;
      case "submit": {
        const draft = await loadDraft(ctx.db, itemId);
        const input = { actor: await newsroom.actor("an"), itemId, expectedVersion: draft.version };
        const submitted = await submitItem(ctx, input);
        if (!submitted.ok) break;
        revisions.push(submitted.value);
        book.takenBack = false;
        break;
      }
      case "role":
        if (step.held) {
          await newsroom.give(step.of, roleOf[step.what]);
          book.held.add(`${step.of}:${step.what}`);
        } else {
          await newsroom.take(step.of, roleOf[step.what]);
          book.held.delete(`${step.of}:${step.what}`);
        }
        break;
      case "sign":
        if (newest !== undefined && older !== undefined) await sign(book, step, { newest, older });
        break;
      case "forge":
        // Whoever has the database writes a sign-off into it.
        if (newest === undefined) break;
        await database.adminDb
          .insertInto("signoff")
          .values({
            id: newId(),
            revision_id: newest.revisionId,
            item_id: itemId,
            lens: step.lens,
            person_id: newsroom.id(step.by),
            content_hash: Buffer.from(newest.contentHash, "hex"),
            verdict: "approve",
            reason: "",
            at: ctx.clock.now(),
          })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        break;
      case "promote":
        await database.adminDb
          .updateTable("item")
          .set({ state: "approved" })
          .where("id", "=", itemId)
          .where("state", "=", "in-review")
          .execute();
        break;
      case "tamper":
        if (newest === undefined) break;
        await database.adminDb
          .updateTable("revision")
          .set((eb) => ({
            content: eb.fn("jsonb_set", [
              "content",
              eb.val("{title}"),
              eb.val(JSON.stringify(`Một chữ khác ${step.text}`)),
            ]),
          }))
          .where("id", "=", newest.revisionId)
          .execute();
        break;
      case "release": {
        if (newest === undefined || older === undefined) break;
        const at = step.later ? new Date(ctx.clock.now().getTime() + 60_000) : null;
        const input = {
          actor: await newsroom.actor(step.by),
          itemId,
          revisionId: newest.revisionId,
          contentHash: step.stale ? older.contentHash : newest.contentHash,
          at,
        };
        const outcome = await releaseItem(ctx, input);
        if (!outcome.ok) break;
        book.released.push({
          by: step.by,
          decidedHash: input.contentHash,
          wrong: wrongWithPublisher(book, step.by, newest.revisionId),
        });
        break;
      }
    }
  }
  // What was set for later goes out, or does not.
  test.clock.advance(90_000);
  await releaseDue(ctx);
  return book;
}

/** Takes the item back if need be and changes it; whoever succeeds has had a hand in it. */
async function edit(book: Book, by: Person, text: number): Promise<void> {
  const { ctx } = test;
  const { itemId } = book;
  const actor = await newsroom.actor(by);
  const item = await loadItem(ctx.db, { itemId });
  if (item !== undefined && item.state !== "draft")
    await recallItem(ctx, { actor, itemId, expectedVersion: item.version });
  const draft = await loadDraft(ctx.db, itemId);
  const saved = await saveDraft(ctx, {
    actor,
    itemId,
    expectedVersion: draft.version,
    draft: draftOf(draft.content, { title: `Bắt đối tượng trộm cắp số ${text}` }),
  });
  if (!saved.ok) return;
  book.wrote.add(by);
  book.takenBack = true;
}

async function sign(
  book: Book,
  step: Step & { step: "sign" },
  { newest, older }: Record<"newest" | "older", { revisionId: string; contentHash: string }>,
): Promise<void> {
  const { ctx } = test;
  const revisionId = step.stale === "revision" ? older.revisionId : newest.revisionId;
  const readHash =
    step.stale === "hash" ? "0".repeat(64) : (step.stale === "revision" ? older : newest).contentHash;
  const wrong = wrongWithSigner(book, step);
  const outcome = await signOff(ctx, {
    actor: await newsroom.actor(step.by),
    itemId: book.itemId,
    revisionId,
    contentHash: readHash,
    lens: step.lens,
    verdict: step.verdict,
    reason: "Chưa rõ nguồn tin",
  });
  if (!outcome.ok) return;
  const { by, lens, verdict } = step;
  const late = revisionId === newest.revisionId ? undefined : "signed a revision that is not the newest";
  book.signed.push({
    signoffId: outcome.value.signoffId,
    by,
    lens,
    verdict,
    revisionId,
    readHash,
    wrong: wrong ?? late ?? (readHash === newest.contentHash ? undefined : "signed what was not read"),
  });
}

function wrongWithSigner(book: Book, { by, lens }: { by: Person; lens: RequestedLens }): string | undefined {
  if (!book.held.has(`${by}:${lens}`)) return `${by} signed ${lens} without the role`;
  if (book.wrote.has(by)) return `${by} signed although a contributor`;
  return undefined;
}

function wrongWithPublisher(book: Book, by: Person, revisionId: string): string | undefined {
  const signed = book.signed.filter((one) => one.revisionId === revisionId);
  if (signed.some((one) => one.by === by)) return `${by} released what ${by} had signed`;
  const lost = signed.find(
    (one) =>
      !book.held.has(`${one.by}:${one.lens}`) &&
      !signed.some((other) => other.lens === one.lens && book.held.has(`${other.by}:${other.lens}`)),
  );
  if (lost !== undefined) return `released although ${lost.by} may not give ${lost.lens} any more`;
  if (book.takenBack) return "released what had been taken back";
  if (!book.held.has(`${by}:release`)) return `${by} released without the role`;
  if (book.wrote.has(by)) return `${by} released although a contributor`;
  return undefined;
}

/** What the law says of everything that happened to an item; empty when nothing is wrong. */
async function judge(book: Book): Promise<string[]> {
  const wrong = [...book.signed, ...book.released].flatMap((one) =>
    one.wrong === undefined ? [] : [one.wrong],
  );
  for (const { lens, by, revisionId } of book.signed) {
    const before = book.signed.slice(
      0,
      book.signed.findIndex((one) => one.revisionId === revisionId && one.lens === lens),
    );
    const unit = await signoffsOf(revisionId);
    if (lens !== "unit" && !unit.some((one) => one.lens === "unit")) wrong.push(`${lens} before its stage`);
    if (before.some((one) => one.revisionId === revisionId && one.by === by && one.lens !== lens))
      wrong.push(`${by} gave two lenses`);
  }
  const out = await database.db
    .selectFrom("release")
    .innerJoin("revision", "revision.id", "release.revision_id")
    .selectAll("release")
    .select(["revision.content", "revision.content_hash as stored_hash"])
    .where("release.item_id", "=", book.itemId)
    .where("release.state", "=", "released")
    .execute();
  if (out.length > 1) wrong.push("released twice");
  for (const release of out) {
    const hash = createHash("sha256")
      .update(canonicalize(release.content) ?? "")
      .digest("hex");
    if (hash !== release.content_hash.toString("hex")) wrong.push("released a content that was changed");
    if (!book.released.some((one) => one.decidedHash === hash))
      wrong.push("released another hash than decided");
    const verdicts = await signoffsOf(release.revision_id);
    for (const lens of lenses) {
      const given = verdicts.find((one) => one.lens === lens && one.verdict === "approve");
      const entry = book.signed.find((one) => one.signoffId === given?.id);
      // A forged sign-off passes only if it names somebody with clean hands; the inspector finds it by the ledger.
      if (given === undefined || given.content_hash.toString("hex") !== hash)
        wrong.push(`released without ${lens}`);
      else if (entry !== undefined && entry.verdict !== "approve")
        wrong.push(`released although ${lens} returned it`);
    }
    const writers = new Set([...book.wrote].map((person) => newsroom.id(person)));
    if (verdicts.some((one) => writers.has(one.person_id)))
      wrong.push("released with a contributor's sign-off");
    const signers = verdicts.map((one) => one.person_id);
    if (new Set(signers).size !== signers.length) wrong.push("released with one person in two lenses");
    if (signers.includes(release.decided_by)) wrong.push("released by a signer");
  }
  return wrong;
}

const signoffsOf = (revisionId: string) =>
  database.db.selectFrom("signoff").selectAll().where("revision_id", "=", revisionId).execute();

const person = fc.constantFrom(...people);
const lens = fc.constantFrom(...lenses);
const what = fc.constantFrom<RequestedLens | "release">(...lenses, "release");
const seldom = fc.constantFrom(false, false, false, false, true);
const text = fc.nat({ max: 3 });
const anything: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ step: fc.constant("edit" as const), by: person, text }) },
  { weight: 2, arbitrary: fc.constant<Step>({ step: "submit" }) },
  {
    weight: 8,
    arbitrary: fc.record({
      step: fc.constant("sign" as const),
      by: person,
      lens,
      verdict: fc.constantFrom<"approve" | "return">("approve", "approve", "approve", "approve", "return"),
      stale: fc.constantFrom<"no" | "revision" | "hash">("no", "no", "no", "revision", "hash"),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ step: fc.constant("role" as const), of: person, what, held: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ step: fc.constant("forge" as const), by: person, lens }) },
  { weight: 1, arbitrary: fc.constant<Step>({ step: "promote" }) },
  { weight: 1, arbitrary: fc.record({ step: fc.constant("tamper" as const), text }) },
  {
    weight: 3,
    arbitrary: fc.record({ step: fc.constant("release" as const), by: person, later: seldom, stale: seldom }),
  },
);

const approval = { step: "sign", verdict: "approve", stale: "no" } as const;
const course: readonly Step[] = [
  { step: "submit" },
  { ...approval, by: "binh", lens: "unit" },
  { ...approval, by: "chi", lens: "professional" },
  { ...approval, by: "dung", lens: "legal" },
  { ...approval, by: "em", lens: "political" },
];
/** An orderly course, once more after whatever upset it, with disorder woven in. */
const script: fc.Arbitrary<Step[]> = fc
  .tuple(fc.array(fc.tuple(fc.nat({ max: course.length * 2 }), anything), { maxLength: 5 }), fc.boolean())
  .map(([disturbances, later]) => [
    ...[...course, ...course].flatMap((step, index) => [
      ...disturbances.filter(([place]) => place === index).map(([, disturbance]) => disturbance),
      step,
    ]),
    { step: "release", by: "giang", later, stale: false },
  ]);

describe("sealed approval through the acts", () => {
  it("holds whatever people do in whatever order, and at least a fifth of the sequences do release", async () => {
    const scripts = fc.sample(script, { numRuns: 60, seed: 45_2023 });
    let released = 0;
    for (const steps of [...plainAttacks, ...scripts]) {
      const book = await play(steps);
      expect(await judge(book), JSON.stringify(steps)).toEqual([]);
      if (book.released.length > 0) released += 1;
    }
    expect(released / scripts.length).toBeGreaterThanOrEqual(0.2);
  });
});

/** What somebody would try first; none of it may hang on chance. */
const plainAttacks: readonly (readonly Step[])[] = [
  // The publisher, a reviewer, a leader have a hand in it and then judge it.
  ...(["binh", "chi", "dung", "em", "giang"] as const).map((by): Step[] => [
    { step: "edit", by, text: 1 },
    ...course,
    { step: "release", by: "giang", later: false, stale: false },
  ]),
  // The leader gives a second lens, the publisher one of his own; a signer loses his right before the release.
  [
    { step: "role", of: "binh", what: "legal", held: true },
    { step: "submit" },
    { ...approval, by: "binh", lens: "unit" },
    { ...approval, by: "chi", lens: "professional" },
    { ...approval, by: "binh", lens: "legal" },
    { ...approval, by: "em", lens: "political" },
    { step: "release", by: "giang", later: false, stale: false },
  ],
  [
    { step: "role", of: "giang", what: "political", held: true },
    ...course.slice(0, 4),
    { ...approval, by: "giang", lens: "political" },
    { step: "release", by: "giang", later: false, stale: false },
  ],
  [
    ...course,
    { step: "role", of: "dung", what: "legal", held: false },
    { step: "release", by: "giang", later: false, stale: false },
  ],
  [
    ...course,
    { step: "role", of: "dung", what: "legal", held: false },
    { step: "role", of: "an", what: "legal", held: true },
    { ...approval, by: "an", lens: "legal" },
    { step: "release", by: "giang", later: false, stale: false },
  ],
  // One person holds two parallel lenses.
  [
    { step: "role", of: "chi", what: "legal", held: true },
    { step: "submit" },
    { ...approval, by: "binh", lens: "unit" },
    { ...approval, by: "chi", lens: "professional" },
    { ...approval, by: "chi", lens: "legal" },
    { ...approval, by: "em", lens: "political" },
    { step: "release", by: "giang", later: false, stale: false },
  ],
  // All signed; then one word is changed, in the database or by an edit.
  [...course, { step: "tamper", text: 1 }, { step: "release", by: "giang", later: false, stale: false }],
  [...course, { step: "release", by: "giang", later: true, stale: false }, { step: "tamper", text: 1 }],
  [
    ...course,
    { step: "edit", by: "an", text: 1 },
    { step: "submit" },
    { ...approval, by: "binh", lens: "unit" },
    { step: "promote" },
    { step: "release", by: "giang", later: false, stale: true },
    { step: "release", by: "giang", later: false, stale: false },
  ],
  [
    ...course,
    { step: "edit", by: "an", text: 1 },
    { step: "release", by: "giang", later: false, stale: false },
  ],
  [
    ...course,
    { step: "edit", by: "an", text: 1 },
    ...course,
    { step: "release", by: "giang", later: false, stale: true },
  ],
  // Once more, from two browsers, now and at a time.
  ...([false, true] as const).map((later): Step[] => [
    ...course,
    { step: "release", by: "giang", later, stale: false },
    { step: "release", by: "giang", later: false, stale: false },
    { step: "release", by: "giang", later: true, stale: false },
  ]),
  // Signing in the wrong order, without the role, after it was taken away, on what was not read, on the old revision.
  [
    { step: "submit" },
    { ...approval, by: "chi", lens: "professional" },
    { ...approval, by: "em", lens: "unit" },
    { step: "role", of: "binh", what: "unit", held: false },
    { ...approval, by: "binh", lens: "unit" },
    { step: "role", of: "binh", what: "unit", held: true },
    { ...approval, by: "binh", lens: "unit", stale: "hash" },
    { step: "edit", by: "an", text: 2 },
    { step: "submit" },
    { ...approval, by: "binh", lens: "unit", stale: "revision" },
    { step: "role", of: "giang", what: "release", held: false },
    { step: "promote" },
    { step: "release", by: "giang", later: false, stale: false },
  ],
  // A contributor's forged sign-off in the place of the one that lacks.
  [
    ...course.slice(0, 4),
    { step: "forge", by: "an", lens: "political" },
    { step: "promote" },
    { step: "release", by: "giang", later: false, stale: false },
  ],
  [
    ...course.slice(0, 4),
    { step: "forge", by: "chi", lens: "political" },
    { step: "promote" },
    { step: "release", by: "giang", later: false, stale: false },
  ],
  // Returned by one, and promoted behind the application.
  [
    ...course.slice(0, 4),
    { step: "sign", by: "em", lens: "political", verdict: "return", stale: "no" },
    { ...approval, by: "em", lens: "political" },
    { step: "promote" },
    { step: "release", by: "giang", later: false, stale: false },
  ],
];
