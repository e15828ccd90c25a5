import { LRUCache } from "lru-cache";

/** What a cache can hold: its size in bytes and the keys by which it is dropped. */
export interface Cacheable {
  readonly bytes: number;
  readonly keys: readonly string[];
  /** False for what is made anew each time, such as the answer to free text. */
  readonly stored: boolean;
}

/** After a failure the old answer is shown for so long before making it is tried again, in milliseconds. */
const pauseMs = 5000;
/** How long a reader waits for an answer that takes the place of a lapsed one, in milliseconds. */
const patienceMs = 500;

/**
 * An answer as it is kept. Fresh: nothing touched it. Due: nothing is known to have changed, but it is to be made anew
 * behind the reader. Lapsed: nobody asked in time, or a new one could not be made; a short wait for a new one comes
 * first. Old: a change touched it, so that it is shown only when no new one can be made.
 */
interface Held<Entry> {
  readonly entry: Entry;
  state: "fresh" | "due" | "lapsed" | "old";
  /** The moment before which making it is not tried again; 0 when that has not failed. */
  pausedUntil: number;
}

/**
 * Ready answers by address. Each is made once however many ask (single flight). A purge marks answers as old: the next
 * request makes a new one, and the old one is shown only when that fails. A renewal makes them due: the next request is
 * answered at once and a new one is made behind it. What began to be made before a purge is not kept and is not shared
 * with who asks after it.
 */
export function createPageCache<Entry extends Cacheable>({
  maxBytes,
  now,
  onFailure,
}: {
  maxBytes: number;
  /** Milliseconds that only go forward. */
  now: () => number;
  /** Told when making failed; `stale` says whether an old answer could be shown instead. */
  onFailure: (error: unknown, about: { key: string; stale: boolean }) => void;
}) {
  const kept = new LRUCache<string, Held<Entry>>({
    maxSize: maxBytes,
    sizeCalculation: ({ entry }, key) => entry.bytes + key.length + 512,
  });
  const inFlight = new Map<string, Promise<Entry | undefined>>();
  let generation = 0;

  async function make(key: string, render: () => Promise<Entry | undefined>): Promise<Entry | undefined> {
    const began = generation;
    try {
      const entry = await render();
      if (generation === began) {
        if (entry?.stored === true) kept.set(key, { entry, state: "fresh", pausedUntil: 0 });
        else kept.delete(key);
      }
      return entry;
    } catch (error) {
      const old = kept.get(key);
      onFailure(error, { key, stale: old !== undefined });
      if (old === undefined) throw error;
      if (generation === began) {
        if (old.state === "old") old.state = "lapsed";
        old.pausedUntil = now() + pauseMs;
      }
      return old.entry;
    }
  }

  function startRender(key: string, render: () => Promise<Entry | undefined>): Promise<Entry | undefined> {
    const flying = inFlight.get(key);
    if (flying !== undefined) return flying;
    const pending = make(key, render).finally(() => {
      if (inFlight.get(key) === pending) inFlight.delete(key);
    });
    inFlight.set(key, pending);
    return pending;
  }

  return {
    /** The answer for an address when it is there, no change has touched it and it is not due. */
    fresh(key: string): Entry | undefined {
      const found = kept.get(key);
      return found?.state === "fresh" ? found.entry : undefined;
    },

    /** Whether an answer for an address, however old, is there or on its way: asking for it begins nothing new. */
    holds(key: string): boolean {
      return kept.has(key) || inFlight.has(key);
    },

    /**
     * The answer for an address, made by `render` unless it is there or on its way. Nothing when `render` finds nothing.
     * Who asks for many in turn `waits` for each that is due: otherwise all of them would be made behind it at once.
     */
    async load(
      key: string,
      render: () => Promise<Entry | undefined>,
      { waits = false }: { waits?: boolean } = {},
    ): Promise<Entry | undefined> {
      const found = kept.get(key);
      if (found === undefined) return startRender(key, render);
      if (found.state === "fresh" || found.pausedUntil > now()) return found.entry;
      const pending = startRender(key, render);
      if (found.state === "old" || waits) return pending;
      // Nobody may be waiting any more when it fails; `make` has told of it.
      pending.catch(() => undefined);
      return found.state === "due" ? found.entry : inPatience(pending, () => kept.get(key)?.entry);
    },

    /** Drops for good what carries one of the keys or names such a thing in its address: not to be shown again, whatever fails. */
    forget(keys: readonly string[]): void {
      generation += 1;
      inFlight.clear();
      const wanted = new Set(keys);
      const ids = keys.filter((key) => key.startsWith("article:")).map((key) => key.slice("article:".length));
      for (const [address, held] of kept.entries()) {
        if (held.entry.keys.some((key) => wanted.has(key)) || ids.some((id) => address.includes(id)))
          kept.delete(address);
      }
    },

    /** Marks as old what carries one of the keys; everything for "all". */
    purge(keys: readonly string[]): void {
      generation += 1;
      inFlight.clear();
      const wanted = new Set(keys);
      for (const held of kept.values()) {
        if (!wanted.has("all") && !held.entry.keys.some((key) => wanted.has(key))) continue;
        held.state = "old";
        held.pausedUntil = 0;
      }
    },

    /** Makes all that is fresh due, so that nothing is shown for ever should the word of a change be lost. */
    renew(): void {
      for (const held of kept.values()) {
        if (held.state === "fresh") held.state = "due";
        else if (held.state === "due" && held.pausedUntil === 0) held.state = "lapsed";
      }
    },
  };
}

/** What a flight brings, or after a short while what is there: `held`, unless that was taken away meanwhile. */
async function inPatience<Entry>(
  pending: Promise<Entry | undefined>,
  held: () => Entry | undefined,
): Promise<Entry | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tired = new Promise<"tired">((resolve) => {
    timer = setTimeout(() => resolve("tired"), patienceMs);
  });
  try {
    const first = await Promise.race([pending, tired]);
    return first === "tired" ? (held() ?? (await pending)) : first;
  } finally {
    clearTimeout(timer);
  }
}
