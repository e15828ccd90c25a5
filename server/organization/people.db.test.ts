import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Browser, type Office, startOffice } from "../../tests/support/builders/office-builder.ts";
import { testOperator } from "../../tests/support/builders/organization-builder.ts";
import { addUser, presentTotp, resetUser } from "./administer-users.ts";

let office: Office;
const minute = 60_000;

beforeAll(async () => {
  office = await startOffice();
});

afterAll(() => office.close());

// Each test is a day of its own: no code was used, no attempt is remembered.
beforeEach(() => office.clock.advance(25 * 60 * minute));

describe("people and their roles", () => {
  it("are listed for an administrator page by page, and found by name", async () => {
    const browser = await office.signedIn("quantri");
    const all = await office.call("GET", "/people", { browser });
    expect(all.body.items).toHaveLength(6);
    expect(all.body.items[0]).toMatchObject({
      username: "canbo",
      unitName: "Công an phường Hạc Thành",
      grants: [{ role: "contributor", unitCode: "X001", validTo: null }],
      may: { manage: true },
    });
    expect((await office.call("GET", "/people?q=THANHTRA", { browser })).body.items).toHaveLength(1);
    expect((await office.call("GET", "/people?q=%25", { browser })).body.items).toHaveLength(0);
    expect((await office.call("GET", "/people?unit=X002", { browser })).body.items).toHaveLength(1);
    expect((await office.call("GET", "/people?cursor=lanhdao", { browser })).body.items).toHaveLength(4);
  });

  it("a text that the database cannot hold is a bad request, not a broken server", async () => {
    const browser = await office.signedIn("thanhtra");
    const { status, body } = await office.call("GET", "/ledger?subjectId=%ED%A0%80x", { browser });
    expect(status).toBe(200);
    expect(body.items).toEqual([]);
    expect(await office.call("GET", "/people?q=a%00b", { browser })).toMatchObject({ status: 400 });
  });

  it("a deputy holds a role between two moments", async () => {
    const admin = await office.signedIn("quantri");
    const deputy = await office.signedIn("canbo");
    const url = `/people/${office.ids.get("canbo")}/grants`;
    const at = (minutes: number) => new Date(office.clock.now().getTime() + minutes * minute).toISOString();
    const payload = { role: "unit-lead", unitCode: "X001", validFrom: at(1), validTo: at(3) };
    const { proposalId } = (await office.call("POST", url, { browser: admin, payload })).body;
    const second = { browser: await office.signedIn("quantri2") };
    expect(await office.call("POST", `/proposals/${proposalId}/confirmation`, second)).toMatchObject({
      status: 200,
    });
    const held = async () =>
      (await office.call("GET", "/session", { browser: deputy })).body.roles.map(
        ({ role }: { role: string }) => role,
      );
    expect(await held()).toEqual(["contributor"]);
    office.clock.advance(minute);
    expect(await held()).toEqual(["contributor", "unit-lead"]);
    office.clock.advance(2 * minute);
    expect(await held()).toEqual(["contributor"]);
  });

  it("a grant is ended once, at once, and stays on record", async () => {
    const admin = await office.signedIn("quantri");
    const url = `/people/${office.ids.get("canbo")}/grants`;
    const payload = { role: "desk", unitCode: "T38", validFrom: null, validTo: null };
    const { grantId } = (await office.call("POST", url, { browser: admin, payload })).body;
    expect(await office.call("POST", `${url}/${grantId}/end`, { browser: admin })).toMatchObject({
      status: 204,
    });
    expect(await office.call("POST", `${url}/${grantId}/end`, { browser: admin })).toMatchObject({
      status: 409,
      body: { code: "grant-ended" },
    });
    const row = await office.ctx.db
      .selectFrom("role_grant")
      .selectAll()
      .where("id", "=", grantId)
      .executeTakeFirst();
    expect(row?.valid_to).toEqual(office.clock.now());
  });

  it.each([
    ["a role that does not exist", { role: "boss" }, "role"],
    ["a unit that does not exist", { unitCode: "X999" }, "unitCode"],
    ["an end before the beginning", { validTo: "2020-01-01T00:00:00Z" }, "validTo"],
    ["a beginning in the past", { validFrom: "2020-01-01T00:00:00Z" }, "validFrom"],
    ["a field that does not exist", { forever: true }, "forever"],
  ])("refuses %s, naming the field", async (_what, change, path) => {
    const admin = await office.signedIn("quantri");
    const payload = { role: "editor", unitCode: "T38", validFrom: null, validTo: null, ...change };
    expect(
      await office.call("POST", `/people/${office.ids.get("canbo")}/grants`, { browser: admin, payload }),
    ).toMatchObject({
      status: 400,
      body: { fields: [{ path }] },
    });
  });

  it("nobody changes his own rights, not even an administrator", async () => {
    const admin = await office.signedIn("quantri");
    const payload = { role: "publisher", unitCode: "T38", validFrom: null, validTo: null };
    const own = `/people/${office.ids.get("quantri")}`;
    expect(await office.call("POST", `${own}/grants`, { browser: admin, payload })).toMatchObject({
      status: 403,
    });
    expect(await office.call("POST", `${own}/deactivation`, { browser: admin })).toMatchObject({
      status: 403,
    });
  });

  it("whoever may not see people learns nothing of who exists", async () => {
    const browser = await office.signedIn("lanhdao");
    const there = await office.call("POST", `/people/${office.ids.get("canbo")}/deactivation`, { browser });
    const absent = await office.call("POST", "/people/0000000000000000/deactivation", { browser });
    expect(there.status).toBe(404);
    expect(there.response.body).toBe(absent.response.body);
    expect(await office.call("GET", "/people", { browser })).toMatchObject({ status: 403 });
  });

  it("an inspector sees people and changes none", async () => {
    const browser = await office.signedIn("thanhtra");
    expect(await office.call("GET", `/people/${office.ids.get("canbo")}`, { browser })).toMatchObject({
      status: 200,
      body: { may: { manage: false } },
    });
    expect(
      await office.call("POST", `/people/${office.ids.get("canbo")}/deactivation`, { browser }),
    ).toMatchObject({
      status: 403,
    });
  });
});

describe("the ledger on screen", () => {
  it("is read by the inspector alone, newest first, filtered, and verified", async () => {
    const browser = await office.signedIn("thanhtra");
    const page = await office.call("GET", "/ledger?act=grant.given", { browser });
    expect(page.body.items[0]).toMatchObject({ act: "grant.given", actorName: expect.any(String) });
    const [first, second] = page.body.items.map(({ seq }: { seq: number }) => seq);
    expect(first).toBeGreaterThan(second);
    const rest = await office.call("GET", `/ledger?act=grant.given&before=${second}`, { browser });
    expect(rest.body.items[0].seq).toBeLessThan(second);
    expect(await office.call("POST", "/ledger/verification", { browser })).toMatchObject({
      status: 200,
      body: { agrees: true, problems: [] },
    });
    expect(await office.call("GET", "/ledger/checkpoint", { browser })).toMatchObject({
      body: { checkpoint: null },
    });
    const lead = await office.signedIn("lanhdao");
    expect(await office.call("GET", "/ledger", { browser: lead })).toMatchObject({ status: 403 });
    expect(await office.call("GET", "/ledger")).toMatchObject({ status: 401 });
  });
});

describe("the operator's command line", () => {
  it("adds a user who signs in by what it printed, and resets one", async () => {
    const password = "một mật khẩu đủ dài";
    const by = testOperator;
    const input = { username: "moi", password, fullName: "Lê Thị Mới", unitCode: "X001", by };
    expect(await addUser(office.ctx, input)).toMatchObject({ ok: true });
    expect(await addUser(office.ctx, input)).toMatchObject({
      ok: false,
      problem: { code: "username-taken" },
    });
    expect(await addUser(office.ctx, { ...input, username: "ngan", password: "ngắn" })).toMatchObject({
      problem: { fields: [{ path: "password" }] },
    });
    const present = await presentTotp(office.ctx, { username: "moi" });
    if (!present.ok) throw new Error("no code");
    const browser: Browser = {};
    expect(await office.signIn("moi", { browser, password, totp: present.value.code })).toMatchObject({
      status: 200,
    });

    const changed = "mật khẩu hoàn toàn khác";
    expect(await resetUser(office.ctx, { username: "moi", password: changed, by })).toMatchObject({
      ok: true,
    });
    expect(await office.call("GET", "/session", { browser })).toMatchObject({ status: 401 });
    expect(await office.signIn("moi", { password, totp: null })).toMatchObject({ status: 401 });
    expect(await office.signIn("moi", { password: changed, totp: null })).toMatchObject({ status: 200 });
    expect(await presentTotp(office.ctx, { username: "khongco" })).toMatchObject({ ok: false });
  });
});
