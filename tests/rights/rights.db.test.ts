import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Context } from "../../server/foundation/context.ts";
import { createTestContext } from "../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { type Application, startApplication } from "./application.ts";
import { type CallerName, callers } from "./callers.ts";
import { type Row, table } from "./table.ts";
import { uploadMetadata } from "./upload-metadata.ts";
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
}): Promise<{ status: number; body: string; type: string; location?: string | null }> {
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
  const [type = ""] = (response.headers.get("content-type") ?? "").split(";");
  if (type !== "text/event-stream") {
    const location = response.headers.get("location");
    return { status: response.status, body: await response.text(), type, location };
  }
  // A stream of events never ends by itself: its first piece is its answer.
  const piece = await response.body?.getReader().read();
  stop.abort();
  return { status: response.status, body: Buffer.from(piece?.value ?? []).toString("utf8"), type };
}

/** Refusals that say: you may see this, but it is not yours to do. */
const notYours = new Set([
  "forbidden",
  "lens-not-held",
  "contributor-cannot-sign",
  "contributor-cannot-release",
]);

/** What every route answered to everybody. */
const answered: { route: string; status: number; type: string }[] = [];

type Expectation = "yes" | "no" | "hidden" | "sign in";

async function ask(
  row: Row,
  caller: CallerName | null,
): Promise<{ verdict: Expectation; status: number; body: string }> {
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
  const { status, body, type } = await send(things);
  // The upload protocol names a type also where nothing follows.
  answered.push({ route: row.route, status, type: body === "" ? "" : type });
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

function expected(row: Row, caller: CallerName | null): Expectation {
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
    const answerTo = (q: string) => call({ method: "GET", path: `/channels?q=${q}`, caller: "manager" });
    // What nobody can see falls away; the rest is asked for.
    expect(await answerTo("a%00b")).toMatchObject({ status: 200, body: (await answerTo("ab")).body });
    // Half of a character: an address that is no text.
    expect((await answerTo("a%ed%a0%80b")).status).toBeLessThan(500);
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

describe("the description of the API", () => {
  const described = z.object({
    paths: z.record(
      z.string(),
      z.record(
        z.string(),
        z.object({
          responses: z.record(
            z.string(),
            z.object({ content: z.record(z.string(), z.unknown()).optional() }),
          ),
        }),
      ),
    ),
  });
  let paths: z.infer<typeof described>["paths"];
  const answersOf = (route: string) => {
    const [method = "", path = ""] = route.split(" ");
    return paths[path.replaceAll(/:(\w+)/g, "{$1}")]?.[method.toLowerCase()]?.responses;
  };

  beforeAll(async () => {
    const { body } = await call({ method: "GET", path: "/openapi.json", caller: null });
    ({ paths } = described.parse(JSON.parse(body)));
  });

  it("says what every route was seen to answer to everybody in the table", () => {
    expect(answered.length).toBeGreaterThan(1000);
    const seen = new Map(answered.map((one) => [JSON.stringify(one), one]));
    for (const { route, status, type } of seen.values()) {
      if (!route.includes(" /api/v1/") || route.endsWith("/openapi.json")) continue;
      const documented = answersOf(route);
      const types = Object.keys((documented?.[status] ?? documented?.default)?.content ?? {});
      const name = `${route} ${status} ${type}`;
      if (status >= 400) {
        // HEAD is answered without a body.
        expect(type, name).toBe(route.startsWith("HEAD") ? "" : "application/problem+json");
        continue;
      }
      expect(documented?.[status], name).toBeDefined();
      if (!types.includes("*/*")) expect(types, name).toEqual(type === "" ? [] : [type]);
    }
  });

  it.each([
    [412, {}],
    [501, { "tus-resumable": "1.0.0", "upload-concat": "partial" }],
    [400, { "tus-resumable": "1.0.0", "upload-defer-length": "1" }],
    [413, { "tus-resumable": "1.0.0", "upload-length": "99999999999" }],
  ])("says when an upload is answered %i", async (status, headers) => {
    const sent = { "upload-metadata": uploadMetadata(things.draft.itemId), ...headers };
    const answer = await call({ method: "POST", path: "/uploads", headers: sent, caller: "author" });
    expect(answer).toMatchObject({ status, type: "application/problem+json" });
    expect(JSON.parse(answer.body)).toMatchObject({ status });
    expect(Object.keys(answersOf("POST /api/v1/uploads") ?? {})).toContain(String(status));
  });

  it("says which headers come with an upload's beginning and its length", async () => {
    const headers = {
      ...{ "tus-resumable": "1.0.0", "upload-length": "10" },
      "upload-metadata": uploadMetadata(things.draft.itemId),
    };
    const begun = await call({ method: "POST", path: "/uploads", headers, caller: "author" });
    expect(begun).toMatchObject({ status: 201, location: expect.stringContaining("/api/v1/uploads/") });
  });
});

function allows(row: Row, status: number): boolean {
  return typeof row.answer === "number" ? row.answer === status : row.answer.includes(status);
}
