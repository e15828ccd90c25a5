import { LRUCache } from "lru-cache";
import { addReader, emptySketch, type ReaderSketch, readerMark } from "./reader-sketch.ts";
import { isBot, programs, type SendingPlatform, sourceOfVisit } from "./visitor.ts";

/** One reading of a page, as it comes in. The address is used within the call and kept nowhere. */
export interface Reading {
  /** What was read: "item:ID" or "page:/path". */
  readonly subject: string;
  /** Undefined: the proxy's cache answered, which tells no addresses; the reading counts and nobody is marked as a reader. */
  readonly address: string | undefined;
  readonly userAgent: string;
  readonly referer: string;
}

/** Sums since they were last taken. */
export interface Sums {
  readonly counts: {
    readonly subject: string;
    readonly source: string;
    readonly views: number;
    readonly visits: number;
  }[];
  readonly sketches: { readonly subject: string; readonly registers: ReaderSketch }[];
}

const subjectsAtMost = 20_000;
const everything = "all";

/**
 * Counts readings in the memory of one web process until they are taken. `salt` is the secret of the present day; a
 * process that does not know it yet counts views and no readers.
 */
export function createVisitCounter({
  ownHost,
  platforms,
  salt,
}: {
  ownHost: string;
  platforms: readonly SendingPlatform[];
  salt: () => string | undefined;
}) {
  let counts = new Map<string, { subject: string; source: string; views: number; visits: number }>();
  let sketches = new Map<string, ReaderSketch>();
  const known = new LRUCache<string, boolean>({ max: 2000 });

  const isProgram = (userAgent: string) => {
    const before = known.get(userAgent);
    if (before !== undefined) return before;
    const found = isBot(userAgent, platforms);
    known.set(userAgent, found);
    return found;
  };
  const add = (subject: string, source: string, isVisit: boolean) => {
    const key = `${source} ${subject}`;
    const sum = counts.get(key);
    if (sum !== undefined) {
      sum.views += 1;
      if (isVisit) sum.visits += 1;
    } else if (counts.size < subjectsAtMost)
      counts.set(key, { subject, source, views: 1, visits: isVisit ? 1 : 0 });
  };
  const sketchOf = (subject: string) => {
    const known = sketches.get(subject);
    if (known !== undefined || sketches.size >= subjectsAtMost) return known;
    const fresh = emptySketch();
    sketches.set(subject, fresh);
    return fresh;
  };

  return {
    count({ subject, address, userAgent, referer }: Reading): void {
      if (isProgram(userAgent)) {
        add(subject, programs, false);
        return;
      }
      const source = sourceOfVisit({ referer, ownHost, platforms });
      add(subject, source ?? "direct", source !== undefined);
      const secret = salt();
      if (secret === undefined || address === undefined) return;
      const mark = readerMark({ salt: secret, address, userAgent });
      for (const name of [everything, subject]) {
        const sketch = sketchOf(name);
        if (sketch !== undefined) addReader(sketch, mark);
      }
    },

    /** The sums so far; counting begins anew. */
    take(): Sums {
      const taken = {
        counts: [...counts.values()],
        sketches: [...sketches].map(([subject, registers]) => ({ subject, registers })),
      };
      counts = new Map();
      sketches = new Map();
      return taken;
    },

    /** Puts sums back that could not be stored. */
    giveBack({ counts: lost, sketches: lostSketches }: Sums): void {
      for (const { subject, source, views, visits } of lost) {
        const key = `${source} ${subject}`;
        const sum = counts.get(key) ?? { subject, source, views: 0, visits: 0 };
        counts.set(key, { subject, source, views: sum.views + views, visits: sum.visits + visits });
      }
      for (const { subject, registers } of lostSketches) {
        const sketch = sketchOf(subject);
        registers.forEach((rank, index) => {
          if (sketch !== undefined && rank > (sketch[index] ?? 0)) sketch[index] = rank;
        });
      }
    },
  };
}

export type VisitCounter = ReturnType<typeof createVisitCounter>;
