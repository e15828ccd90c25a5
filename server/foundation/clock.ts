import { readFileSync } from "node:fs";

/** The one source of time. Every rule asks it, so that tests can move it for all processes at once. */
export interface Clock {
  now(): Date;
}

/** The time of the machine. */
export const systemClock: Clock = { now: () => new Date() };

/**
 * A clock that is the machine's time plus the offset in milliseconds that stands in a file; the file is read at
 * each call, so that one write moves every process that shares it. An absent or empty file means no offset.
 */
export function offsetClock({ file }: { file: string }): Clock {
  return {
    now() {
      return new Date(Date.now() + readOffset(file));
    },
  };
}

function readOffset(file: string): number {
  try {
    const offset = Number(readFileSync(file, "utf8").trim() || "0");
    return Number.isFinite(offset) ? offset : 0;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return 0;
    throw error;
  }
}

/** A clock for tests within one process: it stands still until it is set or advanced. */
export function movableClock(
  start: Date,
): Clock & { set(to: Date): void; advance(milliseconds: number): void } {
  let current = start.getTime();
  return {
    now: () => new Date(current),
    set(to) {
      current = to.getTime();
    },
    advance(milliseconds) {
      current += milliseconds;
    },
  };
}
