import { LRUCache } from "lru-cache";

/** Pages that one source may have made for itself: as many at once, and so many more a second. Ready pages are not counted. */
const burst = 120;
const perSecond = 12;
const sourcesAtMost = 50_000;

/**
 * Tells a crowd from an attack. A crowd asks for few pages from many places: those lie ready and cost nothing, so they
 * are never counted. Who has many different pages made, one after the other, is one source, and waits.
 */
export function createLimits({ now }: { now: () => number }) {
  const buckets = new LRUCache<string, { left: number; at: number }>({ max: sourcesAtMost });
  return {
    /** Whether this source may have one more page made now. */
    take(source: string): boolean {
      const at = now();
      const before = buckets.get(source) ?? { left: burst, at };
      const left = Math.min(burst, before.left + ((at - before.at) / 1000) * perSecond);
      const allowed = left >= 1;
      buckets.set(source, { left: allowed ? left - 1 : left, at });
      return allowed;
    },
  };
}
