import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRenewal } from "./renewal.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const soonMs = 1000;
const everyMs = 600_000;

/** A renewal that takes this long, and when each one began, in milliseconds from now. */
function renewalOf(takesMs: number) {
  const from = performance.now();
  const began: number[] = [];
  const renewal = createRenewal({
    soonMs,
    everyMs,
    act: async () => {
      began.push(performance.now() - from);
      await new Promise((resolve) => setTimeout(resolve, takesMs));
    },
  });
  return { renewal, began };
}

describe("the renewal of the emergency copy", () => {
  it.each([1, 400, 1500, 5000])(
    "follows a change that comes %i ms before the end of another",
    async (leftMs) => {
      const { renewal, began } = renewalOf(6000);
      renewal.changed();
      await vi.advanceTimersByTimeAsync(soonMs + 6000 - leftMs);
      renewal.changed();
      await vi.advanceTimersByTimeAsync(leftMs + soonMs);
      expect(began).toEqual([soonMs, soonMs + 6000 + soonMs]);
    },
  );

  it("is done one at a time, and no more often than it takes, however much changes", async () => {
    const { renewal, began } = renewalOf(6000);
    for (let step = 0; step < 300; step += 1) {
      renewal.changed();
      await vi.advanceTimersByTimeAsync(soonMs / 10);
    }
    await vi.advanceTimersByTimeAsync(60_000);
    expect(began).toEqual([0, 1, 2, 3, 4, 5].map((turn) => soonMs + turn * (6000 + soonMs)));
  });

  it("is not put off by changes that follow one another closely", async () => {
    const { renewal, began } = renewalOf(100);
    for (let step = 0; step < 100; step += 1) {
      renewal.changed();
      await vi.advanceTimersByTimeAsync(soonMs / 10);
    }
    expect(began.length).toBeGreaterThanOrEqual(9);
  });

  it("comes in any case when nothing changes, each time as long after the last", async () => {
    const { renewal, began } = renewalOf(2000);
    renewal.changed();
    await vi.advanceTimersByTimeAsync(soonMs + 2 * (everyMs + 2000));
    expect(began).toEqual([soonMs, soonMs + 2000 + everyMs, soonMs + 2 * (2000 + everyMs)]);
  });

  it("comes no more after the end, which waits for the one that goes on", async () => {
    const { renewal, began } = renewalOf(2000);
    renewal.changed();
    await vi.advanceTimersByTimeAsync(soonMs + 500);
    let ended = false;
    const end = renewal.stop().then(() => {
      ended = true;
    });
    renewal.changed();
    await vi.advanceTimersByTimeAsync(1000);
    expect(ended).toBe(false);
    await vi.advanceTimersByTimeAsync(2 * everyMs);
    await end;
    expect(began).toHaveLength(1);
  });
});
