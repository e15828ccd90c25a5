import { connect, createServer, type Socket } from "node:net";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { eventually } from "../../tests/support/portals.ts";
import { startListening } from "./listen.ts";
import { createLog } from "./log.ts";

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
  const way = new URL(url);
  way.port = String(address.port);
  return {
    url: way.href,
    cut() {
      for (const [near, far] of pairs.splice(0)) {
        near.unpipe(far);
        far.unpipe(near);
      }
    },
    close() {
      for (const socket of pairs.flat()) socket.destroy();
      server.close();
    },
  };
}

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
