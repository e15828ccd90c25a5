import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import type { Context } from "../foundation/context.ts";
import { createHttpServer, type HttpApp } from "../foundation/http.ts";
import { registerLedgerRoutes } from "../ledger/routes.ts";
import { addUser, presentTotp, resetUser } from "./administer-users.ts";
import { ledgerRights } from "./ledger-rights.ts";
import { buildOrganization, testOperator, testPassword, testTotp } from "./organization-builder.ts";
import { registerOrganizationRoutes } from "./routes.ts";

let database: TestDatabase;
let ctx: Context;
let clock: Awaited<ReturnType<typeof createTestContext>>["clock"];
let close: () => Promise<void>;
let app: HttpApp;
let ids: ReadonlyMap<string, string>;

const minute = 60_000;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ ctx, clock, close } = await createTestContext({ database }));
  ids = await buildOrganization(ctx, {
    people: [
      { username: "canbo", unit: "X001", roles: ["contributor"] },
      { username: "lanhdao", unit: "X001", roles: ["unit-lead"] },
      { username: "quantri", unit: "PV01", roles: ["admin"] },
      { username: "quantri2", unit: "PV01", roles: ["admin"] },
      { username: "thanhtra", unit: "PV01", roles: ["auditor"] },
      { username: "nghiduty", unit: "X002", roles: ["contributor"] },
    ],
  });
  app = await createHttpServer({ log: ctx.log, trustedProxies: ctx.config.trustedProxies });
  await registerOrganizationRoutes(app, ctx);
  await registerLedgerRoutes(app, ctx, { rights: ledgerRights, checks: [] });
  await app.ready();
});

afterAll(async () => {
  await app.close();
  await close();
  await database.drop();
});

// Each test is a day of its own: no code was used, no attempt is remembered.
beforeEach(() => clock.advance(25 * 60 * minute));

interface Browser {
  cookie?: string;
  source?: string;
}

async function call(
  method: "GET" | "POST" | "DELETE",
  url: string,
  {
    browser = {},
    payload,
    headers = {},
  }: { browser?: Browser; payload?: object; headers?: Record<string, string> } = {},
) {
  const response = await app.inject({
    method,
    url: `/api/v1${url}`,
    ...(payload === undefined ? {} : { payload }),
    ...(browser.source === undefined ? {} : { remoteAddress: browser.source }),
    headers: { ...headers, ...(browser.cookie === undefined ? {} : { cookie: browser.cookie }) },
  });
  const cookie = response.cookies.find(({ name }) => name === "td_session");
  if (cookie?.value) browser.cookie = `td_session=${cookie.value}`;
  return { status: response.statusCode, body: response.body === "" ? null : response.json(), response };
}

function signIn(
  username: string,
  {
    browser = {},
    password = testPassword,
    totp,
  }: { browser?: Browser; password?: string; totp?: string | null } = {},
) {
  const code = totp === undefined ? testTotp(ctx, username) : totp;
  return call("POST", "/session", {
    browser,
    payload: { username, password, ...(code === null ? {} : { totp: code }) },
  });
}

async function signedIn(username: string): Promise<Browser> {
  const browser: Browser = {};
  expect(await signIn(username, { browser })).toMatchObject({ status: 200 });
  return browser;
}

describe("signing in", () => {
  it("opens a session by password and second factor and says who one is and what one may do", async () => {
    const browser: Browser = {};
    const answer = await signIn("lanhdao", { browser });
    expect(answer.body).toMatchObject({
      person: { username: "lanhdao", unitCode: "X001", unitName: "Công an phường Hạc Thành" },
      roles: [{ role: "unit-lead", unitCode: "X001" }],
      may: [
        ...["item.read", "item.edit", "item.recall", "item.correct", "item.sign", "channel.read"],
        ...["report.read", "report.handle"],
      ],
      steppedUpUntil: new Date(clock.now().getTime() + 5 * minute).toISOString(),
    });
    const cookie = String(answer.response.headers["set-cookie"]);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Strict/i);
    expect(await call("GET", "/session", { browser })).toMatchObject({ status: 200, body: answer.body });
  });

  it("stores nothing that would open a session to whoever reads the database", async () => {
    const browser = await signedIn("canbo");
    const rows = await ctx.db.selectFrom("session").selectAll().execute();
    const token = browser.cookie?.split("=")[1] ?? "";
    expect(token.length).toBeGreaterThanOrEqual(43);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(rows.some((row) => row.token_hash.toString("base64url") === token)).toBe(false);
  });

  it("needs no second factor of an author in the demonstration, but refuses a wrong one", async () => {
    expect(await signIn("canbo", { totp: null })).toMatchObject({ status: 200 });
    expect(await signIn("canbo", { totp: "000000" })).toMatchObject({ status: 401 });
  });

  it("answers word for word the same, whatever was wrong", async () => {
    const answers = [
      await signIn("khongco", { totp: null }),
      await signIn("khongco", { totp: "123456" }),
      await signIn("lanhdao", { password: "sai mật khẩu rồi" }),
      await signIn("lanhdao", { totp: null }),
      await signIn("lanhdao", { totp: "123456" }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(answer.response.body).toBe(answers[0]?.response.body);
      expect(answer.response.headers["set-cookie"]).toBeUndefined();
    }
  });

  it("accepts a code once, also when two browsers send it at the same moment", async () => {
    const answers = await Promise.all([signIn("lanhdao"), signIn("lanhdao")]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 401]);
    expect(await signIn("lanhdao")).toMatchObject({ status: 401 });
    clock.advance(30_000);
    expect(await signIn("lanhdao")).toMatchObject({ status: 200 });
  });

  it("refuses what is not a sign-in, naming the field", async () => {
    for (const [payload, path] of [
      [{ username: "canbo" }, "password"],
      [{ username: "canbo", password: "x", admin: true }, "admin"],
      [{ username: "can\u0000bo", password: "x" }, "username"],
      [{ username: "canbo", password: "x", totp: "12" }, "totp"],
    ] as const) {
      expect(await call("POST", "/session", { payload })).toMatchObject({
        status: 400,
        body: { fields: [{ path }] },
      });
    }
  });

  it("ends the session that the browser had before", async () => {
    const browser = await signedIn("canbo");
    const before = { ...browser };
    expect(await signIn("canbo", { browser, totp: null })).toMatchObject({ status: 200 });
    expect(await call("GET", "/session", { browser: before })).toMatchObject({ status: 401 });
    expect(await call("GET", "/session", { browser })).toMatchObject({ status: 200 });
  });
});

describe("a session", () => {
  it("is worth nothing after signing out, however often it is replayed", async () => {
    const browser = await signedIn("canbo");
    const stolen = { ...browser };
    expect(await call("DELETE", "/session", { browser })).toMatchObject({ status: 204 });
    expect(await call("GET", "/session", { browser: stolen })).toMatchObject({
      status: 401,
      body: { code: "not-signed-in" },
    });
  });

  it("ends on every device at once when its person says so, and the ledger knows", async () => {
    const phone = await signedIn("canbo");
    const desk: Browser = {};
    await signIn("canbo", { browser: desk, totp: null });
    const other = await signedIn("lanhdao");
    expect(await call("DELETE", "/sessions", { browser: { ...phone } })).toMatchObject({
      body: { sessions: expect.any(Number) },
    });
    for (const browser of [phone, desk]) {
      expect(await call("GET", "/session", { browser })).toMatchObject({ status: 401 });
    }
    expect(await call("GET", "/session", { browser: other })).toMatchObject({ status: 200 });
    const entry = await ctx.db
      .selectFrom("ledger_entry")
      .selectAll()
      .orderBy("seq", "desc")
      .executeTakeFirst();
    expect(entry).toMatchObject({ act: "person.signed-out-everywhere", subject_id: ids.get("canbo") });
  });

  it("expires after 12 hours of silence, and a request keeps it alive", async () => {
    const browser = await signedIn("canbo");
    for (let hour = 0; hour < 30; hour += 10) {
      clock.advance(10 * 60 * minute);
      expect(await call("GET", "/session", { browser })).toMatchObject({ status: 200 });
    }
    clock.advance(12 * 60 * minute + 1);
    expect(await call("GET", "/session", { browser })).toMatchObject({ status: 401 });
  });

  it("expires after 7 days in any case", async () => {
    const browser = await signedIn("canbo");
    let alive = 0;
    for (; (await call("GET", "/session", { browser })).status === 200; alive += 6)
      clock.advance(6 * 60 * minute);
    expect(alive).toBe(7 * 24);
  });

  it("does not exist for a cookie that was made up", async () => {
    for (const cookie of [
      "td_session=",
      "td_session=abc",
      `td_session=${"A".repeat(43)}`,
      "td_session=%00",
    ]) {
      expect(await call("GET", "/session", { browser: { cookie } })).toMatchObject({ status: 401 });
    }
  });

  it("ends at once when its person is deactivated, who then cannot sign in", async () => {
    const victim = await signedIn("nghiduty");
    const admin = await signedIn("quantri");
    const url = `/people/${ids.get("nghiduty")}`;
    expect(await call("POST", `${url}/deactivation`, { browser: admin })).toMatchObject({ status: 204 });
    expect(await call("GET", "/session", { browser: victim })).toMatchObject({ status: 401 });
    clock.advance(minute);
    expect(await signIn("nghiduty")).toMatchObject({ status: 401, body: { code: "sign-in-refused" } });
    expect(await call("POST", `${url}/activation`, { browser: admin })).toMatchObject({ status: 204 });
    expect(await call("GET", "/session", { browser: victim })).toMatchObject({ status: 401 });
    expect(await signIn("nghiduty", { totp: null })).toMatchObject({ status: 200 });
  });
});

describe("a request that another site makes a browser send", () => {
  it.each([
    [{ origin: "https://evil.example" }, 403],
    [{ origin: "null" }, 403],
    [{ "sec-fetch-site": "cross-site" }, 403],
    [{ "sec-fetch-site": "same-site" }, 403],
    [{ origin: "http://127.0.0.1:3000", "sec-fetch-site": "same-origin" }, 204],
    [{ origin: "http://localhost:80", host: "localhost:80" }, 403],
    [{ origin: "http://localhost:3210", host: "localhost:3210" }, 204],
    [{}, 204],
  ])("%j is answered %i", async (headers, status) => {
    const browser = await signedIn("canbo");
    expect(await call("DELETE", "/session", { browser, headers })).toMatchObject({ status });
  });
});

describe("proving oneself anew", () => {
  it("is due 5 minutes after the sign-in, and done by a new code", async () => {
    const browser = await signedIn("quantri");
    const url = `/people/${ids.get("canbo")}/activation`;
    clock.advance(5 * minute);
    expect(await call("POST", url, { browser })).toMatchObject({ status: 204 });
    clock.advance(1);
    expect(await call("POST", url, { browser })).toMatchObject({
      status: 403,
      body: { code: "step-up-required" },
    });
    const payload = { totp: testTotp(ctx, "quantri") };
    expect(await call("POST", "/session/step-up", { browser, payload })).toMatchObject({ status: 200 });
    expect(await call("POST", url, { browser })).toMatchObject({ status: 204 });
    expect(await call("POST", "/session/step-up", { browser, payload })).toMatchObject({
      status: 403,
      body: { code: "totp-refused" },
    });
  });

  it("is no way to guess codes", async () => {
    const browser = await signedIn("quantri");
    const payload = { totp: "000000" };
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await call("POST", "/session/step-up", { browser, payload })).toMatchObject({ status: 403 });
    }
    expect(await call("POST", "/session/step-up", { browser, payload })).toMatchObject({ status: 429 });
  });
});

describe("guessing", () => {
  const wrong = (username: string, source: string) =>
    signIn(username, { browser: { source }, password: "đoán mò thôi", totp: null });

  it.each(["lanhdao", "khongco"])("locks the account %s for longer and longer", async (username) => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await wrong(username, `10.0.0.${attempt}`)).toMatchObject({ status: 401 });
    }
    for (const seconds of [30, 60, 120]) {
      const locked = await wrong(username, "10.0.0.9");
      expect(locked).toMatchObject({
        status: 429,
        body: { code: "sign-in-locked", retryAfterSeconds: seconds },
      });
      expect(locked.response.headers["retry-after"]).toBe(String(seconds));
      clock.advance(seconds * 1000);
      expect(await wrong(username, "10.0.0.9")).toMatchObject({ status: 401 });
    }
    const entry = await ctx.db
      .selectFrom("ledger_entry")
      .selectAll()
      .orderBy("seq", "desc")
      .executeTakeFirst();
    expect(entry).toMatchObject({ act: "person.locked", subject_id: ids.get(username) ?? "unknown" });
  });

  it("refuses the right password too while the account is locked, then lets it in and forgets", async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await wrong("lanhdao", "10.0.1.1");
    expect(await signIn("lanhdao")).toMatchObject({ status: 429 });
    clock.advance(30_000);
    expect(await signIn("lanhdao")).toMatchObject({ status: 200 });
    for (let attempt = 0; attempt < 4; attempt += 1) {
      expect(await wrong("lanhdao", "10.0.1.1")).toMatchObject({ status: 401 });
    }
  });

  it("cannot be sped up by many attempts at once", async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => wrong("lanhdao", `10.0.2.${n}`)));
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5);
  });

  it("slows down a source that tries many accounts, and nobody elsewhere", async () => {
    for (let attempt = 0; attempt < 30; attempt += 1) {
      expect(await wrong(`nguoi${attempt}`, "10.0.3.1")).toMatchObject({ status: 401 });
    }
    expect(await wrong("nguoi99", "10.0.3.1")).toMatchObject({ status: 429 });
    expect(await signIn("canbo", { browser: { source: "10.0.3.1" } })).toMatchObject({ status: 429 });
    expect(await signIn("canbo", { browser: { source: "10.0.3.2" } })).toMatchObject({ status: 200 });
  });
});

describe("people and their roles", () => {
  it("are listed for an administrator page by page, and found by name", async () => {
    const browser = await signedIn("quantri");
    const all = await call("GET", "/people", { browser });
    expect(all.body.items).toHaveLength(6);
    expect(all.body.items[0]).toMatchObject({
      username: "canbo",
      unitName: "Công an phường Hạc Thành",
      grants: [{ role: "contributor", unitCode: "X001", validTo: null }],
      may: { manage: true },
    });
    expect((await call("GET", "/people?q=THANHTRA", { browser })).body.items).toHaveLength(1);
    expect((await call("GET", "/people?q=%25", { browser })).body.items).toHaveLength(0);
    expect((await call("GET", "/people?unit=X002", { browser })).body.items).toHaveLength(1);
    expect((await call("GET", "/people?cursor=lanhdao", { browser })).body.items).toHaveLength(4);
  });

  it("a text that the database cannot hold is a bad request, not a broken server", async () => {
    const browser = await signedIn("thanhtra");
    const { status, body } = await call("GET", "/ledger?subjectId=%ED%A0%80x", { browser });
    expect(status).toBe(200);
    expect(body.items).toEqual([]);
    expect(await call("GET", "/people?q=a%00b", { browser })).toMatchObject({ status: 400 });
  });

  it("a deputy holds a role between two moments", async () => {
    const admin = await signedIn("quantri");
    const deputy = await signedIn("canbo");
    const url = `/people/${ids.get("canbo")}/grants`;
    const at = (minutes: number) => new Date(clock.now().getTime() + minutes * minute).toISOString();
    const payload = { role: "unit-lead", unitCode: "X001", validFrom: at(1), validTo: at(3) };
    expect(await call("POST", url, { browser: admin, payload })).toMatchObject({ status: 200 });
    const held = async () =>
      (await call("GET", "/session", { browser: deputy })).body.roles.map(
        ({ role }: { role: string }) => role,
      );
    expect(await held()).toEqual(["contributor"]);
    clock.advance(minute);
    expect(await held()).toEqual(["contributor", "unit-lead"]);
    clock.advance(2 * minute);
    expect(await held()).toEqual(["contributor"]);
  });

  it("a grant is ended once, at once, and stays on record", async () => {
    const admin = await signedIn("quantri");
    const url = `/people/${ids.get("canbo")}/grants`;
    const payload = { role: "editor", unitCode: "T38", validFrom: null, validTo: null };
    const { grantId } = (await call("POST", url, { browser: admin, payload })).body;
    expect(await call("POST", `${url}/${grantId}/end`, { browser: admin })).toMatchObject({ status: 204 });
    expect(await call("POST", `${url}/${grantId}/end`, { browser: admin })).toMatchObject({
      status: 409,
      body: { code: "grant-ended" },
    });
    const row = await ctx.db
      .selectFrom("role_grant")
      .selectAll()
      .where("id", "=", grantId)
      .executeTakeFirst();
    expect(row?.valid_to).toEqual(clock.now());
  });

  it.each([
    ["a role that does not exist", { role: "boss" }, "role"],
    ["a unit that does not exist", { unitCode: "X999" }, "unitCode"],
    ["an end before the beginning", { validTo: "2020-01-01T00:00:00Z" }, "validTo"],
    ["a beginning in the past", { validFrom: "2020-01-01T00:00:00Z" }, "validFrom"],
    ["a field that does not exist", { forever: true }, "forever"],
  ])("refuses %s, naming the field", async (_what, change, path) => {
    const admin = await signedIn("quantri");
    const payload = { role: "editor", unitCode: "T38", validFrom: null, validTo: null, ...change };
    expect(
      await call("POST", `/people/${ids.get("canbo")}/grants`, { browser: admin, payload }),
    ).toMatchObject({
      status: 400,
      body: { fields: [{ path }] },
    });
  });

  it("nobody changes his own rights, not even an administrator", async () => {
    const admin = await signedIn("quantri");
    const payload = { role: "publisher", unitCode: "T38", validFrom: null, validTo: null };
    const own = `/people/${ids.get("quantri")}`;
    expect(await call("POST", `${own}/grants`, { browser: admin, payload })).toMatchObject({ status: 403 });
    expect(await call("POST", `${own}/deactivation`, { browser: admin })).toMatchObject({ status: 403 });
  });

  it("whoever may not see people learns nothing of who exists", async () => {
    const browser = await signedIn("lanhdao");
    const there = await call("POST", `/people/${ids.get("canbo")}/deactivation`, { browser });
    const absent = await call("POST", "/people/0000000000000000/deactivation", { browser });
    expect(there.status).toBe(404);
    expect(there.response.body).toBe(absent.response.body);
    expect(await call("GET", "/people", { browser })).toMatchObject({ status: 403 });
  });

  it("an inspector sees people and changes none", async () => {
    const browser = await signedIn("thanhtra");
    expect(await call("GET", `/people/${ids.get("canbo")}`, { browser })).toMatchObject({
      status: 200,
      body: { may: { manage: false } },
    });
    expect(await call("POST", `/people/${ids.get("canbo")}/deactivation`, { browser })).toMatchObject({
      status: 403,
    });
  });
});

describe("the ledger on screen", () => {
  it("is read by the inspector alone, newest first, filtered, and verified", async () => {
    const browser = await signedIn("thanhtra");
    const page = await call("GET", "/ledger?act=grant.given", { browser });
    expect(page.body.items[0]).toMatchObject({ act: "grant.given", actorName: expect.any(String) });
    const [first, second] = page.body.items.map(({ seq }: { seq: number }) => seq);
    expect(first).toBeGreaterThan(second);
    const rest = await call("GET", `/ledger?act=grant.given&before=${second}`, { browser });
    expect(rest.body.items[0].seq).toBeLessThan(second);
    expect(await call("POST", "/ledger/verification", { browser })).toMatchObject({
      status: 200,
      body: { agrees: true, problems: [] },
    });
    expect(await call("GET", "/ledger/checkpoint", { browser })).toMatchObject({
      body: { checkpoint: null },
    });
    const lead = await signedIn("lanhdao");
    expect(await call("GET", "/ledger", { browser: lead })).toMatchObject({ status: 403 });
    expect(await call("GET", "/ledger")).toMatchObject({ status: 401 });
  });
});

describe("the operator's command line", () => {
  it("adds a user who signs in by what it printed, and resets one", async () => {
    const password = "một mật khẩu đủ dài";
    const by = testOperator;
    const input = { username: "moi", password, fullName: "Lê Thị Mới", unitCode: "X001", by };
    expect(await addUser(ctx, input)).toMatchObject({ ok: true });
    expect(await addUser(ctx, input)).toMatchObject({ ok: false, problem: { code: "username-taken" } });
    expect(await addUser(ctx, { ...input, username: "ngan", password: "ngắn" })).toMatchObject({
      problem: { fields: [{ path: "password" }] },
    });
    const present = await presentTotp(ctx, { username: "moi" });
    if (!present.ok) throw new Error("no code");
    const browser: Browser = {};
    expect(await signIn("moi", { browser, password, totp: present.value.code })).toMatchObject({
      status: 200,
    });

    const changed = "mật khẩu hoàn toàn khác";
    expect(await resetUser(ctx, { username: "moi", password: changed, by })).toMatchObject({ ok: true });
    expect(await call("GET", "/session", { browser })).toMatchObject({ status: 401 });
    expect(await signIn("moi", { password, totp: null })).toMatchObject({ status: 401 });
    expect(await signIn("moi", { password: changed, totp: null })).toMatchObject({ status: 200 });
    expect(await presentTotp(ctx, { username: "khongco" })).toMatchObject({ ok: false });
  });
});
