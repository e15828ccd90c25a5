import { mkdir, mkdtemp, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { actor, releaseThroughActs, value } from "../../tests/support/release.ts";
import { loadTestNetwork } from "../../tests/support/test-network.ts";
import { refreshDirectory } from "../composition/directory.ts";
import { channelListAgrees, watchedChecks } from "../composition/ledger-checks.ts";
import { takeRelease } from "../delivery/take-release.ts";
import { publishArticle } from "../platforms/portal/publish-article.ts";
import { listPlannedOutages } from "../public-store/queries.ts";
import { acknowledgeAlarms } from "./acknowledge-alarms.ts";
import { cancelOutage, planOutage } from "./plan-outage.ts";
import { everyMs, lookAtDisk, lookAtPages, lookAtRows, openDiskWatch, openPageWatch } from "./watch.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;
let served: string;

beforeAll(async () => {
  database = await createTestDatabase();
  test = await createTestContext({ database });
  await loadTestNetwork(test.ctx);
  served = await mkdtemp(join(tmpdir(), "trongdong-served-"));
  await mkdir(join(served, "dist/newsroom/assets"), { recursive: true });
  await writeFile(join(served, "dist/newsroom/assets/app.js"), "gốc");
});

afterAll(async () => {
  await test.close();
  await database.drop();
  await rm(served, { recursive: true, force: true });
});

const hoursFromNow = (hours: number) => new Date(test.clock.now().getTime() + hours * 3_600_000);

async function planning(input: { days: number; forceMajeure?: string }) {
  return planOutage(test.ctx, {
    actor: await actor(test.ctx, "quantri"),
    startsAt: hoursFromNow(input.days * 24),
    endsAt: hoursFromNow(input.days * 24 + 4),
    reason: "Nâng cấp máy chủ theo kế hoạch năm",
    forceMajeure: input.forceMajeure ?? "",
  });
}

const announced = () => listPlannedOutages(test.ctx.db, test.clock.now());

describe("a planned outage", () => {
  it("is refused when it is nearer than seven working days, naming the first day that is allowed", async () => {
    // 2026-11-24 is a Tuesday: seven working days later it is 2026-12-03.
    const outcome = await planning({ days: 8 });
    expect(outcome.ok ? "" : outcome.problem.fields?.[0]).toMatchObject({
      path: "startsAt",
      message: expect.stringContaining("03/12/2026"),
    });
    expect(await announced()).toEqual([]);
  });

  it("is announced to the public with its end, and taken back", async () => {
    const { outageId } = value(await planning({ days: 10 }));
    expect(await announced()).toEqual([
      {
        startsAt: hoursFromNow(240),
        endsAt: hoursFromNow(244),
        reason: "Nâng cấp máy chủ theo kế hoạch năm",
      },
    ]);
    value(await cancelOutage(test.ctx, { actor: await actor(test.ctx, "quantri"), outageId }));
    expect(await announced()).toEqual([]);
  });

  it("may be sooner in a case of force majeure, which is kept in the ledger", async () => {
    const { outageId } = value(await planning({ days: 1, forceMajeure: "Lũ uy hiếp phòng máy chủ" }));
    const entry = await test.ctx.db
      .selectFrom("ledger_entry")
      .select("details")
      .where("subject_id", "=", outageId)
      .executeTakeFirstOrThrow();
    expect(entry.details).toMatchObject({ forceMajeure: "Lũ uy hiếp phòng máy chủ" });
  });

  it("is not announced with a mark of state secrecy in its words", async () => {
    const board = await actor(test.ctx, "quantri");
    const times = { startsAt: hoursFromNow(2400), endsAt: hoursFromNow(2401) };
    const plain = "Nâng cấp máy chủ theo kế hoạch";
    for (const [path, words] of [
      ["reason", { reason: `${plain} TỐI MẬT`, forceMajeure: "" }],
      ["forceMajeure", { reason: plain, forceMajeure: "Theo công văn 208/CV-PA05(TM)" }],
    ] as const) {
      const outcome = await planOutage(test.ctx, { actor: board, ...times, ...words });
      expect(outcome).toMatchObject({ ok: false, problem: { fields: [{ path }] } });
    }
  });

  it("is not for an officer to plan", async () => {
    const officer = await actor(test.ctx, "phuong-hac-thanh.canbo");
    const outcome = await planOutage(test.ctx, {
      actor: officer,
      startsAt: hoursFromNow(2400),
      endsAt: hoursFromNow(2401),
      reason: "Nâng cấp máy chủ theo kế hoạch năm",
      forceMajeure: "",
    });
    expect(outcome.ok ? "" : outcome.problem.status).toBe(403);
  });
});

/** The watch of one process over everything: the disk that it sees, and the pages. */
async function openWatch() {
  const disk = await openDiskWatch(test.ctx, { root: served });
  const pages = openPageWatch();
  return {
    async look() {
      await lookAtDisk(test.ctx, disk);
      await lookAtPages(test.ctx, pages);
      await lookAtRows(test.ctx, watchedChecks);
    },
  };
}

/** Swaps a file for another one of the same size, and sets its time back to what it was. */
async function swapUnseen(file: string): Promise<void> {
  const [before, bytes] = await Promise.all([stat(file), readFile(file)]);
  await writeFile(file, Buffer.from(bytes.map((byte) => byte ^ 1)));
  await utimes(file, before.atime, before.mtime);
}

async function openAlarms(): Promise<{ id: string; subject: string }[]> {
  return test.ctx.db
    .selectFrom("watch_alarm")
    .select(["id", "subject"])
    .where("acknowledged_at", "is", null)
    .orderBy("subject")
    .execute();
}

describe("the watch", () => {
  it("finds a changed file, a strange one, a changed picture, a changed and a deleted page, each once", async () => {
    const watch = await openWatch();
    const shown = { title: "Cảnh báo đang được canh giữ", targets: ["portal"] };
    const { itemId } = await releaseThroughActs(test.ctx, shown);
    const gone = await releaseThroughActs(test.ctx, { ...shown, title: "Cảnh báo sẽ bị xóa lén" });
    while (await takeRelease(test.ctx, { publishToPortal: publishArticle }));
    const { digest } = await test.ctx.files.put("renditions", Buffer.from("ảnh gốc"));
    await test.ctx.db
      .insertInto("public_store.media")
      .values({ digest, mime: "image/jpeg", width: 1, height: 1, bytes: 8 })
      .execute();
    await watch.look();
    expect(await openAlarms()).toEqual([]);

    await writeFile(join(served, "dist/newsroom/assets/app.js"), "đã sửa");
    await writeFile(join(served, "dist/newsroom/assets/la.js"), "lạ");
    await writeFile(test.ctx.files.path("renditions", digest), "ảnh giả");
    await database.adminDb
      .updateTable("public_store.article")
      .set({ summary: "Tóm tắt bị sửa một chữ" })
      .where("id", "=", itemId)
      .execute();
    await database.adminDb.deleteFrom("public_store.article").where("id", "=", gone.itemId).execute();
    for (let turn = 0; turn < 3; turn += 1) await watch.look();
    expect((await openAlarms()).map(({ subject }) => subject)).toEqual(
      [
        "file:dist/newsroom/assets/app.js",
        "file:dist/newsroom/assets/la.js",
        `media:${digest}`,
        `page:${gone.itemId}`,
        `page:${itemId}`,
      ].toSorted(),
    );
  });

  it("raises its alarm again when what was said to be dealt with is still there", async () => {
    const watch = await openWatch();
    const before = await openAlarms();
    const page = before.find(({ subject }) => subject.startsWith("page:"));
    const admin = await actor(test.ctx, "quantri");
    value(await acknowledgeAlarms(test.ctx, { actor: admin, alarmIds: [page?.id ?? ""] }));
    expect(await openAlarms()).toHaveLength(before.length - 1);
    await watch.look();
    expect((await openAlarms()).map(({ subject }) => subject)).toContain(page?.subject);
  });

  it("finds a swapped picture among several hundred old ones at its next look, whatever its size and time say", async () => {
    const digests: string[] = [];
    for (let number = 0; number < 700; number += 1)
      digests.push((await test.ctx.files.put("renditions", Buffer.from(`ảnh cũ ${number}`))).digest);
    const watch = await openDiskWatch(test.ctx, { root: served });
    await lookAtDisk(test.ctx, watch);
    const known = await openAlarms();
    // The next look reads the 301st to the 600th file in turn: neither of these.
    const swapped = [digests.toSorted()[50] ?? "", digests.toSorted().at(-20) ?? ""];
    for (const digest of swapped) await swapUnseen(test.ctx.files.path("renditions", digest));
    await lookAtDisk(test.ctx, watch);
    const raised = (await openAlarms()).filter(({ id }) => !known.some((one) => one.id === id));
    expect(raised.map(({ subject }) => subject)).toEqual(
      swapped.map((digest) => `media:${digest}`).toSorted(),
    );
    // Changed just after a look began, it is found by the look after.
    expect(2 * everyMs).toBeLessThanOrEqual(60_000);
  });

  it("finds in turn a picture that was swapped before it began", async () => {
    const { digest } = await test.ctx.files.put("renditions", Buffer.from("ảnh của hôm qua"));
    await swapUnseen(test.ctx.files.path("renditions", digest));
    const watch = await openDiskWatch(test.ctx, { root: served });
    for (let turn = 0; turn < 4; turn += 1) await lookAtDisk(test.ctx, watch);
    expect((await openAlarms()).map(({ subject }) => subject)).toContain(`media:${digest}`);
  });
});

/** The alarms that the ledger says somebody has dealt with. */
async function dealtWith(): Promise<string[]> {
  const rows = await test.ctx.db
    .selectFrom("ledger_entry")
    .select("subject_id as id")
    .where("act", "=", "watch.acknowledged")
    .execute();
  return rows.map(({ id }) => id);
}

describe("the alarms of one change", () => {
  it("are confirmed in one act, those shown and no other, each with its entry in the ledger", async () => {
    const admin = await actor(test.ctx, "quantri");
    const [unseen, ...shown] = (await openAlarms()).map(({ id }) => id);
    expect(shown.length).toBeGreaterThan(1);
    const [byAnother = "", ...rest] = shown;
    value(await acknowledgeAlarms(test.ctx, { actor: admin, alarmIds: [byAnother] }));

    value(await acknowledgeAlarms(test.ctx, { actor: admin, alarmIds: shown }));
    expect((await openAlarms()).map(({ id }) => id)).toEqual([unseen]);
    const recorded = await dealtWith();
    for (const id of [byAnother, ...rest]) expect(recorded.filter((one) => one === id)).toEqual([id]);
    expect(recorded).not.toContain(unseen);

    const again = await acknowledgeAlarms(test.ctx, { actor: admin, alarmIds: shown });
    expect(again.ok ? "" : again.problem.status).toBe(404);
    expect(await dealtWith()).toHaveLength(recorded.length);
  });

  it("are not for an officer to confirm", async () => {
    const alarmIds = (await openAlarms()).map(({ id }) => id);
    const officer = await actor(test.ctx, "phuong-hac-thanh.canbo");
    const outcome = await acknowledgeAlarms(test.ctx, { actor: officer, alarmIds });
    expect(outcome.ok ? "" : outcome.problem.status).toBe(403);
    expect((await openAlarms()).map(({ id }) => id)).toEqual(alarmIds);
  });
});

describe("the watch over what decides rights and what the public is told of us", () => {
  it.each([
    [
      "update public_store.channel set url = 'https://www.facebook.com/gia.mao' where platform = 'zalo' and external_id = (select min(external_id) from public_store.channel where platform = 'zalo')",
      /^public-channel:zalo-/,
    ],
    ["update public_store.unit set name = 'Khác' where code = 'T38'", /^public-unit:T38$/],
    ["insert into public_store.category values ('gia', 'Giả', null, 1)", /^public-category:gia$/],
  ])("raises an alarm at the next look: %s", async (statement, subject) => {
    const watch = await openWatch();
    await sql.raw(statement).execute(database.adminDb);
    await watch.look();
    expect((await openAlarms()).map((alarm) => alarm.subject)).toContainEqual(expect.stringMatching(subject));
    await refreshDirectory(test.ctx);
  });

  it("raises one for a role that nobody gave, and few for very many", async () => {
    const forged =
      "insert into role_grant (id, person_id, role, unit_code, valid_from) select id, id, 'publisher', 'T38', now() from person";
    await sql.raw(forged).execute(test.ctx.db);
    await lookAtRows(test.ctx, watchedChecks);
    const alarms = (await openAlarms()).map((alarm) => alarm.subject);
    expect(alarms.filter((subject) => subject.startsWith("grant:"))).toHaveLength(20);
    expect(alarms).toContain("ledger:phân quyền");
    await sql`delete from role_grant where id = person_id`.execute(database.adminDb);
  });
});

it("the public list of channels agrees with the ledger only while nobody changed it or its register", async () => {
  const { db } = test.ctx;
  expect(await channelListAgrees(db)).toBe(true);
  for (const [doing, undoing] of [
    [
      "update public_store.channel set name = name || '!'",
      "update public_store.channel set name = rtrim(name, '!')",
    ],
    [
      "update public_store.unit set name = name || '!'",
      "update public_store.unit set name = rtrim(name, '!')",
    ],
    ["update channel set name = name || '!'", "update channel set name = rtrim(name, '!')"],
  ] as const) {
    await sql.raw(doing).execute(database.adminDb);
    expect(await channelListAgrees(db)).toBe(false);
    await sql.raw(undoing).execute(database.adminDb);
    expect(await channelListAgrees(db)).toBe(true);
  }
});
