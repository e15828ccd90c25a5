import type { Bench, Figure } from "./figure.ts";
import { median } from "./rounds.ts";
import { openEmbedded } from "./support/databases.ts";
import { startNetwork } from "./support/network.ts";

const latencyMs = 200;
const rounds = 5;
/** What the protocols ask for one copy without picture: one feed post; create, verify and detail. */
const callsPerCopy = { facebook: 1, zalo: 3 } as const;

/**
 * One item to all 869 channels, each call answered after 200 ms. The bound is the time in which the configured
 * concurrency could make the calls that are needed: both platforms run side by side, so the slower one counts.
 */
export async function measureFanOut(bench: Bench): Promise<readonly Figure[]> {
  const network = await startNetwork(bench, { database: await openEmbedded(bench), latencyMs });
  const { facebook, zalo } = network.config;
  const measured: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const { ms, calls } = await network.fanOut();
    // Before the first one each platform was asked for its time.
    if (
      round > 0 &&
      calls.facebook / callsPerCopy.facebook + calls.zalo / callsPerCopy.zalo !== network.channels
    ) {
      throw new Error(`not the calls that are needed: ${JSON.stringify(calls)}`);
    }
    const boundMs = Math.max(
      (calls.facebook * latencyMs) / facebook.concurrency,
      (calls.zalo * latencyMs) / zalo.concurrency,
    );
    // The first round warms up.
    if (round === 0) continue;
    measured.push(ms);
    ratios.push(ms / boundMs);
    bench.say(`${Math.round(ms)} ms, bound ${Math.round(boundMs)} ms`);
  }
  return [
    {
      name: "one item to 869 channels, to the bound of concurrency",
      value: median(ratios),
      unit: "x",
      bound: { most: 1.3 },
      rounds: ratios,
    },
    { name: "one item to 869 channels, 200 ms a call", value: median(measured) / 1000, unit: "s" },
  ];
}
