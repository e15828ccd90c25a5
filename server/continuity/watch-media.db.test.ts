import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { leaveWatch, holdsWatch as take } from "./watch-lease.ts";
import { rememberMedia, wrongMedia } from "./watch-media.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;
const many = 9000;
const digests: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  test = await createTestContext({ database });
  // More than two looks ask about, written beside the store's own way: that flushes each to the disk.
  for (let start = 0; start < many; start += 500) {
    await Promise.all(
      Array.from({ length: 500 }, async (_, index) => {
        const bytes = Buffer.from(`ảnh cũ ${start + index}`);
        const digest = createHash("sha256").update(bytes).digest("hex");
        const file = fileOf(digest);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, bytes);
        digests.push(digest);
      }),
    );
  }
  digests.sort();
});

afterAll(async () => {
  await test.close();
  await database.drop();
});

const fileOf = (digest: string) => test.ctx.files.path("renditions", digest);
const subjects = (found: Awaited<ReturnType<typeof wrongMedia>>) =>
  [...new Set(found.map(({ subject }) => subject))].sort();

describe("the watch over a store that is larger than one look", () => {
  it("finds at its next look what was replaced, added or taken away, wherever it lies", async () => {
    const memory = await rememberMedia(test.ctx);
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
    await Promise.all([added, replaced].map((digest) => rm(fileOf(digest))));
    await test.ctx.db.deleteFrom("public_store.media").where("digest", "=", gone).execute();
  });

  it("finds in its turn what was overwritten in place, with size and time as they were", async () => {
    const memory = await rememberMedia(test.ctx);
    for (let look = 0; look < 3; look += 1) await wrongMedia(test.ctx, memory);
    const swapped = [digests.at(100) ?? "", digests.at(5000) ?? "", digests.at(-3) ?? ""];
    for (const digest of swapped) {
      const file = fileOf(digest);
      const [before, bytes] = await Promise.all([stat(file), readFile(file)]);
      await writeFile(file, Buffer.from(bytes.map((byte) => byte ^ 1)));
      await utimes(file, before.atime, before.mtime);
    }
    const found = [];
    // Nine thousand files at four thousand a look.
    for (let look = 0; look < 3; look += 1) found.push(...(await wrongMedia(test.ctx, memory)));
    expect(subjects(found)).toEqual(swapped.map((digest) => `media:${digest}`).sort());
  });
});

const holdsWatch = (ctx: typeof test.ctx, asked: { store: string; holder: string }) =>
  take(ctx, { ...asked, lastsMs: 60_000 });

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
    const asked = await Promise.all(
      Array.from({ length: 8 }, (_, n) => holdsWatch(test.ctx, { store: "cung-luc", holder: `h${n}` })),
    );
    expect(asked.filter((held) => held)).toHaveLength(1);
  });
});
