import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { takeRelease } from "../../server/delivery/take-release.ts";
import type { Context } from "../../server/foundation/context.ts";
import type { Database } from "../../server/foundation/database/database.ts";
import { publishArticle } from "../../server/platforms/portal/publish-article.ts";
import { announceChange } from "../../server/public-store/changes.ts";
import { openPublicReader } from "../../server/public-store/open-reader.ts";
import { type Article, readArticle } from "../../server/public-store/queries.ts";
import { buildPdf } from "../../tests/support/builders/document-builder.ts";
import { filmVideo } from "../../tests/support/builders/video-builder.ts";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { servePortal, startPortal } from "../../tests/support/portal.ts";
import { releaseThroughActs } from "../../tests/support/release.ts";
import { loadTestNetwork } from "../../tests/support/test-network.ts";

let database: TestDatabase;
let ctx: Context;
let reader: Database;
let folder: string;
let port: number;
let article: Article;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  const test = await createTestContext({ database });
  ({ ctx } = test);
  closing.push(() => database.drop(), test.close);
  folder = await mkdtemp(join(tmpdir(), "trongdong-portal-media-"));
  closing.push(() => rm(folder, { recursive: true, force: true }));
  await loadTestNetwork(ctx);
  const video = await filmVideo({ folder, seconds: 3, size: "640x360" });
  const document = join(folder, "document.pdf");
  await writeFile(document, buildPdf(["Thông báo số 12 về phòng, chống lừa đảo"]));
  const { itemId } = await releaseThroughActs(ctx, {
    title: "Phóng sự về thủ đoạn lừa đảo mới",
    targets: ["portal"],
    videos: [video],
    documents: [document],
  });
  await takeRelease(ctx, { publishToPortal: publishArticle });
  reader = openPublicReader({ url: database.url, maxConnections: 2 });
  closing.push(() => reader.destroy());
  const found = await readArticle(reader, itemId);
  if (found === undefined) throw new Error("the item is not on the portal");
  article = found;
  const web = await servePortal(await startPortal(ctx, { reader, databaseUrl: database.url }));
  ({ port } = web);
  closing.push(web.close);
});

afterAll(async () => {
  for (const close of closing.toReversed()) await close();
});

/** Asks without the help that fetch gives, which hides some headers. */
function ask(path: string, headers: Record<string, string> = {}, method = "GET") {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>(
    (resolve, reject) => {
      const sent = request({ port, path, headers, method }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
      });
      sent.on("error", reject).end();
    },
  );
}

const video = () => {
  const [found] = article.videos;
  if (found === undefined) throw new Error("the article has no video");
  return found;
};
const fileOf = (name: string) => {
  const found = video().files.find((file) => file.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
};

describe("a video of a published article", () => {
  it("is named whole: poster, MP4, HLS, captions and length", () => {
    expect(video()).toMatchObject({ title: "Phóng sự", captions: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(video().durationMs).toBeGreaterThan(2900);
    expect(video().files.map((file) => file.name)).toEqual(
      expect.arrayContaining(["360p.mp4", "master.m3u8"]),
    );
    expect(video().poster.length).toBeGreaterThan(1);
    expect(video().poster.every((file) => file.name.startsWith("poster-2-"))).toBe(true);
  });

  it("can be played from its list of versions to its last part, at public addresses alone", async () => {
    const master = (await ask(`/media/${fileOf("master.m3u8").digest}.m3u8`)).body.toString();
    const list = await ask(master.split("\n").find((line) => line.startsWith("/media/")) ?? "");
    expect(list.headers["content-type"]).toBe("application/vnd.apple.mpegurl");
    const [, length = "", start = "", address = ""] =
      /#EXT-X-BYTERANGE:(\d+)@(\d+)\n(\S+)/.exec(list.body.toString()) ?? [];
    const range = `bytes=${start}-${Number(start) + Number(length) - 1}`;
    const part = await ask(address, { range });
    expect(part).toMatchObject({ status: 206, headers: { "content-type": "video/iso.segment" } });
    expect(part.body.length).toBe(Number(length));
    expect(part.body.subarray(4, 8).toString()).toMatch(/moof|sidx/);
  });

  it("comes in the parts that a player asks for", async () => {
    const { digest, bytes } = fileOf("360p.mp4");
    const path = `/media/${digest}.mp4`;
    const whole = await readFile(ctx.files.path("renditions", digest));
    const part = await ask(path, { range: "bytes=100-199", "if-range": `"${digest}"` });
    expect(part).toMatchObject({
      status: 206,
      headers: {
        "content-range": `bytes 100-199/${bytes}`,
        "content-length": "100",
        "accept-ranges": "bytes",
      },
    });
    expect(part.body).toEqual(whole.subarray(100, 200));
    expect((await ask(path, { range: "bytes=-10" })).body).toEqual(whole.subarray(-10));
    expect(await ask(path, { range: "bytes=0-9", "if-range": '"another"' })).toMatchObject({ status: 200 });
    expect(await ask(path, { range: `bytes=${bytes}-` })).toMatchObject({
      status: 416,
      headers: { "content-range": `bytes */${bytes}` },
    });
    const head = await ask(path, { range: "bytes=0-9" }, "HEAD");
    expect(head).toMatchObject({ status: 200, headers: { "content-length": String(bytes) } });
    expect(await ask(path, { "if-none-match": `"${digest}"`, range: "bytes=0-9" })).toMatchObject({
      status: 304,
    });
  });

  it("has captions that are text and nothing else", async () => {
    const captions = await ask(`/media/${video().captions}.vtt`);
    expect(captions.headers["content-type"]).toBe("text/vtt; charset=utf-8");
    expect(captions.body.toString()).toBe(
      "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nBà con cảnh giác với cuộc gọi lạ.\n",
    );
  });
});

describe("a document of a published article", () => {
  it("is saved under its own name and never runs in the portal's origin", async () => {
    const [attachment] = article.attachments;
    expect(attachment).toMatchObject({
      title: "Thông báo số 12",
      filename: "Thông báo số 12.pdf",
      mime: "application/pdf",
    });
    const answer = await ask(`/media/${attachment?.digest}.pdf`);
    expect(answer.headers).toMatchObject({
      "content-type": "application/pdf",
      "x-content-type-options": "nosniff",
      "content-disposition":
        "attachment; filename=\"thong-bao-so-12.pdf\"; filename*=UTF-8''Th%C3%B4ng%20b%C3%A1o%20s%E1%BB%91%2012.pdf",
      "cache-control": "public, max-age=31536000, immutable, stale-if-error=86400",
    });
    expect(answer.headers["content-security-policy"]).toMatch(/default-src 'none';.*sandbox$/);
    expect(answer.body).toEqual(await readFile(join(folder, "document.pdf")));
  });

  it("is found by the words in it", async () => {
    const entries = await reader
      .selectFrom("public_store.search_entry")
      .select("article_id")
      .where("body", "like", "%phòng, chống lừa đảo%")
      .execute();
    expect(entries).toHaveLength(1);
  });
});

describe("what the public store does not name", () => {
  it("is not served: originals, other posters, wrong endings", async () => {
    const { original_digest } = await ctx.db
      .selectFrom("media_asset")
      .select("original_digest")
      .where("kind", "=", "video")
      .executeTakeFirstOrThrow();
    const other = await ctx.db
      .selectFrom("media_rendition")
      .select("digest")
      .where("name", "=", "poster-1-w320.jpg")
      .executeTakeFirstOrThrow();
    for (const path of [
      `/media/${original_digest}.mp4`,
      `/media/${other.digest}.jpg`,
      `/media/${fileOf("360p.mp4").digest}.m4s`,
      `/media/${fileOf("360p.mp4").digest}.html`,
      `/media/${fileOf("360p.mp4").digest}`,
    ])
      expect(await ask(path), path).toMatchObject({ status: 404 });
  });
});

describe("while the database is busy", () => {
  it("gives a picture that it knows, whatever else becomes public, and answers no page for another", async () => {
    const [first, second] = video().poster;
    const known = `/media/${first?.digest}.${endingOf(first?.mime)}`;
    const unknown = `/media/${second?.digest}.${endingOf(second?.mime)}`;
    expect(await ask(known)).toMatchObject({ status: 200 });
    await database.adminDb.transaction().execute(async (tx) => {
      await sql`lock table public_store.media in access exclusive mode`.execute(tx);
      await ctx.db.transaction().execute((other) => announceChange(other, ["all"]));
      await new Promise((resolve) => setTimeout(resolve, 300));
      const startedAt = performance.now();
      expect(await ask(known)).toMatchObject({ status: 200 });
      expect(performance.now() - startedAt).toBeLessThan(2000);
      const refused = await ask(unknown);
      expect(refused).toMatchObject({ status: 503, headers: { "retry-after": "5" } });
      expect(refused.headers["content-type"]).toBeUndefined();
      expect(refused.body).toHaveLength(0);
    });
    expect(await ask(unknown)).toMatchObject({ status: 200 });
  });

  it("answers no page for a picture that is not there", async () => {
    const absent = await ask(`/media/${"0".repeat(64)}.jpg`);
    expect(absent).toMatchObject({ status: 404 });
    expect(absent.body).toHaveLength(0);
  });
});

const endingOf = (mime: string | undefined) => (mime === "image/jpeg" ? "jpg" : (mime ?? "").split("/")[1]);
