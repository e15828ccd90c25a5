import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { draftOf, type Newsroom, openNewsroom } from "../../tests/support/small-newsroom.ts";
import { createItem } from "../editorial/create-item.ts";
import { saveDraft } from "../editorial/save-draft.ts";
import { loadDraft, loadItem } from "../editorial/store.ts";
import type { Outcome } from "../foundation/outcome.ts";
import type { Lens } from "../organization/roles.ts";
import { recallItem } from "../review/recall-item.ts";
import { returnItem } from "../review/return-item.ts";
import { signOff } from "../review/sign-off.ts";
import { submitItem } from "../review/submit-item.ts";
import { cancelRelease } from "./cancel-release.ts";
import { releaseDue } from "./release-due.ts";
import { releaseItem } from "./release-item.ts";

// Two people press at the same moment. One of the two is done, the other is told; never both, never half of each.

let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await createTestDatabase();
  test = await createTestContext({ database });
  newsroom = await openNewsroom(test.ctx, {
    people: [
      { username: "viet", roles: ["contributor"] },
      { username: "viet2", roles: ["contributor"] },
      { username: "lanhdao", roles: ["unit-lead"] },
      { username: "nghiepvu", roles: ["reviewer:professional"] },
      { username: "nghiepvu2", roles: ["reviewer:professional"] },
      { username: "phapluat", roles: ["reviewer:legal"] },
      { username: "chinhtri", roles: ["reviewer:political"] },
      { username: "ban", roles: ["publisher"] },
      { username: "ban2", roles: ["publisher"] },
    ],
  });
});

afterAll(async () => {
  await test.close();
  await database.drop();
});

interface Submitted {
  readonly itemId: string;
  readonly revisionId: string;
  readonly contentHash: string;
}

async function written(): Promise<{ itemId: string; version: number }> {
  const author = await newsroom.actor("viet");
  const title = "Bắt đối tượng trộm cắp";
  const input = { actor: author, kind: "crime-incident", categorySlug: "tin-an-ninh", title } as const;
  const { itemId, version } = value(await createItem(test.ctx, input));
  const { content } = await loadDraft(test.ctx.db, itemId);
  const draft = draftOf(content, { title });
  const saved = value(await saveDraft(test.ctx, { actor: author, itemId, expectedVersion: version, draft }));
  return { itemId, version: saved.version };
}

async function submitted(): Promise<Submitted> {
  const { itemId, version } = await written();
  const actor = await newsroom.actor("viet");
  return { itemId, ...value(await submitItem(test.ctx, { actor, itemId, expectedVersion: version })) };
}

async function sign(
  item: Submitted,
  username: string,
  lens: Lens,
  verdict: "approve" | "return" = "approve",
) {
  const actor = await newsroom.actor(username);
  return signOff(test.ctx, { actor, ...item, lens, verdict, reason: "Chưa rõ nguồn tin" });
}

async function approved(): Promise<Submitted> {
  const item = await submitted();
  value(await sign(item, "lanhdao", "unit"));
  value(await sign(item, "nghiepvu", "professional"));
  value(await sign(item, "phapluat", "legal"));
  value(await sign(item, "chinhtri", "political"));
  return item;
}

async function release(item: Submitted, username: string, at: Date | null = null) {
  return releaseItem(test.ctx, { actor: await newsroom.actor(username), ...item, at });
}

async function giveBack(item: Submitted, username: string) {
  const { itemId, revisionId } = item;
  const actor = await newsroom.actor(username);
  return returnItem(test.ctx, { actor, itemId, revisionId, reason: "Cần bổ sung nguồn" });
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.problem.code}: ${outcome.problem.detail}`);
  return outcome.value;
}

const winners = (outcomes: readonly Outcome<unknown>[]) => outcomes.filter((outcome) => outcome.ok).length;
const releasesOf = (itemId: string) =>
  database.db.selectFrom("release").selectAll().where("item_id", "=", itemId).execute();
const outboxOf = (itemId: string) =>
  database.db
    .selectFrom("release_outbox")
    .innerJoin("release", "release.id", "release_outbox.release_id")
    .select("release.id")
    .where("release.item_id", "=", itemId)
    .execute();
const entriesOf = async (itemId: string) =>
  (
    await database.db
      .selectFrom("ledger_entry")
      .select("act")
      .where("subject_id", "=", itemId)
      .orderBy("seq")
      .execute()
  ).map((row) => row.act);
const stateOf = async (itemId: string) => (await loadItem(test.ctx.db, { itemId }))?.state;

/** Chance decides who comes first: each race is run often enough to see both. */
const rounds = 6;

describe("at the same moment", () => {
  it("two officers submit: one revision", async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { itemId, version } = await written();
      const [one, two] = [await newsroom.actor("viet"), await newsroom.actor("viet2")];
      const outcomes = await Promise.all([
        submitItem(test.ctx, { actor: one, itemId, expectedVersion: version }),
        submitItem(test.ctx, { actor: two, itemId, expectedVersion: version }),
      ]);
      expect(winners(outcomes)).toBe(1);
      expect((await entriesOf(itemId)).filter((act) => act === "item.submitted")).toHaveLength(1);
    }
  });

  it("one saves and one submits: what is sealed is what one of them saw", async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { itemId, version } = await written();
      const [one, two] = [await newsroom.actor("viet"), await newsroom.actor("viet2")];
      const { content } = await loadDraft(test.ctx.db, itemId);
      const draft = draftOf(content, { title: "Bắt đối tượng trộm cắp, bản khác" });
      const outcomes = await Promise.all([
        saveDraft(test.ctx, { actor: one, itemId, expectedVersion: version, draft }),
        submitItem(test.ctx, { actor: two, itemId, expectedVersion: version }),
      ]);
      expect(winners(outcomes)).toBe(1);
    }
  });

  it("two reviewers give the same lens: one verdict", async () => {
    for (let round = 0; round < rounds; round += 1) {
      const item = await submitted();
      value(await sign(item, "lanhdao", "unit"));
      const outcomes = await Promise.all([
        sign(item, "nghiepvu", "professional"),
        sign(item, "nghiepvu2", "professional", "return"),
      ]);
      expect(winners(outcomes)).toBe(1);
      const verdicts = await database.db
        .selectFrom("signoff")
        .select("id")
        .where("item_id", "=", item.itemId)
        .where("lens", "=", "professional")
        .execute();
      expect(verdicts).toHaveLength(1);
    }
  });

  it("the last lens approves and another returns: never released with a return", async () => {
    for (let round = 0; round < rounds; round += 1) {
      const item = await submitted();
      value(await sign(item, "lanhdao", "unit"));
      value(await sign(item, "nghiepvu", "professional"));
      await Promise.all([sign(item, "phapluat", "legal", "return"), sign(item, "chinhtri", "political")]);
      expect(await stateOf(item.itemId)).toBe("draft");
      expect(await release(item, "ban")).toMatchObject({ ok: false });
    }
  });

  it("three reviewers give their lenses: all three count", async () => {
    for (let round = 0; round < rounds; round += 1) {
      const item = await submitted();
      value(await sign(item, "lanhdao", "unit"));
      const outcomes = await Promise.all([
        sign(item, "nghiepvu", "professional"),
        sign(item, "phapluat", "legal"),
        sign(item, "chinhtri", "political"),
      ]);
      expect(winners(outcomes)).toBe(3);
      expect(await stateOf(item.itemId)).toBe("approved");
    }
  });

  it("two publishers release: one release, one way out", async () => {
    for (let round = 0; round < rounds; round += 1) {
      const item = await approved();
      expect(winners(await Promise.all([release(item, "ban"), release(item, "ban2")]))).toBe(1);
      expect(await releasesOf(item.itemId)).toHaveLength(1);
      expect(await outboxOf(item.itemId)).toHaveLength(1);
    }
  });

  it("one releases and one returns: out or back, not both", async () => {
    for (let round = 0; round < rounds; round += 1) {
      const item = await approved();
      expect(winners(await Promise.all([release(item, "ban"), giveBack(item, "ban2")]))).toBe(1);
      const state = await stateOf(item.itemId);
      expect(await outboxOf(item.itemId)).toHaveLength(state === "released" ? 1 : 0);
      expect(["released", "draft"]).toContain(state);
    }
  });

  it("one releases and its writer takes it back: out or back, not both", async () => {
    for (let round = 0; round < rounds; round += 1) {
      const item = await approved();
      const { itemId } = item;
      const version = (await loadItem(test.ctx.db, { itemId }))?.version ?? 0;
      const writer = await newsroom.actor("viet");
      const outcomes = await Promise.all([
        release(item, "ban"),
        recallItem(test.ctx, { actor: writer, itemId, expectedVersion: version }),
      ]);
      expect(winners(outcomes)).toBe(1);
      const state = await stateOf(itemId);
      expect(await outboxOf(itemId)).toHaveLength(state === "released" ? 1 : 0);
    }
  });

  it("its time has come and it is cancelled, with two schedulers looking: out or cancelled, once", async () => {
    for (let round = 0; round < rounds; round += 1) {
      const item = await approved();
      const { itemId } = item;
      const at = new Date(test.clock.now().getTime() + 60_000);
      const { releaseId } = value(await release(item, "ban", at));
      test.clock.advance(61_000);
      const publisher = await newsroom.actor("ban2");
      const [cancelled, ...went] = await Promise.all([
        cancelRelease(test.ctx, { actor: publisher, itemId, releaseId }),
        releaseDue(test.ctx),
        releaseDue(test.ctx),
      ]);
      const out = went.reduce((sum, count) => sum + count, 0);
      expect(out + (cancelled.ok ? 1 : 0)).toBe(1);
      expect(await outboxOf(itemId)).toHaveLength(out);
    }
  });
});

describe("a scheduled release that cannot go out", () => {
  it("does not make the others miss their time", async () => {
    const [broken, good] = [await approved(), await approved()];
    const at = new Date(test.clock.now().getTime() + 60_000);
    for (const item of [broken, good]) value(await release(item, "ban", at));
    await database.adminDb
      .updateTable("revision")
      .set({ content: JSON.stringify({ not: "a revision" }) })
      .where("id", "=", broken.revisionId)
      .execute();
    test.clock.advance(61_000);
    expect(await releaseDue(test.ctx)).toBe(1);
    expect(await stateOf(broken.itemId)).toBe("missed");
    expect(await stateOf(good.itemId)).toBe("released");
  });
});
