import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lookAtDisk, openDiskWatch } from "../../server/continuity/watch.ts";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { type CopiedFile, openStaticCopy, type StaticCopy } from "./static-copy.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;
let copy: StaticCopy;

beforeAll(async () => {
  database = await createTestDatabase();
  test = await createTestContext({ database });
  copy = openStaticCopy({ folder: test.ctx.config.copyDir });
});

beforeEach(async () => {
  await database.adminDb.deleteFrom("watch_alarm").execute();
});

afterAll(async () => {
  await test.close();
  await database.drop();
});

const fileOf = (name: string) => join(test.ctx.config.copyDir, name);

/** A renewal of the emergency copy by a web process: its front page says this, and one article has a picture. */
async function renew(words: string, by: StaticCopy = copy): Promise<void> {
  const { digest } = await test.ctx.files.put("renditions", Buffer.from("ảnh"));
  const page = (text: string) => ({ bytes: Buffer.from(`<p>${text}</p>`) });
  await by.replace(
    new Map<string, CopiedFile>([
      ["/", page(words)],
      ["/tin/mot-tin-abc", page(`abc media/${digest}.jpg`)],
      [`/media/${digest}.jpg`, { from: test.ctx.files.path("renditions", digest) }],
    ]),
    by.mark(),
  );
}

/** What one look of a process that just began to watch finds. */
async function alarms(): Promise<string[]> {
  await lookAtDisk(test.ctx, await openDiskWatch(test.ctx));
  const rows = await test.ctx.db.selectFrom("watch_alarm").select("subject").orderBy("subject").execute();
  return rows.map(({ subject }) => subject);
}

describe("the watch over the emergency copy", () => {
  it("is silent while web processes replace it, one after the other or all at once", async () => {
    await renew("hôm qua");
    expect(await alarms()).toEqual([]);
    await renew("hôm nay");
    expect(await alarms()).toEqual([]);
    const other = openStaticCopy({ folder: test.ctx.config.copyDir });
    const watch = await openDiskWatch(test.ctx);
    const renewals = Promise.all(
      [copy, other].map(async (by, index) => {
        for (let turn = 0; turn < 20; turn += 1) await renew(`lần ${turn} của máy ${index}`, by);
      }),
    );
    for (let look = 0; look < 10; look += 1) await lookAtDisk(test.ctx, watch);
    await renewals;
    expect(await alarms()).toEqual([]);
  });

  it("finds a page with other words and a strange file at its next look", async () => {
    await renew("lời thật");
    await writeFile(fileOf("index.html"), "<p>lời giả</p>");
    await writeFile(fileOf("tin/la.html"), "<p>trang lạ</p>");
    expect(await alarms()).toEqual(["copy:index.html", "copy:tin/la.html"]);
  });

  it("finds who puts back a page that the law took away", async () => {
    await renew("có người bị truy nã");
    const name = "tin/mot-tin-abc/index.html";
    const page = await readFile(fileOf(name));
    await copy.forget(["abc"]);
    expect(await alarms()).toEqual([]);
    await writeFile(fileOf(name), page);
    expect(await alarms()).toEqual([`copy:${name}`]);
  });
});
