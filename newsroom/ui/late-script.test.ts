import { describe, expect, it, vi } from "vitest";
import { lateScript } from "./late-script.ts";

/** A line that is away until it is put back, and how often it was asked. */
function line() {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const state = { isAway: true, requests: 0 };
  const script = lateScript(async () => {
    state.requests += 1;
    if (state.isAway) throw new TypeError("Failed to fetch dynamically imported module");
    return "the dialog";
  });
  return { state, script };
}

describe("a script that comes late", () => {
  it("is an answer and no error when it does not come, and is not asked for again and again by itself", async () => {
    const { state, script } = line();
    expect([await script.come(), await script.come(), script.here()]).toEqual([null, null, null]);
    expect(state.requests).toBe(1);
  });

  it("comes when the officer tries again", async () => {
    const { state, script } = line();
    await script.come();
    state.isAway = false;
    script.again();
    expect(await script.come()).toBe("the dialog");
    expect(script.here()).toBe("the dialog");
  });

  it("that did not come beforehand is no loss: whoever opens it asks anew", async () => {
    const { state, script } = line();
    expect(await script.prefetch()).toBe(false);
    state.isAway = false;
    expect(await script.come()).toBe("the dialog");
  });

  it("is fetched once, however many ask, and never forgotten when it is here", async () => {
    const { state, script } = line();
    state.isAway = false;
    await Promise.all([script.prefetch(), script.come(), script.come()]);
    script.again();
    expect(await script.come()).toBe("the dialog");
    expect(state.requests).toBe(1);
  });
});
