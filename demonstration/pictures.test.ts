import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sharp } from "../server/foundation/picture-engine.ts";
import { readPicture } from "./picture-file.ts";
import { readSampleItems } from "./sample-items.ts";

const folder = join(import.meta.dirname, "data/pictures");
/** The size in bytes of each picture, by its scene. */
const drawn = new Map(
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".jpg"))
    .map((file) => [file.replace(/\.jpg$/, ""), statSync(join(folder, file)).size]),
);
const items = await readSampleItems({ folder: join(import.meta.dirname, "data/items") });

describe("the drawn pictures", () => {
  it("show what each picture of the sample items is about, and never the same twice", () => {
    const used = items.flatMap((item) => item.scenes);
    for (const item of items) {
      const subjects = item.images.map((image) => image.subject);
      expect(
        item.scenes.map((scene) => scene.split("/")[0]),
        item.file,
      ).toEqual(subjects);
    }
    expect(used.filter((scene) => !drawn.has(scene))).toEqual([]);
    expect(new Set(used).size).toBe(used.length);
  });

  it("have the size of a photograph and weigh little", async () => {
    for (const name of ["ban-lang/mua-gat", "giao-thong/do-nong-do-con"]) {
      const bytes = await readPicture(name);
      expect(await sharp(bytes).metadata()).toMatchObject({ format: "jpeg", width: 1600, height: 900 });
      expect(bytes.length).toBeLessThan(250_000);
    }
  });

  it("of wanted persons stand upright", async () => {
    const bytes = await readPicture("chan-dung/nam-toc-ngan-dac-biet");
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 1200, height: 1600 });
  });

  it("weigh together what a clone can bear", () => {
    expect([...drawn.values()].reduce((sum, size) => sum + size, 0)).toBeLessThan(20_000_000);
  });
});
