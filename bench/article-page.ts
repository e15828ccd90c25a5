import { readFile } from "node:fs/promises";
import { get, type IncomingMessage } from "node:http";
import { announceChange } from "../server/public-store/changes.ts";
import { startNginx } from "../tests/support/nginx.ts";
import type { Bench, Figure } from "./figure.ts";
import { inTurns, median, percentile, timed } from "./rounds.ts";
import { serveFromBareNode } from "./support/bare-node.ts";
import { readAsCitizen } from "./support/citizen.ts";
import { type Product, startProduct } from "./support/product.ts";
import { serveStatically } from "./support/static-nginx.ts";
import { type Load, load } from "./support/wrk.ts";

/** The two servers of Node differ by less than what the machine does from one turn to the next: more of them tell. */
const bareRounds = 9;
const nginxRounds = 5;
const renderRounds = 6;
/** By then every web process has heard that its pages are old. */
const purgedAfterMs = 300;

/**
 * The front page and an article's page from the cache of the one process that is the whole product, against Node's own
 * HTTP server that sends the same bytes and headers and does nothing else; the same pages behind nginx as shipped, against
 * nginx serving the same bytes from a file; each asked by wrk over 50 connections in turns. And how long it takes to make
 * an article's page anew.
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
  const { port } = new URL(product.url);
  const nginx = await startNginx({ upstreamPort: Number(port), dataDir: product.dataDir });
  bench.later(nginx.stop);
  for (const { what, path } of pages) {
    const url = `${product.url.replace("localhost", "127.0.0.1")}${path}`;
    const gzip = await compressedBody(url);
    figures.push(
      ...(await besideBareNode(bench, { what, url, gzip })),
      ...(await besideNginx(bench, { what: `${what} behind nginx as shipped`, url: nginx.url + path, gzip })),
    );
  }
  const memory = await memoryMb(product.pid);
  const made = await makeAnew(product);
  return [
    ...figures,
    { name: "memory of the whole product's process after that", value: memory, unit: "MB" },
    { name: "article made anew (queries, render, compress, HTTP)", value: median(made), unit: "ms" },
    { name: "article made anew, p95", value: percentile(made, 95), unit: "ms" },
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
  return compare({
    what: `${what} (${gzip.length} bytes gzip), one process`,
    baseline: "a bare server of Node",
    url,
    baselineUrl: bareUrl,
    rounds: bareRounds,
    bounds: { least: 0.85, mostP99: 2 },
  });
}

/** What of the speed of nginx with a file is left when it keeps the product's pages and has their readings counted. */
async function besideNginx(
  bench: Bench,
  { what, url, gzip }: { what: string; url: string; gzip: Buffer },
): Promise<Figure[]> {
  if (!gzip.equals(await compressedBody(url))) throw new Error("nginx does not pass on the same bytes");
  const staticUrl = await serveStatically(bench, { gzip });
  if (!gzip.equals(await compressedBody(staticUrl))) throw new Error("nginx does not serve the same bytes");
  return compare({
    what,
    baseline: "nginx with files",
    url,
    baselineUrl: staticUrl,
    rounds: nginxRounds,
    bounds: { least: 0.65 },
  });
}

async function compare({
  what,
  baseline,
  url,
  baselineUrl,
  rounds,
  bounds: { least, mostP99 },
}: {
  what: string;
  baseline: string;
  url: string;
  baselineUrl: string;
  rounds: number;
  /** Of the ratio of their rates, and of that of their p99. */
  bounds: { least: number; mostP99?: number };
}): Promise<Figure[]> {
  const loads = { product: [] as Load[], baseline: [] as Load[] };
  const ask = async (who: "product" | "baseline", address: string) => {
    const seen = await load(address);
    loads[who].push(seen);
    return seen.perSecond;
  };
  const seen = await inTurns({
    rounds,
    product: () => ask("product", url),
    baseline: () => ask("baseline", baselineUrl),
  });
  // The first turn of each does not count.
  const p99 = (who: "product" | "baseline") => loads[who].slice(1).map(({ p99Ms }) => p99Ms);
  const { ratios } = seen;
  return [
    {
      name: `${what}, to ${baseline}`,
      value: median(ratios),
      unit: "x",
      bound: { least },
      rounds: ratios,
    },
    { name: what, value: median(seen.product), unit: "/s", rounds: seen.product },
    { name: `${what}: ${baseline}`, value: median(seen.baseline), unit: "/s", rounds: seen.baseline },
    {
      name: `${what}, p99 to that of ${baseline}`,
      value: median(p99("product")) / median(p99("baseline")),
      unit: "x",
      ...(mostP99 === undefined ? {} : { bound: { most: mostP99 } }),
    },
    { name: `${what}, p99`, value: median(p99("product")), unit: "ms", rounds: p99("product") },
    {
      name: `${what}: ${baseline}, p99`,
      value: median(p99("baseline")),
      unit: "ms",
      rounds: p99("baseline"),
    },
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
