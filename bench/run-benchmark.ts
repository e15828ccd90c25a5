import { loadavg } from "node:os";
import type { Bench, Benchmark } from "./figure.ts";
import { isKept } from "./figure.ts";
import type { Result } from "./report.ts";

/**
 * Runs one benchmark to its end, undoes what it started, and judges its figures; one that takes longer than `longestMs`
 * has hung. Ends the process on Ctrl-C, tidily.
 */
export async function runBenchmark({
  name,
  measure,
  longestMs,
}: {
  name: string;
  measure: Benchmark;
  longestMs: number;
}): Promise<Result> {
  const ends: (() => Promise<void>)[] = [];
  const tidy = async () => {
    for (const end of ends.splice(0).toReversed()) {
      await end().catch((error: unknown) => console.error(`${name}: could not tidy up:`, error));
    }
  };
  const interrupted = () => void tidy().finally(() => process.exit(130));
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  const bench: Bench = {
    later: (end) => ends.push(end),
    say: (line) => console.log(`  ${name}: ${line}`),
  };
  const load = loadavg()[0] ?? 0;
  const started = performance.now();
  console.log(`${name} …`);
  try {
    const figures = await withinTime(measure(bench), longestMs);
    return { name, load, seconds: secondsSince(started), figures, ok: figures.every(isKept) };
  } catch (error) {
    console.error(error);
    return {
      name,
      load,
      seconds: secondsSince(started),
      figures: [],
      ok: false,
      failure: error instanceof Error ? error.message : String(error),
    };
  } finally {
    await tidy();
    process.off("SIGINT", interrupted).off("SIGTERM", interrupted);
  }
}

function secondsSince(started: number): number {
  return Math.round((performance.now() - started) / 1000);
}

async function withinTime<T>(work: Promise<T>, longestMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("took too long")), longestMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
