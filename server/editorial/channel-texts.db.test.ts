import { afterAll, beforeAll, expect, it } from "vitest";
import { actor, value } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import type { Actor } from "../organization/actor.ts";
import { createItem } from "./create-item.ts";
import { saveDraft } from "./save-draft.ts";
import { loadDraft } from "./store.ts";

let test: Awaited<ReturnType<typeof openTestNetwork>>["test"];
let closeNetwork: () => Promise<void>;
let author: Actor;

beforeAll(async () => {
  ({ test, close: closeNetwork } = await openTestNetwork());
  author = await actor(test.ctx, "phuong-hac-thanh.canbo");
});

afterAll(async () => {
  await closeNetwork();
});

const aDraft = async (ctx = test.ctx) => {
  const order = { actor: author, kind: "news", categorySlug: "tin-hoat-dong", title: "" } as const;
  const { itemId } = value(await createItem(ctx, order));
  const { content } = await loadDraft(ctx.db, itemId);
  const save = (expectedVersion: number, channelTexts: Record<string, string | null>) =>
    saveDraft(test.ctx, { actor: author, itemId, expectedVersion, draft: { ...content, channelTexts } });
  return { itemId, content, save };
};

it("a new draft has a place for the words of each platform in the list", async () => {
  const { content } = await aDraft();
  expect(content.channelTexts).toEqual(Object.fromEntries(test.ctx.platforms.map(({ id }) => [id, null])));
});

it("words for a platform that nobody knows are refused by the name of their field", async () => {
  const { save } = await aDraft();
  const refused = await save(1, { mastodon: "Lời" });
  expect(refused.ok ? [] : refused.problem.fields?.map(({ path }) => path)).toEqual([
    "draft.channelTexts.mastodon",
  ]);
});

it("what was written for a platform that has left the list stays, and stops no other save", async () => {
  const [some] = test.ctx.platforms;
  if (some === undefined) throw new Error("the list is empty");
  const { itemId, save } = await aDraft({ ...test.ctx, platforms: [some, { ...some, id: "mastodon" }] });
  value(await save(1, { [some.id]: "Lời mới", mastodon: null }));
  expect((await loadDraft(test.ctx.db, itemId)).content.channelTexts).toEqual({
    [some.id]: "Lời mới",
    mastodon: null,
  });
  expect((await save(2, { mastodon: "Lời khác" })).ok).toBe(false);
});
