import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actor, value } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import type { Actor } from "../organization/actor.ts";
import { createItem } from "./create-item.ts";
import { saveDraft } from "./save-draft.ts";
import { loadDraft } from "./store.ts";

let test: Awaited<ReturnType<typeof openTestNetwork>>["test"];
let closeNetwork: () => Promise<void>;
let author: Actor;
let lead: Actor;

beforeAll(async () => {
  ({ test, close: closeNetwork } = await openTestNetwork());
  author = await actor(test.ctx, "phuong-hac-thanh.canbo");
  lead = await actor(test.ctx, "phuong-hac-thanh.lanhdao");
});

afterAll(async () => {
  await closeNetwork();
});

/** A new item and the way to save it as the newsroom does. */
async function anItem() {
  const { itemId } = value(
    await createItem(test.ctx, { actor: author, kind: "news", categorySlug: "tin-hoat-dong", title: "" }),
  );
  const { content } = await loadDraft(test.ctx.db, itemId);
  const save = (by: Actor, expectedVersion: number, title: string) =>
    saveDraft(test.ctx, { actor: by, itemId, expectedVersion, draft: { ...content, title } });
  return { itemId, save };
}

describe("a save whose answer was lost", () => {
  it("is answered with the version that it made when it is sent again, and changes nothing", async () => {
    const { itemId, save } = await anItem();
    const first = value(await save(author, 1, "Câu đã gõ"));
    test.clock.advance(60_000);
    expect(value(await save(author, 1, "Câu đã gõ"))).toEqual(first);
    expect((await loadDraft(test.ctx.db, itemId)).version).toBe(first.version);
  });

  it("is answered so though a colleague saved since, whose words stay", async () => {
    const { itemId, save } = await anItem();
    const first = value(await save(author, 1, "Của tôi"));
    value(await save(lead, first.version, "Của đồng nghiệp"));
    expect(value(await save(author, 1, "Của tôi")).version).toBe(first.version);
    const draft = await loadDraft(test.ctx.db, itemId);
    expect([draft.version, draft.content.title]).toEqual([first.version + 1, "Của đồng nghiệp"]);
  });

  it.each([
    ["other words of the same person", () => author, "Câu khác"],
    ["the same words of somebody else", () => lead, "Câu đã gõ"],
  ])("is not mistaken for %s: those meet a conflict", async (_, by, title) => {
    const { itemId, save } = await anItem();
    const first = value(await save(author, 1, "Câu đã gõ"));
    const outcome = await save(by(), 1, title);
    expect(outcome.ok ? "" : outcome.problem.code).toBe("version-conflict");
    expect((await loadDraft(test.ctx.db, itemId)).version).toBe(first.version);
  });

  it("is remembered among many saves, and not for ever", async () => {
    const { itemId, save } = await anItem();
    for (let version = 1; version <= 30; version += 1) value(await save(author, version, `Lần ${version}`));
    expect(value(await save(author, 25, "Lần 25")).version).toBe(26);
    expect((await save(author, 3, "Lần 3")).ok).toBe(false);
    expect((await loadDraft(test.ctx.db, itemId)).recentSaves).toHaveLength(20);
  });
});
