import type { Logger } from "../foundation/log.ts";

/** What was started and is to be ended. */
export interface Part {
  stop(): Promise<void>;
}

/** So long a worker may wait for a mail that is out (90 s), requests for their end (10 s) and jobs for theirs (5 s). */
const partsWithinMs = 110_000;
/** So long the embedded database may take: its turn (20 s), its orderly end (60 s). */
const groundWithinMs = 85_000;

/** What an orderly stop takes at the longest, in milliseconds: whoever kills a process gives it more. */
export const longestStopMs = partsWithinMs + groundWithinMs;

/**
 * Ends parts in the reverse of the order in which they were started, one after another. After `withinMs` those that are
 * left are told to end and not waited for: the first of all, the database on which the others stand, is given back
 * whatever they do. Never rejects.
 */
export async function stopParts(
  parts: readonly Part[],
  {
    log,
    withinMs = partsWithinMs,
    groundMs = groundWithinMs,
  }: { log: Pick<Logger, "error" | "warn">; withinMs?: number; groundMs?: number },
): Promise<void> {
  const [ground, ...others] = parts;
  const late = timeUp(withinMs);
  for (const part of others.toReversed()) await Promise.race([ended(part, log), late.over]);
  if (late.isOver()) log.warn({ afterMs: withinMs }, "parts did not end in time, the database is given back");
  late.clear();
  if (ground === undefined) return;
  const last = timeUp(groundMs);
  await Promise.race([ended(ground, log), last.over]);
  if (last.isOver()) log.error({ afterMs: groundMs }, "the database could not be given back in time");
  last.clear();
}

async function ended(part: Part, log: Pick<Logger, "error">): Promise<void> {
  await part.stop().catch((error: unknown) => log.error({ err: error }, "a part did not stop cleanly"));
}

function timeUp(ms: number): { over: Promise<void>; isOver: () => boolean; clear: () => void } {
  let isOver = false;
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(() => {
    isOver = true;
    resolve();
  }, ms);
  return { over: promise, isOver: () => isOver, clear: () => clearTimeout(timer) };
}
