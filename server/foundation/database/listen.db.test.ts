import { connect, createServer, type Socket } from "node:net";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../tests/support/database.ts";
import { eventually } from "../../../tests/support/portals.ts";
import { createLog } from "../log.ts";
import { startListening } from "./listen.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

/** The way to the database, which can be cut as when a host loses its power: nothing comes through, nothing closes. */
async function breakableWay(url: string) {
  const { hostname, port } = new URL(url);
  const pairs: [Socket, Socket][] = [];
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) socket.on("error", () => undefined);
    near.pipe(far);
    far.pipe(near);
    pairs.push([near, far]);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const cut = () => {
    for (const [near, far] of pairs.splice(0)) {
      near.unpipe(far);
      far.unpipe(near);
    }
  };
  const way = new URL(url);
  way.port = String(address.port);
  return {
    url: way.href,
    /** From now on a server says that it is ready, and never anything more. */
    silentAfterGreeting() {
      let greetings = 0;
      let silent = true;
      server.on("connection", () => {
        const [, far] = pairs.at(-1) ?? [];
        far?.on("data", (bytes: Buffer) => {
          // "Z": ready for a query, the end of PostgreSQL's greeting.
          if (!silent || !bytes.includes("Z\0\0\0\u0005I")) return;
          greetings += 1;
          // After what was read now went on.
          setImmediate(cut);
        });
      });
      return {
        greeted: () => greetings,
        end: () => {
          silent = false;
        },
      };
    },
    cut,
    close() {
      for (const socket of pairs.flat()) socket.destroy();
      server.close();
    },
  };
}

it("a worker that was cut off hears again at once, and its lock is its own when the server has seen the old line go", async () => {
  const way = await breakableWay(database.url);
  const sessionLock = { space: 77_001, key: 4 };
  const holders = async () =>
    (
      await sql<{ pid: number }>`select pid from pg_locks
        where locktype = 'advisory' and classid = ${sql.lit(sessionLock.space)} and granted`.execute(
        database.db,
      )
    ).rows.map(({ pid }) => pid);
  const heard: string[] = [];
  let connected = 0;
  const listener = startListening({
    url: way.url,
    channel: "worker_channel",
    log: createLog({ level: "silent" }),
    sessionLock,
    onNotify: (payload) => heard.push(payload),
    onConnect: () => {
      connected += 1;
    },
    beat: { everyMs: 200, patienceMs: 300 },
  });
  await eventually(async () => connected === 1);
  const [before] = await holders();
  // The server still believes in the old line: nothing closed it.
  way.cut();
  await eventually(async () => connected === 2);
  await sql`select pg_notify('worker_channel', 'heard')`.execute(database.db);
  await eventually(async () => heard.includes("heard"));
  expect(await holders()).toEqual([before]);
  await sql`select pg_terminate_backend(${before})`.execute(database.db);
  await eventually(async () => {
    const [now] = await holders();
    return now !== undefined && now !== before;
  });
  expect(connected).toBe(2);
  await listener.stop();
  way.close();
});

it.each(["before it listens", "while it listens"])(
  "a listener whose server falls silent %s connects anew",
  async (when) => {
    const way = await breakableWay(database.url);
    let connected = 0;
    // The server answers the greeting, and nothing after it.
    const blocked = when === "before it listens" ? way.silentAfterGreeting() : undefined;
    const listener = startListening({
      url: way.url,
      channel: "silent_channel",
      log: createLog({ level: "silent" }),
      onNotify: () => undefined,
      onConnect: () => {
        connected += 1;
      },
      beat: { everyMs: 200, patienceMs: 300 },
    });
    if (blocked !== undefined) {
      await eventually(async () => blocked.greeted() > 1);
      blocked.end();
    } else {
      await eventually(async () => connected === 1);
      way.cut();
    }
    await eventually(async () => connected === (when === "before it listens" ? 1 : 2));
    await listener.stop();
    way.close();
  },
);

it("a listener notices a database that vanished without a word, connects anew and hears again", async () => {
  const way = await breakableWay(database.url);
  const heard: string[] = [];
  let connected = 0;
  let lost = 0;
  const listener = startListening({
    url: way.url,
    channel: "test_channel",
    log: createLog({ level: "silent" }),
    onNotify: (payload) => heard.push(payload),
    onConnect: () => {
      connected += 1;
    },
    onDisconnect: () => {
      lost += 1;
    },
    beat: { everyMs: 200, patienceMs: 300 },
  });
  await eventually(async () => connected === 1);
  // While it answers it is left alone.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect([connected, lost]).toEqual([1, 0]);
  way.cut();
  await sql`select pg_notify('test_channel', 'unheard')`.execute(database.db);
  await eventually(async () => connected === 2);
  await sql`select pg_notify('test_channel', 'heard')`.execute(database.db);
  await eventually(async () => heard.includes("heard"));
  expect([heard, lost]).toEqual([["heard"], 1]);
  await listener.stop();
  way.close();
});
