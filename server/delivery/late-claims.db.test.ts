import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { TestDatabase } from "../../tests/support/database.ts";
import { startTestDelivery } from "../../tests/support/delivery.ts";
import { type Platforms, startPlatforms } from "../../tests/support/platforms.ts";
import { releaseThroughActs } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";

const slots = 16;
/** As many again wait behind the calls that are out, twice. */
const waiting = 2 * slots;
let aheadMs = 0;
let database: TestDatabase;
let test: Awaited<ReturnType<typeof openTestNetwork>>["test"];
let closeNetwork: () => Promise<void>;
let platforms: Platforms;

beforeAll(async () => {
  platforms = await startPlatforms();
  const settings = { ...platforms.settings, FACEBOOK_CONCURRENCY: String(slots) };
  // Beside the platform's own time, so that it is not taken for a clock that is wrong.
  const clock = { now: () => new Date(Date.now() + aheadMs) };
  ({ database, test, close: closeNetwork } = await openTestNetwork({ clock, settings }));
});

afterAll(async () => {
  await closeNetwork();
  await platforms.stop();
});

/** Lets the database write down each statement that gives claims back, with how many it gave back. */
async function countGivenBack(): Promise<() => Promise<number[]>> {
  const { adminDb } = database;
  await sql`create table given_back (id serial primary key, claims int not null)`.execute(adminDb);
  await sql`
    create function count_given_back() returns trigger language plpgsql security definer as $$
    begin
      insert into public.given_back (claims)
        select count(*) from was join now_is using (id) where was.lease_owner is not null and now_is.lease_owner is null
        having count(*) > 0;
      return null;
    end $$`.execute(adminDb);
  await sql`
    create trigger count_given_back after update on delivery referencing old table as was new table as now_is
      for each statement execute function count_given_back()`.execute(adminDb);
  return async () => {
    const { rows } = await sql<{ claims: number }>`select claims from given_back order by id`.execute(
      adminDb,
    );
    return rows.map(({ claims }) => claims);
  };
}

it("gives back together what has waited too long for a call, so that it does not hold up the next claim", async () => {
  const channels = database.db.selectFrom("channel").select("id").where("platform", "=", "facebook");
  const pages = (
    await channels
      .orderBy("id")
      .limit(slots + waiting)
      .execute()
  ).map(({ id }) => id);
  const givenBack = await countGivenBack();
  await platforms.fault("facebook", [{ kind: "slow", call: "feed", ms: 3000, times: slots }]);
  await releaseThroughActs(test.ctx, { title: "Cảnh báo khi nền tảng trả lời rất chậm", targets: pages });
  const delivery = await startTestDelivery({ ctx: test.ctx, database });
  try {
    await expect.poll(() => platforms.callsOut()).toBe(slots);
    aheadMs = 31_000;
    await expect.poll(async () => (await platforms.posts()).length).toBe(pages.length);
    expect(await givenBack()).toEqual([waiting]);
  } finally {
    await delivery.stop();
  }
});
