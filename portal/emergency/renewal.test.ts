import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRenewal } from "./renewal.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const quietMs = 1000;
const latestMs = 10_000;
const everyMs = 600_000;

/** A renewal that takes this long and fails so often at first; when each one began, in milliseconds from now, and why it failed. */
function renewalOf(takesMs: number, { fails = 0 } = {}) {
  const from = performance.now();
  const began: number[] = [];
  const failures: unknown[] = [];
  const renewal = createRenewal({
    quietMs,
    latestMs,
    everyMs,
    act: async () => {
      began.push(performance.now() - from);
      await new Promise((resolve) => setTimeout(resolve, takesMs));
      if (began.length <= fails) throw new Error(`failure ${began.length}`);
    },
    onFailure: (error) => failures.push(error),
  });
  return { renewal, began, failures };
}

/** Changes ten times a second for so long. */
async function keepChanging(renewal: { changed(): void }, forMs: number): Promise<void> {
  for (let passed = 0; passed < forMs; passed += 100) {
    renewal.changed();
    await vi.advanceTimersByTimeAsync(100);
  }
}

describe("the renewal of the emergency copy", () => {
  it.each([1, 400, 1500, 5000])(
    "follows a change that comes %i ms before the end of another",
    async (leftMs) => {
      const { renewal, began } = renewalOf(6000);
      renewal.changed();
      await vi.advanceTimersByTimeAsync(quietMs + 6000 - leftMs);
      renewal.changed();
      await vi.advanceTimersByTimeAsync(leftMs + quietMs);
      expect(began).toEqual([quietMs, quietMs + 6000 + quietMs]);
    },
  );

  it("waits for the end of changes that follow one another", async () => {
    const { renewal, began } = renewalOf(100);
    await keepChanging(renewal, 3000);
    await vi.advanceTimersByTimeAsync(latestMs);
    expect(began).toEqual([2900 + quietMs]);
  });

  it("waits for no end where there is none", async () => {
    const { renewal, began } = renewalOf(50);
    await keepChanging(renewal, 35_000);
    expect(began).toEqual([latestMs, 2 * latestMs, 3 * latestMs]);
  });

  it("is done one at a time, however long it takes and however much changes", async () => {
    const { renewal, began } = renewalOf(15_000);
    await keepChanging(renewal, 40_000);
    expect(began).toEqual([latestMs, latestMs + 15_000]);
  });

  it("comes in any case when nothing changes, each time as long after the last", async () => {
    const { renewal, began } = renewalOf(2000);
    renewal.changed();
    await vi.advanceTimersByTimeAsync(quietMs + 2 * (everyMs + 2000));
    expect(began).toEqual([quietMs, quietMs + 2000 + everyMs, quietMs + 2 * (2000 + everyMs)]);
  });

  it("is tried again soon when it fails, until it is done", async () => {
    const { renewal, began, failures } = renewalOf(4000, { fails: 2 });
    renewal.changed();
    await vi.advanceTimersByTimeAsync(quietMs + everyMs);
    const second = quietMs + 4000 + latestMs;
    expect(began).toEqual([quietMs, second, second + 4000 + latestMs]);
    expect(failures).toEqual([new Error("failure 1"), new Error("failure 2")]);
    await vi.advanceTimersByTimeAsync(everyMs);
    expect(began).toHaveLength(4);
  });

  it("follows a change after a failure as it follows any", async () => {
    const { renewal, began } = renewalOf(2000, { fails: 1 });
    renewal.changed();
    await vi.advanceTimersByTimeAsync(quietMs + 2000 + 3000);
    renewal.changed();
    await vi.advanceTimersByTimeAsync(latestMs);
    expect(began).toEqual([quietMs, quietMs + 2000 + 3000 + quietMs]);
  });

  it("comes no more after the end, which waits for the one that goes on", async () => {
    const { renewal, began } = renewalOf(2000);
    renewal.changed();
    await vi.advanceTimersByTimeAsync(quietMs + 500);
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
