import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { projectRoot } from "../server/foundation/project-root.ts";
import type { Bench, Figure } from "./figure.ts";
import { median } from "./rounds.ts";
import { startProduct } from "./support/product.ts";

const run = promisify(execFile);
const runs = 3;
/** Chromium now and then records no trace of a load: there is nothing to judge, and Lighthouse asks to be run again. */
const attemptsPerRun = 3;
const folder = join(projectRoot(), "bench/lighthouse");
const flags =
  "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
const categories = ["performance", "accessibility", "best-practices", "seo"] as const;
const report = z.object({
  categories: z.record(z.enum(categories), z.object({ score: z.number() })),
  audits: z.object({
    "first-contentful-paint": z.object({ numericValue: z.number() }),
    "largest-contentful-paint": z.object({ numericValue: z.number() }),
  }),
});

/** Lighthouse on a phone with simulated throttling: medians of three runs for the front page and an article. */
export async function measureLighthouse(bench: Bench): Promise<readonly Figure[]> {
  await installLighthouse(bench);
  const product = await startProduct(bench);
  const article = await product.ctx.db
    .selectFrom("public_store.article")
    .select(["id", "slug"])
    .where("kind", "=", "news")
    .orderBy("published_at", "desc")
    .executeTakeFirstOrThrow();
  const pages = [
    { name: "home", path: "/", performance: 98 },
    { name: "article", path: `/tin/${article.slug}-${article.id}`, performance: 100 },
  ];
  const figures: Figure[] = [];
  for (const { name, path, performance } of pages) {
    const reports: z.infer<typeof report>[] = [];
    for (let round = 0; round < runs; round += 1) {
      reports.push(await auditTraced(bench, `${product.url}${path}`));
      bench.say(`${name}, run ${round + 1} of ${runs}`);
    }
    for (const category of categories) {
      const scores = reports.map((one) => Math.round((one.categories[category]?.score ?? 0) * 100));
      const least = category === "performance" ? performance : 100;
      figures.push({
        name: `Lighthouse ${name}: ${category}`,
        value: median(scores),
        unit: "x",
        bound: { least },
        rounds: scores,
      });
    }
    const paint = reports.map((one) => one.audits["largest-contentful-paint"].numericValue);
    figures.push({
      name: `Lighthouse ${name}: largest contentful paint`,
      value: median(paint),
      unit: "ms",
      rounds: paint,
    });
  }
  return figures;
}

/** Lighthouse and its two hundred packages stand apart; they are brought when somebody measures. */
async function installLighthouse(bench: Bench): Promise<void> {
  if (existsSync(join(folder, "node_modules/lighthouse/package.json"))) return;
  bench.say("bringing Lighthouse from the npm registry");
  await run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: folder });
}

async function auditTraced(bench: Bench, url: string): Promise<z.infer<typeof report>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await audit(url);
    } catch (error) {
      const untraced =
        error instanceof Error && /recording the trace .* run Lighthouse again/.test(error.message);
      if (!untraced || attempt === attemptsPerRun) throw error;
      bench.say("no trace was recorded, running again");
    }
  }
}

async function audit(url: string): Promise<z.infer<typeof report>> {
  const out = join(folder, "node_modules", ".report.json");
  await run(
    process.execPath,
    [
      join(folder, "node_modules/lighthouse/cli/index.js"),
      url,
      "--quiet",
      "--output=json",
      `--output-path=${out}`,
      "--form-factor=mobile",
      "--throttling-method=simulate",
      `--only-categories=${categories.join(",")}`,
      `--chrome-flags=${flags}`,
    ],
    { env: { ...process.env, CHROME_PATH: "/usr/bin/chromium" }, maxBuffer: 64 * 1024 * 1024 },
  );
  return report.parse(JSON.parse(await readFile(out, "utf8")));
}
