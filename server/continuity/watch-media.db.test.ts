import { createHash } from "node:crypto";
import { link, mkdir, readFile, rename, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { requestsDuring } from "../../tests/support/disk-requests.ts";
import { followTouches, noTouches } from "./touches.ts";
import { leaveWatch, holdsWatch as take } from "./watch-lease.ts";
import { rememberMedia, wrongMedia } from "./watch-media.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;
const many = 9000;
const digests: string[] = [];
const contents = new Map<string, Buffer>();

beforeAll(async () => {
  database = await createTestDatabase();
  test = await createTestContext({ database });
  // More than two looks ask about.
  for (const [digest, bytes] of await fill(test.ctx, many)) contents.set(digest, bytes);
  digests.push(...[...contents.keys()].sort());
});

/** Writes pictures, beside the store's own way: that flushes each to the disk. */
async function fill(ctx: typeof test.ctx, count: number): Promise<[digest: string, bytes: Buffer][]> {
  const made: [string, Buffer][] = [];
  for (let start = 0; start < count; start += 500) {
    await Promise.all(
      Array.from({ length: 500 }, async (_, index) => {
        const bytes = Buffer.from(`ảnh cũ ${start + index}`);
        const digest = createHash("sha256").update(bytes).digest("hex");
        const file = ctx.files.path("renditions", digest);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, bytes);
        made.push([digest, bytes]);
      }),
    );
  }
  return made;
}

afterAll(async () => {
  await test.close();
  await database.drop();
});

const fileOf = (digest: string) => test.ctx.files.path("renditions", digest);
const subjects = (found: Awaited<ReturnType<typeof wrongMedia>>) =>
  [...new Set(found.map(({ subject }) => subject))].sort();

const ways = [
  { watching: "where the kernel tells what is touched", open: followTouches },
  { watching: "where it tells nothing", open: () => noTouches },
] as const;

describe.each(ways)("the watch over a store that is larger than one look, $told", ({ open }) => {
  it("finds at its next look what was replaced, added or taken away, wherever it lies", async () => {
    const memory = await rememberMedia(test.ctx, open());
    for (let look = 0; look < 3; look += 1) expect(await wrongMedia(test.ctx, memory)).toEqual([]);
    const [replaced = "", gone = ""] = [digests.at(20), digests.at(-40)];
    const added = createHash("sha256").update("lạ").digest("hex");
    await test.ctx.db
      .insertInto("public_store.media")
      .values({ digest: gone, mime: "image/jpeg", width: 1, height: 1, bytes: 8 })
      .execute();
    await writeFile(`${fileOf(replaced)}.moi`, "ảnh giả");
    await rename(`${fileOf(replaced)}.moi`, fileOf(replaced));
    await writeFile(fileOf(added), "không phải ảnh ấy");
    await rm(fileOf(gone));
    const wrong = [replaced, added, gone].map((digest) => `media:${digest}`).sort();
    expect(subjects(await wrongMedia(test.ctx, memory))).toEqual(wrong);
    // Still wrong, it is still found while its turn goes round.
    const later = [];
    for (let look = 0; look < 4; look += 1) later.push(...(await wrongMedia(test.ctx, memory)));
    expect(subjects(later)).toEqual(wrong);
    await rm(fileOf(added));
    await Promise.all(
      [replaced, gone].map((digest) => writeFile(fileOf(digest), contents.get(digest) ?? "")),
    );
    await test.ctx.db.deleteFrom("public_store.media").where("digest", "=", gone).execute();
  });

  it("finds in its turn what was overwritten in place, with size and time as they were", async () => {
    const memory = await rememberMedia(test.ctx, open());
    for (let look = 0; look < 3; look += 1) await wrongMedia(test.ctx, memory);
    const swapped = [digests.at(100) ?? "", digests.at(5000) ?? "", digests.at(-3) ?? ""];
    const swap = async (digest: string) => {
      const file = fileOf(digest);
      const [before, bytes] = await Promise.all([stat(file), readFile(file)]);
      await writeFile(file, Buffer.from(bytes.map((byte) => byte ^ 1)));
      await utimes(file, before.atime, before.mtime);
    };
    await Promise.all(swapped.map(swap));
    const found = [];
    // Nine thousand files at four thousand a look.
    for (let look = 0; look < 3; look += 1) found.push(...(await wrongMedia(test.ctx, memory)));
    expect(subjects(found)).toEqual(swapped.map((digest) => `media:${digest}`).sort());
    await Promise.all(swapped.map(swap));
  });
});

describe("a store in which nobody writes", () => {
  it("costs next to nothing at a look, however many files it holds", async () => {
    const memory = await rememberMedia(test.ctx, followTouches());
    for (let look = 0; look < Math.ceil(many / 300) + 2; look += 1) await wrongMedia(test.ctx, memory);
    const { requests, result } = await requestsDuring(() => wrongMedia(test.ctx, memory));
    expect(result).toEqual([]);
    expect(requests).toBeLessThan(10);
  }, 120_000);

  it("is told of what was overwritten at the next look, and then asks about that folder alone", async () => {
    const memory = await rememberMedia(test.ctx, followTouches());
    for (let look = 0; look < Math.ceil(many / 300) + 2; look += 1) await wrongMedia(test.ctx, memory);
    const digest = digests.at(4321) ?? "";
    const bytes = await readFile(fileOf(digest));
    await writeFile(fileOf(digest), "ảnh giả");
    const { requests, result } = await requestsDuring(() => wrongMedia(test.ctx, memory));
    expect(subjects(result)).toEqual([`media:${digest}`]);
    expect(requests).toBeLessThan(200);
    // Found again while it is wrong, and no more when it was put right.
    expect(subjects(await wrongMedia(test.ctx, memory))).toEqual([`media:${digest}`]);
    await writeFile(fileOf(digest), bytes);
    expect(await wrongMedia(test.ctx, memory)).toEqual([]);
  }, 120_000);

  it("is found wrong at the next look when a whole folder of it is gone, and when another one came in its place", async () => {
    const memory = await rememberMedia(test.ctx, followTouches());
    for (let look = 0; look < 4; look += 1) await wrongMedia(test.ctx, memory);
    const digest = digests.at(1234) ?? "";
    const folder = dirname(fileOf(digest));
    await test.ctx.db
      .insertInto("public_store.media")
      .values({ digest, mime: "image/jpeg", width: 1, height: 1, bytes: 8 })
      .execute();
    await rename(folder, `${folder}.moved`);
    for (let look = 0; look < 2; look += 1)
      expect(subjects(await wrongMedia(test.ctx, memory))).toEqual([`media:${digest}`]);
    await mkdir(folder);
    await writeFile(fileOf(digest), "ảnh giả");
    expect(subjects(await wrongMedia(test.ctx, memory))).toEqual([`media:${digest}`]);
    await rm(folder, { recursive: true });
    await rename(`${folder}.moved`, folder);
    expect(await wrongMedia(test.ctx, memory)).toEqual([]);
    await test.ctx.db.deleteFrom("public_store.media").where("digest", "=", digest).execute();
  });

  it.each(["renditions", "."])(
    "is found wrong at the next look when the folder above its folders is swapped: %s",
    async (above) => {
      const memory = await rememberMedia(test.ctx, followTouches());
      for (let look = 0; look < 4; look += 1) expect(await wrongMedia(test.ctx, memory)).toEqual([]);
      // Hashed in turn already: nothing but the watch tells of them.
      const [swapped, later] = [fileOf(digests.at(10) ?? ""), fileOf(digests.at(500) ?? "")];
      const folder = join(test.ctx.config.mediaDir, above);
      await rename(folder, `${folder}.moved`);
      for (const file of [swapped, later]) await mkdir(dirname(file), { recursive: true });
      await writeFile(swapped, "ảnh giả");
      expect(subjects(await wrongMedia(test.ctx, memory))).toEqual([`media:${basename(swapped)}`]);
      // What comes into that other folder afterwards is told like in the first one.
      await writeFile(later, "ảnh giả");
      const both = [swapped, later].map((file) => `media:${basename(file)}`).sort();
      expect(subjects(await wrongMedia(test.ctx, memory))).toEqual(both);
      await rm(folder, { recursive: true });
      await rename(`${folder}.moved`, folder);
      expect(await wrongMedia(test.ctx, memory)).toEqual([]);
    },
    120_000,
  );

  it("is found wrong at the next look when a link leads to one of its folders, and what it leads to is swapped", async () => {
    const memory = await rememberMedia(test.ctx, followTouches());
    for (let look = 0; look < 4; look += 1) await wrongMedia(test.ctx, memory);
    const file = fileOf(digests.at(3456) ?? "");
    const folder = dirname(file);
    const elsewhere = join(test.ctx.config.dataDir, "elsewhere");
    const there = join(elsewhere, basename(folder));
    await mkdir(elsewhere);
    await rename(folder, there);
    await symlink(there, folder);
    for (let look = 0; look < 2; look += 1) expect(await wrongMedia(test.ctx, memory)).toEqual([]);
    await rename(elsewhere, `${elsewhere}.moved`);
    await mkdir(there, { recursive: true });
    await writeFile(join(there, basename(file)), "ảnh giả");
    expect(subjects(await wrongMedia(test.ctx, memory))).toEqual([`media:${basename(file)}`]);
    await rm(folder);
    await rename(join(`${elsewhere}.moved`, basename(folder)), folder);
    await Promise.all([elsewhere, `${elsewhere}.moved`].map((one) => rm(one, { recursive: true })));
    expect(await wrongMedia(test.ctx, memory)).toEqual([]);
  });

  it("is found wrong under both names of a document at the next look, by whichever somebody wrote", async () => {
    const { digest } = await test.ctx.files.put("originals", Buffer.from("%PDF-1.7 thông báo"));
    const original = test.ctx.files.path("originals", digest);
    await test.ctx.files.putFile("renditions", original);
    expect((await stat(original)).ino).toBe((await stat(fileOf(digest))).ino);
    const both = [`media:${digest}`, `original:${digest}`];
    for (const written of [original, fileOf(digest)]) {
      const memory = await rememberMedia(test.ctx, followTouches());
      for (let look = 0; look < 4; look += 1) expect(await wrongMedia(test.ctx, memory)).toEqual([]);
      await writeFile(written, "văn bản giả");
      expect(subjects(await wrongMedia(test.ctx, memory))).toEqual(both);
      await writeFile(written, "%PDF-1.7 thông báo");
    }
    await Promise.all([original, fileOf(digest)].map((file) => rm(file)));
  });
});

describe("a write through a name of the file that lies outside the store, of which no folder is told", () => {
  it("is found within a minute in a store of 4,000 files, which is asked about no more often for it", async () => {
    const small = await createTestContext({ database });
    const pictures = await fill(small.ctx, 4000);
    const [digest, bytes] = pictures.at(2500) ?? expect.unreachable();
    const memory = await rememberMedia(small.ctx, followTouches());
    for (let look = 0; look < Math.ceil(4000 / 300) + 2; look += 1) await wrongMedia(small.ctx, memory);
    const outside = join(small.ctx.config.dataDir, "ten-khac");
    await link(small.ctx.files.path("renditions", digest), outside);
    let passed = 0;
    const time = performance.now.bind(performance);
    const clock = vi.spyOn(performance, "now").mockImplementation(() => time() + passed);
    /** What the looks of 40 seconds find and ask of the disk. */
    const twoLooks = async () => {
      const { requests, result } = await requestsDuring(async () => {
        const found = [];
        for (let look = 0; look < 2; look += 1) {
          passed += 20_000;
          found.push(...(await wrongMedia(small.ctx, memory)));
        }
        return found;
      });
      return { requests, found: subjects(result) };
    };
    try {
      await twoLooks();
      await writeFile(outside, "ảnh giả");
      expect((await twoLooks()).found).toEqual([`media:${digest}`]);
      await writeFile(outside, bytes);
      await twoLooks();
      const quiet = await twoLooks();
      expect(quiet.found).toEqual([]);
      // Each file once, and its folder.
      expect(quiet.requests).toBeGreaterThan(4000);
      expect(quiet.requests).toBeLessThan(6000);
    } finally {
      clock.mockRestore();
      memory.touches.stop();
      await small.close();
    }
  }, 120_000);
});

const holdsWatch = (ctx: typeof test.ctx, holder: { store: string; holder: string }) =>
  take(ctx, { ...holder, lastsMs: 60_000 });

describe("one watcher a store", () => {
  it("keeps another one away until it leaves or dies", async () => {
    const store = "may-chu:/du-lieu";
    expect(await holdsWatch(test.ctx, { store, holder: "a" })).toBe(true);
    expect(await holdsWatch(test.ctx, { store, holder: "b" })).toBe(false);
    expect(await holdsWatch(test.ctx, { store: "khac:/du-lieu", holder: "b" })).toBe(true);
    expect(await holdsWatch(test.ctx, { store, holder: "a" })).toBe(true);
    await leaveWatch(test.ctx, { store, holder: "b" });
    expect(await holdsWatch(test.ctx, { store, holder: "b" })).toBe(false);
    await leaveWatch(test.ctx, { store, holder: "a" });
    expect(await holdsWatch(test.ctx, { store, holder: "b" })).toBe(true);
    await database.adminDb
      .updateTable("watch_lease")
      .set({ until: new Date(Date.now() - 1000) })
      .where("store", "=", store)
      .execute();
    expect(await holdsWatch(test.ctx, { store, holder: "a" })).toBe(true);
  });

  it("lets one of many have it who ask at the same moment", async () => {
    const holder = await Promise.all(
      Array.from({ length: 8 }, (_, n) => holdsWatch(test.ctx, { store: "cung-luc", holder: `h${n}` })),
    );
    expect(holder.filter((held) => held)).toHaveLength(1);
  });
});
