import { measureArchive } from "./archive.ts";
import { measureArticlePage } from "./article-page.ts";
import { measureEngine } from "./engine.ts";
import { measureFanOut } from "./fan-out.ts";
import type { Benchmark } from "./figure.ts";
import { measureFlashCrowd } from "./flash-crowd.ts";
import { measureHostileInput } from "./hostile-input.ts";
import { measureIdle } from "./idle.ts";
import { measureLedgerVerify } from "./ledger-verify.ts";
import { measureLighthouse } from "./lighthouse.ts";
import { measureNewsroomWeight } from "./newsroom-weight.ts";
import { measurePortalWeight } from "./portal-weight.ts";
import { measureReleaseVisible } from "./release-visible.ts";
import { printTable, type Result, writeResults } from "./report.ts";
import { runBenchmark } from "./run-benchmark.ts";
import { measureSearch } from "./search.ts";
import { measureSearchQuality } from "./search-quality.ts";
import { measureWarmStart } from "./warm-start.ts";

/** Every benchmark, by the name that `npm run bench -- NAME` takes. */
const benchmarks: Readonly<Record<string, Benchmark>> = {
  "fan-out": measureFanOut,
  engine: measureEngine,
  "article-page": measureArticlePage,
  "release-visible": measureReleaseVisible,
  "warm-start": measureWarmStart,
  "newsroom-weight": measureNewsroomWeight,
  idle: measureIdle,
  "ledger-verify": measureLedgerVerify,
  "portal-weight": measurePortalWeight,
  lighthouse: measureLighthouse,
  "flash-crowd": measureFlashCrowd,
  "search-quality": measureSearchQuality,
  search: measureSearch,
  "hostile-input": measureHostileInput,
};

/** Measured only when they are named: what they measure takes minutes to make. */
const byNameAlone: Readonly<Record<string, Benchmark>> = { archive: measureArchive };

const all = { ...benchmarks, ...byNameAlone };
const names = process.argv.slice(2);
const unknown = names.filter((name) => all[name] === undefined);
if (unknown.length > 0) {
  console.error(`No benchmark ${unknown.join(", ")}; there are ${Object.keys(all).join(", ")}.`);
  process.exit(2);
}
const results: Result[] = [];
for (const [name, measure] of Object.entries(all)) {
  const isLong = byNameAlone[name] !== undefined;
  if (names.length === 0 ? !isLong : names.includes(name))
    results.push(await runBenchmark({ name, measure, longestMs: (isLong ? 60 : 20) * 60_000 }));
}
printTable(results);
await writeResults(results);
// Whatever a benchmark that broke has left open must not keep the run alive.
process.exit(results.every((result) => result.ok) ? 0 : 1);
