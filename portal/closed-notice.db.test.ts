import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endDeliveries } from "../server/delivery/end-deliveries.ts";
import { takeRelease } from "../server/delivery/take-release.ts";
import { loadItem } from "../server/editorial/store.ts";
import type { Database } from "../server/foundation/database/database.ts";
import { publishArticle } from "../server/platforms/portal/publish-article.ts";
import { removeFromPublicStore } from "../server/platforms/portal/remove-from-public-store.ts";
import { openPublicReader } from "../server/public-store/open-reader.ts";
import { closeNotice } from "../server/release/close-notice.ts";
import { createTestContext } from "../tests/support/context.ts";
import { createTestDatabase } from "../tests/support/database.ts";
import { tracesOfWanted, wantedPerson } from "../tests/support/notices.ts";
import { testPicture } from "../tests/support/picture.ts";
import { servePortal, startPortal } from "../tests/support/portal.ts";
import { actor, releaseThroughActs, value } from "../tests/support/release.ts";
import { loadTestNetwork } from "../tests/support/test-network.ts";

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let context: Awaited<ReturnType<typeof createTestContext>>;
let reader: Database;
let webs: { origin: string; close(): Promise<void> }[];

beforeAll(async () => {
  database = await createTestDatabase();
  context = await createTestContext({ database });
  reader = openPublicReader({ url: database.url, maxConnections: 4 });
  await loadTestNetwork(context.ctx);
  webs = [await startWeb(), await startWeb()];
});

afterAll(async () => {
  for (const web of webs) await web.close();
  await reader.destroy();
  await context.close();
  await database.drop();
});

async function startWeb() {
  return servePortal(await startPortal(context.ctx, { reader, databaseUrl: database.url }));
}

/** The files of the emergency copy. */
async function copied(): Promise<string[]> {
  const folder = context.ctx.config.copyDir;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/** The pages of the emergency copy that give the person away. */
async function copiesNaming(): Promise<string[]> {
  const found: string[] = [];
  for (const name of (await copied()).filter((one) => one.endsWith(".html"))) {
    const text = await readFile(join(context.ctx.config.copyDir, name), "utf8").catch(() => "");
    if (names(text).length > 0) found.push(name);
  }
  return found;
}

async function until(ms: number, holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error("it did not come true in time");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Where every reader starts, people and machines; a page that the portal does not have yet answers 404 and says nothing. */
const entrances = [
  "/",
  "/truy-na",
  "/truy-tim",
  "/truy-na?ten=tuong&nam=1991",
  "/chuyen-muc/canh-bao-toi-pham",
  "/chuyen-muc/lua-dao-truc-tuyen",
  "/don-vi/cong-an-phuong-hac-thanh",
  "/tim-kiem?q=gia+tuong",
  "/tim-kiem?q=L%C3%B2+V%C4%83n+Gi%E1%BA%A3+T%C6%B0%E1%BB%9Fng",
  "/en/search?q=gia+tuong",
  "/goi-y?q=gia",
  "/rss.xml",
  "/atom.xml",
  "/feed.json",
  "/chuyen-muc/lua-dao-truc-tuyen/rss.xml",
  "/don-vi/cong-an-phuong-hac-thanh/rss.xml",
  "/sitemap.xml",
  "/sitemap-tin-moi.xml",
  "/api/v1/public/articles",
  "/du-lieu-mo",
];

const inMarkup =
  /(?:href|src|srcset|content|url)="([^"]+)"|<(?:loc|link|id|guid[^>]*)>([^<]+)<|"(\/[^"\s]+)"/g;

/** Every address of our own that a text names. */
function addressesIn(text: string): string[] {
  return [...text.matchAll(inMarkup)]
    .flatMap(([, attribute, element, quoted]) => (attribute ?? element ?? quoted ?? "").split(/,\s+/))
    .map((address) => (address.split(" ")[0] ?? "").replaceAll("&amp;", "&"))
    .map((address) => address.replace("http://127.0.0.1:3000", ""))
    .filter((address) => /^\/(?!\/)/.test(address) && !address.startsWith("/assets/"));
}

const names = (text: string) => tracesOfWanted.filter((trace) => text.includes(trace));

/** What an answer says besides the words that the reader asked with himself. */
function ownWords(path: string, text: string): string {
  const query = new URL(path, "http://portal").searchParams.get("q");
  return query === null ? text : text.replaceAll(query, "");
}

/** Walks all public addresses from the entrances, at most `most` of them, and answers what each gave. */
async function walk(origin: string, most: number): Promise<Map<string, { status: number; text: string }>> {
  const answers = new Map<string, { status: number; text: string }>();
  const waiting = [...entrances];
  for (let next = waiting.shift(); next !== undefined && answers.size < most; next = waiting.shift()) {
    if (answers.has(next)) continue;
    // Each time as somebody else: who asks for everything would be told to wait, and learn nothing.
    const headers = { "x-forwarded-for": `10.9.${answers.size >> 8}.${answers.size & 255}` };
    const response = await fetch(origin + next, { redirect: "manual", headers });
    if (response.status === 429) throw new Error(`${next}: told to wait`);
    const text = await response.text();
    answers.set(next, { status: response.status, text });
    // Pages of channels and units repeat themselves; what leads to a notice is found without them.
    const led = [...addressesIn(text), response.headers.get("location") ?? ""];
    waiting.push(
      ...led.filter((address) => /^\/((tin|media|chuyen-muc|anh-chia-se|api)\/|sitemap-)/.test(address)),
    );
  }
  return answers;
}

describe("a wanted notice that was closed", () => {
  it("is found at no public address of any web process, by name, photo, search, feed or cache", async () => {
    const { itemId } = await releaseThroughActs(context.ctx, {
      title: "Truy nã bị can Lò Văn Giả Tưởng",
      targets: ["portal"],
      kind: "wanted",
      details: wantedPerson(),
      pictures: [await testPicture("goi-video-gia")],
    });
    await takeRelease(context.ctx, { publishToPortal: publishArticle });
    await until(15_000, async () => (await copiesNaming()).length > 1);

    const before = new Map<string, { status: number; text: string }>();
    for (const { origin } of webs)
      for (const [path, answer] of await walk(origin, 400)) before.set(path, answer);
    const naming = [...before].filter(([, { text }]) => names(text).length > 0).map(([path]) => path);
    const photos = [...before].filter(([path, { status }]) => path.startsWith("/media/") && status === 200);
    expect(naming).toEqual(expect.arrayContaining(["/", "/truy-na", "/rss.xml", "/sitemap-tin-moi.xml"]));
    expect(naming.some((path) => path.includes(itemId))).toBe(true);
    expect(photos.length).toBeGreaterThan(0);
    // Named one by one, whatever the walk came upon.
    const explicit = [
      `/tin/${itemId}/pdf`,
      `/tin/truy-na-bi-can-lo-van-gia-tuong-${itemId}/pdf`,
      `/api/v1/public/articles/${itemId}`,
      "/api/v1/public/wanted",
      `/anh-chia-se/${itemId}-1.jpg`,
    ];
    for (const { origin } of webs)
      for (const path of explicit) expect((await fetch(origin + path)).status, path).toBe(200);
    const listed = async (origin: string) => (await fetch(`${origin}/api/v1/public/wanted`)).text();
    expect(names(await listed(webs[0]?.origin ?? ""))).toContain("Giả Tưởng");
    const [photo = ""] = photos[0] ?? [];
    const kept = await fetch(`${webs[0]?.origin}${photo}`);
    expect(kept.headers.get("cache-control")).not.toContain("immutable");
    const etag = kept.headers.get("etag") ?? "";

    const item = await loadItem(context.ctx.db, { itemId });
    value(
      await closeNotice(
        context.ctx,
        { removeFromPortal: removeFromPublicStore, endDeliveries },
        {
          actor: await actor(context.ctx, "phoban"),
          itemId,
          expectedVersion: item?.version ?? 0,
          decisionNumber: "81/QĐĐN-VPCQCSĐT",
          decisionDate: "2026-11-23",
          reason: "arrested",
        },
      ),
    );
    const closed = performance.now();
    for (const { origin } of webs) {
      for (const path of [`/tin/${itemId}`, photo]) {
        while ((await fetch(origin + path, { redirect: "manual" })).status < 404) {
          expect(performance.now() - closed, `${path} is still there`).toBeLessThan(2000);
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }
    }

    await until(2000, async () => (await copiesNaming()).length === 0);
    await until(
      15_000,
      async () => (await copiesNaming()).length === 0 && (await copied()).includes("index.html"),
    );
    expect((await copied()).filter((name) => photos.some(([path]) => path === `/${name}`))).toEqual([]);

    for (const { origin } of webs) {
      const again = await walk(origin, 400);
      for (const path of [...before.keys()].filter((one) => !again.has(one))) {
        const response = await fetch(origin + path, { redirect: "manual" });
        again.set(path, { status: response.status, text: await response.text() });
      }
      const telling = [...again].filter(([path, { text }]) => names(ownWords(path, text)).length > 0);
      expect(telling.map(([path]) => path)).toEqual([]);
      const leading = [...again].filter(
        ([path, { text }]) => !path.includes(itemId) && text.includes(itemId),
      );
      expect(leading.map(([path]) => path)).toEqual([]);
      for (const [path] of photos) expect(again.get(path)?.status, path).toBe(404);
      const unchanged = await fetch(origin + photo, { headers: { "if-none-match": etag } });
      expect(unchanged.status).toBe(404);
      for (const [path, { status }] of again) {
        if (path.startsWith("/tin/") && path.endsWith(itemId)) expect(status, path).toBe(410);
        else if (path.includes(itemId)) expect([404, 410], path).toContain(status);
      }
      for (const path of explicit.filter((one) => one.includes(itemId))) {
        const response = await fetch(origin + path, { redirect: "manual" });
        expect([404, 410], path).toContain(response.status);
        expect(response.headers.get("content-type"), path).not.toMatch(/pdf|image/);
        expect(names(await response.text()), path).toEqual([]);
      }
      expect(await listed(origin)).not.toContain(itemId);
      expect(names(await listed(origin))).toEqual([]);
      const page = await (await fetch(`${origin}/tin/${itemId}`, { redirect: "manual" })).text();
      expect(page).toContain("Thông báo này đã kết thúc");
    }
  });
});
