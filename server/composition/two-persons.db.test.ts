import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Office, startOffice } from "../../tests/support/builders/office-builder.ts";
import { testOperator as by } from "../../tests/support/builders/organization-builder.ts";
import { actor, value } from "../../tests/support/release.ts";
import { acknowledgeAlarms } from "../continuity/acknowledge-alarms.ts";
import { lookAtRows } from "../continuity/watch.ts";
import type { Database, Tx } from "../foundation/database/database.ts";
import { appendEntry } from "../ledger/append-entry.ts";
import type { Disagreement } from "../ledger/subject-check.ts";
import { importPeople } from "../organization/import-people.ts";
import { inviteNewcomers } from "../organization/invite-newcomers.ts";
import { ledgerChecks, watchedChecks } from "./ledger-checks.ts";

// Somebody with the password of the database's owner wants a role or a password that two administrators must give: he
// writes the proposal, the invitation, who confirmed, or even the entries. The verification and the watch name each.

let office: Office;
let owner: Database;
const minute = 60_000;
const hour = 60 * minute;

const person = (username: string) => `/people/${office.ids.get(username)}`;
const signedInAnew = (username: string) => {
  office.clock.advance(30_000);
  return office.signedIn(username);
};

async function propose(username: string, role: string) {
  const payload = { role, unitCode: "X001", validFrom: null, validTo: null, reason: "Theo phân công" };
  const browser = await signedInAnew("quantri");
  return (await office.call("POST", `${person(username)}/grants`, { browser, payload })).body;
}

async function proposeReset(username: string) {
  const payload = { reason: "Mất điện thoại" };
  const browser = await signedInAnew("quantri");
  return (await office.call("POST", `${person(username)}/credential-reset`, { browser, payload })).body;
}

async function confirm({ proposalId }: { proposalId: string }) {
  const browser = await signedInAnew("quantri2");
  return (await office.call("POST", `/proposals/${proposalId}/confirmation`, { browser })).body;
}

const accept = (username: string, codes: readonly string[]) =>
  office.call("POST", "/session/invitation", {
    payload: { username, codes, password: "mật khẩu hoàn toàn mới" },
  });

/** What people do through the application: all that the attacks below start from. */
beforeAll(async () => {
  office = await startOffice();
  owner = office.database.adminDb;
  await propose("canbo", "editor");
  await confirm(await propose("nghiduty", "publisher"));
  const withdrawn = await propose("canbo", "publisher");
  const browser = await signedInAnew("quantri");
  await office.call("POST", `/proposals/${withdrawn.proposalId}/withdrawal`, { browser });
  await proposeReset("canbo");
  await confirm(await proposeReset("nghiduty"));
  const proposed = await proposeReset("lanhdao");
  const confirmed = await confirm(proposed);
  expect(await accept("lanhdao", [proposed.code, confirmed.code])).toMatchObject({ status: 200 });
  const csv = "username,full_name,rank,unit,title,roles\nmoi,Lê Mới,Đại úy,X001,Cán bộ,contributor editor\n";
  expect(await importPeople(office.ctx, { csv, by })).toMatchObject({ ok: true });
  expect(await inviteNewcomers(office.ctx, { by })).toMatchObject({ ok: true });
});

afterAll(() => office.close());

class Undone extends Error {}

/** What the verification finds after somebody did this behind the application; then it is undone. */
async function foundAfter(attack: (tx: Tx) => Promise<unknown>): Promise<Disagreement[]> {
  const found: Disagreement[] = [];
  await owner
    .transaction()
    .execute(async (tx) => {
      await attack(tx);
      for (const { check } of ledgerChecks) for await (const problem of check(tx)) found.push(problem);
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
  return found;
}

const id = (username: string) => `(select id from person where username = '${username}')`;
const open = "(select id from proposal where state = 'open' and kind = 'grant' and proposed_by is not null)";
const reset = "(select id from proposal where state = 'open' and kind = 'credential-reset')";
const given = `(select id from role_grant where role = 'publisher' and person_id = ${id("nghiduty")})`;
const times = "now(), now() + interval '72 hours'";

const rows: [string, string, string][] = [
  [
    "an invitation that nobody gave",
    `insert into invitation values (${id("canbo")}, sha256('a'), sha256('b'), ${times})`,
    "extra invitation",
  ],
  [
    "an invitation of somebody whose own was used",
    `insert into invitation values (${id("lanhdao")}, sha256('a'), sha256('b'), ${times})`,
    "extra invitation",
  ],
  [
    "one half of an invitation",
    `update invitation set proposer_code_hash = sha256('a') where person_id = ${id("nghiduty")}`,
    "changed invitation",
  ],
  [
    "the other half of an invitation",
    `update invitation set confirmer_code_hash = sha256('a') where person_id = ${id("moi")}`,
    "changed invitation",
  ],
  [
    "an invitation that lasts longer",
    "update invitation set expires_at = '2099-01-01'",
    "changed invitation",
  ],
  ["an invitation made later", "update invitation set made_at = now()", "changed invitation"],
  [
    "an invitation moved to another person",
    `update invitation set person_id = ${id("quantri2")} where person_id = ${id("moi")}`,
    "extra invitation",
  ],
  [
    "a proposal that nobody made",
    `insert into proposal (id, kind, person_id, role, unit_code, reason, proposed_by, proposed_at, lapses_at, state)
      values ('forged0000000000', 'grant', ${id("canbo")}, 'publisher', 'T38', 'x', ${id("quantri")}, ${times}, 'open')`,
    "extra proposal",
  ],
  [
    "whom a proposal is about",
    `update proposal set person_id = ${id("nghiduty")} where id = ${open}`,
    "changed proposal",
  ],
  ["the role of a proposal", `update proposal set role = 'publisher' where id = ${open}`, "changed proposal"],
  ["the unit of a proposal", `update proposal set unit_code = 'T38' where id = ${open}`, "changed proposal"],
  [
    "who proposed",
    `update proposal set proposed_by = ${id("quantri2")} where id = ${open}`,
    "changed proposal",
  ],
  ["when it was proposed", `update proposal set proposed_at = now() where id = ${open}`, "changed proposal"],
  [
    "until when it may be confirmed",
    `update proposal set lapses_at = '2099-01-01' where id = ${open}`,
    "changed proposal",
  ],
  ["why it was proposed", `update proposal set reason = 'khác' where id = ${open}`, "changed proposal"],
  [
    "from when it gives the role",
    `update proposal set valid_from = '2099-01-01' where id = ${open}`,
    "changed proposal",
  ],
  [
    "until when it gives the role",
    `update proposal set valid_to = '2099-01-01' where id = ${open}`,
    "changed proposal",
  ],
  [
    "the half of a reset's code",
    `update proposal set code_hash = sha256('a') where id = ${reset}`,
    "changed proposal",
  ],
  [
    "a confirmation that nobody gave",
    `update proposal set state = 'confirmed', decided_by = ${id("quantri2")}, decided_at = now() where id = ${open}`,
    "changed proposal",
  ],
  [
    "a proposal that was withdrawn and is open again",
    "update proposal set state = 'open', decided_by = null, decided_at = null where state = 'withdrawn'",
    "changed proposal",
  ],
  [
    "a confirmed proposal that is gone",
    "delete from proposal where state = 'confirmed' and kind = 'grant'",
    "missing proposal",
  ],
  [
    "who gave a role",
    `update role_grant set granted_by = ${id("lanhdao")} where id = ${given}`,
    "changed grant",
  ],
  [
    "who confirmed a role",
    `update role_grant set confirmed_by = ${id("lanhdao")} where id = ${given}`,
    "changed grant",
  ],
  ["that two gave a role", `update role_grant set confirmed_by = null where id = ${given}`, "changed grant"],
];

/** An entry as the application would chain it, by somebody who writes into the database. */
async function entry(
  tx: Tx,
  {
    act,
    about,
    who,
    details,
  }: { act: string; about: string; who: string | null; details: Record<string, string | null> },
) {
  await appendEntry(tx, {
    at: office.clock.now(),
    act,
    actor: { id: who === null ? null : (office.ids.get(who) ?? ""), name: "Nguyễn Văn An" },
    unitCode: "X001",
    subject: { type: "person", id: office.ids.get(about) ?? "" },
    details,
  });
}

const terms = () => ({
  role: "publisher",
  unitCode: "X001",
  validFrom: office.clock.now().toISOString(),
  validTo: null,
});
/** The role's row and its entry, which agree with one another. */
async function giveRole(
  tx: Tx,
  { who, pair }: { who: string; pair: { proposalId: string; proposedBy: string } | null },
) {
  const { role, unitCode } = terms();
  const at = office.clock.now();
  const person_id = office.ids.get("canbo") ?? "";
  const by = office.ids.get(who) ?? "";
  await tx
    .insertInto("role_grant")
    .values({
      ...{ id: "forged0000000000", person_id, role, unit_code: unitCode, valid_from: at },
      granted_by: pair?.proposedBy ?? by,
      confirmed_by: pair === null ? null : by,
    })
    .execute();
  await entry(tx, {
    ...{ act: "grant.given", about: "canbo", who },
    details: { grantId: "forged0000000000", ...terms(), ...pair },
  });
}

describe("the verification of what two administrators do", () => {
  it("agrees after all of it was done through the application, also when it has lapsed and was taken away", async () => {
    expect(await foundAfter(async () => undefined)).toEqual([]);
    const lapsed = "delete from proposal where state = 'open'; delete from invitation";
    expect(await foundAfter(async (tx) => sql.raw(lapsed).execute(tx))).toEqual([]);
  });

  it("accuses nobody because the clock of his machine is behind that of the one before", async () => {
    office.clock.advance(hour);
    const role = await propose("lanhdao", "editor");
    const proposed = await proposeReset("lanhdao");
    office.clock.advance(-3 * minute);
    expect(await confirm(role)).toMatchObject({ grantId: expect.any(String) });
    const confirmed = await confirm(proposed);
    office.clock.advance(-3 * minute);
    expect(await accept("lanhdao", [proposed.code, confirmed.code])).toMatchObject({ status: 200 });
    expect(await foundAfter(async () => undefined)).toEqual([]);
    office.clock.advance(6 * minute);
  });

  it.each(rows)("names %s", async (_what, statement, expected) => {
    const found = await foundAfter((tx) => sql.raw(statement).execute(tx));
    expect([...new Set(found.map(({ kind, subjectType }) => `${kind} ${subjectType}`))]).toEqual([expected]);
    expect(found[0]?.sentence).toMatch(/[à-ỹ]/);
  });

  it("names a role that one person gave by an entry of his own, chained as it should be", async () => {
    const found = await foundAfter((tx) => giveRole(tx, { who: "quantri", pair: null }));
    expect(found).toMatchObject([{ kind: "extra", subjectType: "person" }]);
    expect(found[0]?.sentence).toContain("không có đề nghị của một quản trị khác");
  });

  it("names a role that somebody confirmed although he, or nobody, had proposed it", async () => {
    const proposalId = "forged0000000001";
    const proposedBy = office.ids.get("quantri") ?? "";
    const pair = { proposalId, proposedBy };
    expect(
      (await foundAfter((tx) => giveRole(tx, { who: "quantri2", pair }))).map(({ kind }) => kind),
    ).toContain("extra");
    const both = await foundAfter(async (tx) => {
      await entry(tx, {
        act: "grant.proposed",
        about: "canbo",
        who: "quantri",
        details: { proposalId, ...terms() },
      });
      await giveRole(tx, {
        who: "quantri",
        pair: { proposalId, proposedBy: office.ids.get("quantri2") ?? "" },
      });
    });
    expect(both.map(({ subjectType }) => subjectType)).toContain("person");
  });

  it("names a password that its owner made without being invited", async () => {
    const found = await foundAfter((tx) =>
      entry(tx, { act: "person.credential-made", about: "quantri", who: "quantri", details: {} }),
    );
    expect(found.map(({ sentence }) => sentence).join()).toContain("mà không ai được mời");
  });

  it("names one that was made after the invitation had ended", async () => {
    office.clock.advance(73 * hour);
    const found = await foundAfter((tx) =>
      entry(tx, { act: "person.credential-made", about: "nghiduty", who: "nghiduty", details: {} }),
    );
    office.clock.advance(-73 * hour);
    expect(found.map(({ sentence }) => sentence).join()).toContain("mà không ai được mời");
  });
});

describe("the watch", () => {
  it("raises an alarm within two minutes for an invitation and a proposal that were written into the database", async () => {
    await sql.raw(rows[0]?.[1] ?? "").execute(owner);
    await sql.raw(rows[7]?.[1] ?? "").execute(owner);
    await lookAtRows(office.ctx, watchedChecks);
    const alarms = await owner.selectFrom("watch_alarm").select("subject").orderBy("subject").execute();
    expect(alarms.map(({ subject }) => subject)).toEqual([
      `invitation:${office.ids.get("canbo")}`,
      "proposal:forged0000000000",
    ]);
  });
});

describe("an entry that breaks the rule, which nobody can put right", () => {
  const write = (tx: Tx) =>
    entry(tx, { act: "person.credential-made", about: "quantri", who: "quantri", details: {} });
  const look = async () => {
    await lookAtRows(office.ctx, watchedChecks);
    const rows = await owner
      .selectFrom("watch_alarm")
      .select(["id", "subject"])
      .where("acknowledged_at", "is", null)
      .execute();
    return rows.filter(({ subject }) => /^(entry|ledger):/.test(subject));
  };
  const dealWith = async (alarms: readonly { id: string }[]) =>
    value(
      await acknowledgeAlarms(office.ctx, {
        actor: await actor(office.ctx, "quantri"),
        alarmIds: alarms.map(({ id }) => id),
      }),
    );

  it("is an alarm until a person has dealt with it, then never again; the next one is another", async () => {
    await owner.transaction().execute(write);
    const first = await look();
    expect(first).toHaveLength(1);
    expect(await look()).toEqual(first);
    await dealWith(first);
    expect(await look()).toEqual([]);
    await owner.transaction().execute(write);
    const next = await look();
    expect(next).toHaveLength(1);
    expect(next[0]?.subject).not.toBe(first[0]?.subject);
    await dealWith(next);
    expect(await look()).toEqual([]);
  });

  it("hides none that comes after it, however many there were", async () => {
    await owner.transaction().execute(async (tx) => {
      for (let n = 0; n < 45; n += 1) await write(tx);
    });
    // Twenty by name and the rest as one, as long as there are more.
    for (const named of [21, 21, 5]) {
      const open = await look();
      expect(open).toHaveLength(named);
      await dealWith(open);
    }
    expect(await look()).toEqual([]);
    await owner.transaction().execute(write);
    expect(await look()).toHaveLength(1);
    const found = await foundAfter(async () => undefined);
    expect(found.filter(({ lasts }) => lasts)).toHaveLength(48);
  });
});

describe("the halves of a code", () => {
  it("cannot be written by whoever has the database, nor moved to another person", async () => {
    const acceptFromAfar = (codes: readonly string[], username: string) =>
      office.call("POST", "/session/invitation", {
        browser: { source: "10.8.0.1" },
        payload: { username, codes, password: "mật khẩu hoàn toàn mới" },
      });
    const known = `update invitation set proposer_code_hash = sha256('ABCDEFGHJK'), confirmer_code_hash = sha256('ABCDEFGHJK')`;
    await sql.raw(known).execute(owner);
    expect(await acceptFromAfar(["ABCDEFGHJK", "ABCDEFGHJK"], "canbo")).toMatchObject({ status: 401 });
    const again = await inviteNewcomers(office.ctx, { by });
    const codes = again.ok ? (again.value[0]?.codes ?? []) : [];
    expect(codes).toHaveLength(2);
    const moved = `update invitation set proposer_code_hash = own.proposer_code_hash, confirmer_code_hash = own.confirmer_code_hash
      from invitation own where own.person_id = ${id("moi")}`;
    await sql.raw(moved).execute(owner);
    expect(await acceptFromAfar(codes, "canbo")).toMatchObject({ status: 401 });
    expect(await acceptFromAfar(codes, "moi")).toMatchObject({ status: 200 });
  });
});
