import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Browser, type Office, startOffice } from "../../tests/support/builders/office-builder.ts";
import { testOperator as by } from "../../tests/support/builders/organization-builder.ts";
import type { Context } from "../foundation/context.ts";
import { addUser, presentTotp, resetUser } from "./administer-users.ts";
import { importPeople } from "./import-people.ts";
import { inviteNewcomers } from "./invite-newcomers.ts";
import { makeAdministrator } from "./make-administrator.ts";
import { needsTwoPersons } from "./role-separation.ts";
import { type Role, roles } from "./roles.ts";

let office: Office;
const hour = 60 * 60_000;

beforeAll(async () => {
  office = await startOffice();
});

afterAll(() => office.close());

beforeEach(() => office.clock.advance(96 * hour));

const personUrl = (username: string) => `/people/${office.ids.get(username)}`;

async function propose(browser: Browser, username: string, role: Role, more: object = {}) {
  const payload = { role, unitCode: "X001", validFrom: null, validTo: null, ...more };
  return office.call("POST", `${personUrl(username)}/grants`, { browser, payload });
}

const decide = (browser: Browser, proposalId: string, act: "confirmation" | "withdrawal") =>
  office.call("POST", `/proposals/${proposalId}/${act}`, { browser });

async function rolesOf(username: string) {
  const { body } = await office.call("GET", personUrl(username), { browser: await signedInAnew("quantri") });
  return body.grants.map(({ role }: { role: string }) => role);
}

/** A code works once: each sign-in waits for the next. */
async function signedInAnew(username: string): Promise<Browser> {
  office.clock.advance(30_000);
  return office.signedIn(username);
}

async function newest(count: number) {
  const rows = await office.ctx.db
    .selectFrom("ledger_entry")
    .select(["act", "actor_name", "actor_id", "details"])
    .orderBy("seq", "desc")
    .limit(count)
    .execute();
  return rows.reverse();
}

describe("a role that signs, releases or administers", () => {
  it.each(roles)("%s is given by as many administrators as it needs", async (role) => {
    // An account without any role, so that nothing stands in the way.
    const username = `moi.${role.replaceAll(/\W/g, "")}`;
    const added = await addUser(office.ctx, {
      username,
      password: "một mật khẩu đủ dài",
      fullName: "Lê Thị Mới",
      unitCode: "X001",
      by,
    });
    expect(added).toMatchObject({ ok: true });
    const { id } = await office.ctx.db
      .selectFrom("person")
      .select("id")
      .where("username", "=", username)
      .executeTakeFirstOrThrow();
    const payload = { role, unitCode: "X001", validFrom: null, validTo: null };
    const browser = await signedInAnew("quantri");
    const given = await office.call("POST", `/people/${id}/grants`, { browser, payload });
    const two = needsTwoPersons(role);
    expect(given).toMatchObject({
      status: 200,
      body: two
        ? { grantId: null, proposalId: expect.any(String) }
        : { grantId: expect.any(String), proposalId: null },
    });
    const { body } = await office.call("GET", `/people/${id}`, { browser });
    expect(body.grants).toHaveLength(two ? 0 : 1);
  });

  it("is held once another administrator has confirmed it, and the ledger names both", async () => {
    const first = await signedInAnew("quantri");
    const { body } = await propose(first, "nghiduty", "publisher", { reason: "Thay đồng chí đi học" });
    const second = await signedInAnew("quantri2");
    const listed = (await office.call("GET", "/proposals", { browser: second })).body.items[0];
    expect(listed).toMatchObject({
      proposalId: body.proposalId,
      state: "open",
      role: "publisher",
      reason: "Thay đồng chí đi học",
      may: { confirm: true, withdraw: true },
    });
    const confirmed = await decide(second, body.proposalId, "confirmation");
    expect(confirmed).toMatchObject({ status: 200, body: { grantId: expect.any(String), code: null } });
    const entries = await newest(2);
    expect(entries.map(({ act }) => act)).toEqual(["grant.proposed", "grant.given"]);
    expect(entries.map(({ actor_id }) => actor_id)).toEqual([
      office.ids.get("quantri"),
      office.ids.get("quantri2"),
    ]);
    expect(entries[1]?.details).toMatchObject({
      proposalId: body.proposalId,
      proposedBy: office.ids.get("quantri"),
      grantId: confirmed.body.grantId,
    });
    expect(await rolesOf("nghiduty")).toContain("publisher");
    expect(await decide(second, body.proposalId, "confirmation")).toMatchObject({ status: 409 });
  });

  it("is confirmed neither by its proposer, nor by whom it is about, nor by anybody else", async () => {
    const first = await signedInAnew("quantri");
    const { proposalId } = (await propose(first, "canbo", "editor")).body;
    expect(await decide(first, proposalId, "confirmation")).toMatchObject({ status: 403 });
    for (const username of ["canbo", "lanhdao"])
      expect(await decide(await signedInAnew(username), proposalId, "confirmation")).toMatchObject({
        status: 404,
      });
    expect(await decide(await signedInAnew("thanhtra"), proposalId, "confirmation")).toMatchObject({
      status: 403,
    });
    // An administrator is not made more by a hand of his own.
    const own = (await propose(await signedInAnew("quantri"), "quantri2", "contributor")).body;
    expect(own.grantId).toEqual(expect.any(String));
    expect(await rolesOf("canbo")).not.toContain("editor");
  });

  it("wants a fresh proof of both", async () => {
    const first = await signedInAnew("quantri");
    office.clock.advance(5 * 60_000 + 1);
    expect(await propose(first, "canbo", "publisher")).toMatchObject({ body: { code: "step-up-required" } });
    const { proposalId } = (await propose(await signedInAnew("quantri"), "canbo", "publisher")).body;
    const second = await signedInAnew("quantri2");
    office.clock.advance(5 * 60_000 + 1);
    expect(await decide(second, proposalId, "confirmation")).toMatchObject({
      body: { code: "step-up-required" },
    });
  });

  it("lapses after 72 hours, can be withdrawn, and is not proposed twice at once", async () => {
    const first = await signedInAnew("quantri");
    const { proposalId } = (await propose(first, "canbo", "reviewer:legal")).body;
    expect(await propose(first, "canbo", "reviewer:legal")).toMatchObject({
      status: 409,
      body: { code: "already-proposed" },
    });
    office.clock.advance(72 * hour - 60_000);
    const again = await signedInAnew("quantri2");
    office.clock.advance(60_000);
    expect(await decide(again, proposalId, "confirmation")).toMatchObject({
      status: 409,
      body: { code: "proposal-closed" },
    });
    const listed = (await office.call("GET", "/proposals", { browser: again })).body.items[0];
    expect(listed).toMatchObject({ proposalId, state: "lapsed", may: { confirm: false, withdraw: false } });
    const next = (await propose(await signedInAnew("quantri"), "canbo", "reviewer:legal")).body;
    expect(await decide(await signedInAnew("quantri"), next.proposalId, "withdrawal")).toMatchObject({
      status: 204,
    });
    expect(await decide(await signedInAnew("quantri2"), next.proposalId, "confirmation")).toMatchObject({
      status: 409,
    });
    expect((await newest(1))[0]).toMatchObject({ act: "proposal.withdrawn" });
  });

  it("is confirmed once, also when it is tried from two places at the same moment", async () => {
    const { proposalId } = (await propose(await signedInAnew("quantri"), "lanhdao", "editor")).body;
    const second = await signedInAnew("quantri2");
    const answers = await Promise.all([1, 2, 3].map(() => decide(second, proposalId, "confirmation")));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it("of a deputy begins and ends on its days", async () => {
    const [from, to] = [24, 48].map((hours) => new Date(office.clock.now().getTime() + hours * hour));
    const days = { validFrom: from?.toISOString(), validTo: to?.toISOString() };
    const { proposalId } = (await propose(await signedInAnew("quantri"), "nghiduty", "unit-lead", days)).body;
    await decide(await signedInAnew("quantri2"), proposalId, "confirmation");
    const browser = await signedInAnew("quantri");
    const { grants } = (await office.call("GET", personUrl("nghiduty"), { browser })).body;
    expect(grants).toContainEqual(expect.objectContaining({ role: "unit-lead", ...days }));
  });
});

describe("auditing and administering", () => {
  it("are given to nobody who signs or releases, and signing to nobody who audits or administers", async () => {
    const clash = { status: 409, body: { code: "roles-clash" } };
    expect(await propose(await signedInAnew("quantri"), "lanhdao", "auditor")).toMatchObject(clash);
    expect(await propose(await signedInAnew("quantri"), "lanhdao", "admin")).toMatchObject(clash);
    expect(await propose(await signedInAnew("quantri"), "thanhtra", "publisher")).toMatchObject(clash);
    expect(await propose(await signedInAnew("quantri"), "thanhtra", "admin")).toMatchObject(clash);
    expect(await propose(await signedInAnew("quantri"), "quantri2", "editor")).toMatchObject(clash);
  });

  it("are looked at again when a proposal is confirmed", async () => {
    const first = await signedInAnew("quantri");
    const { body: added } = await propose(first, "canbo", "publisher");
    expect(added.proposalId).toEqual(expect.any(String));
    await office.ctx.db
      .insertInto("role_grant")
      .values({
        id: "grant000auditor1",
        person_id: office.ids.get("canbo") ?? "",
        role: "auditor",
        unit_code: "T38",
        valid_from: office.clock.now(),
      })
      .execute();
    expect(await decide(await signedInAnew("quantri2"), added.proposalId, "confirmation")).toMatchObject({
      status: 409,
      body: { code: "roles-clash" },
    });
    await office.database.adminDb.deleteFrom("role_grant").where("id", "=", "grant000auditor1").execute();
  });
});

describe("a new password and second factor", () => {
  it("take two administrators, each with half of the code, and are made by their owner", async () => {
    const owner = await signedInAnew("lanhdao");
    const first = await signedInAnew("quantri");
    const url = `${personUrl("lanhdao")}/credential-reset`;
    const proposed = await office.call("POST", url, {
      browser: first,
      payload: { reason: "Mất điện thoại" },
    });
    expect(proposed).toMatchObject({ status: 200, body: { code: expect.stringMatching(/^[A-Z2-9]{10}$/) } });
    // Nothing has changed yet.
    expect(await office.call("GET", "/session", { browser: owner })).toMatchObject({ status: 200 });
    const { proposalId } = proposed.body;
    expect(await decide(first, proposalId, "confirmation")).toMatchObject({ status: 403 });
    const confirmed = await decide(await signedInAnew("quantri2"), proposalId, "confirmation");
    expect(await office.call("GET", "/session", { browser: owner })).toMatchObject({ status: 401 });
    expect(await office.signIn("lanhdao")).toMatchObject({ status: 401 });
    const password = "mật khẩu hoàn toàn mới";
    const accept = (codes: readonly string[]) =>
      office.call("POST", "/session/invitation", { payload: { username: "lanhdao", codes, password } });
    const codes = [proposed.body.code, confirmed.body.code];
    expect(await accept([codes[0], codes[0]])).toMatchObject({ status: 401 });
    expect(await accept([codes[1], "KHONGPHAIM"])).toMatchObject({ status: 401 });
    const made = await accept(codes.map((code: string) => ` ${code.toLowerCase()} `));
    expect(made).toMatchObject({ status: 200, body: { totpUri: expect.stringContaining("otpauth://") } });
    expect(await accept(codes)).toMatchObject({ status: 401 });
    const present = await presentTotp(office.ctx, { username: "lanhdao" });
    const totp = present.ok ? present.value.code : "";
    expect(await office.signIn("lanhdao", { password, totp })).toMatchObject({
      status: 200,
      body: { credentialReset: { by: "Thượng úy Nguyễn Văn An" } },
    });
    const acts = (await newest(3)).map(({ act }) => act);
    expect(acts).toEqual([
      "person.credential-reset-proposed",
      "person.credential-reset",
      "person.credential-made",
    ]);
  });

  it("cannot be guessed, and their code is worth nothing after 72 hours", async () => {
    const url = `${personUrl("canbo")}/credential-reset`;
    const payload = { reason: "Mất điện thoại" };
    const proposed = await office.call("POST", url, { browser: await signedInAnew("quantri"), payload });
    const confirmed = await decide(await signedInAnew("quantri2"), proposed.body.proposalId, "confirmation");
    const codes = [proposed.body.code, confirmed.body.code];
    const accept = (given: readonly string[], source: string) =>
      office.call("POST", "/session/invitation", {
        browser: { source },
        payload: { username: "canbo", codes: given, password: "mật khẩu hoàn toàn mới" },
      });
    for (let attempt = 0; attempt < 5; attempt += 1) await accept(["SAI", "SAI"], "10.9.0.1");
    expect(await accept(codes, "10.9.0.1")).toMatchObject({ status: 401 });
    office.clock.advance(73 * hour);
    expect(await accept(codes, "10.9.0.2")).toMatchObject({ status: 401 });
  });
});

describe("the operator's command line on a force's own installation", () => {
  const real = (): Context => ({ ...office.ctx, config: { ...office.ctx.config, seed: "none" } });

  it("tells nobody's code and resets nobody where two administrators can", async () => {
    expect(await presentTotp(real(), { username: "lanhdao" })).toMatchObject({
      ok: false,
      problem: { code: "demonstration-only" },
    });
    const password = "một mật khẩu đủ dài";
    expect(await resetUser(real(), { username: "nghiduty", password, by })).toMatchObject({
      ok: false,
      problem: { code: "two-persons-needed" },
    });
  });

  it("makes the second administrator and no third", async () => {
    expect(await makeAdministrator(real(), { username: "nghiduty", by })).toMatchObject({
      ok: false,
      problem: { code: "two-persons-needed" },
    });
    const active = (on: boolean) =>
      office.ctx.db.updateTable("person").set({ active: on }).where("username", "=", "quantri2").execute();
    await active(false);
    expect(
      await addUser(office.ctx, {
        username: "quantri3",
        password: "một mật khẩu đủ dài",
        fullName: "Trần Văn Ba",
        unitCode: "PV01",
        by,
      }),
    ).toMatchObject({ ok: true });
    // Somebody who signs is no administrator, on the command line either.
    expect(await makeAdministrator(real(), { username: "lanhdao", by })).toMatchObject({
      ok: false,
      problem: { code: "roles-clash" },
    });
    expect(await makeAdministrator(real(), { username: "quantri3", by })).toMatchObject({ ok: true });
    const entries = await newest(2);
    expect(entries.map(({ act, actor_name }) => `${act} ${actor_name}`)).toEqual([
      `grant.proposed ${by.name}`,
      `grant.given ${by.name}`,
    ]);
    expect(await makeAdministrator(real(), { username: "nghiduty", by })).toMatchObject({ ok: false });
    await active(true);
  });

  it("only proposes by a file what signs, releases or administers", async () => {
    const csv = [
      "username,full_name,rank,unit,title,roles",
      "tep.moi,Lê Văn Tệp,Đại úy,X001,Cán bộ,contributor publisher",
    ].join("\n");
    const first = await importPeople(office.ctx, { csv, by });
    expect(first).toMatchObject({ ok: true });
    expect(first.ok ? first.value.lines[0] : "").toContain("đề nghị quyền publisher tại T38");
    expect(await importPeople(office.ctx, { csv, by })).toMatchObject({ ok: true, value: { unchanged: 1 } });
    const browser = await signedInAnew("quantri");
    const listed = (await office.call("GET", "/proposals", { browser })).body.items[0];
    expect(listed).toMatchObject({
      username: "tep.moi",
      role: "publisher",
      proposedBy: "Dòng lệnh của quản trị",
    });
    expect(await decide(browser, listed.proposalId, "confirmation")).toMatchObject({ status: 200 });
    expect(await importPeople(office.ctx, { csv, by })).toMatchObject({ ok: true, value: { unchanged: 1 } });
    const wrong = csv.replace("contributor publisher", "auditor publisher").replace("tep.moi", "tep.hai");
    expect(await importPeople(office.ctx, { csv: wrong, by })).toMatchObject({
      ok: false,
      problem: { fields: [{ path: "2.roles" }] },
    });
  });
});

describe("a role that a file proposes", () => {
  const fileOf = (unit: string, roles: string) =>
    `username,full_name,rank,unit,title,roles\ntep.ba,Lê Văn Ba,Đại úy,${unit},Cán bộ,${roles}\n`;
  const waiting = async () =>
    (
      await office.ctx.db
        .selectFrom("proposal")
        .innerJoin("person", "person.id", "proposal.person_id")
        .select(["proposal.id", "proposal.role", "proposal.unit_code"])
        .where("person.username", "=", "tep.ba")
        .where("proposal.state", "=", "open")
        .execute()
    ).map(({ id, role, unit_code }) => ({ id, what: `${role} ${unit_code}` }));

  it("waits no longer once the next file takes it out or moves it, and nobody can confirm it any more", async () => {
    const load = async (unit: string, roles: string) => {
      const loaded = await importPeople(office.ctx, { csv: fileOf(unit, roles), by });
      return loaded.ok ? loaded.value.lines.join() : loaded.problem.detail;
    };
    await load("X001", "contributor unit-lead");
    const [first] = await waiting();
    expect(first?.what).toBe("unit-lead X001");
    expect(await load("X002", "contributor unit-lead")).toContain("rút đề nghị quyền unit-lead tại X001");
    const moved = await waiting();
    expect(moved.map(({ what }) => what)).toEqual(["unit-lead X002"]);
    expect(await load("X002", "contributor")).toContain("rút đề nghị quyền unit-lead tại X002");
    expect(await waiting()).toEqual([]);
    const browser = await signedInAnew("quantri");
    for (const id of [first?.id ?? "", moved[0]?.id ?? ""])
      expect(await decide(browser, id, "confirmation")).toMatchObject({
        status: 409,
        body: { code: "proposal-closed" },
      });
    expect((await newest(1)).map(({ act }) => act)).toEqual(["proposal.withdrawn"]);
    expect(await load("X002", "contributor")).toMatch(/^giữ nguyên/);
  });
});

describe("what nobody can confirm any more stands in nobody's way", () => {
  const proposeReset = async () =>
    office.call("POST", `${personUrl("nghiduty")}/credential-reset`, {
      browser: await signedInAnew("quantri"),
      payload: { reason: "Mất điện thoại" },
    });
  const proposeRole = async (hours: number) =>
    propose(await signedInAnew("quantri"), "nghiduty", "reviewer:legal", {
      validTo: new Date(office.clock.now().getTime() + hours * hour).toISOString(),
    });

  it.each([
    {
      what: "a reset whose half of the code is from before it was bound to the person",
      first: proposeReset,
      async ends() {
        const admin = office.database.adminDb;
        await admin.updateTable("proposal").set({ code_hash: null }).where("state", "=", "open").execute();
      },
      again: proposeReset,
    },
    {
      what: "a role whose last day has passed",
      first: () => proposeRole(2),
      ends: async () => office.clock.advance(3 * hour),
      again: () => proposeRole(48),
    },
    {
      what: "a role that waited for more than 72 hours",
      first: () => proposeRole(1000),
      ends: async () => office.clock.advance(73 * hour),
      again: () => proposeRole(1000),
    },
  ])("$what", async ({ first, ends, again }) => {
    const { proposalId } = (await first()).body;
    await ends();
    const other = await signedInAnew("quantri2");
    const shown = async (id: string) =>
      (await office.call("GET", "/proposals", { browser: other })).body.items.find(
        (one: { proposalId: string }) => one.proposalId === id,
      );
    expect(await shown(proposalId)).toMatchObject({
      state: "lapsed",
      may: { confirm: false, withdraw: false },
    });
    expect(await decide(other, proposalId, "confirmation")).toMatchObject({
      status: 409,
      body: { code: "proposal-closed", detail: expect.stringContaining("hãy đề nghị lại") },
    });
    const proposed = await again();
    expect(proposed).toMatchObject({ status: 200 });
    expect(await shown(proposed.body.proposalId)).toMatchObject({ state: "open", may: { confirm: true } });
    const confirmed = await decide(await signedInAnew("quantri2"), proposed.body.proposalId, "confirmation");
    expect(confirmed).toMatchObject({ status: 200 });
    await office.database.adminDb
      .deleteFrom("role_grant")
      .where("role", "=", "reviewer:legal")
      .where("person_id", "=", office.ids.get("nghiduty") ?? "")
      .execute();
  });
});

describe("people who were imported and never had a password", () => {
  it("are invited together, and each makes password and second factor", async () => {
    const csv = ["username,full_name,rank,unit,title,roles"].concat(
      [1, 2].map((n) => `moi.vao${n},Lê Văn Mới,Đại úy,X001,Cán bộ,contributor`),
    );
    expect(await importPeople(office.ctx, { csv: csv.join("\n"), by })).toMatchObject({ ok: true });
    const invited = await inviteNewcomers(office.ctx, { by });
    const one = invited.ok ? invited.value.find(({ username }) => username === "moi.vao1") : undefined;
    const password = "mật khẩu đầu tiên đây";
    const payload = { username: "moi.vao1", codes: one?.codes, password };
    expect(await office.call("POST", "/session/invitation", { payload })).toMatchObject({ status: 200 });
    const present = await presentTotp(office.ctx, { username: "moi.vao1" });
    expect(
      await office.signIn("moi.vao1", { password, totp: present.ok ? present.value.code : "" }),
    ).toMatchObject({ status: 200, body: { credentialReset: null } });
    const again = await inviteNewcomers(office.ctx, { by });
    const names = again.ok ? again.value.map(({ username }) => username) : [];
    expect(names).toContain("moi.vao2");
    expect(names).not.toContain("moi.vao1");
  });
});
