import { setTimeout as sleep } from "node:timers/promises";
import { startInstallation } from "../tests/support/installation.ts";
import type { Bench, Figure } from "./figure.ts";
import { median } from "./rounds.ts";
import { openMachineGauge } from "./support/machine-factor.ts";
import { processorTime } from "./support/processor-time.ts";
import { untilQuiet } from "./support/quiet.ts";

const rounds = 3;
const roundMs = 60_000;
/** What a start leaves behind it: pages made anew, the emergency copy, the first looks. */
const settlesMs = 60_000;
/** A share of one core, on README's machine. */
const mostPercent = 2;

/**
 * What a whole installation costs while nobody does anything: web, worker, embedded PostgreSQL and both simulators, with
 * the demonstration loaded, in percent of one core.
 */
export async function measureIdle(bench: Bench): Promise<readonly Figure[]> {
  const installation = await startInstallation();
  bench.later(installation.stop);
  const gauge = openMachineGauge(installation.dataDir);
  await installation.loaded();
  await untilQuiet();
  await sleep(settlesMs);
  const percents: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    gauge.round();
    percents.push(await shareOfCore(installation.process.pid()));
    bench.say(`${percents.at(-1)?.toFixed(2)} % of a core over ${roundMs / 1000} s`);
  }
  return [
    {
      name: "idle, share of one core",
      value: median(percents),
      unit: "%",
      bound: { most: mostPercent * gauge.factor().factor },
      rounds: percents,
    },
  ];
}

async function shareOfCore(pid: number): Promise<number> {
  const started = performance.now();
  const before = await processorTime(pid);
  await sleep(roundMs);
  const spent = (await processorTime(pid)) - before;
  return (spent / ((performance.now() - started) / 1000)) * 100;
}
