import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CopiedFile, openStaticCopy } from "./static-copy.ts";

let folder: string;
let picture: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "trongdong-copy-"));
  picture = join(folder, "original.jpg");
  await writeFile(picture, "a face");
  await mkdir(join(folder, "copy"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const closed = "0198-closed";
const other = "0198-other";
const faces: Readonly<Record<string, string>> = {
  [closed]: `/media/${"c".repeat(64)}.jpg`,
  [other]: `/media/${"d".repeat(64)}.jpg`,
};
const showing = (...items: string[]): CopiedFile => ({
  bytes: Buffer.from(items.map((item) => `<a href="/tin/${item}"><img src="${faces[item]}"></a>`).join("")),
});
/** Two notices with their pictures and the list that shows both. */
const collected = () =>
  new Map<string, CopiedFile>([
    [`/tin/${other}`, showing(other)],
    [faces[other] ?? "", { from: picture }],
    ["/truy-na", showing(closed, other)],
    [`/tin/${closed}`, showing(closed)],
    [faces[closed] ?? "", { from: picture }],
  ]);

async function filesLeft(): Promise<string[]> {
  const copy = join(folder, "copy");
  const entries = await readdir(copy, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(copy.length))
    .sort();
}

const othersFiles = [faces[other], `/tin/${other}/index.html`];

describe("a notice that is closed by law", () => {
  it("leaves the emergency copy with its picture, and takes nobody else's along", async () => {
    const copy = openStaticCopy({ folder: join(folder, "copy") });
    await copy.replace(collected(), copy.mark());
    expect(await filesLeft()).toHaveLength(5);
    await copy.forget([closed]);
    expect(await filesLeft()).toEqual(othersFiles);
  });

  it("loses its picture before its page: whoever finds no page needs to look for no picture", async () => {
    const copy = openStaticCopy({ folder: join(folder, "copy") });
    await copy.replace(collected(), copy.mark());
    let running = true;
    const forgotten = copy.forget([closed]).finally(() => {
      running = false;
    });
    const there = (path: string | undefined) => existsSync(join(folder, "copy", path ?? ""));
    while (running) {
      if (there(faces[closed])) expect(there(`/tin/${closed}/index.html`)).toBe(true);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await forgotten;
    expect(await filesLeft()).toEqual(othersFiles);
  });

  it("leaves it also while a renewal is under way that gathered it before, at whatever moment", async () => {
    for (let afterMs = 0; afterMs < 10; afterMs += 0.05) {
      const copy = openStaticCopy({ folder: join(folder, "copy") });
      const renewal = copy.replace(collected(), copy.mark());
      const begun = performance.now();
      while (performance.now() - begun < afterMs) await new Promise((resolve) => setImmediate(resolve));
      await copy.forget([closed]);
      await renewal;
      const traces = (await filesLeft()).filter((name) => !othersFiles.includes(name));
      expect(traces, `removed ${afterMs} ms into the renewal`).toEqual([]);
    }
  });
});

describe("a page that is not among the newest any more", () => {
  it("leaves no folder behind: in years there would be as many as articles", async () => {
    const copy = openStaticCopy({ folder: join(folder, "copy") });
    await copy.replace(collected(), copy.mark());
    const without = collected();
    without.delete(`/tin/${closed}`);
    without.delete("/truy-na");
    await copy.replace(without, copy.mark());
    expect(await readdir(join(folder, "copy"))).toEqual(["media", "tin"]);
    expect(await readdir(join(folder, "copy/tin"))).toEqual([other]);
  });
});
