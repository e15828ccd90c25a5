import { expect } from "vitest";

const smallLength = 2000;
const factor = 8;
/** Linear work grows by the factor, work by the square by its square; between the two lies room for a busy machine. */
const allowed = factor ** 1.5;
const rounds = 30;

/**
 * Fails when `act` costs more than linear work on texts of a kind, `write` answering one of about the given length.
 * Compares the quickest of several runs on a text with those on one eight times as long, so that the speed of the
 * machine and what else it does are of no account.
 */
export function expectLinear({
  write,
  act,
}: {
  write: (length: number) => string;
  act: (text: string) => unknown;
}): void {
  const [short, long] = [write(smallLength), write(smallLength * factor)];
  const repeats = repeatsFor(() => act(short));
  let [quickest, quickestLong] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < rounds; round += 1) {
    quickest = Math.min(
      quickest,
      timeOf(() => act(short), repeats),
    );
    quickestLong = Math.min(
      quickestLong,
      timeOf(() => act(long), repeats),
    );
    if (quickestLong / quickest < allowed && round > 1) return;
  }
  expect(quickestLong / quickest, `work on ${JSON.stringify(short.slice(0, 60))}…`).toBeLessThan(allowed);
}

function repeatsFor(act: () => unknown): number {
  for (let repeats = 1; ; repeats *= 2) if (timeOf(act, repeats) > 1 || repeats > 5000) return repeats;
}

function timeOf(act: () => unknown, repeats: number): number {
  const began = performance.now();
  for (let time = 0; time < repeats; time += 1) act();
  return performance.now() - began;
}
