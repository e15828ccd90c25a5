import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { draftContent } from "../../server/editorial/draft-content.ts";
import { saveDraft } from "../../server/editorial/save-draft.ts";
import { addContributor, loadDraft, loadItem } from "../../server/editorial/store.ts";
import { newId } from "../../server/foundation/ids.ts";
import { makeReady } from "../../server/media/make-picture-ready.ts";
import { takeInPicture } from "../../server/media/take-in-picture.ts";
import { openSession } from "../../server/organization/session.ts";
import { recallItem } from "../../server/review/recall-item.ts";
import { testPicture } from "../support/picture.ts";
import { actor, submitThroughActs, value } from "../support/release.ts";
import { openTestNetwork } from "../support/test-network.ts";
import { type Application, startApplication } from "./application.ts";

// What was taken back and is being changed is its writers' again: whoever reads by what was submitted goes on reading that.

let test: Awaited<ReturnType<typeof openTestNetwork>>["test"];
let closeNetwork: () => Promise<void>;
let application: Application;
let itemId: string;
let before: string;
let after: string;

const unsent = "CHƯAGỬIDUYỆT";
const author = "phuong-hac-thanh.canbo";
const readers = ["nghiepvu", "phapluat", "chinhtri", "bientap", "phoban", "thuky", "thanhtra"];

beforeAll(async () => {
  ({ test, close: closeNetwork } = await openTestNetwork());
  const { ctx } = test;
  application = await startApplication(ctx);
  const bytes = await testPicture("goi-video-gia");
  const title = "Cảnh giác cuộc gọi lạ";
  ({ itemId } = await submitThroughActs(ctx, { title, targets: ["portal"], pictures: [bytes] }));
  const writer = await actor(ctx, author);
  const item = await loadItem(ctx.db, { itemId });
  value(await recallItem(ctx, { actor: writer, itemId, expectedVersion: item?.version ?? 0 }));
  test.clock.advance(60_000);
  const { content, version } = await loadDraft(ctx.db, itemId);
  before = content.pictures[0]?.assetId ?? "";
  const taken = await takeInPicture(ctx, {
    assetId: newId(),
    itemId,
    personId: writer.personId,
    filename: `${unsent}.jpg`,
    bytes,
    recordContribution: addContributor,
  });
  after = value(taken).assetId;
  await makeReady(ctx, { assetId: after });
  const text = { type: "text", text: `Thân bài ${unsent} của tin.` };
  const draft = draftContent.parse({
    ...content,
    title: `${title} ${unsent}`,
    summary: `Tóm tắt ${unsent} của tin thử nghiệm.`,
    body: { type: "doc", content: [{ type: "paragraph", content: [text] }] },
    channelTexts: { facebook: `Lời đăng ${unsent}`, zalo: `Lời đăng ${unsent}` },
  });
  value(await saveDraft(ctx, { actor: writer, itemId, expectedVersion: version, draft }));
});

afterAll(async () => {
  await application.close();
  await closeNetwork();
});

async function get(username: string, path: string) {
  const { personId } = await actor(test.ctx, username);
  const session = { personId, at: test.ctx.clock.now(), userAgent: "", source: "" };
  const token = await openSession(test.ctx.db, session);
  const answer = await fetch(`${application.url}/api/v1${path}`, {
    headers: { cookie: `td_session=${token}` },
  });
  return { status: answer.status, body: await answer.text() };
}

const paths = () => [
  `/items/${itemId}`,
  `/items/${itemId}/preview`,
  `/items/${itemId}/pictures`,
  `/items/${itemId}/revisions`,
  `/items/${itemId}/revisions/1`,
  `/items/${itemId}/story`,
  `/items/${itemId}/signers`,
  "/items",
  "/review/queue",
];

describe("an item that was taken back and is being changed", () => {
  it.each(readers)("shows %s what was submitted, and no word or file of the draft", async (username) => {
    for (const path of paths()) {
      const { status, body } = await get(username, path);
      expect(status, path).toBe(200);
      expect(body, path).not.toContain(unsent);
    }
    const { item, draft } = JSON.parse((await get(username, `/items/${itemId}`)).body);
    expect(item.state).toBe("draft");
    expect(draft.content).toMatchObject({ title: "Cảnh giác cuộc gọi lạ", pictures: [{ assetId: before }] });
    const found = async (q: string) =>
      JSON.parse((await get(username, `/items?q=${encodeURIComponent(q)}`)).body).items.length;
    expect(await found("cuộc gọi lạ")).toBe(1);
    expect(await found(unsent)).toBe(0);
    const files = JSON.parse((await get(username, `/items/${itemId}/pictures`)).body).items;
    expect(files.map(({ assetId }: { assetId: string }) => assetId)).toEqual([before]);
    expect((await get(username, `/media/${before}/w320.jpg`)).status).toBe(200);
    expect((await get(username, `/media/${after}/w320.jpg`)).status).toBe(404);
  });

  it.each([author, "phuong-hac-thanh.lanhdao"])(
    "shows %s, who may change it, the draft",
    async (username) => {
      for (const path of [`/items/${itemId}`, `/items/${itemId}/preview`, "/items", `/items?q=${unsent}`])
        expect((await get(username, path)).body, path).toContain(unsent);
      expect((await get(username, `/media/${after}/w320.jpg`)).status).toBe(200);
    },
  );
});
