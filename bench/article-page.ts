import { readFile } from "node:fs/promises";
import { get, type IncomingMessage } from "node:http";
import { announceChange } from "../server/public-store/changes.ts";
import type { Bench, Figure } from "./figure.ts";
import { inTurns, median, percentile, timed } from "./rounds.ts";
import { serveFromBareNode } from "./support/bare-node.ts";
import { readAsCitizen } from "./support/citizen.ts";
import { type Product, startProduct } from "./support/product.ts";
import { serveStatically } from "./support/static-nginx.ts";
import { type Load, load } from "./support/wrk.ts";

const rounds = 5;
const bareRounds = 3;
const renderRounds = 6;
/** By then every web process has heard that its pages are old. */
const purgedAfterMs = 300;

/**
 * The front page and an article's page from the cache of the one process that is the whole product, against nginx
 * serving the same bytes from a file and against Node's own HTTP server that does nothing else, asked by wrk over 50
 * connections in turns; and how long it takes to make an article's page anew.
 */
export async function measureArticlePage(bench: Bench): Promise<readonly Figure[]> {
  const product = await startProduct(bench);
  const article = await product.ctx.db
    .selectFrom("public_store.article")
    .select(["id", "slug"])
    .where("in_news", "=", true)
    .orderBy("published_at", "desc")
    .executeTakeFirstOrThrow();
  const pages = [
    { what: "cached front page", path: "/" },
    { what: "cached article", path: `/tin/${article.slug}-${article.id}` },
  ];
  const figures: Figure[] = [];
  for (const page of pages) figures.push(...(await besideNginx(bench, { product, ...page })));
  const memory = await memoryMb(product.pid);
  const made = await makeAnew(product);
  return [
    ...figures,
    { name: "memory of the whole product's process after that", value: memory, unit: "MB" },
    { name: "article made anew (queries, render, compress, HTTP)", value: median(made), unit: "ms" },
    { name: "article made anew, p95", value: percentile(made, 95), unit: "ms" },
  ];
}

async function besideNginx(
  bench: Bench,
  { product, what, path }: { product: Product; what: string; path: string },
): Promise<Figure[]> {
  const url = `${product.url.replace("localhost", "127.0.0.1")}${path}`;
  const gzip = await compressedBody(url);
  const staticUrl = await serveStatically(bench, { gzip });
  if (!gzip.equals(await compressedBody(staticUrl))) throw new Error("nginx does not serve the same bytes");
  const loads = { product: [] as Load[], nginx: [] as Load[] };
  const ask = async (who: "product" | "nginx", address: string) => {
    const seen = await load(address);
    loads[who].push(seen);
    return seen.perSecond;
  };
  const seen = await inTurns({
    rounds,
    product: () => ask("product", url),
    baseline: () => ask("nginx", staticUrl),
  });
  // The first turn of each does not count.
  const p99 = (who: "product" | "nginx") => loads[who].slice(1).map(({ p99Ms }) => p99Ms);
  const { ratios } = seen;
  return [
    {
      name: `${what}, one process to nginx`,
      value: median(ratios),
      unit: "x",
      bound: { least: 0.65 },
      rounds: ratios,
    },
    {
      name: `${what} (${gzip.length} bytes gzip)`,
      value: median(seen.product),
      unit: "/s",
      rounds: seen.product,
    },
    {
      name: `${what}: nginx, the same bytes from a file`,
      value: median(seen.baseline),
      unit: "/s",
      rounds: seen.baseline,
    },
    {
      name: `${what}, p99 to nginx's`,
      value: median(p99("product")) / median(p99("nginx")),
      unit: "x",
      bound: { most: 2 },
    },
    { name: `${what}, p99`, value: median(p99("product")), unit: "ms", rounds: p99("product") },
    { name: `${what}: nginx, p99`, value: median(p99("nginx")), unit: "ms", rounds: p99("nginx") },
    ...(await besideBareNode(bench, { what, url, gzip })),
  ];
}

/** What of the speed of Node's own HTTP server is left when it is the whole product that answers. */
async function besideBareNode(
  bench: Bench,
  { what, url, gzip }: { what: string; url: string; gzip: Buffer },
): Promise<Figure[]> {
  const bareUrl = await serveFromBareNode(bench, { page: url });
  if (!gzip.equals(await compressedBody(bareUrl)))
    throw new Error("the bare server does not send the same bytes");
  const { ratios, baseline } = await inTurns({
    rounds: bareRounds,
    product: async () => (await load(url)).perSecond,
    baseline: async () => (await load(bareUrl)).perSecond,
  });
  return [
    { name: `${what}, to a bare server of Node`, value: median(ratios), unit: "x", rounds: ratios },
    { name: `${what}: bare server of Node`, value: median(baseline), unit: "/s", rounds: baseline },
  ];
}

/** The body as it comes over the wire to somebody who takes gzip. */
async function compressedBody(url: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers: { "accept-encoding": "gzip" } }, resolve).once("error", reject);
  });
  if (response.statusCode !== 200 || response.headers["content-encoding"] !== "gzip")
    throw new Error(`${url} answered ${response.statusCode} ${response.headers["content-encoding"]}`);
  for await (const chunk of response) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** How long one citizen waits for an article that nobody has asked for since its last change, in milliseconds, for all articles. */
async function makeAnew({ ctx, url }: Product): Promise<number[]> {
  const articles = await ctx.db
    .selectFrom("public_store.article")
    .select(["id", "slug"])
    .where("in_news", "=", true)
    .execute();
  const taken: number[] = [];
  for (let round = 0; round < renderRounds; round += 1) {
    await ctx.db.transaction().execute((tx) => announceChange(tx, ["all"]));
    await new Promise((resolve) => setTimeout(resolve, purgedAfterMs));
    for (const { id, slug } of articles) {
      const path = `/tin/${slug}-${id}`;
      taken.push(
        await timed(async () => {
          const { ok } = await readAsCitizen(`${url}${path}`);
          if (!ok) throw new Error(`${path} was not shown`);
        }),
      );
    }
  }
  // The first round warms up.
  return taken.slice(articles.length);
}

/** Resident memory of a process. */
async function memoryMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}
