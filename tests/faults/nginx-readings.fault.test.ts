import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startNginx } from "../support/nginx.ts";
import { releaseThroughActs } from "../support/release.ts";
import { type Stack, startStack } from "./stack.ts";

const readings = 1000;
let stack: Stack;
let nginx: Awaited<ReturnType<typeof startNginx>>;
/** One for the readings through nginx, one for those without. */
let articles: { subject: string; path: string }[];

beforeAll(async () => {
  stack = await startStack();
  await Promise.all([stack.worker.start(), stack.web.start()]);
  nginx = await startNginx({ upstreamPort: Number(new URL(stack.webUrl).port), dataDir: stack.dataDir });
  articles = await Promise.all(["một", "hai"].map((name) => published(`Cảnh báo thứ ${name}`)));
});

afterAll(async () => {
  await nginx.stop();
  await stack.stop();
});

async function published(title: string) {
  const { itemId } = await releaseThroughActs(stack.ctx, { title, targets: ["portal"] });
  const at = `/tin/canh-bao-${itemId}`;
  // Any spelling leads to the right one.
  for (let turn = 0; turn < 600; turn += 1) {
    const { status, location } = await ask(stack.webUrl + at);
    if (status === 301 && location !== undefined) return { subject: `item:${itemId}`, path: location };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("the article does not stand on the portal");
}

const phone = "Mozilla/5.0 (Linux; Android 10; K) Chrome/131.0.0.0 Mobile Safari/537.36";
/** As browsers and programs ask, a script or not; in turn. */
const readers: { method?: string; headers: Record<string, string> }[] = [
  { headers: { "user-agent": phone } },
  { headers: { "user-agent": phone, referer: "https://l.facebook.com/l.php?u=x" } },
  { headers: { "user-agent": `${phone} "\\`, referer: "https://www.google.com/search?q=%22" } },
  { headers: { "user-agent": phone, referer: "khong-phai-dia-chi" } },
  { headers: { "user-agent": phone, "accept-encoding": "gzip", referer: "https://congan.example.org" } },
  { headers: { "user-agent": "Googlebot/2.1" } },
  { headers: {} },
  { headers: { "user-agent": phone, "if-none-match": "*" } },
];
/** What is no reading. */
const others: typeof readers = [
  { method: "HEAD", headers: { "user-agent": phone } },
  { headers: { "user-agent": phone, "sec-purpose": "prefetch" } },
];

async function ask(url: string, { method = "GET", headers }: (typeof readers)[number] = { headers: {} }) {
  return new Promise<{ status: number | undefined; location: string | undefined }>((resolve, reject) => {
    const asking = request(url, { method, headers, agent: false }, (response) => {
      response.resume();
      response.on("end", () => resolve({ status: response.statusCode, location: response.headers.location }));
    });
    asking.on("error", reject);
    asking.end();
  });
}

/** All of them, twenty at a time. */
async function readAll(url: string): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      for (let turn = next++; turn < readings; turn = next++) {
        expect([200, 304]).toContain((await ask(url, readers[turn % readers.length])).status);
        if (turn % 10 === 0) await ask(url, others[turn % others.length]);
      }
    }),
  );
}

async function countOf(subject: string) {
  const rows = await stack.ctx.db
    .selectFrom("page_view_count")
    .select(["source", "views", "visits"])
    .where("subject", "=", subject)
    .orderBy("source")
    .execute();
  return rows;
}

const viewsOf = async (subject: string) =>
  (await countOf(subject)).reduce((sum, { views }) => sum + Number(views), 0);

describe("a thousand readings", () => {
  it("count the same through nginx, which answers most of them itself, as without", async () => {
    const [through, without] = articles;
    if (through === undefined || without === undefined) throw new Error("no articles");
    await readAll(nginx.url + through.path);
    await readAll(stack.webUrl + without.path);
    await expect.poll(() => viewsOf(without.subject)).toBeGreaterThanOrEqual(readings);
    await expect.poll(() => viewsOf(through.subject)).toBeGreaterThanOrEqual(readings);
    expect(await viewsOf(through.subject)).toBe(readings);
    expect(await countOf(through.subject)).toEqual(await countOf(without.subject));
  });
});
