import { openPublicReader } from "../server/public-store/open-reader.ts";
import { measureQuality } from "../tests/search/quality.ts";
import type { Bench, Figure } from "./figure.ts";
import { startProduct } from "./support/product.ts";

/** How well the search answers the 100 queries of tests/search/queries.yaml over the demonstration. */
export async function measureSearchQuality(bench: Bench): Promise<readonly Figure[]> {
  const product = await startProduct(bench);
  const db = openPublicReader({ url: product.databaseUrl, maxConnections: 2 });
  bench.later(() => db.destroy());
  const now = new Date("2026-11-24T02:00:00.000Z");
  const quality = await measureQuality(db, { now });
  const unseen = await measureQuality(db, { now, set: "queries-held-out" });
  for (const miss of quality.misses) bench.say(miss);
  return [
    {
      name: `what is meant among the first three, of ${quality.queries} queries`,
      value: quality.successAt3 * 100,
      unit: "%",
      bound: { least: 95 },
    },
    {
      name: "mean reciprocal rank of what is meant",
      value: quality.meanReciprocalRank * 100,
      unit: "%",
      bound: { least: 90 },
    },
    {
      name: `the same share of ${unseen.queries} queries that nothing was changed for`,
      value: unseen.successAt3 * 100,
      unit: "%",
    },
  ];
}
