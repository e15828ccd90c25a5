import { readFileSync } from "node:fs";

/** The time of the stand-in: the machine's, moved by the offset (ms) in CLOCK_OFFSET_FILE when tests set one. */
function now(): Date {
  const file = process.env.CLOCK_OFFSET_FILE;
  if (file === undefined || file === "") return new Date();
  try {
    return new Date(Date.now() + Number(readFileSync(file, "utf8").trim() || "0"));
  } catch {
    // No file yet: nobody has moved the clock.
    return new Date();
  }
}

/** The platform's own clock: ahead of the time of the stand-in by what its settings say, and behind when negative. */
export function platformClock(offsetMs: () => number): () => Date {
  return () => new Date(now().getTime() + offsetMs());
}
