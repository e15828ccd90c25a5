/** The middle value; the mean of the two middle ones when their number is even. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  if (middle.length === 0) throw new Error("no values to take the middle of");
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/** The smallest value that `percent` of the values do not exceed (nearest rank). */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
  if (value === undefined) throw new Error("no values to take a percentile of");
  return value;
}

/**
 * Measures two things in turns, so that whatever else the machine does meets both: product, baseline, baseline,
 * product, and so on, after one turn of each that does not count. Answers the measurements and their ratios by round.
 */
export async function inTurns({
  rounds,
  product,
  baseline,
}: {
  rounds: number;
  product: () => Promise<number>;
  baseline: () => Promise<number>;
}): Promise<{ product: number[]; baseline: number[]; ratios: number[] }> {
  await product();
  await baseline();
  const measured = { product: [] as number[], baseline: [] as number[] };
  const take = async (what: "product" | "baseline") => {
    measured[what].push(await (what === "product" ? product : baseline)());
  };
  for (let round = 0; round < rounds; round += 1) {
    const order = ["product", "baseline"] as const;
    for (const what of round % 2 === 0 ? order : order.toReversed()) await take(what);
  }
  return {
    ...measured,
    ratios: measured.product.map((value, round) => value / (measured.baseline[round] ?? Number.NaN)),
  };
}

/** How long something takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
