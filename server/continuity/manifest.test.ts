import { cp, link, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { requestsDuring } from "../../tests/support/disk-requests.ts";
import { differences, openTrees, readIfTouched } from "./manifest.ts";
import { followTouches, type Touches } from "./touches.ts";

let folder: string;
let root: string;
let touches: Touches;
let passed = 0;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "trongdong-manifest-"));
  root = join(folder, "product");
  for (const file of ["dist/newsroom/assets/app.js", "portal/design/tokens.css"]) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), "gốc");
  }
  touches = followTouches();
  passed = 0;
  const time = performance.now.bind(performance);
  vi.spyOn(performance, "now").mockImplementation(() => time() + passed);
});

afterEach(async () => {
  vi.restoreAllMocks();
  touches.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The watch over the product's files: what differs from the beginning, at a look 20 seconds after the last one. */
async function openWatch() {
  const trees = openTrees({ root, folders: ["dist/newsroom", "portal/design"], touches });
  const baseline = (await readIfTouched(trees)) ?? new Map();
  return async () => {
    passed += 20_000;
    const now = await readIfTouched(trees);
    return now === undefined ? undefined : differences(baseline, now);
  };
}

const app = "dist/newsroom/assets/app.js";
const isChanged = [{ path: app, change: "changed" }];

describe("the watch over the files of the product", () => {
  it.each(["dist/newsroom/assets", "dist/newsroom", "dist", "."])(
    "finds at its next look that the folder of a file, or one above it, was swapped for another one: %s",
    async (swapped) => {
      const look = await openWatch();
      expect(await look()).toBeUndefined();
      const place = join(root, swapped);
      await cp(place, join(folder, "other"), { recursive: true });
      await rename(place, join(folder, "first"));
      await rename(join(folder, "other"), place);
      await writeFile(join(root, app), "giả");
      expect(await look()).toEqual(isChanged);
      // Every later write into that other folder is told like one into the first.
      await writeFile(join(root, app), "gốc");
      expect(await look()).toEqual([]);
      await writeFile(join(root, app), "lại giả");
      expect(await look()).toEqual(isChanged);
    },
  );

  it("finds within a minute what was written through another name of the file, of which no folder is told", async () => {
    const look = await openWatch();
    const outside = join(folder, "ten-khac");
    await link(join(root, app), outside);
    for (let turn = 0; turn < 3; turn += 1) await look();
    await writeFile(outside, "giả");
    const found = [await look(), await look()];
    expect(found.filter((one) => one !== undefined)).toEqual([isChanged]);
  });

  it("asks about next to nothing at every other look, and has nothing to compare while nobody writes", async () => {
    const look = await openWatch();
    const requests: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      const lookRequests = await requestsDuring(look);
      expect(lookRequests.result).toBeUndefined();
      requests.push(lookRequests.requests);
    }
    // What leads to the folders is asked about each time.
    expect(requests.filter((count) => count <= 4)).toHaveLength(2);
  });
});
