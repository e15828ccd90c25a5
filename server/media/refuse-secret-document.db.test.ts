import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPdf } from "../../tests/support/builders/document-builder.ts";
import {
  actor,
  addDocument,
  approveThroughActs,
  releaseThroughActs,
  submitThroughActs,
  value,
} from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import { takeRelease } from "../delivery/take-release.ts";
import { createItem } from "../editorial/create-item.ts";
import { documentScreening } from "../editorial/document-screening.ts";
import { addContributor } from "../editorial/store.ts";
import type { Context } from "../foundation/context.ts";
import { newId } from "../foundation/ids.ts";
import { publishArticle } from "../platforms/portal/publish-article.ts";
import { releaseDue } from "../release/release-due.ts";
import { releaseItem } from "../release/release-item.ts";
import { makeDocumentReady } from "./make-document-ready.ts";
import { readAgain } from "./read-again.ts";
import { loadAssets } from "./store.ts";
import { takeInDocument } from "./take-in-file.ts";

let network: Awaited<ReturnType<typeof openTestNetwork>>;
let ctx: Context;
let folder: string;
/** Reads as tomorrow's rules do, which find a mark in everything. */
let stricter: string;

beforeAll(async () => {
  network = await openTestNetwork();
  ({ ctx } = network.test);
  folder = await mkdtemp(join(tmpdir(), "trongdong-secret-"));
  stricter = join(folder, "stricter.mjs");
  const answer = JSON.stringify({ outcome: "read", pages: 1, text: "Chữ mật", rules: ["toi-mat-tuyet-mat"] });
  await writeFile(
    stricter,
    `import { parentPort } from "node:worker_threads";\nparentPort.postMessage(${answer});\n`,
  );
});

afterAll(async () => {
  await network.close();
  await rm(folder, { recursive: true, force: true });
});

const { signal } = new AbortController();

async function pdf(words: string) {
  const bytes = buildPdf([words]);
  const digest = createHash("sha256").update(bytes).digest("hex");
  const file = join(folder, `${digest}.pdf`);
  await writeFile(file, bytes);
  return { file, digest };
}

/** A new draft to which the officer attaches a document. */
async function attached(file: string) {
  const author = await actor(ctx, "phuong-hac-thanh.canbo");
  const title = "Tin có tệp đính kèm";
  const created = await createItem(ctx, {
    actor: author,
    kind: "warning",
    categorySlug: "lua-dao-truc-tuyen",
    title,
  });
  const { itemId } = value(created);
  const added = { itemId, personId: author.personId, filename: "Thông báo.pdf", file };
  return { itemId, assetId: await addDocument(ctx, added), added };
}

/** As if every file of these bytes had been taken by rules of long ago. */
async function ageAll(digest: string) {
  const { adminDb } = network.database;
  const older = { rules_version: 1 };
  await adminDb.updateTable("media_asset").set(older).where("original_digest", "=", digest).execute();
  await adminDb.updateTable("media_rendition").set(older).where("digest", "=", digest).execute();
}

const stricterScreening = () => ({ ...documentScreening, reader: stricter });

/** The next submission puts the item's files back in line, and stricter rules find a mark. */
async function readByStricterRules({ itemId, assetId }: { itemId: string; assetId: string }) {
  await readAgain(ctx, { itemId });
  await makeDocumentReady(ctx, { assetId, screening: stricterScreening(), signal });
}

async function assetOf(assetId: string) {
  const [asset] = await loadAssets(ctx.db, { assetIds: [assetId] });
  if (asset === undefined) throw new Error("no such asset");
  return asset;
}

/** Where anything of the document still is. */
async function left(digest: string) {
  const texts = ctx.db.selectFrom("document_text").select("digest").where("digest", "=", digest);
  const [original, rendition, text] = await Promise.all([
    ctx.files.size("originals", digest),
    ctx.files.size("renditions", digest),
    texts.executeTakeFirst(),
  ]);
  return { original: original !== undefined, rendition: rendition !== undefined, text: text !== undefined };
}
const nothing = { original: false, rendition: false, text: false };

const alarms = (digest: string) =>
  ctx.db.selectFrom("watch_alarm").select("finding").where("subject", "=", `secret:${digest}`).execute();

async function refusals(digest: string): Promise<readonly string[]> {
  const entries = await ctx.db
    .selectFrom("ledger_entry")
    .select(["subject_id", "details"])
    .where("act", "=", "draft.refused-secret")
    .orderBy("seq")
    .execute();
  return entries
    .filter(({ details }) => JSON.stringify(details).includes(digest))
    .map(({ subject_id }) => subject_id);
}

describe("a document of older rules in which a mark of state secrecy is found when it is read again", () => {
  it("is nowhere any more, neither its bytes nor its words, also where others attached the same bytes", async () => {
    const { file, digest } = await pdf("Kế hoạch số 1");
    const first = await attached(file);
    const twin = await attached(file);
    await ageAll(digest);
    expect(await left(digest)).toEqual({ original: true, rendition: true, text: true });
    const waiting = { ...twin.added, assetId: newId(), recordContribution: addContributor };
    value(await takeInDocument(ctx, waiting));
    await readByStricterRules(first);
    expect(await left(digest)).toEqual(nothing);
    // Whose turn comes later is told the same, and not that the reading failed.
    await makeDocumentReady(ctx, { assetId: waiting.assetId, screening: documentScreening, signal });
    for (const assetId of [first.assetId, twin.assetId, waiting.assetId])
      expect(await assetOf(assetId)).toMatchObject({
        state: "rejected",
        rejectReason: expect.stringContaining("đã bị xóa khỏi hệ thống"),
        renditions: [],
      });
    expect((await refusals(digest)).toSorted()).toEqual([first.itemId, twin.itemId, twin.itemId].toSorted());
    expect(await alarms(digest)).toEqual([]);
  });

  it("is taken away by the next turn when the process died in between", async () => {
    const { file, digest } = await pdf("Kế hoạch số 2");
    const document = await attached(file);
    await ageAll(digest);
    await readAgain(ctx, document);
    const dying = {
      ...ctx,
      files: { ...ctx.files, remove: () => Promise.reject(new Error("the process died")) },
    };
    const { assetId } = document;
    const turn = { assetId, screening: stricterScreening(), signal };
    await expect(makeDocumentReady(dying, turn)).rejects.toThrow("the process died");
    expect(await left(digest)).toEqual({ original: true, rendition: true, text: false });
    // Somebody attaches the same bytes just then: they stay for his turn, which takes them away.
    const other = { ...document.added, assetId: newId(), recordContribution: addContributor };
    value(await takeInDocument(ctx, other));
    await makeDocumentReady(ctx, turn);
    expect(await left(digest)).toEqual({ original: true, rendition: true, text: false });
    await makeDocumentReady(ctx, { ...turn, assetId: other.assetId });
    expect(await left(digest)).toEqual(nothing);
    await makeDocumentReady(ctx, turn);
    expect(await left(digest)).toEqual(nothing);
  });

  it("keeps no name that bears the mark itself", async () => {
    const { file, digest } = await pdf("Kế hoạch số 3");
    const document = await attached(file);
    await ageAll(digest);
    const { adminDb } = network.database;
    const marked = { filename: "TỐI MẬT kế hoạch.pdf" };
    await adminDb.updateTable("media_asset").set(marked).where("id", "=", document.assetId).execute();
    await readByStricterRules(document);
    expect((await assetOf(document.assetId)).filename).toBe("Tệp đã từ chối.pdf");
  });

  it("is not said to be deleted where a sealed revision has it: its officer and the administrators read where it stands", async () => {
    const { file, digest } = await pdf("Kế hoạch số 4");
    const submitted = await submitThroughActs(ctx, {
      title: "Tin đã gửi duyệt có tệp",
      targets: ["portal"],
      documents: [file],
    });
    await approveThroughActs(ctx, { kind: "warning", ...submitted });
    const board = await actor(ctx, "phoban");
    const at = new Date(ctx.clock.now().getTime() + 3_600_000);
    const { releaseId } = value(await releaseItem(ctx, { actor: board, ...submitted, at }));
    const twin = await attached(file);
    await ageAll(digest);
    await readByStricterRules(twin);
    expect(await left(digest)).toEqual({ original: true, rendition: true, text: false });
    const of = await loadAssets(ctx.db, { itemId: submitted.itemId });
    for (const { rejectReason, renditions } of [...of, await assetOf(twin.assetId)]) {
      expect(rejectReason).toContain("chưa bị xóa: một phiên bản đã gửi duyệt");
      expect(rejectReason).not.toContain("đã bị xóa");
      expect(renditions).toEqual([]);
    }
    const [alarm, ...more] = await alarms(digest);
    expect(more).toEqual([]);
    expect(alarm?.finding).toContain("nằm trong phiên bản đã gửi duyệt");
    expect(alarm?.finding).toContain(submitted.itemId);
    // Nor does it go out by itself when its time comes.
    network.test.clock.advance(3_600_000);
    await releaseDue(ctx);
    const release = ctx.db.selectFrom("release").select("state").where("id", "=", releaseId);
    expect(await release.executeTakeFirst()).toEqual({ state: "missed" });
  });

  it("is not said to be deleted while the portal shows it, and raises an alarm that names the item", async () => {
    const { file, digest } = await pdf("Kế hoạch số 5");
    const { itemId } = await releaseThroughActs(ctx, {
      title: "Tin đã phát hành có tệp",
      targets: ["portal"],
      documents: [file],
    });
    await takeRelease(ctx, { publishToPortal: publishArticle });
    const [asset] = await loadAssets(ctx.db, { itemId });
    const assetId = asset?.assetId ?? "";
    await ageAll(digest);
    await readByStricterRules({ itemId, assetId });
    expect((await assetOf(assetId)).rejectReason).toContain("chưa bị xóa: bản đã phát hành đang công khai");
    expect(await left(digest)).toEqual({ original: true, rendition: true, text: false });
    const found = await alarms(digest);
    expect(found).toEqual([{ finding: expect.stringContaining("đang công khai trên Cổng") }]);
    expect(found[0]?.finding).toContain(itemId);
    // A turn that a crash repeats changes nothing of it.
    await makeDocumentReady(ctx, { assetId, screening: stricterScreening(), signal });
    expect(await left(digest)).toEqual({ original: true, rendition: true, text: false });
    expect(await alarms(digest)).toEqual(found);
  });
});
