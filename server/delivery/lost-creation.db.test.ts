import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { TestDatabase } from "../../tests/support/database.ts";
import { startTestDelivery } from "../../tests/support/delivery.ts";
import { type Platforms, startPlatforms } from "../../tests/support/platforms.ts";
import { releaseThroughActs } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import { offsetClock } from "../foundation/clock.ts";

let folder: string;
let clockFile: string;
let database: TestDatabase;
let test: Awaited<ReturnType<typeof openTestNetwork>>["test"];
let closeNetwork: () => Promise<void>;
let platforms: Platforms;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "trongdong-lost-"));
  clockFile = join(folder, "clock");
  // Zalo's stand-in goes by the same clock.
  process.env.CLOCK_OFFSET_FILE = clockFile;
  platforms = await startPlatforms();
  const clock = offsetClock({ file: clockFile });
  ({ database, test, close: closeNetwork } = await openTestNetwork({ clock, settings: platforms.settings }));
});

afterAll(async () => {
  delete process.env.CLOCK_OFFSET_FILE;
  await closeNetwork();
  await platforms.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Lets time leap to whatever the delivery waits for, until it has ended. */
async function ended(releaseId: string): Promise<string> {
  let offset = 0;
  for (let turn = 0; turn < 600; turn += 1) {
    const row = await database.db
      .selectFrom("delivery")
      .select(["state", "next_at"])
      .where("release_id", "=", releaseId)
      .where("platform", "=", "zalo")
      .executeTakeFirst();
    if (row?.state === "confirmed" || row?.state === "failed") return row.state;
    // What is due is being worked on: time stands still meanwhile.
    const wait = row === undefined ? 0 : row.next_at.getTime() - test.ctx.clock.now().getTime();
    if (wait > 0) {
      offset += wait + 1;
      await writeFile(`${clockFile}.new`, String(offset));
      await rename(`${clockFile}.new`, clockFile);
      await sql`select pg_notify('delivery_wake', '')`.execute(database.db);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("the delivery did not end");
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
    expect(await ended(releaseId)).toBe("confirmed");
    expect(await platforms.articles()).toHaveLength(1);
  } finally {
    await delivery.stop();
  }
});
