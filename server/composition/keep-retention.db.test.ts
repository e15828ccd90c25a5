import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { TestDatabase } from "../../tests/support/database.ts";
import { correctThroughActs, releaseThroughActs } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import { takeRelease } from "../delivery/take-release.ts";
import { days, type Retention } from "../foundation/retention.ts";
import { verifyLedger } from "../ledger/verify-ledger.ts";
import { publishArticle } from "../platforms/portal/publish-article.ts";
import { runRetention, startRetention } from "./keep-retention.ts";
import { keptForGood } from "./kept-for-good.ts";
import { ledgerChecks } from "./ledger-checks.ts";
import { retention } from "./retention.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof openTestNetwork>>["test"];
let closeNetwork: () => Promise<void>;

beforeAll(async () => {
  ({ database, test, close: closeNetwork } = await openTestNetwork());
  const { itemId } = await releaseThroughActs(test.ctx, { title: "Bằng chứng", targets: ["portal"] });
  await takeRelease(test.ctx, { publishToPortal: publishArticle });
  await correctThroughActs(test.ctx, {
    itemId,
    kind: "warning",
    change: { title: "Bằng chứng, đã đính chính", correctionNote: "Sửa lại tiêu đề cho đúng." },
  });
  await takeRelease(test.ctx, { publishToPortal: publishArticle });
});

afterAll(async () => {
  await closeNetwork();
});

const newest = async () =>
  (await test.ctx.db.selectFrom("ledger_entry").select("at").orderBy("seq", "desc").executeTakeFirstOrThrow())
    .at;

beforeEach(async () => {
  await database.adminDb.deleteFrom("retention_run").execute();
  await database.adminDb.deleteFrom("sign_in_throttle").execute();
  test.clock.set(await newest());
});

/** As if the last run were long ago by the database's own time. */
const nextRun = () =>
  database.adminDb
    .updateTable("retention_run")
    .set({ ran_at: sql<Date>`now() - interval '1 hour'` })
    .execute();
const failures = async () => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from sign_in_throttle`.execute(
    database.adminDb,
  );
  return rows[0]?.n ?? 0;
};
/** So many made-up names, each of whom tried once at that moment. */
const strangers = (count: number, at: Date) =>
  sql`insert into sign_in_throttle
    select 'pair:' || gen_random_uuid(), 1, null, ${at} from generate_series(1, ${count}::int)`.execute(
    database.adminDb,
  );

/** Every row of every table that is kept for good, without the columns that are emptied. */
async function evidence(): Promise<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {};
  for (const table of Object.keys(keptForGood)) {
    if (table === "retention_run") continue;
    const { rows } = await sql<{ line: string }>`
      select (to_jsonb(t) - 'recent_saves' - 'contact_encrypted')::text as line
      from ${sql.table(table)} t order by 1`.execute(database.adminDb);
    found[table] = rows.map(({ line }) => line);
  }
  return found;
}

describe("the job of retention", () => {
  it("takes nothing away that is evidence, even where everything else is past its time", async () => {
    const before = await evidence();
    const report = await verifyLedger(test.ctx, { checks: ledgerChecks });
    for (const { removeBatch } of retention)
      while ((await removeBatch(test.ctx, { before: new Date("2200-01-01"), limit: 500 })) > 0);
    const after = await evidence();
    expect(after).toEqual(before);
    for (const table of ["ledger_entry", "revision", "signoff", "release", "delivery", "draft"])
      expect(before[table]?.length).toBeGreaterThan(0);
    expect((await verifyLedger(test.ctx, { checks: ledgerChecks })).problems).toEqual(report.problems);
  });

  it("keeps a file that older rules let in and newer ones refuse, and is not held up by it", async () => {
    const owner = {
      item_id: sql<string>`(select id from item limit 1)`,
      uploaded_by: sql<string>`(select id from person limit 1)`,
    };
    const long = new Date(test.clock.now().getTime() - days(400));
    const refused = (id: string) => ({
      id,
      ...owner,
      filename: "cu.pdf",
      kind: "document",
      state: "rejected",
      original_digest: id,
      original_mime: "application/pdf",
      original_bytes: 1,
      created_at: long,
    });
    await database.adminDb
      .insertInto("media_asset")
      .values([refused("tung-dung-00001"), refused("chua-dung-00001")])
      .execute();
    const made = {
      name: "document.pdf",
      digest: "x",
      mime: "application/pdf",
      width: 0,
      height: 0,
      bytes: 1,
    };
    await database.adminDb
      .insertInto("media_rendition")
      .values({ asset_id: "tung-dung-00001", rules_version: 1, ...made })
      .execute();
    expect(await runRetention(test.ctx)).toEqual(new Map([["media_asset (rejected)", 1]]));
    const left = await database.adminDb
      .selectFrom("media_asset")
      .select("id")
      .where("state", "=", "rejected")
      .execute();
    expect(left).toEqual([{ id: "tung-dung-00001" }]);
  });

  it("takes away a made-up name's tries a day later, and what is younger stays", async () => {
    const now = test.clock.now().getTime();
    await strangers(2, new Date(now - days(1) - 1000));
    await strangers(3, new Date(now - days(1) + 60_000));
    expect(await runRetention(test.ctx)).toEqual(new Map([["sign_in_throttle", 2]]));
    expect(await failures()).toBe(3);
  });

  it("goes on in bounded batches, and leaves the rest to the next run", async () => {
    await strangers(11_200, new Date(test.clock.now().getTime() - days(2)));
    const first = await runRetention(test.ctx);
    expect(first.get("sign_in_throttle")).toBe(10_000);
    await nextRun();
    expect((await runRetention(test.ctx)).get("sign_in_throttle")).toBe(1_200);
  });

  it("is done by one worker at a time, however many ask", async () => {
    await strangers(700, new Date(test.clock.now().getTime() - days(2)));
    const runs = await Promise.all(Array.from({ length: 4 }, () => runRetention(test.ctx)));
    expect(runs.map((removed) => removed.get("sign_in_throttle") ?? 0).toSorted()).toEqual([0, 0, 0, 700]);
    await strangers(1, new Date(test.clock.now().getTime() - days(2)));
    expect(await runRetention(test.ctx)).toEqual(new Map());
    await nextRun();
    const again = await Promise.all(Array.from({ length: 4 }, () => runRetention(test.ctx)));
    expect(again.map((removed) => removed.get("sign_in_throttle") ?? 0).toSorted()).toEqual([0, 0, 0, 1]);
  });

  it("does nothing while the clock is a day behind what the ledger has seen", async () => {
    await strangers(1, new Date(test.clock.now().getTime() - days(9)));
    test.clock.advance(-days(1));
    expect(await runRetention(test.ctx)).toEqual(new Map());
    expect(await failures()).toBe(1);
  });

  it("follows a clock that leaps ten years ahead by hours alone, and goes on as before when it is right again", async () => {
    await runRetention(test.ctx);
    const now = test.clock.now();
    await strangers(1, now);
    test.clock.advance(days(3650));
    for (let run = 0; run < 5; run += 1) {
      await nextRun();
      await runRetention(test.ctx);
    }
    expect(await failures()).toBe(1);
    test.clock.set(new Date(now.getTime() + 60_000));
    await nextRun();
    await runRetention(test.ctx);
    expect(await failures()).toBe(1);
    const row = await test.ctx.db.selectFrom("retention_run").select("reached").executeTakeFirstOrThrow();
    expect(row.reached).toEqual(test.clock.now());
  });

  it("is done by a worker by itself, within a minute of its start, and ends with it", async () => {
    await strangers(1, new Date(test.clock.now().getTime() - days(2)));
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    try {
      const worker = startRetention(test.ctx);
      vi.advanceTimersByTime(60_000);
      await worker.stop();
      expect(await failures()).toBe(1);
      const other = startRetention(test.ctx);
      vi.advanceTimersByTime(60_000);
      await vi.waitFor(async () => expect(await failures()).toBe(0), { timeout: 5_000 });
      await other.stop();
    } finally {
      vi.useRealTimers();
    }
  });

  it("goes on with the other kinds when one of them fails", async () => {
    await strangers(1, new Date(test.clock.now().getTime() - days(2)));
    const broken: Retention = {
      name: "hỏng",
      tables: [],
      keptForMs: 0,
      since: "",
      why: "",
      removeBatch: async () => {
        throw new Error("the disk is gone");
      },
    };
    expect((await runRetention(test.ctx, { entries: [broken, ...retention] })).size).toBe(1);
    expect(await failures()).toBe(0);
  });

  it("stops between two batches when its worker stops", async () => {
    await strangers(2_000, new Date(test.clock.now().getTime() - days(2)));
    let requests = 0;
    const going = () => {
      requests += 1;
      return requests <= 2;
    };
    expect((await runRetention(test.ctx, { going })).get("sign_in_throttle")).toBe(1_000);
    expect(await failures()).toBe(1_000);
  });
});
