import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../foundation/project-root.ts";
import { longestStopMs, stopParts } from "./stop-parts.ts";

const lines: string[] = [];
const log = {
  warn: (_what: object, sentence?: string) => lines.push(sentence ?? ""),
  error: (_what: object, sentence?: string) => lines.push(sentence ?? ""),
};

const hangs = () => new Promise<void>(() => undefined);

/** Parts that note when they were told to stop. */
function parts(behaviours: Readonly<Record<string, () => Promise<void>>>) {
  const begun: string[] = [];
  const made = Object.entries(behaviours).map(([name, behave]) => ({
    async stop() {
      begun.push(name);
      await behave();
    },
  }));
  return { made, begun };
}

describe("an orderly stop", () => {
  it("ends everything in the reverse order, also after a part that failed", async () => {
    const { made, begun } = parts({
      database: async () => undefined,
      web: async () => undefined,
      worker: async () => {
        throw new Error("did not stop");
      },
    });
    await stopParts(made, { log });
    expect(begun).toEqual(["worker", "web", "database"]);
    expect(lines).toContain("a part did not stop cleanly");
  });

  it("gives the database back, and tells every other part, when one hangs", async () => {
    let isGivenBack = false;
    const { made, begun } = parts({
      database: async () => {
        await new Promise((resolve) => setTimeout(resolve, 200));
        isGivenBack = true;
      },
      web: hangs,
      worker: hangs,
    });
    await stopParts(made, { log, withinMs: 100 });
    expect(begun).toEqual(["worker", "web", "database"]);
    expect(isGivenBack, "the database has its own time").toBe(true);
    expect(lines.join()).toContain("did not end in time");
  });

  it("ends by itself where the database hangs too, or nothing was started", async () => {
    await stopParts(parts({ database: hangs, web: hangs }).made, { log, withinMs: 50, groundMs: 50 });
    await stopParts([], { log, withinMs: 50 });
  });

  it("is given enough time by every unit for systemd", async () => {
    const folder = join(projectRoot(), "docs/systemd");
    const units = await readdir(folder);
    expect(units).not.toEqual([]);
    for (const unit of units) {
      const seconds = /^TimeoutStopSec=(\d{1,5})$/m.exec(await readFile(join(folder, unit), "utf8"))?.[1];
      expect(Number(seconds) * 1000, unit).toBeGreaterThan(longestStopMs);
    }
  });
});
