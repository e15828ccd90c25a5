import { approveThroughActs, submitThroughActs } from "../tests/support/release.ts";
import type { Bench, Figure } from "./figure.ts";
import { median, percentile } from "./rounds.ts";
import { readAsCitizen } from "./support/citizen.ts";
import { type Product, startProduct } from "./support/product.ts";

const releases = 40;
const pollMs = 10;
const longestMs = 20_000;

/**
 * From the board's "release" (the request that the button sends) until a citizen sees the item: its own page answers
 * and the front page names it. Half of the releases while nothing else goes on, half while 869 channels are served.
 */
export async function measureReleaseVisible(bench: Bench): Promise<readonly Figure[]> {
  const product = await startProduct(bench);
  const cookie = await product.cookieOf("phoban");
  const quiet = await measure(product, { cookie, name: "lặng" });
  bench.say(`quiet: median ${Math.round(median(quiet))} ms, p95 ${Math.round(percentile(quiet, 95))} ms`);
  const fanOut = await prepare(product, {
    title: "Cảnh báo toàn tỉnh",
    targets: await everyChannel(product),
  });
  const busy = await measure(product, {
    cookie,
    name: "bận",
    before: () => release(product, fanOut, cookie),
  });
  bench.say(`busy: median ${Math.round(median(busy))} ms, p95 ${Math.round(percentile(busy, 95))} ms`);
  const all = [...quiet, ...busy];
  return [
    {
      name: "release to visible, p95",
      value: percentile(all, 95) / 1000,
      unit: "s",
      bound: { most: 1 },
      rounds: all.map((ms) => ms / 1000),
    },
    { name: "release to visible, median", value: median(quiet) / 1000, unit: "s" },
    {
      name: "release to visible while 869 channels are served, p95",
      value: percentile(busy, 95) / 1000,
      unit: "s",
      bound: { most: 1 },
    },
  ];
}

type Approved = Awaited<ReturnType<typeof submitThroughActs>>;
type Cookie = { name: string; value: string };

async function measure(
  product: Product,
  { cookie, name, before }: { cookie: Cookie; name: string; before?: () => Promise<unknown> },
): Promise<number[]> {
  const prepared: { title: string; approved: Approved }[] = [];
  for (let number = 1; number <= releases / 2; number += 1) {
    const title = `Cảnh báo ${name} thứ ${number}`;
    prepared.push({ title, approved: await prepare(product, { title, targets: ["portal"] }) });
  }
  await before?.();
  const taken: number[] = [];
  for (const { title, approved } of prepared) {
    const started = performance.now();
    await release(product, approved, cookie);
    await untilVisible(product, { title, itemId: approved.itemId, started });
    taken.push(performance.now() - started);
  }
  return taken;
}

async function prepare(
  { ctx }: Product,
  writing: { title: string; targets: readonly string[] },
): Promise<Approved> {
  const approved = await submitThroughActs(ctx, writing);
  await approveThroughActs(ctx, { kind: "warning", ...approved });
  return approved;
}

async function release(product: Product, { itemId, ...sealed }: Approved, cookie: Cookie): Promise<void> {
  const response = await fetch(`${product.url}/api/v1/items/${itemId}/release`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      origin: product.url,
      cookie: `${cookie.name}=${cookie.value}`,
    },
    body: JSON.stringify({ ...sealed, at: null }),
  });
  if (!response.ok) throw new Error(`the release was refused: ${await response.text()}`);
}

async function untilVisible(
  product: Product,
  { title, itemId, started }: { title: string; itemId: string; started: number },
): Promise<void> {
  for (const path of [`/tin/${itemId}`, "/"]) {
    while (!(await shows(`${product.url}${path}`, title))) {
      if (performance.now() - started > longestMs) throw new Error(`«${title}» did not appear at ${path}`);
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }
}

async function shows(url: string, title: string): Promise<boolean> {
  const { ok, body } = await readAsCitizen(url);
  return ok && body.includes(title);
}

async function everyChannel({ ctx }: Product): Promise<string[]> {
  const rows = await ctx.db.selectFrom("channel").select("id").execute();
  return rows.map(({ id }) => id);
}
