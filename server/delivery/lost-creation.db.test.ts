import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seedDirectory } from "../../demonstration/seed.ts";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { startTestDelivery } from "../../tests/support/delivery.ts";
import { type Platforms, startPlatforms } from "../../tests/support/platforms.ts";
import { releaseThroughActs } from "../../tests/support/release.ts";
import { offsetClock } from "../foundation/clock.ts";

let folder: string;
let clockFile: string;
let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;
let platforms: Platforms;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "trongdong-lost-"));
  clockFile = join(folder, "clock");
  // Zalo's stand-in goes by the same clock.
  process.env.CLOCK_OFFSET_FILE = clockFile;
  platforms = await startPlatforms();
  database = await createTestDatabase();
  const clock = offsetClock({ file: clockFile });
  test = await createTestContext({ database, clock, settings: platforms.settings });
  await seedDirectory(test.ctx);
});

afterAll(async () => {
  delete process.env.CLOCK_OFFSET_FILE;
  await test.close();
  await database.drop();
  await platforms.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Lets minutes pass until the delivery of a release has ended, each long enough for a look at the platform. */
async function afterMinutes(releaseId: string, most: number): Promise<{ state: string; minutes: number }> {
  for (let minutes = 0; minutes <= most; minutes += 1) {
    await writeFile(clockFile, String(minutes * 60_000));
    await sql`select pg_notify('delivery_wake', '')`.execute(database.db);
    await new Promise((resolve) => setTimeout(resolve, 250));
    const row = await database.db
      .selectFrom("delivery")
      .select("state")
      .where("release_id", "=", releaseId)
      .where("platform", "=", "zalo")
      .executeTakeFirst();
    if (row?.state === "confirmed" || row?.state === "failed") return { state: row.state, minutes };
  }
  return { state: "under way", minutes: most };
}

it("creates no second article while Zalo still makes the first, whose creation was not answered, ready", async () => {
  const channel = await database.db
    .selectFrom("channel")
    .select("id")
    .where("platform", "=", "zalo")
    .limit(1)
    .executeTakeFirstOrThrow();
  const fiveMinutes = JSON.stringify({ verifyDelayMs: 300_000 });
  const zalo = platforms.settings.ZALO_OPENAPI_URL;
  await fetch(`${zalo}/_simulator/settings`, { method: "POST", body: fiveMinutes });
  await platforms.fault("zalo", [{ kind: "reset-after-commit", call: "create" }]);
  const { releaseId } = await releaseThroughActs(test.ctx, {
    title: "Cảnh báo mà Zalo xử lý rất chậm",
    targets: [channel.id],
  });
  const delivery = await startTestDelivery({ ctx: test.ctx, database });
  try {
    expect(await afterMinutes(releaseId, 20)).toMatchObject({ state: "confirmed" });
    expect(await platforms.articles()).toHaveLength(1);
  } finally {
    await delivery.stop();
  }
});
