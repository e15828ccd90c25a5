import { describe, expect, it } from "vitest";
import { createBatcher } from "./batcher.ts";

/** Doubles numbers and remembers in which batches they came; holds each batch until it is let go. */
function doubler({ largestBatch = 10 } = {}) {
  const batches: number[][] = [];
  const letGo: (() => void)[] = [];
  const ask = createBatcher<number, number>({
    largestBatch,
    run: async (batch) => {
      batches.push([...batch]);
      await new Promise<void>((resolve) => letGo.push(resolve));
      if (batch.includes(13)) throw new Error("thirteen");
      return batch.map((number) => number * 2);
    },
  });
  const next = async () => {
    while (letGo.length === 0) await new Promise((resolve) => setImmediate(resolve));
    letGo.shift()?.();
  };
  return { ask, batches, next };
}

describe("calls that come together", () => {
  it("go in one batch, and each gets its own answer", async () => {
    const { ask, batches, next } = doubler();
    const answers = Promise.all([ask(1), ask(2), ask(3)]);
    await next();
    expect(await answers).toEqual([2, 4, 6]);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it("wait for the batch that runs and then go together, never more than the largest batch", async () => {
    const { ask, batches, next } = doubler({ largestBatch: 2 });
    const first = ask(1);
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    const later = Promise.all([ask(2), ask(3), ask(4)]);
    for (let turn = 0; turn < 3; turn += 1) await next();
    expect([await first, ...(await later)]).toEqual([2, 4, 6, 8]);
    expect(batches).toEqual([[1], [2, 3], [4]]);
  });

  it("hear of a batch that broke, while the next one goes on", async () => {
    const { ask, next } = doubler({ largestBatch: 1 });
    const broken = ask(13);
    const whole = ask(4);
    const heard = expect(broken).rejects.toThrow("thirteen");
    await next();
    await heard;
    await next();
    expect(await whole).toBe(8);
  });
});
