import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { buildPdf } from "../../tests/support/builders/document-builder.ts";
import { buildOrganization } from "../../tests/support/builders/organization-builder.ts";
import { filmVideo } from "../../tests/support/builders/video-builder.ts";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { addDocument } from "../../tests/support/release.ts";
import { documentScreening } from "../editorial/document-screening.ts";
import { addContributor } from "../editorial/store.ts";
import type { Context } from "../foundation/context.ts";
import { newId } from "../foundation/ids.ts";
import { sharp } from "../foundation/picture-engine.ts";
import { projectRoot } from "../foundation/project-root.ts";
import { loadReadyAssets } from "./load-ready-assets.ts";
import { makeDocumentReady } from "./make-document-ready.ts";
import { makeReady } from "./make-picture-ready.ts";
import { makeVideoReady } from "./make-video-ready.ts";
import { notTaken, readAgain } from "./read-again.ts";
import { loadAssets } from "./store.ts";
import { takeInDocument, takeInVideo } from "./take-in-file.ts";
import { takeInPicture } from "./take-in-picture.ts";
import { startVideoPump } from "./video-pump.ts";
import { findVideoTools } from "./video-tools.ts";

let database: TestDatabase;
let ctx: Context;
let close: () => Promise<void>;
let folder: string;
let personId: string;
let itemId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ ctx, close } = await createTestContext({ database }));
  folder = await mkdtemp(join(tmpdir(), "trongdong-intake-"));
  const people = await buildOrganization(ctx, {
    people: [{ username: "canbo", unit: "X001", roles: ["contributor"] }],
  });
  personId = people.get("canbo") ?? "";
  itemId = newId();
  const at = ctx.clock.now();
  await ctx.db
    .insertInto("item")
    .values({
      id: itemId,
      unit_code: "X001",
      created_by: personId,
      created_at: at,
      state: "draft",
      version: 1,
      updated_at: at,
    })
    .execute();
});

afterAll(async () => {
  await close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const incoming = (file: string, assetId = newId()) => ({
  assetId,
  itemId,
  personId,
  filename: "phong-su.mp4",
  file,
  recordContribution: addContributor,
});

async function takeIn(file: string): Promise<string> {
  const taken = await takeInVideo(ctx, incoming(file));
  if (!taken.ok) throw new Error(taken.problem.detail);
  return taken.value.assetId;
}

async function assetOf(assetId: string) {
  const [asset] = await loadAssets(ctx.db, { assetIds: [assetId] });
  if (asset === undefined) throw new Error("no such asset");
  return asset;
}

async function until(condition: () => Promise<boolean>, seconds = 120): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error("it did not come about in time");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The ffmpeg processes that work in this test's folder. */
async function runningTools(): Promise<string[]> {
  const lines = await Promise.all(
    (await readdir("/proc"))
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")),
  );
  return lines.filter((line) => line.includes("ffmpeg") && line.includes(ctx.config.dataDir));
}

describe("a video that came in", () => {
  it("is recorded once however often the call is repeated, with its uploader as contributor", async () => {
    const file = await filmVideo({ folder, seconds: 1, size: "320x240", name: "once.mp4" });
    const input = incoming(file);
    expect(await takeInVideo(ctx, input)).toEqual(await takeInVideo(ctx, input));
    const hands = await ctx.db
      .selectFrom("contributor")
      .select("person_id")
      .where("item_id", "=", itemId)
      .execute();
    expect(hands).toEqual([{ person_id: personId }]);
    await ctx.db
      .updateTable("media_asset")
      .set({ state: "rejected" })
      .where("id", "=", input.assetId)
      .execute();
  });

  it("is refused at once when it only bears the name of one, or is another kind of file", async () => {
    const file = join(folder, "forged.mp4");
    for (const bytes of [
      Buffer.from("<script>alert(1)</script>"),
      buildPdf(["a"]),
      Buffer.from("#EXTM3U\n"),
    ]) {
      await writeFile(file, bytes);
      expect(await takeInVideo(ctx, incoming(file))).toMatchObject({
        ok: false,
        problem: {
          code: "video-wrong-type",
          status: 422,
          detail: expect.stringContaining("MP4, MOV hoặc WebM"),
        },
      });
    }
  });

  it("waits while ffmpeg is missing, and is made as soon as it is there", async () => {
    const assetId = await takeIn(await filmVideo({ folder, seconds: 1, size: "320x240", name: "waits.mp4" }));
    let installed = false;
    let requests = 0;
    const pump = startVideoPump(ctx, {
      findTools() {
        requests += 1;
        return installed ? findVideoTools() : findVideoTools(folder);
      },
    });
    await expect.poll(() => requests, { timeout: 10_000 }).toBeGreaterThan(0);
    expect(await assetOf(assetId)).toMatchObject({ state: "processing", rejectReason: "" });
    installed = true;
    pump.wake();
    await until(async () => (await assetOf(assetId)).state === "ready");
    await pump.stop();
    const { renditions, durationMs } = await assetOf(assetId);
    expect(durationMs).toBeGreaterThan(900);
    for (const { digest, bytes } of renditions)
      expect(await ctx.files.size("renditions", digest)).toBe(bytes);
  });

  it("of the same bytes takes over what was made before", async () => {
    const file = join(folder, "waits.mp4");
    const assetId = await takeIn(file);
    const tools = { ffmpeg: "/nonexistent", ffprobe: "/nonexistent" };
    await makeVideoReady(ctx, { assetId, tools, signal: new AbortController().signal });
    expect(await assetOf(assetId)).toMatchObject({ state: "ready" });
  });

  it("that is broken is rejected with a reason to act on", async () => {
    const file = join(folder, "broken.mp4");
    await writeFile(
      file,
      Buffer.concat([Buffer.from("\0\0\0\x18ftypmp42\0\0\0\0mp42isom"), Buffer.alloc(9000, 1)]),
    );
    const assetId = await takeIn(file);
    const pump = startVideoPump(ctx);
    await until(async () => (await assetOf(assetId)).state === "rejected");
    await pump.stop();
    expect((await assetOf(assetId)).rejectReason).toContain("Hãy xuất lại rồi tải lên");
  });
});

describe("the making of a video", () => {
  it("dies with a killed worker, ffmpeg too, and is resumed by the next one", async () => {
    const assetId = await takeIn(
      await filmVideo({ folder, seconds: 20, size: "640x360", rate: 25, name: "killed.mp4" }),
    );
    const worker = spawn(process.execPath, [join(projectRoot(), "tests/support/video-worker.ts")], {
      cwd: projectRoot(),
      stdio: ["ignore", "ignore", "inherit"],
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: database.url,
        DATA_DIR: ctx.config.dataDir,
        SEED: "none",
      },
    });
    onTestFinished(() => void worker.kill("SIGKILL"));
    await until(async () => (await runningTools()).length > 0);
    // Another worker leaves it to who has begun: there is one tool at a time, and none between two.
    const beside = startVideoPump(ctx);
    const atOnce: number[] = [];
    for (let look = 0; look < 20; look += 1) {
      atOnce.push((await runningTools()).length);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await beside.stop();
    expect(Math.max(...atOnce)).toBe(1);
    worker.kill("SIGKILL");
    await until(async () => (await runningTools()).length === 0, 5);
    expect(await assetOf(assetId)).toMatchObject({ state: "processing", renditions: [] });

    const next = startVideoPump(ctx);
    await until(async () => (await assetOf(assetId)).state === "ready");
    await next.stop();
    const { renditions } = await assetOf(assetId);
    expect(renditions.map((rendition) => rendition.name)).toContain("master.m3u8");
    const { attempts } = await ctx.db
      .selectFrom("media_asset")
      .select("attempts")
      .where("id", "=", assetId)
      .executeTakeFirstOrThrow();
    expect(attempts).toBe(2);
  }, 300_000);

  it("ends at once when the worker is stopped, and that does not count against the video", async () => {
    const assetId = await takeIn(
      await filmVideo({ folder, seconds: 20, size: "640x360", rate: 24, name: "shutdown.mp4" }),
    );
    const pump = startVideoPump(ctx);
    await until(async () => (await runningTools()).length > 0);
    const started = Date.now();
    await pump.stop();
    expect(Date.now() - started).toBeLessThan(3000);
    expect(await runningTools()).toEqual([]);
    const row = await ctx.db
      .selectFrom("media_asset")
      .select(["state", "attempts"])
      .where("id", "=", assetId)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ state: "processing", attempts: 0 });
  });

  it("is given up after three beginnings, so that a video cannot end the worker for ever", async () => {
    const waiting = await ctx.db
      .updateTable("media_asset")
      .set({ attempts: 3 })
      .where("state", "=", "processing")
      .where("kind", "=", "video")
      .returning("id")
      .executeTakeFirstOrThrow();
    const pump = startVideoPump(ctx);
    await until(async () => (await assetOf(waiting.id)).state === "rejected");
    await pump.stop();
    expect((await assetOf(waiting.id)).rejectReason).toContain("đã thử nhiều lần");
  });
});

describe("a picture that came in", () => {
  it("is given up after three beginnings that ended the process", async () => {
    const bytes = await sharp({ create: { width: 300, height: 300, channels: 3, background: "#808080" } })
      .png()
      .toBuffer();
    const input = { ...incoming(""), filename: "anh.png", bytes };
    await takeInPicture(ctx, input);
    const { assetId } = input;
    await ctx.db.updateTable("media_asset").set({ attempts: 3 }).where("id", "=", assetId).execute();
    await makeReady(ctx, { assetId });
    expect(await assetOf(assetId)).toMatchObject({
      state: "rejected",
      rejectReason: expect.stringContaining("đã thử nhiều lần"),
    });
  });
});

describe("a document that came in", () => {
  const attach = async (bytes: Buffer, filename = "Thông báo.pdf") => {
    const file = join(folder, "document.pdf");
    await writeFile(file, bytes);
    return addDocument(ctx, { itemId, personId, filename, file });
  };

  it("keeps its bytes, and its words for search", async () => {
    const bytes = buildPdf(["Kế hoạch bảo đảm an ninh trật tự"]);
    const asset = await assetOf(await attach(bytes));
    expect(asset).toMatchObject({ state: "ready", pages: 1, kind: "document" });
    const { digest } = asset.renditions[0] ?? { digest: "" };
    expect(await readFile(ctx.files.path("renditions", digest))).toEqual(bytes);
    expect(
      await ctx.db.selectFrom("document_text").select("text").where("digest", "=", digest).executeTakeFirst(),
    ).toEqual({ text: "Kế hoạch bảo đảm an ninh trật tự" });
  });

  /** A PDF that runs a script, as older rules let it in: ready, with its rendition. */
  const takenByOlderRules = async (text: string) => {
    const script = Buffer.from("\n99 0 obj\n<</S/JavaScript/JS(app.alert(1))>>\nendobj\n");
    const bytes = Buffer.concat([buildPdf([text]), script]);
    const file = join(folder, "older.pdf");
    await writeFile(file, bytes);
    const input = { ...incoming(file), filename: "Cũ.pdf" };
    await takeInDocument(ctx, input);
    const { originalDigest: digest, originalBytes } = await assetOf(input.assetId);
    const old = { state: "ready", pages: 1, rules_version: 1 };
    await ctx.db.updateTable("media_asset").set(old).where("id", "=", input.assetId).execute();
    const made = { asset_id: input.assetId, rules_version: 1, name: "document.pdf", digest };
    const size = { mime: "application/pdf", width: 0, height: 0, bytes: originalBytes };
    await ctx.db
      .insertInto("media_rendition")
      .values({ ...made, ...size })
      .execute();
    await ctx.files.putFile("renditions", ctx.files.path("originals", digest));
    return { assetId: input.assetId, bytes };
  };

  it("of the same bytes as one that older rules let in is read by the rules of today", async () => {
    const { bytes } = await takenByOlderRules("Tệp cũ có lệnh chạy");
    expect(await assetOf(await attach(bytes))).toMatchObject({ state: "rejected" });
  });

  it("that older rules let in goes out with nothing new before it was read again", async () => {
    const { assetId } = await takenByOlderRules("Tệp cũ khác có lệnh chạy");
    const good = await attach(buildPdf(["Tệp cũ không có gì"]));
    const older = { rules_version: 1 };
    await database.adminDb.updateTable("media_asset").set(older).where("id", "=", good).execute();
    await database.adminDb.updateTable("media_rendition").set(older).where("asset_id", "=", good).execute();
    const ready = (id: string) => loadReadyAssets(ctx.db, { itemId, kind: "document", assetIds: [id] });
    for (const id of [assetId, good])
      expect(await ready(id)).toMatchObject({ ok: false, problem: { code: "files-of-older-rules" } });
    expect((await notTaken(ctx.db, { assetIds: [assetId, good] })).length).toBe(2);
    await readAgain(ctx, { itemId });
    const { signal } = new AbortController();
    for (const id of [assetId, good])
      await makeDocumentReady(ctx, { assetId: id, screening: documentScreening, signal });
    expect(await assetOf(assetId)).toMatchObject({ state: "rejected" });
    expect(await assetOf(good)).toMatchObject({ state: "ready", renditions: [{ name: "document.pdf" }] });
    expect(await ready(good)).toMatchObject({ ok: true });
    expect(await notTaken(ctx.db, { assetIds: [assetId, good] })).toEqual(["Cũ.pdf"]);
    // Once is enough.
    await readAgain(ctx, { itemId });
    expect(await assetOf(good)).toMatchObject({ state: "ready" });
  });

  it("is given up after three beginnings that ended the reading, so that no file is tried for ever", async () => {
    const file = join(folder, "document.pdf");
    await writeFile(file, buildPdf(["Tệp làm dừng máy"]));
    const input = { ...incoming(file), filename: "may.pdf" };
    await takeInDocument(ctx, input);
    const { assetId } = input;
    const { signal } = new AbortController();
    const broken = { ...documentScreening, reader: join(folder, "no-such-reader.ts") };
    const stopped = new AbortController();
    const stopping = makeDocumentReady(ctx, {
      assetId,
      screening: documentScreening,
      signal: stopped.signal,
    });
    stopped.abort();
    await expect(stopping).rejects.toThrow();
    for (let time = 0; time < 3; time += 1)
      await expect(makeDocumentReady(ctx, { assetId, screening: broken, signal })).rejects.toThrow();
    expect(await assetOf(assetId)).toMatchObject({ state: "processing" });
    await makeDocumentReady(ctx, { assetId, screening: broken, signal });
    expect(await assetOf(assetId)).toMatchObject({
      state: "rejected",
      rejectReason: expect.stringContaining("đã thử nhiều lần"),
    });
  });

  it("is taken with line ends before its header, as readers open it", async () => {
    const asset = await assetOf(await attach(Buffer.concat([Buffer.from("\n\n"), buildPdf(["Kế hoạch"])])));
    expect(asset).toMatchObject({ state: "ready", pages: 1 });
  });

  it("is refused when it is an office file or an archive", async () => {
    const file = join(folder, "plan.pdf");
    await writeFile(file, Buffer.from("504b0304140000000800", "hex"));
    expect(await takeInDocument(ctx, incoming(file))).toMatchObject({
      ok: false,
      problem: { code: "document-wrong-type", detail: expect.stringContaining("Chỉ nhận tệp PDF") },
    });
  });

  it("with a mark of state secrecy leaves no byte and no word, only who, when, which rule and a hash", async () => {
    const asset = await assetOf(await attach(buildPdf(["TỐI MẬT", "Phương án nghiệp vụ đặc biệt"])));
    expect(asset).toMatchObject({
      state: "rejected",
      rejectReason: expect.stringContaining("dấu chỉ độ mật"),
    });
    for (const compartment of ["originals", "renditions"] as const)
      expect(await ctx.files.size(compartment, asset.originalDigest)).toBeUndefined();
    expect(
      await ctx.db
        .selectFrom("document_text")
        .selectAll()
        .where("digest", "=", asset.originalDigest)
        .execute(),
    ).toEqual([]);
    const entry = await ctx.db
      .selectFrom("ledger_entry")
      .selectAll()
      .where("act", "=", "draft.refused-secret")
      .executeTakeFirstOrThrow();
    expect(entry.details).toMatchObject({
      rules: expect.arrayContaining(["toi-mat-tuyet-mat"]),
      contentHash: asset.originalDigest,
    });
    expect(JSON.stringify(entry)).not.toContain("Phương án");
  });
});
