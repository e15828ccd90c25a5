import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testOperator as by } from "../../tests/support/builders/organization-builder.ts";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import {
  correctThroughActs,
  releaseThroughActs,
  submitThroughActs,
  value,
} from "../../tests/support/release.ts";
import { loadTestNetwork } from "../../tests/support/test-network.ts";
import { importChannels } from "../channels/import-channels.ts";
import type { Context } from "../foundation/context.ts";
import type { Database } from "../foundation/database/database.ts";
import { claimKind } from "../foundation/database/installation-kind.ts";
import { projectRoot } from "../foundation/project-root.ts";
import type { Disagreement } from "../ledger/subject-check.ts";
import { verifyLedger } from "../ledger/verify-ledger.ts";
import { addUser, resetUser } from "../organization/administer-users.ts";
import { importPeople } from "../organization/import-people.ts";
import { importUnits } from "../organization/import-units.ts";
import { refreshDirectory } from "./directory.ts";
import { writeBaseline } from "./ledger-baseline.ts";
import { ledgerChecks } from "./ledger-checks.ts";

let database: TestDatabase;
let ctx: Context;
let clock: Awaited<ReturnType<typeof createTestContext>>["clock"];
let close: () => Promise<void>;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ ctx, clock, close } = await createTestContext({ database }));
  await claimKind(ctx.db, "demo");
  await loadTestNetwork(ctx);
  await submitThroughActs(ctx, { title: "Cảnh báo giả danh công an", targets: ["portal"] });
});

afterAll(async () => {
  await close();
  await database.drop();
});

const verify = () => verifyLedger(ctx, { checks: ledgerChecks });

class Undone extends Error {}

/** What the verification finds after somebody did this behind the application; then it is undone. */
async function foundAfter(db: Database, ...statements: readonly string[]): Promise<Disagreement[]> {
  const found: Disagreement[] = [];
  await db
    .transaction()
    .execute(async (tx) => {
      for (const statement of statements) await sql.raw(statement).execute(tx);
      for (const { check } of ledgerChecks) for await (const one of check(tx)) found.push(one);
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
  return found;
}

const officer = "(select id from person where username = 'phuong-hac-thanh.canbo')";
const aPage = "(select id from public_store.channel where platform = 'facebook' order by id limit 1)";

describe("the verification, after rows were changed behind the application", () => {
  it.each([
    [
      "a role that nobody gave",
      `insert into role_grant (id, person_id, role, unit_code, valid_from)
        values ('forged0000000000', ${officer}, 'publisher', 'T38', now())`,
      "extra grant",
    ],
    [
      "a role of another kind",
      `update role_grant set role = 'publisher' where person_id = ${officer}`,
      "changed grant",
    ],
    [
      "a role over more",
      `update role_grant set unit_code = 'T38' where person_id = ${officer}`,
      "changed grant",
    ],
    [
      "a role of somebody else",
      `update role_grant set person_id = ${officer} where role = 'publisher'`,
      "changed grant",
    ],
    [
      "a role taken from somebody",
      `update role_grant set valid_to = now() where role = 'auditor'`,
      "changed grant",
    ],
    ["a role that begins earlier", "update role_grant set valid_from = '2020-01-01'", "changed grant"],
    ["a role that is gone", `delete from role_grant where role = 'auditor'`, "missing grant"],
    [
      "another password",
      `update credential set password_hash = (select password_hash || 'x' from credential limit 1) where person_id = ${officer}`,
      "changed credential",
    ],
    [
      "a second factor taken away",
      `update credential set totp_secret_encrypted = null where person_id = ${officer}`,
      "changed credential",
    ],
    [
      "credentials of somebody who does not exist for the ledger",
      `insert into person (id, username, full_name, unit_code, created_at) values ('forged0000000000', 'ma', 'Ma', 'T38', now());
       insert into credential (person_id, password_hash) values ('forged0000000000', 'x')`,
      "extra credential, extra person",
    ],
    [
      "another unit of a person",
      `update person set unit_code = 'T38' where id = ${officer}`,
      "changed person",
    ],
    ["another name", `update person set full_name = 'Khác' where id = ${officer}`, "changed person"],
    [
      "another name to sign in with",
      `update person set username = 'khac' where id = ${officer}`,
      "changed person",
    ],
    [
      "access given back or taken",
      `update person set active = false where id = ${officer}`,
      "changed person",
    ],
    ["the name of a unit", `update unit set name = 'Khác' where code = 'T38'`, "changed unit"],
    [
      "a unit placed below another",
      `update unit set parent_code = 'PV01' where code = 'PC01'`,
      "changed unit",
    ],
    ["a unit ended", `update unit set valid_to = '2026-01-01' where code = 'PC01'`, "changed unit"],
    [
      "the telephone of a unit",
      `update unit_profile set phone = '0900000000' where unit_code = (select min(unit_code) from unit_profile)`,
      "changed unit",
    ],
    [
      "the page that a channel posts to",
      `update channel set external_id = '999999' where id = ${aPage}`,
      "changed channel",
    ],
    ["the name of a channel", `update channel set name = 'Khác' where id = ${aPage}`, "changed channel"],
    [
      "a channel that is closed",
      `update channel set status = 'closed' where id = ${aPage}`,
      "changed channel",
    ],
    ["the portal's own channel", `update channel set name = 'Khác' where id = 'portal'`, "changed channel"],
    [
      "a channel that nobody registered",
      `insert into channel (id, platform, external_id, name, unit_code, kind, status, verified)
        values ('zalo-99999', 'zalo', '99999', 'Giả', 'T38', 'unit', 'active', true)`,
      "extra channel",
    ],
    [
      "a section of the menu",
      `update category set name = 'Khác' where slug = 'dang-truy-na'`,
      "changed category",
    ],
    ["an old name of a place", `update former_place set citation = 'khác'`, "changed former-place"],
    [
      "the public address of a channel",
      `update public_store.channel set url = 'https://www.facebook.com/gia.mao' where id = ${aPage}`,
      "changed public-channel",
    ],
    [
      "the public name of a channel",
      `update public_store.channel set name = 'Giả' where id = ${aPage}`,
      "changed public-channel",
    ],
    [
      "a public channel that is gone",
      `delete from public_store.channel where id = ${aPage}`,
      "missing public-channel",
    ],
    [
      "a public channel that nobody published",
      `insert into public_store.channel select 'zalo-9', platform, '9', name, unit_code, status, retires_on,
        successor_unit_code, verified, followers, url from public_store.channel where id = ${aPage}`,
      "extra public-channel",
    ],
    [
      "the public name of a unit",
      `update public_store.unit set name = 'Giả' where code = 'T38'`,
      "changed public-unit",
    ],
    [
      "the public telephone of a unit",
      `update public_store.unit set duty_phone = '1' where code = 'T38'`,
      "changed public-unit",
    ],
    [
      "a public section",
      `delete from public_store.category where slug = 'dang-truy-na'`,
      "missing public-category",
    ],
    [
      "where an old name leads",
      `update public_store.former_place set unit_code = 'T38' || unit_code where name = (select min(name) from public_store.former_place)`,
      "extra public-former_place, missing public-former_place",
    ],
    [
      "an outage that nobody announced",
      `insert into public_store.planned_outage values ('forged0000000000', now(), now(), 'giả')`,
      "changed public-outage",
    ],
  ])("names %s", async (_what, statement, expected) => {
    const found = await foundAfter(database.adminDb, ...statement.split(";\n"));
    expect(
      [...new Set(found.map(({ kind, subjectType }) => `${kind} ${subjectType}`))].toSorted().join(", "),
    ).toBe(expected);
    expect(found[0]?.sentence).toMatch(/[à-ỹ]/);
  });
});

/** By table: what the checks compare (SECURITY.md, “What was done”), and what they do not. */
const compared = [
  ...["ledger_entry", "ledger_baseline", "person", "role_grant", "credential", "proposal", "invitation"],
  ...["unit", "unit_profile", "former_place", "channel", "category", "review_plan", "holiday"],
  ...["revision", "contributor", "signoff", "release", "planned_outage", "article", "closed_page"],
] as const;
const notCompared = [
  ...["session", "sign_in_throttle", "channel_token", "draft", "item", "review", "review_seen"],
  ...["delivery", "delivery_attempt", "release_outbox", "notice_takedown", "pacing", "platform_clock"],
  ...["media_asset", "media_rendition", "document_text", "media", "media_use"],
  ...["article_rating", "error_report", "draft_comment", "document_comment", "subscription"],
  ...["warning_message", "watch_alarm", "search_entry", "search_synonym", "search_word"],
  ...["statistics_day", "most_read", "page_view_count", "reader_salt", "reader_sketch"],
  // What jobs, watches and the installation remember of themselves; the checkpoints stand outside the database too.
  ...["watch_lease", "retention_run", "installation", "platform", "key_check", "ledger_checkpoint"],
] as const;

it("holds each table to be compared or not, as SECURITY.md says", async () => {
  const { rows } = await sql<{ name: string }>`
    select distinct table_name as name from information_schema.tables
    where table_schema in ('public', 'public_store') and table_name not like 'kysely%'`.execute(
    database.adminDb,
  );
  expect(rows.map(({ name }) => name).toSorted()).toEqual([...compared, ...notCompared].toSorted());
});

describe("the verification, after the database's owner changed what the application may not", () => {
  it.each([
    ["fewer opinions", `update review_plan set stages = '[["unit"]]' where kind = 'warning'`],
    ["another day of beginning", "update review_plan set valid_from = '2099-01-01' where kind = 'news'"],
    [
      "a later plan beside it",
      `insert into review_plan select 'plan-gia', kind, '[["unit"]]', '2026-01-01', null, citation from review_plan limit 1`,
    ],
    ["a plan that is gone", "delete from review_plan where kind = 'missing'"],
  ])("names a review plan with %s", async (_what, statement) => {
    const found = await foundAfter(database.adminDb, "set session_replication_role = replica", statement);
    expect(found).toMatchObject([{ kind: "changed", subjectType: "review_plan" }]);
  });

  it("names a day off that was put in", async () => {
    const found = await foundAfter(database.adminDb, "insert into holiday values ('2026-12-01', 'x', 'x')");
    expect(found).toMatchObject([{ kind: "changed", subjectType: "holiday" }]);
  });

  it("names whoever had a hand in an item and counts no longer", async () => {
    const found = await foundAfter(database.adminDb, "delete from contributor");
    expect(found).toMatchObject([{ kind: "missing", subjectType: "contributor" }]);
  });
});

describe("the verification agrees after what was done through the application", () => {
  const people = (title: string, roles: string) =>
    `username,full_name,rank,unit,title,roles\nnguyen.moi,Nguyễn Mới,Đại úy,PV01,${title},${roles}\n`;

  it("people and roles that come, change and go, passwords given and reset", async () => {
    const password = "Mật khẩu dài 2026";
    value(await importPeople(ctx, { csv: people("Cán bộ", "contributor editor"), by }));
    value(await importPeople(ctx, { csv: people("Đội trưởng", "editor"), by }));
    const unitCode = "PV01";
    value(await addUser(ctx, { username: "them.moi", password, unitCode, fullName: "Thêm Mới", by }));
    value(await resetUser(ctx, { username: "them.moi", password, by }));
    value(await resetUser(ctx, { username: "nguyen.moi", password, by }));
    expect(await verify()).toMatchObject({ agrees: true, problems: [] });
  });

  it("units and channels that are imported, changed and published", async () => {
    const unit = (name: string) =>
      `code,parent,level,type,name,alt_name,slug,block,former_district,phone\nZ900,T38,commune,ward,${name},,phuong-moi,,,0237.1\n`;
    const channel = (status: string) =>
      `platform,external_id,name,unit,kind,status,successor_unit,verified,followers\nzalo,123456789,Phường Mới,Z900,unit,${status},,no,5\n`;
    for (const [name, status] of [
      ["Công an phường Mới", "active"],
      ["Công an phường Mới hơn", "closed"],
    ] as const) {
      value(await importUnits(ctx, { csv: unit(name), by }));
      value(await importChannels(ctx, { csv: channel(status), by }));
      await refreshDirectory(ctx);
      expect(await verify()).toMatchObject({ agrees: true, problems: [] });
    }
  });

  it("a correction that a machine whose clock is behind released; nor does its migration mark it", async () => {
    clock.advance(3_600_000);
    const { itemId } = await releaseThroughActs(ctx, {
      title: "Cảnh báo bị đính chính",
      targets: ["portal"],
    });
    clock.advance(-3 * 60_000);
    await correctThroughActs(ctx, {
      itemId,
      kind: "warning",
      change: { title: "Cảnh báo đã đính chính", correctionNote: "Sửa số điện thoại trong bài." },
    });
    clock.advance(3 * 60_000);
    expect(await verify()).toMatchObject({ agrees: true, problems: [] });
    // As an older version left it: the correction marked by its time, the original not.
    const swapped = `update release set replaced_at = case when replaced_at is null then now() end where item_id = '${itemId}'`;
    const found = await foundAfter(database.adminDb, swapped);
    expect(found.map(({ kind, subjectType }) => `${kind} ${subjectType}`)).toEqual([
      "changed release",
      "changed release",
    ]);
    const migration = join(projectRoot(), "server/migrations/0128-replaced-by-revision.sql");
    expect(await foundAfter(database.adminDb, swapped, await readFile(migration, "utf8"))).toEqual([]);
    expect(await foundAfter(database.adminDb, await readFile(migration, "utf8"))).toEqual([]);
  });

  it("a directory that was published again unchanged leaves no entry", async () => {
    const before = await verify();
    await refreshDirectory(ctx);
    expect((await verify()).entries).toBe(before.entries);
  });
});

describe("an installation from before entries witnessed its credentials, menu and directory", () => {
  /** As the older version left it: without those entries, and with the mark that its migration makes. */
  async function older(): Promise<TestDatabase> {
    const old = await createTestDatabase();
    const test = await createTestContext({ database: old });
    await claimKind(old.db, "demo");
    await loadTestNetwork(test.ctx, "whole");
    await test.close();
    await sql`delete from ledger_entry where act in ('menu.made', 'channel.made', 'directory.published')`.execute(
      old.adminDb,
    );
    await sql`update ledger_entry set details = details - 'credential'`.execute(old.adminDb);
    await sql`insert into ledger_baseline values (true)`.execute(old.adminDb);
    return old;
  }

  it("tells them once, by an act that names itself the baseline, and is compared from then on", async () => {
    const old = await older();
    const at = new Date("2026-11-25T00:00:00Z");
    expect((await foundAfter(old.db)).length).toBeGreaterThan(1000);
    await writeBaseline(old.adminDb, { at });
    expect(await foundAfter(old.db)).toEqual([]);
    const forged = `update credential set password_hash = 'x' where person_id = ${officer}`;
    expect(await foundAfter(old.db, forged)).toMatchObject([{ kind: "changed", subjectType: "credential" }]);
    const hidden = `update public_store.channel set url = 'x' where id = ${aPage}`;
    expect(await foundAfter(old.adminDb, hidden)).toMatchObject([
      { kind: "changed", subjectType: "public-channel" },
    ]);
    // The next migration tells nothing more, whatever was changed meanwhile.
    await sql`update credential set password_hash = 'x'`.execute(old.db);
    await writeBaseline(old.adminDb, { at });
    expect((await foundAfter(old.db)).length).toBeGreaterThan(300);
    await old.drop();
  });

  it("does not take a role that no entry ever gave for told", async () => {
    const old = await older();
    await sql`insert into role_grant (id, person_id, role, unit_code, valid_from)
      select 'forged0000000000', id, 'publisher', 'T38', now() from person limit 1`.execute(old.db);
    await writeBaseline(old.adminDb, { at: new Date() });
    expect(await foundAfter(old.db)).toMatchObject([{ kind: "extra", subjectType: "grant" }]);
    await old.drop();
  });

  it("a second baseline, or one where none was due, is a finding", async () => {
    const forged = `insert into ledger_entry select seq + 1, at, 'ledger.baseline', null, actor_name, null, 'baseline',
      'credential', '{"rows":{}}', hash, hash from ledger_entry order by seq desc limit 1`;
    expect(await foundAfter(ctx.db, forged)).toMatchObject([{ kind: "extra", subjectType: "baseline" }]);
  });
});
