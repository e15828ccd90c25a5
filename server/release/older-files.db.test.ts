import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildPdf } from "../../tests/support/builders/document-builder.ts";
import { actor, approveThroughActs, submitThroughActs, value } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import { loadDraft, loadItem } from "../editorial/store.ts";
import { recallItem } from "../review/recall-item.ts";
import { submitItem } from "../review/submit-item.ts";
import { releaseItem } from "./release-item.ts";

let network: Awaited<ReturnType<typeof openTestNetwork>>;
let folder: string;

beforeAll(async () => {
  network = await openTestNetwork();
  folder = await mkdtemp(join(tmpdir(), "trongdong-older-files-"));
});

afterAll(async () => {
  await network.close();
  await rm(folder, { recursive: true, force: true });
});

it("a file that older rules let in is released by nobody, and is read again when the item is submitted anew", async () => {
  const { ctx } = network.test;
  const file = join(folder, "thong-bao.pdf");
  await writeFile(file, buildPdf(["Thông báo số 12"]));
  const submitted = await submitThroughActs(ctx, {
    title: "Cảnh báo có tệp cũ",
    targets: ["portal"],
    documents: [file],
  });
  const { itemId } = submitted;
  await approveThroughActs(ctx, { kind: "warning", ...submitted });
  const { adminDb } = network.database;
  await adminDb.updateTable("media_asset").set({ rules_version: 1 }).where("item_id", "=", itemId).execute();
  const board = await actor(ctx, "phoban");
  expect(await releaseItem(ctx, { actor: board, ...submitted, at: null })).toMatchObject({
    ok: false,
    problem: { code: "files-of-older-rules", status: 409 },
  });
  const author = await actor(ctx, "phuong-hac-thanh.canbo");
  const version = async () => (await loadItem(ctx.db, { itemId }))?.version ?? 0;
  value(await recallItem(ctx, { actor: author, itemId, expectedVersion: await version() }));
  const draft = await loadDraft(ctx.db, itemId);
  const again = await submitItem(ctx, { actor: author, itemId, expectedVersion: draft.version });
  expect(again).toMatchObject({ ok: false, problem: { code: "files-of-older-rules" } });
  const asset = adminDb.selectFrom("media_asset").select(["state", "attempts"]).where("item_id", "=", itemId);
  expect(await asset.execute()).toEqual([{ state: "processing", attempts: 0 }]);
});
