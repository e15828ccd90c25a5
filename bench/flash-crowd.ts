import { startNginx } from "../tests/support/nginx.ts";
import { correctThroughActs, releaseThroughActs } from "../tests/support/release.ts";
import type { Bench, Figure } from "./figure.ts";
import { median, percentile, timed } from "./rounds.ts";
import { type Product, startProduct } from "./support/product.ts";
import { load } from "./support/wrk.ts";

const releases = 8;
/** Ten million page views a day, on average. */
const averageOfTenMillion = 116;
const crowds = [10, 50, 200, 400] as const;
const pollMs = 20;
/** By then the product has stored what it counted. */
const countedAfterMs = 12_000;

/**
 * A crowd that comes within seconds, while the board goes on releasing and correcting: how many pages a second one process gives at
 * each size of the crowd, how soon a release stands on the front page in the middle of it, and how long the board's
 * own acts take meanwhile. Any answer that is not a success ends the measurement.
 */
export async function measureFlashCrowd(bench: Bench): Promise<readonly Figure[]> {
  const product = await startProduct(bench);
  const home = `${product.url.replace("localhost", "127.0.0.1")}/`;
  const { figures } = await curve(home, "crowd");
  const { port } = new URL(product.url);
  const nginx = await startNginx({ upstreamPort: Number(port), dataDir: product.dataDir });
  bench.later(nginx.stop);
  await new Promise((resolve) => setTimeout(resolve, countedAfterMs));
  const before = await countedReadings(product);
  const further = await curve(`${nginx.url}/`, "through nginx as shipped, crowd");
  await new Promise((resolve) => setTimeout(resolve, countedAfterMs));
  const counted = (await countedReadings(product)) - before;
  const { visible, corrected, acts } = await releaseInTheCrowd(product, home);
  const best = Math.max(...figures.filter(({ unit }) => unit === "/s").map(({ value }) => value));
  return [
    ...figures,
    ...further.figures,
    { name: "of the readings through nginx, counted", value: (100 * counted) / further.answers, unit: "%" },
    {
      name: "headroom over ten million page views a day",
      value: best / averageOfTenMillion,
      unit: "x",
      bound: { least: 50 },
    },
    {
      name: "in the crowd: release to front page, slowest",
      value: Math.max(...visible),
      unit: "ms",
      bound: { most: 2000 },
      rounds: visible,
    },
    {
      name: "in the crowd: correction to front page, slowest",
      value: Math.max(...corrected),
      unit: "ms",
      bound: { most: 2000 },
      rounds: corrected,
    },
    {
      name: "in the crowd: an editor's act, p95",
      value: percentile(acts, 95),
      unit: "ms",
      bound: { most: 300 },
    },
    { name: "in the crowd: an editor's act, median", value: median(acts), unit: "ms" },
  ];
}

/** How often the front page was read so far. */
async function countedReadings({ ctx }: Product): Promise<number> {
  const { views } = await ctx.db
    .selectFrom("page_view_count")
    .select(({ fn }) => fn.sum("views").as("views"))
    .where("subject", "=", "page:/")
    .executeTakeFirstOrThrow();
  return Number(views);
}

/** Pages a second and p99 at each size of the crowd, and how many answers there were in all. */
async function curve(url: string, what: string): Promise<{ figures: Figure[]; answers: number }> {
  const figures: Figure[] = [];
  let answers = 0;
  for (const connections of crowds) {
    const seen = await load(url, { connections });
    answers += seen.answers;
    figures.push(
      { name: `${what} of ${connections}: pages a second`, value: seen.perSecond, unit: "/s" },
      { name: `${what} of ${connections}: p99`, value: seen.p99Ms, unit: "ms" },
    );
  }
  return { figures, answers };
}

/** Releases and corrects items while a crowd asks for the front page without a pause. */
async function releaseInTheCrowd(product: Product, home: string): Promise<Seen> {
  let stop = false;
  const crowd = (async () => {
    while (!stop) await load(home, { connections: 50 });
  })();
  const seen: Seen = { visible: [], corrected: [], acts: [] };
  const cookie = await product.cookieOf("phuong-hac-thanh.canbo");
  const headers = { cookie: `${cookie.name}=${cookie.value}` };
  try {
    for (let round = 0; round < releases; round += 1) {
      const { itemId } = await releaseThroughActs(product.ctx, {
        title: `Cảnh báo giữa lúc đông người số ${round}`,
        targets: ["portal"],
      });
      seen.visible.push(await timed(() => untilShown(home, itemId)));
      const title = `Cảnh báo đã đính chính số ${round}`;
      const correctionNote = "Tiêu đề đã được sửa cho đúng nội dung.";
      await correctThroughActs(product.ctx, { itemId, kind: "warning", change: { title, correctionNote } });
      seen.corrected.push(await timed(() => untilShown(home, title)));
      await neverOldAgain(home, title);
      for (const path of ["/api/v1/session", "/api/v1/items", `/api/v1/items/${itemId}`])
        seen.acts.push(await timed(async () => (await fetch(`${product.url}${path}`, { headers })).text()));
      seen.acts.push(await timed(() => createItem(product.url, headers)));
    }
  } finally {
    stop = true;
    await crowd;
  }
  return seen;
}

interface Seen {
  /** Milliseconds from a release to the front page that shows it. */
  readonly visible: number[];
  /** The same from the release of a correction to its words. */
  readonly corrected: number[];
  /** Milliseconds of each act of an editor. */
  readonly acts: number[];
}

/** Once a correction is seen, nobody may get the page from before it. */
async function neverOldAgain(home: string, title: string): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    if (!(await (await fetch(home)).text()).includes(title)) throw new Error("an old page came back");
  }
}

async function untilShown(home: string, words: string): Promise<void> {
  for (;;) {
    const response = await fetch(home);
    if (!response.ok) throw new Error(`the front page answered ${response.status}`);
    if ((await response.text()).includes(words)) return;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

async function createItem(url: string, headers: Record<string, string>): Promise<void> {
  const body = JSON.stringify({
    kind: "news",
    categorySlug: "tin-hoat-dong",
    title: "Tin viết giữa lúc đông người",
  });
  const response = await fetch(`${url}/api/v1/items`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body,
  });
  if (response.status !== 201) throw new Error(`an editor's act was answered ${response.status}`);
}
