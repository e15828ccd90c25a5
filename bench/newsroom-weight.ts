import type { Browser, CDPSession, Page } from "playwright-core";
import { createItem } from "../server/editorial/create-item.ts";
import { openBrowser } from "../tests/support/browser.ts";
import { actor, value } from "../tests/support/release.ts";
import type { Bench, Figure } from "./figure.ts";
import { type Product, startProduct } from "./support/product.ts";

/** People whose work opens every place of the newsroom between them. */
const people = ["phuong-hac-thanh.canbo", "nghiepvu", "phoban", "kenh", "thanhtra", "quantri"];
const author = "phuong-hac-thanh.canbo";
const quietMs = 1500;

/**
 * The script that a real browser with an empty cache is really sent for a page of the newsroom, compressed as it comes
 * over the wire: for every place that somebody may open first after signing in, and for the editor.
 */
export async function measureNewsroomWeight(bench: Bench): Promise<readonly Figure[]> {
  const product = await startProduct(bench);
  const browser = await openBrowser();
  bench.later(() => browser.close());
  const weights = new Map<string, number>();
  for (const username of people) {
    const places = await placesOf(browser, product, username);
    for (const path of places) {
      if (!weights.has(path)) weights.set(path, await weigh(browser, product, { username, path }));
    }
  }
  const [heaviest = ["", 0]] = [...weights].toSorted(([, a], [, b]) => b - a);
  bench.say([...weights].map(([path, bytes]) => `${path} ${kilobytes(bytes).toFixed(0)} kB`).join(", "));
  const { itemId } = value(
    await createItem(product.ctx, {
      actor: await actor(product.ctx, author),
      kind: "warning",
      categorySlug: "lua-dao-truc-tuyen",
      title: "Cảnh báo để cân trang soạn tin",
    }),
  );
  const editor = await weigh(browser, product, {
    username: author,
    path: `/toa-soan/tin-bai/${itemId}/soan`,
  });
  return [
    {
      name: `script of the heaviest first page (${heaviest[0]})`,
      value: kilobytes(heaviest[1]),
      unit: "kB",
      bound: { most: 250 },
    },
    {
      name: "script of the editor as first page",
      value: kilobytes(editor),
      unit: "kB",
      bound: { most: 400 },
    },
  ];
}

function kilobytes(bytes: number): number {
  return bytes / 1000;
}

/** The places in a person's navigation. */
async function placesOf(browser: Browser, product: Product, username: string): Promise<string[]> {
  const page = await openAs(browser, product, username);
  await page.goto(`${product.url}/toa-soan/`);
  await page.locator("nav a").first().waitFor();
  const links = await page.locator("nav a").all();
  const paths = await Promise.all(links.map((link) => link.getAttribute("href")));
  await page.context().close();
  return paths.flatMap((path) => (path?.startsWith("/toa-soan") ? [path] : []));
}

async function openAs(browser: Browser, product: Product, username: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "vi-VN" });
  const cookie = await product.cookieOf(username);
  await context.addCookies([{ ...cookie, url: product.url, httpOnly: true }]);
  return context.newPage();
}

/** The bytes of script that came over the wire until the page was quiet. */
async function weigh(
  browser: Browser,
  product: Product,
  { username, path }: { username: string; path: string },
): Promise<number> {
  const page = await openAs(browser, product, username);
  const scripts = countScripts(await page.context().newCDPSession(page));
  await scripts.start();
  await page.goto(`${product.url}${path}`);
  await page.locator("main h1").first().waitFor();
  while (Date.now() - scripts.lastAt() < quietMs) await page.waitForTimeout(100);
  await page.context().close();
  if (scripts.uncompressed().length > 0)
    throw new Error(`script came uncompressed: ${scripts.uncompressed().join(" ")}`);
  return scripts.bytes();
}

function countScripts(session: CDPSession) {
  const scripts = new Map<string, string>();
  const uncompressed: string[] = [];
  let bytes = 0;
  let lastAt = Date.now();
  session.on("Network.responseReceived", ({ requestId, response }) => {
    if (!/javascript/.test(response.mimeType)) return;
    scripts.set(requestId, response.url);
    const encoding = response.headers["content-encoding"] ?? response.headers["Content-Encoding"];
    if (encoding === undefined) uncompressed.push(response.url);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (!scripts.has(requestId)) return;
    bytes += encodedDataLength;
    lastAt = Date.now();
  });
  return {
    start: () => session.send("Network.enable"),
    bytes: () => bytes,
    lastAt: () => lastAt,
    uncompressed: () => uncompressed,
  };
}
