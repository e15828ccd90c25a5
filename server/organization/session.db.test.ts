import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildEntry } from "../../tests/support/builders/ledger-builder.ts";
import { type Browser, type Office, startOffice } from "../../tests/support/builders/office-builder.ts";
import { testOperator, testPassword, testTotp } from "../../tests/support/builders/organization-builder.ts";
import { appendEntries } from "../ledger/append-entry.ts";
import { resetUser } from "./administer-users.ts";
import { beginAttempt, forgiveAttempt } from "./throttle.ts";

let office: Office;
const minute = 60_000;

beforeAll(async () => {
  office = await startOffice();
});

afterAll(() => office.close());

// Each test is a day of its own: no code was used, no attempt is remembered.
beforeEach(() => office.clock.advance(25 * 60 * minute));

describe("signing in", () => {
  it("opens a session by password and second factor and says who one is and what one may do", async () => {
    const browser: Browser = {};
    const answer = await office.signIn("lanhdao", { browser });
    expect(answer.body).toMatchObject({
      person: { username: "lanhdao", unitCode: "X001", unitName: "Công an phường Hạc Thành" },
      roles: [{ role: "unit-lead", unitCode: "X001" }],
      may: [
        ...["item.read", "item.edit", "item.recall", "item.correct", "item.sign", "channel.read"],
        ...["report.read", "report.handle"],
      ],
      steppedUpUntil: new Date(office.clock.now().getTime() + 5 * minute).toISOString(),
      platforms: office.ctx.platforms.map(({ id, name, limits }) => ({ id, name, limits })),
    });
    const cookie = String(answer.response.headers["set-cookie"]);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Strict/i);
    expect(await office.call("GET", "/session", { browser })).toMatchObject({
      status: 200,
      body: answer.body,
    });
  });

  it("stores nothing that would open a session to whoever reads the database", async () => {
    const browser = await office.signedIn("canbo");
    const rows = await office.ctx.db.selectFrom("session").selectAll().execute();
    const token = browser.cookie?.split("=")[1] ?? "";
    expect(token.length).toBeGreaterThanOrEqual(43);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(rows.some((row) => row.token_hash.toString("base64url") === token)).toBe(false);
  });

  it("needs no second factor of an author in the demonstration, but refuses a wrong one", async () => {
    expect(await office.signIn("canbo", { totp: null })).toMatchObject({ status: 200 });
    expect(await office.signIn("canbo", { totp: "000000" })).toMatchObject({ status: 401 });
  });

  it("answers word for word the same, whatever was wrong", async () => {
    const answers = [
      await office.signIn("khongco", { totp: null }),
      await office.signIn("khongco", { totp: "123456" }),
      await office.signIn("lanhdao", { password: "sai mật khẩu rồi" }),
      await office.signIn("lanhdao", { totp: null }),
      await office.signIn("lanhdao", { totp: "123456" }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(answer.response.body).toBe(answers[0]?.response.body);
      expect(answer.response.headers["set-cookie"]).toBeUndefined();
    }
  });

  it("accepts a code once, also when two browsers send it at the same moment", async () => {
    const answers = await Promise.all([office.signIn("lanhdao"), office.signIn("lanhdao")]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 401]);
    expect(await office.signIn("lanhdao")).toMatchObject({ status: 401 });
    office.clock.advance(30_000);
    expect(await office.signIn("lanhdao")).toMatchObject({ status: 200 });
  });

  it("refuses what is not a sign-in, naming the field", async () => {
    for (const [payload, path] of [
      [{ username: "canbo" }, "password"],
      [{ username: "canbo", password: "x", admin: true }, "admin"],
      [{ username: "can\u0000bo", password: "x" }, "username"],
      [{ username: "canbo", password: "x", totp: "12" }, "totp"],
    ] as const) {
      expect(await office.call("POST", "/session", { payload })).toMatchObject({
        status: 400,
        body: { fields: [{ path }] },
      });
    }
  });

  it("ends the session that the browser had before", async () => {
    const browser = await office.signedIn("canbo");
    const before = { ...browser };
    expect(await office.signIn("canbo", { browser, totp: null })).toMatchObject({ status: 200 });
    expect(await office.call("GET", "/session", { browser: before })).toMatchObject({ status: 401 });
    expect(await office.call("GET", "/session", { browser })).toMatchObject({ status: 200 });
  });
});

describe("a session", () => {
  it("is worth nothing after signing out, however often it is replayed", async () => {
    const browser = await office.signedIn("canbo");
    const stolen = { ...browser };
    expect(await office.call("DELETE", "/session", { browser })).toMatchObject({ status: 204 });
    expect(await office.call("GET", "/session", { browser: stolen })).toMatchObject({
      status: 401,
      body: { code: "not-signed-in" },
    });
  });

  it("ends on every device at once when its person says so, and the ledger knows", async () => {
    const phone = await office.signedIn("canbo");
    const desk: Browser = {};
    await office.signIn("canbo", { browser: desk, totp: null });
    const other = await office.signedIn("lanhdao");
    expect(await office.call("DELETE", "/sessions", { browser: { ...phone } })).toMatchObject({
      body: { sessions: expect.any(Number) },
    });
    for (const browser of [phone, desk]) {
      expect(await office.call("GET", "/session", { browser })).toMatchObject({ status: 401 });
    }
    expect(await office.call("GET", "/session", { browser: other })).toMatchObject({ status: 200 });
    const entry = await office.ctx.db
      .selectFrom("ledger_entry")
      .selectAll()
      .orderBy("seq", "desc")
      .executeTakeFirst();
    expect(entry).toMatchObject({ act: "person.signed-out-everywhere", subject_id: office.ids.get("canbo") });
  });

  it("expires after 12 hours of silence, and a request keeps it alive", async () => {
    const browser = await office.signedIn("canbo");
    for (let hour = 0; hour < 30; hour += 10) {
      office.clock.advance(10 * 60 * minute);
      expect(await office.call("GET", "/session", { browser })).toMatchObject({ status: 200 });
    }
    office.clock.advance(12 * 60 * minute + 1);
    expect(await office.call("GET", "/session", { browser })).toMatchObject({ status: 401 });
  });

  it("expires after 7 days in any case", async () => {
    const browser = await office.signedIn("canbo");
    let alive = 0;
    for (; (await office.call("GET", "/session", { browser })).status === 200; alive += 6)
      office.clock.advance(6 * 60 * minute);
    expect(alive).toBe(7 * 24);
  });

  it("does not exist for a cookie that was made up", async () => {
    for (const cookie of [
      "td_session=",
      "td_session=abc",
      `td_session=${"A".repeat(43)}`,
      "td_session=%00",
    ]) {
      expect(await office.call("GET", "/session", { browser: { cookie } })).toMatchObject({ status: 401 });
    }
  });

  it("ends at once when its person is deactivated, who then cannot sign in", async () => {
    const victim = await office.signedIn("nghiduty");
    const admin = await office.signedIn("quantri");
    const url = `/people/${office.ids.get("nghiduty")}`;
    expect(await office.call("POST", `${url}/deactivation`, { browser: admin })).toMatchObject({
      status: 204,
    });
    expect(await office.call("GET", "/session", { browser: victim })).toMatchObject({ status: 401 });
    office.clock.advance(minute);
    expect(await office.signIn("nghiduty")).toMatchObject({ status: 401, body: { code: "sign-in-refused" } });
    expect(await office.call("POST", `${url}/activation`, { browser: admin })).toMatchObject({ status: 204 });
    expect(await office.call("GET", "/session", { browser: victim })).toMatchObject({ status: 401 });
    expect(await office.signIn("nghiduty", { totp: null })).toMatchObject({ status: 200 });
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
    const browser = await office.signedIn("canbo");
    expect(await office.call("DELETE", "/session", { browser, headers })).toMatchObject({ status });
  });
});

describe("proving oneself anew", () => {
  it("is due 5 minutes after the sign-in, and done by a new code", async () => {
    const browser = await office.signedIn("quantri");
    const url = `/people/${office.ids.get("canbo")}/activation`;
    office.clock.advance(5 * minute);
    expect(await office.call("POST", url, { browser })).toMatchObject({ status: 204 });
    office.clock.advance(1);
    expect(await office.call("POST", url, { browser })).toMatchObject({
      status: 403,
      body: { code: "step-up-required" },
    });
    const payload = { totp: testTotp(office.ctx, "quantri") };
    expect(await office.call("POST", "/session/step-up", { browser, payload })).toMatchObject({
      status: 200,
    });
    expect(await office.call("POST", url, { browser })).toMatchObject({ status: 204 });
    expect(await office.call("POST", "/session/step-up", { browser, payload })).toMatchObject({
      status: 403,
      body: { code: "totp-refused" },
    });
  });

  it("is no way to guess codes", async () => {
    const browser = await office.signedIn("quantri");
    const payload = { totp: "000000" };
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await office.call("POST", "/session/step-up", { browser, payload })).toMatchObject({
        status: 403,
      });
    }
    expect(await office.call("POST", "/session/step-up", { browser, payload })).toMatchObject({
      status: 429,
    });
  });
});

describe("guessing", () => {
  const wrong = (username: string, source: string) =>
    office.signIn(username, { browser: { source }, password: "đoán mò thôi", totp: null });

  it.each(["lanhdao", "khongco"])("at %s from one source waits longer and longer", async (username) => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await wrong(username, "10.0.0.9")).toMatchObject({ status: 401 });
    }
    for (const seconds of [30, 60, 120]) {
      const locked = await wrong(username, "10.0.0.9");
      expect(locked).toMatchObject({
        status: 429,
        body: { code: "sign-in-locked", retryAfterSeconds: seconds },
      });
      expect(locked.response.headers["retry-after"]).toBe(String(seconds));
      office.clock.advance(seconds * 1000);
      expect(await wrong(username, "10.0.0.9")).toMatchObject({ status: 401 });
    }
    const entry = await office.ctx.db
      .selectFrom("ledger_entry")
      .selectAll()
      .orderBy("seq", "desc")
      .executeTakeFirst();
    expect(entry).toMatchObject({ act: "person.locked", subject_id: office.ids.get(username) ?? "unknown" });
  });

  it("fills no ledger, whatever names strangers make up; what an officer's own session does is always told", async () => {
    const lock = async (username: string, source: string) => {
      for (let attempt = 0; attempt < 5; attempt += 1) await wrong(username, source);
    };
    const waits = () =>
      office.ctx.db
        .selectFrom("ledger_entry")
        .select(["subject_id", "details"])
        .where("act", "=", "person.locked")
        .where("at", ">", new Date(office.clock.now().getTime() - 60 * minute))
        .orderBy("seq")
        .execute();
    office.clock.advance(60 * minute);
    const officer = await office.signedIn("quantri");
    const wait = buildEntry({
      ...{ at: office.clock.now(), act: "person.locked" },
      subject: { type: "person", id: "unknown" },
    });
    await office.ctx.db.transaction().execute((tx) =>
      appendEntries(
        tx,
        Array.from({ length: 59 }, () => wait),
      ),
    );
    await lock("bia.dat.1", "10.6.0.1");
    expect(await waits()).toHaveLength(60);
    expect((await waits()).at(-1)?.details).toMatchObject({ furtherInLogOnly: true });
    await lock("bia.dat.2", "10.6.0.2");
    await lock("lanhdao", "10.6.0.3");
    expect(await waits()).toHaveLength(60);
    for (let attempt = 0; attempt < 5; attempt += 1)
      await office.call("POST", "/session/step-up", { browser: officer, payload: { totp: "000000" } });
    expect(await waits()).toHaveLength(61);
    expect((await waits()).at(-1)?.subject_id).toBe(office.ids.get("quantri"));
    // Another hour takes them again.
    office.clock.advance(60 * minute);
    await lock("bia.dat.3", "10.6.0.4");
    expect(await waits()).toHaveLength(1);
  });

  it("makes the right password wait too from there, then lets it in and forgets", async () => {
    const browser = { source: "10.0.1.1" };
    for (let attempt = 0; attempt < 5; attempt += 1) await wrong("lanhdao", "10.0.1.1");
    expect(await office.signIn("lanhdao", { browser })).toMatchObject({ status: 429 });
    office.clock.advance(30_000);
    expect(await office.signIn("lanhdao", { browser })).toMatchObject({ status: 200 });
    for (let attempt = 0; attempt < 4; attempt += 1) {
      expect(await wrong("lanhdao", "10.0.1.1")).toMatchObject({ status: 401 });
    }
  });

  it("by strangers, wherever from and however often, holds up no owner who signs in from somewhere else", async () => {
    for (let attempt = 0; attempt < 40; attempt += 1) await wrong("lanhdao", `10.1.${attempt}.1`);
    for (let attempt = 0; attempt < 8; attempt += 1) await wrong("lanhdao", "10.1.0.1");
    expect(await office.signIn("lanhdao", { browser: { source: "10.2.0.1" } })).toMatchObject({
      status: 200,
    });
  });

  it("from the owner's own station holds up neither a signed-in officer's step-up nor a known device", async () => {
    const source = "10.3.0.1";
    const browser: Browser = { source };
    const first = await office.signIn("lanhdao", { browser });
    const device = deviceCookie(first.response.cookies);
    expect(first.response.cookies.find(({ name }) => name === device?.name)).toMatchObject({
      httpOnly: true,
      sameSite: "Strict",
      path: "/api/v1/session",
    });
    office.clock.advance(minute);
    const guess = async () => {
      for (let attempt = 0; attempt < 7; attempt += 1) await wrong("lanhdao", source);
      for (let attempt = 0; attempt < 40; attempt += 1) await wrong(`ai${attempt}`, source);
    };
    await guess();
    expect(await office.signIn("lanhdao", { browser: { source } })).toMatchObject({ status: 429 });
    const payload = { totp: testTotp(office.ctx, "lanhdao") };
    expect(await office.call("POST", "/session/step-up", { browser, payload })).toMatchObject({
      status: 200,
    });
    office.clock.advance(minute);
    await guess();
    expect(await office.signIn("lanhdao", { browser: { source } })).toMatchObject({ status: 429 });
    const known = { source, cookie: `${device?.name}=${device?.value}` };
    expect(await office.signIn("lanhdao", { browser: known })).toMatchObject({ status: 200 });
  });

  it("on a known device is slowed down there, and with another's or a forged cookie as a stranger's", async () => {
    const first = await office.signIn("lanhdao", { browser: { source: "10.4.0.1" } });
    const device = deviceCookie(first.response.cookies);
    const cookie = `${device?.name}=${device?.value}`;
    const guess = (username: string, browser: Browser) =>
      office.signIn(username, { browser: { ...browser }, password: "đoán mò thôi", totp: null });
    for (let attempt = 0; attempt < 5; attempt += 1)
      await guess("lanhdao", { source: `10.5.${attempt}.1`, cookie });
    expect(await guess("lanhdao", { source: "10.5.9.1", cookie })).toMatchObject({ status: 429 });
    for (const forged of [
      cookie.replace(/.$/, (last) => (last === "A" ? "B" : "A")).replace(/=./, (head) => `${head}x`),
      `${device?.name}=${"a".repeat(22)}.${office.clock.now().getTime()}.${"b".repeat(43)}`,
      `${device?.name}=${"x".repeat(4000)}`,
    ]) {
      expect(await guess("lanhdao", { source: "10.6.0.1", cookie: forged })).toMatchObject({ status: 401 });
    }
    for (let attempt = 0; attempt < 3; attempt += 1) await guess("canbo", { source: "10.6.0.2", cookie });
    for (let attempt = 0; attempt < 2; attempt += 1) await wrong("canbo", "10.6.0.2");
    expect(await guess("canbo", { source: "10.6.0.2", cookie })).toMatchObject({ status: 429 });
  });

  it("is a stranger's again once the owner signed out everywhere or got a new credential", async () => {
    for (const forget of ["everywhere", "reset"] as const) {
      const source = forget === "reset" ? "10.7.0.1" : "10.7.0.2";
      office.clock.advance(minute);
      const browser: Browser = { source };
      const device = deviceCookie((await office.signIn("nghiduty", { browser })).response.cookies);
      office.clock.advance(minute);
      if (forget === "everywhere") await office.call("DELETE", "/sessions", { browser: { ...browser } });
      else await resetUser(office.ctx, { username: "nghiduty", password: testPassword, by: testOperator });
      for (let attempt = 0; attempt < 5; attempt += 1) await wrong("nghiduty", source);
      const known = { source, cookie: `${device?.name}=${device?.value}` };
      expect(await office.signIn("nghiduty", { browser: known, totp: null })).toMatchObject({ status: 429 });
    }
  });

  it("cannot be sped up by many attempts at once", async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => wrong("lanhdao", "10.0.2.1")));
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5);
  });

  it("does not get in the way of somebody who signs in while another sign-in of his succeeds", async () => {
    const attempt = { username: "lanhdao", source: "10.0.4.1", now: office.clock.now() };
    const oneAfterTheOther = async () => {
      for (let turn = 0; turn < 60; turn += 1) {
        expect(await beginAttempt(office.ctx.db, attempt)).toMatchObject({ allowed: true });
        await forgiveAttempt(office.ctx.db, attempt);
      }
    };
    await Promise.all([oneAfterTheOther(), oneAfterTheOther(), oneAfterTheOther(), oneAfterTheOther()]);
  });

  it("keeps the wait of a source whose other guesses failed while one sign-in there succeeded", async () => {
    const source = "10.0.5.1";
    const own = { username: "canbo", source, now: office.clock.now() };
    expect(await beginAttempt(office.ctx.db, own)).toMatchObject({ allowed: true });
    office.clock.advance(1_000);
    for (let attempt = 0; attempt < 30; attempt += 1) await wrong(`doan${attempt}`, source);
    await forgiveAttempt(office.ctx.db, own);
    expect(await wrong("doan99", source)).toMatchObject({ status: 429 });
  });

  it("slows down a source that tries many accounts, and nobody elsewhere", async () => {
    for (let attempt = 0; attempt < 30; attempt += 1) {
      expect(await wrong(`nguoi${attempt}`, "10.0.3.1")).toMatchObject({ status: 401 });
    }
    expect(await wrong("nguoi99", "10.0.3.1")).toMatchObject({ status: 429 });
    expect(await office.signIn("canbo", { browser: { source: "10.0.3.1" } })).toMatchObject({ status: 429 });
    expect(await office.signIn("canbo", { browser: { source: "10.0.3.2" } })).toMatchObject({ status: 200 });
  });

  it("slows down one IPv6 network that tries from address after address of its own, as one source", async () => {
    for (let attempt = 0; attempt < 30; attempt += 1) {
      expect(await wrong(`ai${attempt}`, `2001:db8:7:7::${attempt.toString(16)}`)).toMatchObject({
        status: 401,
      });
    }
    expect(await wrong("ai99", "2001:db8:7:7:ffff::99")).toMatchObject({ status: 429 });
    expect(await wrong("ai99", "2001:db8:7:8::99")).toMatchObject({ status: 401 });
  });
});

const deviceCookie = (cookies: readonly { name: string; value: string }[]) =>
  cookies.find(({ name }) => name.startsWith("td_device_"));
