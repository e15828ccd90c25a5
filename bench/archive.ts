import type { AddressInfo } from "node:net";
import { createWeb } from "../server/composition/web.ts";
import { openSession } from "../server/organization/session.ts";
import type { Bench, Figure } from "./figure.ts";
import { percentile, timed } from "./rounds.ts";
import { openMachineGauge } from "./support/machine-factor.ts";
import { openNewsroomArchive } from "./support/newsroom-archive.ts";

const rounds = 40;
const mostMs = 100;

/** What is asked for, by whom; the newest item that waits is number 199,999 and the oldest number 1. */
const pages = {
  "all items": ["phoban", "/items?scope=all"],
  "all items, a page in the past": [
    "phoban",
    "/items?scope=all&cursor=2018-06-01T00:00:00.000Z~i000000000000001",
  ],
  "a unit's items": ["phuong-hac-thanh.lanhdao", "/items?scope=all"],
  "my own items": ["phuong-hac-thanh.canbo", "/items?scope=mine"],
  "my own drafts": ["phuong-hac-thanh.canbo", "/items?scope=mine&state=draft"],
  "items of one state and kind": ["phoban", "/items?scope=all&state=approved&kind=warning"],
  "items of a kind that no item has": ["phoban", "/items?scope=all&kind=wanted"],
  "items by words of a title": ["phoban", "/items?scope=all&q=i000000000000777"],
  "items by words that all titles have": ["phoban", "/items?scope=all&q=kho%20l%C6%B0u"],
  "items by words that no title has": ["phoban", "/items?scope=all&q=khongcogi"],
  "the board's queue": ["phoban", "/review/queue"],
  "a lens's queue": ["chinhtri", "/review/queue"],
  "a unit leader's queue": ["phuong-hac-thanh.lanhdao", "/review/queue"],
  "a queue with nothing in it": ["bientap", "/review/queue"],
  "an item": ["phoban", "/items/i000000000100000"],
  "an item's story": ["phoban", "/items/i000000000100000/story"],
  "an item's revisions": ["phoban", "/items/i000000000100000/revisions"],
  "a review": ["chinhtri", "/items/i000000000199999/review"],
  "who is left to sign": ["phoban", "/items/i000000000199999/signers"],
  "what nobody is left to sign": ["phoban", "/review/without-people"],
  releases: ["phoban", "/releases"],
  "releases, a page in the past": ["phoban", "/releases?cursor=2018-06-01T00:00:00.000Z~s000000000000001"],
  "a board of 869 channels": ["phoban", "/releases/s000000000193960/board"],
  ledger: ["thanhtra", "/ledger"],
  "ledger, a page in the past": ["thanhtra", "/ledger?before=500000"],
  "ledger by act": ["thanhtra", "/ledger?act=item.released"],
  "ledger of one item": ["thanhtra", "/ledger?subjectType=item&subjectId=i000000000100000"],
} as const;

/** The newsroom's lists and pages at ten years' size: each at the server, one after the other, after one that does not count. */
export async function measureArchive(bench: Bench): Promise<readonly Figure[]> {
  const { ctx, folder } = await openNewsroomArchive(bench);
  const gauge = openMachineGauge(folder);
  const app = await createWeb(ctx);
  bench.later(() => app.close());
  await app.listen({ host: "127.0.0.1", port: 0 });
  const origin = `http://127.0.0.1:${addressOf(app.server.address()).port}`;
  const cookies = new Map<string, string>();
  for (const [username] of Object.values(pages)) {
    if (!cookies.has(username)) cookies.set(username, await signIn(username));
  }
  const times: Record<string, number[]> = {};
  for (const [name, [username, path]] of Object.entries(pages)) {
    const cookie = cookies.get(username) ?? "";
    times[name] = await measure(() => fetchWhole(`${origin}/api/v1${path}`, cookie));
  }
  times["/metrics"] = await measure(() => fetchWhole(`${origin}/metrics`, ""));
  const { factor, milliseconds } = gauge.factor();
  bench.say(`machine factor ${factor.toFixed(2)} (${JSON.stringify(milliseconds)})`);
  const bound = { most: Math.round(mostMs * factor) };
  return Object.entries(times).map(([name, taken]) => ({
    name: `${name}, p95`,
    value: percentile(taken, 95),
    unit: "ms",
    bound,
    rounds: taken,
  }));

  async function measure(ask: () => Promise<unknown>): Promise<number[]> {
    gauge.round();
    await ask();
    const taken: number[] = [];
    for (let n = 0; n < rounds; n += 1) taken.push(await timed(ask));
    return taken;
  }

  async function signIn(username: string): Promise<string> {
    const person = await ctx.db
      .selectFrom("person")
      .select("id")
      .where("username", "=", username)
      .executeTakeFirstOrThrow();
    const input = { personId: person.id, at: ctx.clock.now(), userAgent: "bench", source: "127.0.0.1" };
    return `td_session=${await openSession(ctx.db, input)}`;
  }
}

async function fetchWhole(address: string, cookie: string): Promise<void> {
  const answer = await fetch(address, { headers: { cookie } });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${address}: ${answer.status} ${text.slice(0, 200)}`);
}

function addressOf(address: string | AddressInfo | null): AddressInfo {
  if (typeof address !== "object" || address === null) throw new Error("the server does not listen");
  return address;
}
