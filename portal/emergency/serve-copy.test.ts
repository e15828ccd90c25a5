import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { get } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createHttpServer } from "../../server/foundation/http/http.ts";
import { listenOnSockets, sharesPort } from "../../server/foundation/http/listening-sockets.ts";
import { createLog } from "../../server/foundation/log.ts";
import { freePort, obstacleAt } from "../../server/foundation/start/ports.ts";
import { serveCopy } from "./serve-copy.ts";
import { openStaticCopy } from "./static-copy.ts";

let temporary: string;
let folder: string;
let origin: string;
let served: Awaited<ReturnType<typeof serveCopy>>;

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), "trongdong-copy-"));
  // The records of a copy stand beside it.
  folder = join(temporary, "copy");
  const copy = openStaticCopy({ folder });
  await copy.replace(new Map([["/canh-bao", { bytes: Buffer.from("bản lưu") }]]), copy.mark());
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  served = await serveCopy({ host: "127.0.0.1", port, publicUrl: origin, copyFolder: folder });
});

afterAll(async () => {
  await served.stop();
  await rm(temporary, { recursive: true, force: true });
});

/** Reads a page over a connection of its own. */
function readAnew(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => resolve(text(response))).on("error", reject);
  });
}

describe("a portal whose database is not there when it starts", () => {
  it("answers from the emergency copy, and for all else with a whole page that says whom to call", async () => {
    expect(await (await fetch(`${origin}/canh-bao?trang=2`)).text()).toBe("bản lưu");
    const lacking = await fetch(`${origin}/van-ban`);
    expect([lacking.status, lacking.headers.get("retry-after")]).toEqual([503, "10"]);
    const page = await lacking.text();
    expect(page).toContain('<html lang="vi">');
    for (const phone of ["113", "114", "115"]) expect(page).toContain(`<a href="tel:${phone}">${phone}</a>`);
    const drawn = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path = ""]) => path);
    expect(drawn.length).toBeGreaterThan(3);
    for (const path of drawn) expect((await fetch(origin + path)).status, path).toBe(200);
  });

  it.each([`/media/${"a".repeat(64)}.jpg`, "/tin.rss", "/api/v1/public/items"])(
    "answers a program that fetches %s shortly and without a page, and says when to come again",
    async (path) => {
      const refused = await fetch(origin + path);
      expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "10"]);
      expect(refused.headers.get("content-type")).toBeNull();
      expect(await refused.text()).toBe("");
    },
  );

  it("says it in English where English is read", async () => {
    const page = await (await fetch(`${origin}/en/no-copy`)).text();
    expect(page).toContain('<html lang="en">');
    expect(page).toContain("The portal is temporarily unavailable");
  });

  it("lives but is not ready, and takes nothing in", async () => {
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    expect((await fetch(`${origin}/readyz`)).status).toBe(503);
    expect((await fetch(`${origin}/canh-bao`, { method: "POST", body: "x" })).status).toBe(503);
  });
});

describe("the end of it", () => {
  it("lets who is still reading read to the end, and gives the port free at once", async () => {
    const bytes = Buffer.alloc(100_000, "a");
    const copy = openStaticCopy({ folder });
    await copy.replace(new Map([["/canh-bao", { bytes }]]), copy.mark());
    const port = await freePort();
    const ending = await serveCopy({ host: "127.0.0.1", port, publicUrl: origin, copyFolder: folder });
    const reading = await fetch(`http://127.0.0.1:${port}/canh-bao`);
    const stopped = ending.stop();
    expect(await obstacleAt({ host: "127.0.0.1", port })).toBeUndefined();
    expect((await reading.arrayBuffer()).byteLength).toBe(bytes.length);
    await stopped;
  });

  it.runIf(sharesPort)("turns nobody of a crowd away while the product takes over", async () => {
    const port = await freePort();
    const copy = await serveCopy({ host: "127.0.0.1", port, publicUrl: origin, copyFolder: folder });
    const app = await createHttpServer({ log: createLog({ level: "silent" }), trustedProxies: [] });
    app.get("/canh-bao", async () => "cổng");
    const seen = { copy: 0, product: 0, nothing: 0 };
    const reader = async () => {
      while (seen.product < 300) {
        const found = await readAnew(`http://127.0.0.1:${port}/canh-bao`).catch(() => undefined);
        seen[found === undefined ? "nothing" : found === "cổng" ? "product" : "copy"] += 1;
      }
    };
    // Browsers open one in advance.
    const early = connect(port, "127.0.0.1");
    await once(early, "connect");
    const crowd = Array.from({ length: 16 }, reader);
    await expect.poll(() => seen.copy, { timeout: 30_000 }).toBeGreaterThan(100);
    const listeners = await listenOnSockets({ app, host: "127.0.0.1", port, predecessor: copy });
    await Promise.all(crowd);
    expect(seen.nothing).toBe(0);
    // Through every door, its own and the one it was left.
    for (let turn = 0; turn < 100; turn += 1)
      expect((await readAnew(`http://127.0.0.1:${port}/canh-bao`)) === "cổng").toBe(true);
    early.write("GET /canh-bao HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    expect((await text(early)).endsWith("cổng")).toBe(true);
    await listeners.stop();
    await app.close();
    await copy.stop();
    expect(await obstacleAt({ host: "127.0.0.1", port })).toBeUndefined();
  });
});
