import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Answer, dress, lifetimeOf, type Page, send } from "../../portal/http/answer.ts";
import { startNginx } from "../support/nginx.ts";

/** As long as the product takes for a page that it has to make. */
const makingMs = 100;
const pages = new Map<string, Answer>();
let requests: string[] = [];
/** Of each address, how many requests were under way at once. */
let underWay = new Map<string, { now: number; most: number }>();
let dataDir: string;
let nginx: Awaited<ReturnType<typeof startNginx>>;

const product = createServer(async (request, response) => {
  const path = request.url ?? "";
  requests.push(`${request.method} ${path}`);
  const count = underWay.get(path) ?? { now: 0, most: 0 };
  underWay.set(path, count);
  count.now += 1;
  count.most = Math.max(count.most, count.now);
  await pause(makingMs);
  count.now -= 1;
  const page = pages.get(path);
  if (page !== undefined) return send(request, response, page);
  response.writeHead(200, { "Content-Type": "text/html", ...privateHeaders[path] }).end("riêng");
});

const privateHeaders: Readonly<Record<string, Record<string, string>>> = {
  "/co-cookie": { "Cache-Control": "public, s-maxage=60", "X-Accel-Expires": "1", "Set-Cookie": "a=b" },
  "/rieng-tu": { "Cache-Control": "private, max-age=60" },
  "/phan-anh/gui": { "Cache-Control": "no-store" },
};

beforeAll(async () => {
  product.listen(0, "127.0.0.1");
  await once(product, "listening");
  dataDir = await mkdtemp(join(tmpdir(), "trongdong-cache-"));
  const address = product.address();
  if (address === null || typeof address === "string") throw new Error("the product has no port");
  nginx = await startNginx({ upstreamPort: address.port, dataDir });
});

beforeEach(() => {
  requests = [];
  underWay = new Map();
});

afterAll(async () => {
  await nginx.stop();
  product.closeAllConnections();
  product.close();
  await rm(dataDir, { recursive: true, force: true });
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function put(path: string, change: Partial<Page>): Promise<void> {
  const page: Page = {
    status: 200,
    path,
    contentType: "text/html; charset=utf-8",
    body: "trang".repeat(100),
    keys: ["home"],
    stored: true,
    ...change,
  };
  pages.set(path, await dress(page, { common: [], lifetime: lifetimeOf(page) }));
}

const statusOf = async (path: string) => {
  const response = await fetch(nginx.url + path);
  await response.arrayBuffer();
  return response.status;
};

/** So many readers who ask again and again for so long; answers how many got what, and when a page was last there. */
async function crowd(path: string, { readers = 30, forMs }: { readers?: number; forMs: number }) {
  const began = performance.now();
  const seen = { answers: 0, lastThereMs: 0, slowestMs: 0 };
  await Promise.all(
    Array.from({ length: readers }, async () => {
      for (let at = 0; at < forMs; at = performance.now() - began) {
        const from = performance.now();
        if ((await statusOf(path)) === 200) seen.lastThereMs = Math.max(seen.lastThereMs, from - began);
        seen.slowestMs = Math.max(seen.slowestMs, performance.now() - from);
        seen.answers += 1;
      }
    }),
  );
  return seen;
}

const news = { keys: ["home"] };
const wanted = { keys: ["article:1", "kind:wanted"] };

describe("a crowd that wants a page of news", () => {
  it("is one request a second to the product, and all but one read on meanwhile", async () => {
    const path = "/tin-1";
    await put(path, news);
    await crowd(path, { forMs: 300 });
    const { answers, slowestMs } = await crowd(path, { forMs: 4000 });
    expect(answers).toBeGreaterThan(1000);
    expect(underWay.get(path)?.most).toBe(1);
    expect(requests.length).toBeLessThanOrEqual(6);
    expect(slowestMs).toBeLessThan(makingMs * 5);
  });
});

describe("a crowd that wants a page that names a wanted person", () => {
  it("comes to the product once a second, each of them, and never gets the page of before", async () => {
    const path = "/truy-na-2";
    await put(path, wanted);
    await statusOf(path);
    const { answers } = await crowd(path, { readers: 30, forMs: 4000 });
    expect(answers).toBeGreaterThan(1000);
    expect(requests.length).toBeLessThanOrEqual(30 * 5);
  });
});

describe.each([
  ["a page of news", news],
  ["a page that names a wanted person", wanted],
])("a crowd that reads %s", (_what, change) => {
  it("sees it gone two seconds after it was taken away", async () => {
    const path = `/go-bo-${change.keys.length}`;
    await put(path, change);
    await crowd(path, { forMs: 1500 });
    await put(path, { status: 410, body: "đã gỡ" });
    const { lastThereMs } = await crowd(path, { forMs: 4000 });
    // A second that has begun, and the fetching of the page that takes its place.
    expect(lastThereMs).toBeLessThan(2000 + 3 * makingMs);
    expect(await statusOf(path)).toBe(410);
  });
});

describe("a closed notice that nobody has asked for in a while", () => {
  it("is shown to none of several who ask at once", async () => {
    await put("/truy-na-1", wanted);
    expect(await statusOf("/truy-na-1")).toBe(200);
    await pause(4000);
    await put("/truy-na-1", { status: 410, body: "đã đóng" });
    const seen = await Promise.all(Array.from({ length: 10 }, () => statusOf("/truy-na-1")));
    expect(new Set(seen)).toEqual(new Set([410]));
  });
});

describe("what is not the same for all", () => {
  it.each([
    "/toa-soan/",
    "/api/v1/session",
    "/api/v1/public/items",
    "/dang-ky-nhan-tin/huy",
    ...Object.keys(privateHeaders),
  ])("is fetched from the product for each who asks: %s", async (path) => {
    for (let turn = 0; turn < 3; turn += 1) await statusOf(path);
    expect(requests).toEqual(Array(3).fill(`GET ${path}`));
  });

  it("nor is what somebody sends", async () => {
    await put("/canh-bao", {});
    for (let turn = 0; turn < 3; turn += 1) await fetch(`${nginx.url}/canh-bao`, { method: "POST" });
    expect(requests).toEqual(Array(3).fill("POST /canh-bao"));
  });
});

describe("what tells nginx how a page is counted", () => {
  it("goes to no reader, from the product or from the cache", async () => {
    await put("/tin-tuc", {});
    for (let turn = 0; turn < 3; turn += 1)
      expect((await fetch(`${nginx.url}/tin-tuc`)).headers.has("x-counted-as")).toBe(false);
    expect(requests).toEqual(["GET /tin-tuc"]);
  });
});
