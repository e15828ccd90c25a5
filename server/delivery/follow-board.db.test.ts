import { get, type IncomingMessage } from "node:http";
import { type KyselyPlugin, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actor, releaseThroughActs } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import { createWeb } from "../composition/web.ts";
import type { HttpApp } from "../foundation/http/http.ts";
import { openSession } from "../organization/session.ts";

let network: Awaited<ReturnType<typeof openTestNetwork>>;
let app: HttpApp;
let address: string;
let queries = 0;

const counting: KyselyPlugin = {
  transformQuery({ node }) {
    queries += 1;
    return node;
  },
  transformResult: async ({ result }) => result,
};

beforeAll(async () => {
  network = await openTestNetwork();
  const { ctx } = network.test;
  const { releaseId } = await releaseThroughActs(ctx, {
    title: "Cảnh giác cuộc gọi lạ",
    targets: ["portal"],
  });
  app = await createWeb({ ...ctx, db: ctx.db.withPlugin(counting) });
  address = `${await app.listen({ host: "127.0.0.1", port: 0 })}/api/v1/releases/${releaseId}/board/events`;
});

afterAll(async () => {
  await app.close();
  await network.close();
});

async function cookieOf(username: string): Promise<string> {
  const { ctx } = network.test;
  const { personId } = await actor(ctx, username);
  const input = { personId, at: ctx.clock.now(), userAgent: "test", source: "127.0.0.1" };
  return `td_session=${await openSession(ctx.db, input)}`;
}

/** Asks for the stream over a connection of its own; `leave` cuts it. */
function ask(cookie: string) {
  const request = get(address, { agent: false, headers: { cookie } });
  const answer = new Promise<IncomingMessage>((resolve, reject) =>
    request.once("response", resolve).once("error", reject),
  );
  answer.catch(() => undefined);
  return { answer, leave: () => request.destroy() };
}

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** How many queries the server makes in a while in which nobody asks anything new. */
async function queriesIn(ms: number): Promise<number> {
  const before = queries;
  await rest(ms);
  return queries - before;
}

describe("the live board", () => {
  it("asks nothing more for a reader who left while it was opening", async () => {
    const cookie = await cookieOf("phoban");
    for (const table of ["session", "release", "delivery"]) {
      const before = queries;
      let left: () => void = () => undefined;
      // What the opening reads is held, so that the reader surely leaves in its middle.
      await network.database.adminDb.transaction().execute(async (tx) => {
        await sql`lock table ${sql.table(table)} in access exclusive mode`.execute(tx);
        const { leave } = ask(cookie);
        left = leave;
        await expect.poll(() => queries).toBeGreaterThan(before);
        await rest(200);
        left();
        await rest(100);
      });
      await rest(500);
      expect(await queriesIn(2500), table).toBe(0);
    }
  });

  it("is read once for all who follow it, by ten streams of a person at most, and by nobody when they are gone", async () => {
    const cookie = await cookieOf("thuky");
    const streams = Array.from({ length: 10 }, () => ask(cookie));
    for (const { answer } of streams) expect((await answer).statusCode).toBe(200);
    expect((await ask(cookie).answer).statusCode).toBe(429);
    const other = ask(await cookieOf("phoban"));
    expect((await other.answer).statusCode).toBe(200);
    // A reading is nine queries; who reads is asked for each stream every two seconds, at up to three queries.
    const all = await queriesIn(4000);
    expect(all).toBeGreaterThan(5);
    expect(all).toBeLessThan(4 * 9 + 2 * 11 * 3 + 15);
    for (const { leave } of [...streams, other]) leave();
    await rest(1500);
    expect(await queriesIn(2500)).toBe(0);
    const again = ask(cookie);
    expect((await again.answer).statusCode).toBe(200);
    again.leave();
  });

  it("does not keep a server from stopping", async () => {
    const stream = ask(await cookieOf("phoban"));
    const answer = await stream.answer;
    answer.resume();
    const ended = new Promise((resolve) => answer.once("end", resolve).once("error", resolve));
    const began = performance.now();
    await app.close();
    await ended;
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
