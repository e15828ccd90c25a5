import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildEntry } from "../../tests/support/builders/ledger-builder.ts";
import type { TestDatabase } from "../../tests/support/database.ts";
import { waitingForLocks } from "../../tests/support/locks.ts";
import { actor } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import { createItem } from "../editorial/create-item.ts";
import { draftContent } from "../editorial/draft-content.ts";
import { saveDraft } from "../editorial/save-draft.ts";
import { loadDraft, loadItem } from "../editorial/store.ts";
import type { Outcome } from "../foundation/outcome.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import type { Lens } from "../organization/roles.ts";
import { recallItem } from "../review/recall-item.ts";
import { signOff } from "../review/sign-off.ts";
import { submitItem } from "../review/submit-item.ts";
import { releaseDue } from "./release-due.ts";
import { releaseItem } from "./release-item.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof openTestNetwork>>["test"];
let closeNetwork: () => Promise<void>;

beforeAll(async () => {
  ({ database, test, close: closeNetwork } = await openTestNetwork());
});

afterAll(async () => {
  await closeNetwork();
});

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.problem.code}: ${outcome.problem.detail}`);
  return outcome.value;
}

const author = () => actor(test.ctx, "phuong-hac-thanh.canbo");
const text = (words: string) => ({
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text: words }] }],
});

/** A complete draft of a news item, stored. */
async function written(words = "Thân bài đầy đủ của một tin thử nghiệm.") {
  const created = value(
    await createItem(test.ctx, {
      actor: await author(),
      kind: "news",
      categorySlug: "tin-hoat-dong",
      title: "Tin thử nghiệm của phường",
    }),
  );
  const empty = await loadDraft(test.ctx.db, created.itemId);
  const draft = draftContent.parse({
    ...empty.content,
    summary: "Tóm tắt đủ dài của tin thử nghiệm.",
    body: text(words),
    declaration: {
      notStateSecret: true,
      notProfessionalSecret: true,
      notInternal: true,
      notBarred: true,
      withinFunction: true,
    },
  });
  const saved = value(
    await saveDraft(test.ctx, {
      actor: await author(),
      itemId: created.itemId,
      expectedVersion: created.version,
      draft,
    }),
  );
  return { itemId: created.itemId, version: saved.version, draft };
}

async function approved() {
  const { itemId, version } = await written();
  const submitted = value(
    await submitItem(test.ctx, { actor: await author(), itemId, expectedVersion: version }),
  );
  for (const [username, lens] of [
    ["phuong-hac-thanh.lanhdao", "unit"],
    ["bientap", "editorial"],
  ] as const) {
    value(await sign({ itemId, ...submitted, username, lens }));
  }
  return { itemId, ...submitted };
}

async function sign(input: {
  itemId: string;
  revisionId: string;
  contentHash: string;
  username: string;
  lens: Lens;
}) {
  const { itemId, revisionId, contentHash, lens } = input;
  const signer = await actor(test.ctx, input.username);
  return signOff(test.ctx, {
    actor: signer,
    itemId,
    revisionId,
    contentHash,
    lens,
    verdict: "approve",
    reason: "",
  });
}

async function schedule(minutes: number) {
  const { itemId, revisionId, contentHash } = await approved();
  const at = new Date(test.clock.now().getTime() + minutes * 60_000);
  const board = await actor(test.ctx, "phoban");
  value(await releaseItem(test.ctx, { actor: board, itemId, revisionId, contentHash, at }));
  return { itemId, revisionId };
}

const stateOf = async (itemId: string) => (await loadItem(test.ctx.db, { itemId }))?.state;

describe("a draft", () => {
  it("that two officers change at once shows both sides and loses nothing", async () => {
    const { itemId, version, draft } = await written();
    const theirs = { ...draft, title: "Bản của người thứ nhất" };
    value(
      await saveDraft(test.ctx, { actor: await author(), itemId, expectedVersion: version, draft: theirs }),
    );
    const mine = await saveDraft(test.ctx, {
      actor: await author(),
      itemId,
      expectedVersion: version,
      draft,
    });
    expect(mine).toMatchObject({
      ok: false,
      problem: {
        code: "version-conflict",
        status: 409,
        extra: { currentVersion: version + 1, current: { content: { title: "Bản của người thứ nhất" } } },
      },
    });
  });

  it("that bears a mark of state secrecy is not stored; only who, when, which rule and a hash are kept", async () => {
    const { itemId, version, draft } = await written();
    const secret = { ...draft, body: text("TỐI MẬT\nPhương án bảo vệ kỳ họp của tỉnh.") };
    const outcome = await saveDraft(test.ctx, {
      actor: await author(),
      itemId,
      expectedVersion: version,
      draft: secret,
    });
    expect(outcome).toMatchObject({
      ok: false,
      problem: {
        code: "secret-marking",
        status: 422,
        fields: [{ path: "draft.body" }],
      },
    });
    expect((await loadDraft(test.ctx.db, itemId)).version).toBe(version);
    const entry = await test.ctx.db
      .selectFrom("ledger_entry")
      .selectAll()
      .where("act", "=", "draft.refused-secret")
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(entry.details)).not.toContain("Phương án");
    expect(entry.details).toMatchObject({ rules: ["toi-mat-tuyet-mat", "mat-dong-dau"] });
  });

  it("that would begin with such a mark in its title is not begun, and the title stands nowhere", async () => {
    const title = "TUYỆT MẬT: Phương án đón đoàn số 7";
    const outcome = await createItem(test.ctx, {
      actor: await author(),
      kind: "news",
      categorySlug: "tin-hoat-dong",
      title,
    });
    expect(outcome).toMatchObject({
      ok: false,
      problem: { code: "secret-marking", fields: [{ path: "title" }] },
    });
    const drafts = await test.ctx.db.selectFrom("draft").select("title").execute();
    expect(drafts.map((draft) => draft.title)).not.toContain(title);
    const entries = await test.ctx.db
      .selectFrom("ledger_entry")
      .selectAll()
      .where("act", "=", "draft.refused-secret")
      .where("subject_type", "=", "person")
      .execute();
    expect(entries).toHaveLength(1);
    expect(JSON.stringify(entries)).not.toContain("đón đoàn");
  });

  it("that lacks its declaration or its consent document cannot be submitted, and each part is named", async () => {
    const { itemId, version, draft } = await written();
    const incident = { ...draft, kind: "crime-incident" as const, declaration: null };
    const saved = value(
      await saveDraft(test.ctx, { actor: await author(), itemId, expectedVersion: version, draft: incident }),
    );
    const outcome = await submitItem(test.ctx, {
      actor: await author(),
      itemId,
      expectedVersion: saved.version,
    });
    expect(outcome).toMatchObject({
      ok: false,
      problem: { status: 400, fields: [{ path: "declaration" }, { path: "consent" }] },
    });
    expect(await stateOf(itemId)).toBe("draft");
  });

  it("cannot be changed while it is under review, not even with the right version", async () => {
    const { itemId, version, draft } = await written();
    value(await submitItem(test.ctx, { actor: await author(), itemId, expectedVersion: version }));
    const changed = { ...draft, title: "Tin thử nghiệm đã đổi" };
    const input = { actor: await author(), itemId, expectedVersion: version, draft: changed };
    expect(await saveDraft(test.ctx, input)).toMatchObject({ problem: { code: "item-not-editable" } });
  });

  it("is submitted once", async () => {
    const { itemId, version } = await written();
    value(await submitItem(test.ctx, { actor: await author(), itemId, expectedVersion: version }));
    const again = await submitItem(test.ctx, { actor: await author(), itemId, expectedVersion: version });
    expect(again).toMatchObject({ ok: false, problem: { code: "already-submitted", status: 409 } });
  });
});

describe("a sign-off", () => {
  it("is void when the item is taken back, and cannot be given to the old revision any more", async () => {
    const { itemId, revisionId, contentHash } = await approved();
    const item = await loadItem(test.ctx.db, { itemId });
    value(await recallItem(test.ctx, { actor: await author(), itemId, expectedVersion: item?.version ?? 0 }));
    const board = await actor(test.ctx, "phoban");
    expect(
      await releaseItem(test.ctx, { actor: board, itemId, revisionId, contentHash, at: null }),
    ).toMatchObject({
      ok: false,
      problem: { code: "revision-not-releasable" },
    });
    const late = await sign({ itemId, revisionId, contentHash, username: "bientap2", lens: "editorial" });
    expect(late).toMatchObject({ ok: false, problem: { code: "revision-not-current" } });
  });

  it("needs a second factor of the last five minutes", async () => {
    const { itemId, version } = await written();
    const submitted = value(
      await submitItem(test.ctx, { actor: await author(), itemId, expectedVersion: version }),
    );
    const lead = await actor(test.ctx, "phuong-hac-thanh.lanhdao");
    const stale = { ...lead, steppedUpAt: new Date(test.clock.now().getTime() - 6 * 60_000) };
    const { revisionId, contentHash } = submitted;
    const outcome = await signOff(test.ctx, {
      actor: stale,
      itemId,
      revisionId,
      contentHash,
      lens: "unit",
      verdict: "approve",
      reason: "",
    });
    expect(outcome).toMatchObject({ ok: false, problem: { code: "step-up-required", status: 403 } });
  });
});

describe("a scheduled release", () => {
  it("goes out at its time, as it was sealed", async () => {
    const { itemId } = await schedule(30);
    expect(await releaseDue(test.ctx)).toBe(0);
    test.clock.advance(31 * 60_000);
    expect(await releaseDue(test.ctx)).toBe(1);
    expect(await stateOf(itemId)).toBe("released");
  });

  it("that becomes late while the ledger is waited for is taken back and missed", async () => {
    const { itemId } = await schedule(30);
    test.clock.advance(35 * 60_000);
    const ledger = await database.db.startTransaction().execute();
    await appendEntry(ledger, buildEntry());
    const releasing = releaseDue(test.ctx);
    await expect.poll(() => waitingForLocks(database)).toBe(1);
    test.clock.advance(6 * 60_000);
    await ledger.commit().execute();
    expect(await releasing).toBe(0);
    expect(await stateOf(itemId)).toBe("scheduled");
    expect(await releaseDue(test.ctx)).toBe(0);
    expect(await stateOf(itemId)).toBe("missed");
  });

  it("more than ten minutes late is missed and does not go out by itself", async () => {
    const { itemId } = await schedule(30);
    test.clock.advance(41 * 60_000);
    expect(await releaseDue(test.ctx)).toBe(0);
    expect(await stateOf(itemId)).toBe("missed");
    expect(await releaseDue(test.ctx)).toBe(0);
  });

  it("whose content was changed in the database does not go out", async () => {
    const { itemId, revisionId } = await schedule(5);
    await database.adminDb
      .updateTable("revision")
      .set((eb) => ({
        content: eb.fn("jsonb_set", ["content", eb.val("{title}"), eb.val('"Một chữ khác"')]),
      }))
      .where("id", "=", revisionId)
      .execute();
    test.clock.advance(6 * 60_000);
    expect(await releaseDue(test.ctx)).toBe(0);
    expect(await stateOf(itemId)).toBe("missed");
  });
});
