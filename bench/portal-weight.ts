import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../tests/support/browser.ts";
import type { Bench, Figure } from "./figure.ts";
import { type Product, startProduct } from "./support/product.ts";

interface Weight {
  readonly total: number;
  readonly script: number;
  readonly pictures: number;
  readonly shift: number;
}

/** What a phone fetches for the front page and for an article the first time, before pictures, and how far the page moves while it loads. */
export async function measurePortalWeight(bench: Bench): Promise<readonly Figure[]> {
  const product = await startProduct(bench);
  const browser = await openBrowser();
  bench.later(() => browser.close());
  const figures: Figure[] = [];
  for (const { name, path, most } of await pages(product)) {
    const weight = await weigh(browser, `${product.url}${path}`);
    figures.push(
      {
        name: `${name}: transferred before pictures`,
        value: weight.total - weight.pictures,
        unit: "kB",
        bound: { most },
      },
      { name: `${name}: script`, value: weight.script, unit: "kB", bound: { most: 15 } },
      { name: `${name}: pictures on a phone, not scrolled`, value: weight.pictures, unit: "kB" },
      {
        name: `${name}: layout shift (CLS x 1000)`,
        value: weight.shift * 1000,
        unit: "x",
        bound: { most: 10 },
      },
    );
  }
  return figures;
}

async function pages({ ctx }: Product) {
  const article = await ctx.db
    .selectFrom("public_store.article")
    .select(["id", "slug"])
    .where("kind", "=", "news")
    .orderBy("published_at", "desc")
    .executeTakeFirstOrThrow();
  return [
    { name: "home", path: "/", most: 100 },
    { name: "article", path: `/tin/${article.slug}-${article.id}`, most: 60 },
  ];
}

/** A phone's first visit: nothing kept, no scrolling, until the network is quiet. Kilobytes as they came over the wire. */
async function weigh(browser: Browser, url: string): Promise<Weight> {
  const context = await browser.newContext({
    viewport: { width: 412, height: 823 },
    deviceScaleFactor: 1.75,
    isMobile: true,
  });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  const types = new Map<string, string>();
  const sums = { total: 0, script: 0, pictures: 0 };
  client.on("Network.responseReceived", ({ requestId, type }) => types.set(requestId, type));
  client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    sums.total += encodedDataLength / 1000;
    if (types.get(requestId) === "Script") sums.script += encodedDataLength / 1000;
    if (types.get(requestId) === "Image") sums.pictures += encodedDataLength / 1000;
  });
  await watchShifts(page);
  await page.goto(url, { waitUntil: "networkidle" });
  const shift = await page.evaluate(() => Number(document.documentElement.dataset.shift ?? 0));
  await context.close();
  return { ...sums, shift };
}

async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ("value" in entry) sum += Number(entry.value);
      document.documentElement.dataset.shift = String(sum);
    }).observe({ type: "layout-shift", buffered: true });
  });
}
