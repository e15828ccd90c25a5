import { cpus } from "node:os";

const lookEveryMs = 500;
const quietForMs = 3000;
/** A machine that others keep busy never gets quiet; the report states its load. */
const patienceMs = 90_000;
const idleShare = 0.9;

/** Waits until the machine has had next to nothing to do for a while: what a start leaves behind it must not be measured. */
export async function untilQuiet(): Promise<void> {
  const until = performance.now() + patienceMs;
  let before = times();
  let quietSince = performance.now();
  while (performance.now() < until && performance.now() - quietSince < quietForMs) {
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    const now = times();
    if ((now.idle - before.idle) / (now.all - before.all) < idleShare) quietSince = performance.now();
    before = now;
  }
}

/** What the processors have spent so far, idle and in all, in milliseconds. */
function times(): { idle: number; all: number } {
  const spent = cpus().map((one) => one.times);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    idle: sum(spent.map(({ idle }) => idle)),
    all: sum(spent.flatMap((one) => Object.values(one))),
  };
}
