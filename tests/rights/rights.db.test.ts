import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Context } from "../../server/foundation/context.ts";
import { createTestContext } from "../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { type Application, startApplication } from "./application.ts";
import { type CallerName, callers } from "./callers.ts";
import { type Row, table } from "./table.ts";
import {
  absent,
  buildPeople,
  buildThings,
  type Call,
  cookieOf,
  type ItemThing,
  type Things,
} from "./world.ts";

let database: TestDatabase;
let ctx: Context;
let close: () => Promise<void>;
let application: Application;
let people: ReadonlyMap<string, string>;
let things: Things;
const cookies = new Map<CallerName, string>();

beforeAll(async () => {
  database = await createTestDatabase();
  ({ ctx, close } = await createTestContext({ database }));
  application = await startApplication(ctx);
  people = await buildPeople(ctx);
  for (const caller of everyCaller) cookies.set(caller, await cookieOf(ctx, people, caller));
  things = await buildThings(ctx, people, call);
});

afterAll(async () => {
  await application.close();
  await close();
  await database.drop();
});

const everyCaller = Object.keys(callers) as CallerName[];

const call: Call = ({ caller, ...input }) =>
  request({ ...input, cookie: caller === null ? undefined : cookies.get(caller) });

async function request({
  method,
  base = "/api/v1",
  path,
  body,
  headers = {},
  cookie,
}: {
  method: string;
  base?: string;
  path: string;
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  cookie: string | undefined;
}): Promise<{ status: number; body: string; location?: string | null }> {
  const stop = new AbortController();
  const response = await fetch(`${application.url}${base}${path}`, {
    method,
    signal: stop.signal,
    headers: {
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(cookie === undefined ? {} : { cookie }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.headers.get("content-type")?.startsWith("text/event-stream")) {
    const location = response.headers.get("location");
    return { status: response.status, body: await response.text(), location };
  }
  // A stream of events never ends by itself: its first piece is its answer.
  const piece = await response.body?.getReader().read();
  stop.abort();
  return { status: response.status, body: Buffer.from(piece?.value ?? []).toString("utf8") };
}

/** Refusals that say: you may see this, but it is not yours to do. */
const notYours = new Set([
  "forbidden",
  "lens-not-held",
  "contributor-cannot-sign",
  "contributor-cannot-release",
]);

type Verdict = "yes" | "no" | "hidden" | "sign in";

async function ask(
  row: Row,
  caller: CallerName | null,
): Promise<{ verdict: Verdict; status: number; body: string }> {
  const [method = "", address = ""] = row.route.split(" ");
  const base = address.startsWith("/api/v1") ? "/api/v1" : "";
  const send = async (about: Things) => {
    const cookie =
      caller === null
        ? undefined
        : row.endsSession
          ? await cookieOf(ctx, people, caller)
          : cookies.get(caller);
    return request({ method, base, ...row.request(about), cookie });
  };
  const { status, body } = await send(things);
  if (row.endsSession && caller !== null) cookies.set(caller, await cookieOf(ctx, people, caller));
  const namesThing = JSON.stringify(row.request(things)) !== JSON.stringify(row.request(absent(things)));
  if (status === 401) return { verdict: "sign in", status, body };
  if (status === 403 && notYours.has(JSON.parse(body).code)) return { verdict: "no", status, body };
  if (status === 404 && namesThing) {
    const gone = await send(absent(things));
    if (gone.status === 404 && gone.body === body) return { verdict: "hidden", status, body };
  }
  return { verdict: "yes", status, body };
}

function expected(row: Row, caller: CallerName | null): Verdict {
  if (row.yes === "everybody") return "yes";
  if (caller === null) return "sign in";
  if (row.yes === "signed-in" || row.yes.includes(caller)) return "yes";
  if (row.no?.includes(caller)) return "no";
  return row.rest ?? "hidden";
}

/** Who may read an item at all, by the table: nobody else may see a word of it in any answer. */
function mayRead(item: ItemThing, caller: CallerName | null): boolean {
  const row = table.find(
    ({ route, request: of }) =>
      route === "GET /api/v1/items/:itemId" && of(things).path === `/items/${item.itemId}`,
  );
  if (row === undefined) return mayRead(things.submitted, caller);
  return expected(row, caller) === "yes";
}

describe("the live board", () => {
  it("ends within moments when its reader signs out", async () => {
    const cookie = await cookieOf(ctx, people, "publisher");
    const response = await fetch(`${application.url}/api/v1/releases/${things.releaseId}/board/events`, {
      headers: { cookie },
    });
    const reader = response.body?.getReader();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toContain("data:");
    await request({ method: "DELETE", path: "/session", cookie });
    for (let done = false; !done; ) done = (await reader?.read())?.done ?? true;
  });
});

describe("the table of rights", () => {
  it("names every route of the running application, and no other", () => {
    // The newsroom's files are the same for everybody, and there only once they were built.
    const routes = application.routes.filter((route) => !route.includes(" /toa-soan"));
    expect([...new Set(table.map((row) => row.route))].toSorted()).toEqual(routes.toSorted());
  });

  it("says «not yours» only to people who may see the thing", () => {
    for (const row of table.filter(({ route }) => route.includes("/items/:itemId"))) {
      const [, itemId] = /^\/items\/([^/]+)/.exec(row.request(things).path) ?? [];
      const item = [things.draft, things.submitted, things.halfway].find((one) => one.itemId === itemId);
      for (const caller of row.no ?? []) expect(item && mayRead(item, caller), row.route).toBe(true);
    }
  });

  it("does not let a text that no column can hold break the server", async () => {
    const asked = (q: string) => call({ method: "GET", path: `/channels?q=${q}`, caller: "manager" });
    // What nobody can see falls away; the rest is asked for.
    expect(await asked("a%00b")).toMatchObject({ status: 200, body: (await asked("ab")).body });
    // Half of a character: an address that is no text.
    expect((await asked("a%ed%a0%80b")).status).toBeLessThan(500);
  });

  it("speaks of every person at most once in a row", () => {
    for (const { route, yes, no = [] } of table) {
      const spoken = [...(typeof yes === "string" ? [] : yes), ...no];
      expect(new Set(spoken).size, route).toBe(spoken.length);
    }
  });
});

const rows = table.map(
  (row) => [row.on === undefined ? row.route : `${row.route} (${row.on})`, row] as const,
);

describe.each(rows)("%s", (_name, row) => {
  it("answers each person as the table says, and shows nobody a word of what he may not read", async () => {
    const answers: Record<string, string> = {};
    const wanted: Record<string, string> = {};
    for (const caller of [null, ...everyCaller]) {
      const name = caller ?? "anonymous";
      const { verdict, status, body } = await ask(row, caller);
      answers[name] = verdict === "yes" && !allows(row, status) ? `yes, but ${status}` : verdict;
      wanted[name] = expected(row, caller);
      const seen = [things.draft, things.submitted, things.halfway].filter(({ marker }) =>
        body.includes(marker),
      );
      if (seen.some((item) => !mayRead(item, caller))) answers[name] += ", and shows what is hidden";
    }
    expect(answers).toEqual(wanted);
  });
});

function allows(row: Row, status: number): boolean {
  return typeof row.answer === "number" ? row.answer === status : row.answer.includes(status);
}
