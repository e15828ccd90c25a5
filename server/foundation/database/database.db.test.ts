import { createServer, connect as dial, type Server, type Socket } from "node:net";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../tests/support/database.ts";
import { openDatabase } from "./database.ts";
import { isDatabaseAway } from "./database-away.ts";

let database: TestDatabase;
const servers: Server[] = [];
const sockets: Socket[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers) server.close();
  await database.drop();
});

/** A way to the database that can be frozen: connections stay, and no byte passes any more. */
async function freezable() {
  let frozen = false;
  const target = new URL(database.url);
  const server = createServer((socket) => {
    const onward = dial(Number(target.port || 5432), target.hostname);
    sockets.push(socket, onward);
    for (const [from, to] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      from.on("data", (bytes) => {
        if (!frozen) to.write(bytes);
      });
      from.on("error", () => undefined);
    }
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const url = Object.assign(new URL(database.url), { hostname: "127.0.0.1", port: String(address.port) });
  return {
    url: url.href,
    freeze(yes: boolean) {
      frozen = yes;
    },
  };
}

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe("a database that hangs", () => {
  it("is given up at the connection, and told as away", async () => {
    const way = await freezable();
    way.freeze(true);
    const db = openDatabase({ url: way.url, maxConnections: 1, connectTimeoutMs: 300 });
    const began = performance.now();
    expect(isDatabaseAway(await failure(sql`select 1`.execute(db)))).toBe(true);
    expect(performance.now() - began).toBeLessThan(5000);
    await db.destroy();
  });

  it("is given up in the middle of a query, which may have been done; the next query has a connection of its own", async () => {
    const way = await freezable();
    const db = openDatabase({
      url: way.url,
      maxConnections: 1,
      connectTimeoutMs: 2000,
      answerTimeoutMs: 400,
    });
    await sql`select 1`.execute(db);
    way.freeze(true);
    const lost = await failure(sql`select 2 as n`.execute(db));
    expect(lost).toBeInstanceOf(Error);
    expect(isDatabaseAway(lost)).toBe(false);
    way.freeze(false);
    const { rows } = await sql<{ n: number }>`select 3 as n`.execute(db);
    expect(rows).toEqual([{ n: 3 }]);
    await db.destroy();
  });

  it("does not keep a statement for ever", async () => {
    const db = openDatabase({
      url: database.url,
      maxConnections: 1,
      settings: { statement_timeout: "200ms" },
    });
    expect(await failure(sql`select pg_sleep(5)`.execute(db))).toMatchObject({ code: "57014" });
    await db.destroy();
  });
});

describe("a process whose connections are all taken", () => {
  it("tells those who wait too long that nothing was done, and serves the next as soon as one is free", async () => {
    const db = openDatabase({ url: database.url, maxConnections: 2, connectTimeoutMs: 400 });
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const long = Array.from({ length: 2 }, () =>
      db.transaction().execute(async (tx) => {
        await sql`select 1`.execute(tx);
        await ended;
      }),
    );
    const began = performance.now();
    const late = await Promise.all(Array.from({ length: 5 }, () => failure(sql`select 1`.execute(db))));
    expect(late.map(isDatabaseAway)).toEqual([true, true, true, true, true]);
    expect(performance.now() - began).toBeLessThan(5000);
    const waiting = sql<{ n: number }>`select 4 as n`.execute(db);
    end();
    expect((await waiting).rows).toEqual([{ n: 4 }]);
    await Promise.all(long);
    await db.destroy();
  });
});

describe("what is told as «the database is away»", () => {
  it("is a refused connection of the database, and of nothing else", async () => {
    const db = openDatabase({ url: "postgres://nobody@127.0.0.1:1/none", maxConnections: 1 });
    const refused = await failure(sql`select 1`.execute(db));
    expect(refused).toMatchObject({ code: "ECONNREFUSED" });
    expect(isDatabaseAway(refused)).toBe(true);
    await db.destroy();
    const elsewhere = await failure(
      new Promise((resolve, reject) => dial(1, "127.0.0.1").once("connect", resolve).once("error", reject)),
    );
    expect(elsewhere).toMatchObject({ code: "ECONNREFUSED" });
    expect(isDatabaseAway(elsewhere)).toBe(false);
  });
});
