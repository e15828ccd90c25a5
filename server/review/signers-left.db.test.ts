import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Kind } from "../../body/kinds/list.ts";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { value } from "../../tests/support/release.ts";
import { draftOf, type Newsroom, openNewsroom } from "../../tests/support/small-newsroom.ts";
import { createItem } from "../editorial/create-item.ts";
import { saveDraft } from "../editorial/save-draft.ts";
import { loadDraft, loadItem } from "../editorial/store.ts";
import type { Lens, Role } from "../organization/roles.ts";
import { judgeRelease } from "../release/judge-release.ts";
import { openReview } from "./open-review.ts";
import { readSigners } from "./read-signers.ts";
import { recallItem } from "./recall-item.ts";
import { returnItem } from "./return-item.ts";
import { signOff } from "./sign-off.ts";
import { submitItem } from "./submit-item.ts";
import { waitingWithoutPeople } from "./waiting-without-people.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;
let newsroom: Newsroom;

const atWork: readonly (readonly [string, Role])[] = [
  ["lanhdao", "unit-lead"],
  ["nghiepvu", "reviewer:professional"],
  ["phapluat", "reviewer:legal"],
  ["chinhtri", "reviewer:political"],
  ["bientap", "editor"],
  ["ban", "publisher"],
  ["quantri", "admin"],
];

beforeAll(async () => {
  database = await createTestDatabase();
  test = await createTestContext({ database });
  const others = [...atWork.map(([username]) => username), "cappho"];
  newsroom = await openNewsroom(test.ctx, {
    people: [
      { username: "viet", roles: ["contributor"] },
      ...others.map((username) => ({ username, roles: ["contributor"] as const })),
    ],
  });
});

afterAll(async () => {
  await test.close();
  await database.drop();
});

beforeEach(async () => {
  await newsroom.dismissAll();
  await database.db.updateTable("person").set({ active: true }).execute();
  for (const [username, role] of atWork) await newsroom.give(username, role);
  test.clock.advance(1000);
});

async function write(kind: Kind, title = "Bắt đối tượng trộm cắp") {
  const { ctx } = test;
  const { itemId } = value(
    await createItem(ctx, { actor: await newsroom.actor("viet"), kind, categorySlug: "tin-an-ninh", title }),
  );
  await change(itemId, "viet", title);
  return itemId;
}

async function change(itemId: string, by: string, title: string) {
  const draft = await loadDraft(database.db, itemId);
  const actor = await newsroom.actor(by);
  const input = { actor, itemId, expectedVersion: draft.version, draft: draftOf(draft.content, { title }) };
  return value(await saveDraft(test.ctx, input));
}

async function submit(itemId: string) {
  const draft = await loadDraft(database.db, itemId);
  const actor = await newsroom.actor("viet");
  return submitItem(test.ctx, { actor, itemId, expectedVersion: draft.version });
}

async function sign(itemId: string, by: string, lens: Lens) {
  const actor = await newsroom.actor(by);
  const { revision } = value(await openReview(test.ctx, { judgeRelease }, { actor, itemId }));
  return signOff(test.ctx, {
    actor,
    itemId,
    revisionId: revision.id,
    contentHash: revision.contentHash.toString("hex"),
    lens,
    verdict: "approve",
    reason: "",
  });
}

const signers = async (itemId: string, username: string) =>
  value(await readSigners(test.ctx, { actor: await newsroom.actor(username), itemId }));

describe("a leader who is about to change what only the leader may sign", () => {
  it("is told before the first key what is lost, and whether somebody else is left", async () => {
    const itemId = await write("news");
    expect((await signers(itemId, "lanhdao")).lost).toEqual([{ lens: "unit", others: [] }]);
    await newsroom.give("cappho", "unit-lead");
    expect((await signers(itemId, "lanhdao")).lost).toEqual([
      { lens: "unit", others: ["Thượng úy Nguyễn Văn An"] },
    ]);
    // Whoever has changed it has nothing left to lose, and whoever signs nothing loses nothing.
    await change(itemId, "lanhdao", "Bắt hai đối tượng trộm cắp");
    expect((await signers(itemId, "lanhdao")).lost).toEqual([]);
    expect((await signers(itemId, "viet")).lost).toEqual([]);
  });
});

describe("sending an item that nobody is left to sign", () => {
  it.each<[Lens, string, Kind]>([
    ["unit", "lanhdao", "news"],
    ["editorial", "bientap", "news"],
    ["professional", "nghiepvu", "crime-incident"],
    ["legal", "phapluat", "warning"],
    ["political", "chinhtri", "crime-incident"],
  ])("is refused with the lens %s and the name of who changed it", async (lens, username, kind) => {
    if (lens === "editorial") await newsroom.take("ban", "publisher");
    const itemId = await write(kind);
    await change(itemId, username, "Bắt hai đối tượng trộm cắp");
    const refused = await submit(itemId);
    expect(refused).toMatchObject({
      ok: false,
      problem: {
        code: "no-signer-left",
        status: 409,
        extra: { vacant: [{ step: lens, barred: ["Thượng úy Nguyễn Văn An"] }] },
      },
    });
    expect(refused.ok ? "" : refused.problem.detail).toContain("giao quyền cho người duyệt thay");
    expect((await signers(itemId, "viet")).vacant.map(({ step }) => step)).toContain(lens);
    // A deputy is the way out.
    await newsroom.give("cappho", roleOf[lens]);
    expect(await submit(itemId)).toMatchObject({ ok: true });
  });

  it("is refused when the only one was deactivated, lost the right, or holds a role that excludes it", async () => {
    const itemId = await write("news");
    const deactivate = (active: boolean) =>
      database.db.updateTable("person").set({ active }).where("username", "=", "lanhdao").execute();
    await deactivate(false);
    expect(await submit(itemId)).toMatchObject({ ok: false, problem: { code: "no-signer-left" } });
    await deactivate(true);
    await newsroom.give("lanhdao", "auditor");
    expect(await submit(itemId)).toMatchObject({ ok: false, problem: { code: "no-signer-left" } });
    await newsroom.take("lanhdao", "auditor");
    await newsroom.take("lanhdao", "unit-lead");
    expect(await submit(itemId)).toMatchObject({ ok: false, problem: { code: "no-signer-left" } });
    await newsroom.give("lanhdao", "unit-lead");
    expect(await submit(itemId)).toMatchObject({ ok: true });
  });

  it("is refused when one person holds the only right to two lenses", async () => {
    await newsroom.take("phapluat", "reviewer:legal");
    await newsroom.give("nghiepvu", "reviewer:legal");
    const itemId = await write("crime-incident");
    const refused = await submit(itemId);
    expect(refused).toMatchObject({ ok: false, problem: { code: "no-signer-left" } });
    expect(refused.ok ? "" : refused.problem.detail).toContain("«Pháp luật»");
  });
});

describe("an item that waits and has lost its last signer", () => {
  it("is seen as such by its author, the board and the administrator, and the board can give it back", async () => {
    const itemId = await write("news");
    value(await submit(itemId));
    const board = await newsroom.actor("ban");
    expect(value(await openReview(test.ctx, { judgeRelease }, { actor: board, itemId })).may.return).toBe(
      false,
    );
    expect((await signers(itemId, "viet")).vacant).toEqual([]);
    await newsroom.take("lanhdao", "unit-lead");
    expect((await signers(itemId, "viet")).vacant).toEqual([{ step: "unit", barred: [] }]);
    const line = { unitCode: "X001", unitName: "Công an phường Hạc Thành", lens: "unit" };
    for (const username of ["ban", "quantri"]) {
      const actor = await newsroom.actor(username);
      const still = value(await waitingWithoutPeople(test.ctx, { actor })).items;
      expect(still).toContainEqual(expect.objectContaining(line));
    }
    const opened = value(await openReview(test.ctx, { judgeRelease }, { actor: board, itemId }));
    expect(opened.may.return).toBe(true);
    const revisionId = opened.revision.id;
    const reason = "Đơn vị đang khuyết người duyệt";
    expect(await returnItem(test.ctx, { actor: board, itemId, revisionId, reason })).toMatchObject({
      ok: true,
    });
    expect(await loadItem(database.db, { itemId })).toMatchObject({ state: "draft", returnedReason: reason });
  });

  it("goes on when a deputy is given the right", async () => {
    const itemId = await write("crime-incident");
    value(await submit(itemId));
    value(await sign(itemId, "lanhdao", "unit"));
    const actor = await newsroom.actor("quantri");
    const political = async () =>
      value(await waitingWithoutPeople(test.ctx, { actor })).items.find(({ lens }) => lens === "political")
        ?.items ?? 0;
    const before = await political();
    await newsroom.take("chinhtri", "reviewer:political");
    expect(await political()).toBeGreaterThan(before);
    await newsroom.give("cappho", "reviewer:political");
    expect(await political()).toBe(0);
    expect(await sign(itemId, "cappho", "political")).toMatchObject({ ok: true });
  });

  it("can be recalled by its author, whatever its signers became", async () => {
    const itemId = await write("news");
    value(await submit(itemId));
    await newsroom.take("lanhdao", "unit-lead");
    const item = await loadItem(database.db, { itemId });
    const actor = await newsroom.actor("viet");
    const recalled = await recallItem(test.ctx, { actor, itemId, expectedVersion: item?.version ?? 0 });
    expect(recalled).toMatchObject({ ok: true });
  });

  it("is no list for those who can do nothing about it", async () => {
    const refused = await waitingWithoutPeople(test.ctx, { actor: await newsroom.actor("nghiepvu") });
    expect(refused).toMatchObject({ ok: false, problem: { status: 403 } });
  });
});

const roleOf: Record<Lens, Role> = {
  unit: "unit-lead",
  editorial: "editor",
  professional: "reviewer:professional",
  legal: "reviewer:legal",
  political: "reviewer:political",
};
