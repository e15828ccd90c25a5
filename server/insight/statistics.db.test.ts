import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestDatabase } from "../../tests/support/database.ts";
import { releaseThroughActs } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import { takeRelease } from "../delivery/take-release.ts";
import { calendarDay } from "../foundation/vietnam-time.ts";
import { publishArticle } from "../platforms/portal/publish-article.ts";
import { listStatisticsDays } from "../public-store/queries.ts";
import { listMostRead } from "../public-store/queries-front-page.ts";
import { publishStatistics } from "./publish-statistics.ts";
import { readReach } from "./read-reach.ts";
import { saltOf, storeVisits } from "./store-visits.ts";
import { createVisitCounter } from "./visit-counter.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof openTestNetwork>>["test"];
let closeNetwork: () => Promise<void>;

beforeAll(async () => {
  ({ database, test, close: closeNetwork } = await openTestNetwork());
});

afterAll(async () => {
  await closeNetwork();
});

const phone = "Mozilla/5.0 (Linux; Android 10; K) Chrome/131.0.0.0 Mobile Safari/537.36";
const today = () => calendarDay(test.clock.now());

async function published(title: string): Promise<string> {
  const { itemId } = await releaseThroughActs(test.ctx, { title, targets: ["portal"] });
  await takeRelease(test.ctx, { publishToPortal: publishArticle });
  return itemId;
}

/** A web process that counts under today's secret. */
async function webProcess() {
  const salt = await saltOf(test.ctx.db, today());
  return createVisitCounter({ ownHost: "congan.example", platforms: test.ctx.platforms, salt: () => salt });
}

async function store(counter: Awaited<ReturnType<typeof webProcess>>) {
  await storeVisits(test.ctx.db, { day: today(), sums: counter.take() });
}

describe("statistics without tracking", () => {
  it("counts views, visits, readers and sources of two processes together, and programs apart", async () => {
    const itemId = await published("Cảnh báo được đọc nhiều nhất tuần");
    const subject = `item:${itemId}`;
    const [one, other] = [await webProcess(), await webProcess()];
    for (let reader = 0; reader < 50; reader += 1) {
      const reading = { subject, address: `198.51.100.${reader}`, userAgent: phone };
      one.count({ ...reading, referer: "https://l.facebook.com/" });
      // The same reader again, from our own front page, at another process.
      other.count({ ...reading, referer: "https://congan.example/" });
    }
    one.count({ subject, address: "192.0.2.1", userAgent: "Googlebot/2.1", referer: "" });
    await store(one);
    await store(other);
    const reach = await readReach(test.ctx.db, {
      subjects: [subject],
      since: today(),
      platforms: test.ctx.platforms,
    });
    expect(reach).toMatchObject({ views: 100, visits: 50, byPrograms: 1 });
    expect(reach.readers).toBeGreaterThan(45);
    expect(reach.readers).toBeLessThan(55);
    expect(reach.sources.find(({ source }) => source === "facebook")?.views).toBe(50);
  });

  it("tells the public the sums of a day and the most read articles", async () => {
    const second = await published("Cảnh báo được đọc ít hơn một chút");
    const counter = await webProcess();
    counter.count({ subject: `item:${second}`, address: "198.51.100.77", userAgent: phone, referer: "" });
    await store(counter);
    await publishStatistics(test.ctx);
    expect((await listMostRead(test.ctx.db, { limit: 5 })).map(({ title }) => title)).toEqual([
      "Cảnh báo được đọc nhiều nhất tuần",
      "Cảnh báo được đọc ít hơn một chút",
    ]);
    expect(await listStatisticsDays(test.ctx.db, { limit: 5 })).toMatchObject([{ day: today(), views: 101 }]);
  });

  it("keeps nothing by which a reader could be found: no address, no browser, no mark", async () => {
    const { rows } = await sql<{ table_name: string; column_name: string }>`
      select table_name, column_name from information_schema.columns
      where table_name in ('page_view_count', 'reader_sketch', 'reader_salt') order by 1, 2`.execute(
      database.adminDb,
    );
    expect(rows.map((row) => `${row.table_name}.${row.column_name}`)).toEqual([
      "page_view_count.day",
      "page_view_count.source",
      "page_view_count.subject",
      "page_view_count.views",
      "page_view_count.visits",
      "reader_salt.day",
      "reader_salt.salt",
      "reader_sketch.day",
      "reader_sketch.registers",
      "reader_sketch.subject",
    ]);
    for (const table of ["page_view_count", "reader_sketch"]) {
      const { rows: all } = await sql<{
        line: string;
      }>`select t::text as line from ${sql.table(table)} t`.execute(database.adminDb);
      expect(all.map(({ line }) => line).join("\n")).not.toMatch(/198\.51\.100|Android|Googlebot/);
    }
  });

  it("forgets the secret of a day that is over, so that nobody's mark can ever be made again", async () => {
    await saltOf(test.ctx.db, "2026-12-31");
    const salts = await test.ctx.db.selectFrom("reader_salt").select("day").execute();
    expect(salts.map(({ day }) => String(day))).toEqual(["2026-12-31"]);
  });
});
