import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { type Clock, offsetClock } from "../../server/foundation/clock.ts";
import { startTestDelivery } from "./delivery.ts";
import { type Platforms, startPlatforms } from "./platforms.ts";
import { openTestNetwork } from "./test-network.ts";

/** How a delivery stands, by the id of its channel. */
export interface ChannelStatus {
  readonly id: string;
  readonly state: string;
  readonly reason_code: string;
  readonly reason: string;
  readonly attempts: number;
  readonly next_at: Date;
}

/** Delivery to both platforms over one clock that leaps to whatever is waited for. */
export interface LeapingDelivery {
  readonly network: Awaited<ReturnType<typeof openTestNetwork>>;
  readonly platforms: Platforms;
  readonly clock: Clock;
  /** Channels of a platform that no other test of the file was given. */
  channels(platform: "facebook" | "zalo", count: number): Promise<string[]>;
  start(): Promise<void>;
  /** Ends the worker. */
  pause(): Promise<void>;
  leap(milliseconds: number): Promise<void>;
  /** Lets time leap until nothing of a release moves by itself any more. */
  rested(releaseId: string): Promise<Map<string, ChannelStatus>>;
  statusOf(releaseId: string): Promise<Map<string, ChannelStatus>>;
  stop(): Promise<void>;
}

/** Opens the network of the demonstration, with settings beside those of the stand-ins. */
export async function openLeapingDelivery(
  settings: (of: Platforms) => Record<string, string> = () => ({}),
): Promise<LeapingDelivery> {
  const folder = await mkdtemp(join(tmpdir(), "trongdong-leaping-"));
  const clockFile = join(folder, "clock");
  // The stand-ins go by the same clock.
  process.env.CLOCK_OFFSET_FILE = clockFile;
  const platforms = await startPlatforms();
  const clock = offsetClock({ file: clockFile });
  const network = await openTestNetwork({
    clock,
    settings: { ...platforms.settings, ...settings(platforms) },
  });
  const { database, test } = network;
  const used: string[] = [];
  let offset = 0;
  let running: Awaited<ReturnType<typeof startTestDelivery>> | undefined;
  const rowsOf = (releaseId: string) =>
    database.db.selectFrom("delivery").selectAll().where("release_id", "=", releaseId).execute();
  const byChannel = (rows: Awaited<ReturnType<typeof rowsOf>>) =>
    new Map(rows.map((row): [string, ChannelStatus] => [row.channel_id, row]));
  /** Whether a worker holds a delivery: a real clock would not run away from a call that is out. */
  const isBusy = async () => {
    const held = await database.db
      .selectFrom("delivery")
      .select("id")
      .where("lease_until", ">", clock.now())
      .executeTakeFirst();
    return held !== undefined;
  };
  const leap = async (milliseconds: number) => {
    for (let turn = 0; running !== undefined && turn < 400 && (await isBusy()); turn += 1)
      await new Promise((resolve) => setTimeout(resolve, 25));
    offset += milliseconds;
    // In one step: whoever read a file just emptied would be back at the time of the machine for a moment.
    await writeFile(`${clockFile}.new`, String(offset));
    await rename(`${clockFile}.new`, clockFile);
    await sql`select pg_notify('delivery_wake', '')`.execute(database.db);
  };
  return {
    network,
    platforms,
    clock,
    leap,
    async channels(platform, count) {
      const rows = await database.db
        .selectFrom("channel")
        .select("id")
        .where("platform", "=", platform)
        .where("id", "not in", [...used, ""])
        .orderBy("id")
        .limit(count)
        .execute();
      const ids = rows.map(({ id }) => id);
      if (ids.length < count)
        throw new Error(`the network has no ${count} unused channels of ${platform} left`);
      used.push(...ids);
      return ids;
    },
    async start() {
      running = await startTestDelivery({ ctx: test.ctx, database });
    },
    async pause() {
      await running?.stop();
      running = undefined;
    },
    statusOf: async (releaseId) => byChannel(await rowsOf(releaseId)),
    async rested(releaseId) {
      for (let turn = 0; turn < 1500; turn += 1) {
        const rows = await rowsOf(releaseId);
        const open = rows.filter(({ state }) => ["waiting", "pending", "sending", "unknown"].includes(state));
        const cooling = rows.filter(
          ({ state, next_at }) => state === "blocked" && next_at.getUTCFullYear() < 9000,
        );
        if (rows.length > 0 && open.length === 0 && cooling.length === 0) return byChannel(rows);
        const wait = await waitOf(releaseId);
        // What is due is being worked on: time stands still meanwhile.
        if (wait > 0) await leap(wait + 1);
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
      throw new Error(`the deliveries do not rest: ${JSON.stringify(await rowsOf(releaseId))}`);
    },
    async stop() {
      await running?.stop();
      delete process.env.CLOCK_OFFSET_FILE;
      await network.close();
      await platforms.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };

  /** How long nothing is due, in milliseconds; 0 while somebody works on something. */
  async function waitOf(releaseId: string): Promise<number> {
    const { rows } = await sql<{ at: Date | null; busy: boolean }>`
      select
        min(greatest(d.next_at, channel.paused_until, app.paused_until)) filter (where d.next_at < '9000-01-01') as at,
        coalesce(bool_or(d.lease_until > ${clock.now()}), false) as busy
      from delivery d
      left join pacing channel on channel.scope = 'channel:' || d.channel_id
      left join pacing app on app.scope = 'application:' || d.platform
      where d.release_id = ${releaseId} and d.state in ('pending', 'sending', 'unknown', 'blocked')`.execute(
      database.db,
    );
    const [row] = rows;
    if (row === undefined || row.busy || row.at === null) return 0;
    return row.at.getTime() - clock.now().getTime();
  }
}
