import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { newsroomAnswers, reloadOnceAnswered } from "./reload.ts";

const store = new Map<string, string>();
const server = { isThere: false };
let reloads = 0;

/** A page on which a screen could not be opened. */
function begun(): () => void {
  return reloadOnceAnswered({
    answers: async () => server.isThere,
    now: Date.now,
    storage: {
      getItem: (key) => store.get(key) ?? null,
      setItem: (key, value) => void store.set(key, value),
    },
    reload: () => {
      reloads += 1;
    },
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  store.clear();
  server.isThere = false;
  reloads = 0;
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("a screen that could not be opened", () => {
  it("is never reloaded into an error page: only once the server gives out the newsroom", async () => {
    begun();
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(reloads).toBe(0);
    server.isThere = true;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(reloads).toBe(1);
  });

  it("is reloaded at most once a minute when the new page cannot open it either", async () => {
    server.isThere = true;
    for (let second = 0; second < 59; second += 1) {
      const end = begun();
      await vi.advanceTimersByTimeAsync(1000);
      end();
    }
    expect(reloads).toBe(1);
    begun();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(reloads).toBe(2);
  });

  it("is not reloaded once the officer has gone elsewhere", async () => {
    begun()();
    server.isThere = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reloads).toBe(0);
  });
});

describe("whether the newsroom answers", () => {
  it.each([
    ["the page", async () => new Response("<!doctype html>"), true],
    ["nginx while the product is away", async () => new Response("", { status: 503 }), false],
    ["nobody", () => Promise.reject(new TypeError("Failed to fetch")), false],
    ["nobody within the time", () => Promise.reject(new DOMException("late", "TimeoutError")), false],
  ])("when %s answers: %s", async (_who, answer, is) => {
    vi.stubGlobal("fetch", answer);
    expect(await newsroomAnswers()).toBe(is);
  });
});
