import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Application, startApplication } from "../../tests/rights/application.ts";
import { buildPeople, buildThings, cookieOf } from "../../tests/rights/world.ts";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { takeRelease } from "../delivery/take-release.ts";
import type { Context } from "../foundation/context.ts";
import { listEntries } from "../ledger/store.ts";
import { subjectKey } from "../ledger/subject-name.ts";
import { verifyLedger } from "../ledger/verify-ledger.ts";
import { publishArticle } from "../platforms/portal/publish-article.ts";
import { ledgerChecks } from "./ledger-checks.ts";
import { nameSubjects } from "./ledger-subjects.ts";

const page = "public_store.article";
let database: TestDatabase;
let ctx: Context;
let close: () => Promise<void>;
let application: Application;
let inspector: string;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ ctx, close } = await createTestContext({ database }));
  application = await startApplication(ctx);
  const people = await buildPeople(ctx);
  await buildThings(ctx, people, async ({ method, path, caller, body, headers }) => {
    const response = await fetch(`${application.url}/api/v1${path}`, {
      method,
      headers: {
        ...(caller === null ? {} : { cookie: await cookieOf(ctx, people, caller) }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return {
      status: response.status,
      body: await response.text(),
      location: response.headers.get("location"),
    };
  });
  inspector = await cookieOf(ctx, people, "auditor");
  await database.adminDb.deleteFrom("notice_takedown").execute();
  await database.adminDb.deleteFrom("delivery").execute();
  expect(await takeRelease(ctx, { publishToPortal: publishArticle })).toBe(true);
});

afterAll(async () => {
  await application.close();
  await close();
  await database.drop();
});

const verify = () => verifyLedger(ctx, { checks: ledgerChecks });

/** What each entry of these acts is about, by what the inspector is shown. */
async function shown(act: string): Promise<unknown[]> {
  const response = await fetch(`${application.url}/api/v1/ledger?act=${act}`, {
    headers: { cookie: inspector },
  });
  const { items } = ledgerPage.parse(await response.json());
  return items.map(({ subject }) => subject);
}

const ledgerPage = z.object({ items: z.array(z.object({ subject: z.unknown() })) });

describe("the inspector's reading", () => {
  it("names the channel and the title of the item, and the person, at each entry", async () => {
    const released = { itemId: expect.any(String), itemTitle: "DAUHIEURA bắt đối tượng trộm cắp" };
    expect(await shown("delivery.confirmed")).toContainEqual({ name: "Kênh chính thức", ...released });
    expect(await shown("release.made")).toContainEqual({ name: "", ...released });
    expect(await shown("person.created")).toContainEqual({
      name: expect.stringMatching(/\S/),
      itemId: null,
      itemTitle: null,
    });
  });

  it("tells no title of an item that was never submitted", async () => {
    const created = await shown("item.created");
    expect(created).toContainEqual({ name: "", itemId: expect.any(String), itemTitle: null });
    expect(JSON.stringify(created)).not.toContain("DAUHIEUNHAP");
  });

  it("tells nothing of what belongs to a unit that is not the reader's to inspect", async () => {
    const entries = await listEntries(ctx.db, { units: "all", limit: 200 });
    const elsewhere = await nameSubjects(ctx.db, { entries, units: ["X002"] });
    const ofTheUnit = entries.filter(({ unitCode }) => unitCode === "X001");
    const about = ofTheUnit.filter(({ subjectType }) => subjectType !== "unit").map(subjectKey);
    expect(about.length).toBeGreaterThan(0);
    expect(about.filter((key) => elsewhere.has(key))).toEqual([]);
  });
});

describe("the inspector's verification", () => {
  it("agrees after everything that people did through the application", async () => {
    expect(await verify()).toMatchObject({ agrees: true, problems: [] });
  });

  it.each([
    ["the verdict of a sign-off", "signoff", "verdict", "'return'", "verdict"],
    ["the reason of a sign-off", "signoff", "reason", "'khác'", "reason"],
    ["the lens of a sign-off", "signoff", "lens", "'legal'", "lens"],
    ["the hash of a sign-off", "signoff", "content_hash", "sha256('x')", "contentHash"],
    ["who signed", "signoff", "person_id", somebodyElse("person_id"), "người"],
    ["when it was signed", "signoff", "at", "at + interval '1 day'", "thời điểm"],
    ["a word of a revision", "revision", "content", `jsonb_set(content, '{title}', '"Khác"')`, "nội dung"],
    ["the hash of a revision", "revision", "content_hash", "sha256('x')", "contentHash"],
    ["the number of a revision", "revision", "number", "7", "number"],
    ["the plan of a revision", "revision", "plan_id", "'khac'", "sửa"],
    ["who submitted", "revision", "submitted_by", somebodyElse("submitted_by"), "người"],
    ["the hash of a release", "release", "content_hash", "sha256('x')", "contentHash"],
    ["who released", "release", "decided_by", somebodyElse("decided_by"), "người"],
    ["that a release was replaced", "release", "replaced_at", "now()", "replaced_at"],
    ["when it was released", "release", "decided_at", "decided_at + interval '1 hour'", "thời điểm"],
    ["a word of a public page", page, "title", "title || '!'", "sửa"],
    ["the text of a public page", page, "body_html", "'<p>khác</p>'", "sửa"],
    ["the digest of a public page", page, "digest", "sha256('x')", "sửa"],
    ["whether a public page shows", page, "withdrawn_at", "updated_at", "sửa"],
  ])("names what was changed behind the application: %s", async (_what, table, column, value, word) => {
    const id = await keepOne(table);
    await asOwner(`update ${table} set ${column} = ${value} where id = '${id}'`);
    const report = await verify();
    await asOwner(
      `update ${table} as changed set ${column} = kept.${column} from kept where kept.id = changed.id`,
    );
    expect(report.agrees).toBe(false);
    expect(report.problems[0]).toMatchObject({ subjectType: nameOf(table), subjectId: id });
    expect(report.problems.map((problem) => problem.sentence).join(" ")).toContain(word);
  });

  it.each(["signoff", page])("names a row of %s that was deleted", async (table) => {
    const id = await keepOne(table);
    await asOwner(`delete from ${table} where id = '${id}'`);
    const report = await verify();
    await putBack(table);
    expect(report.problems).toMatchObject([{ kind: "missing", subjectType: nameOf(table), subjectId: id }]);
  });

  it.each([
    ["signoff", "lens = 'political'"],
    [page, "slug = 'gia-mao'"],
  ])("names a row of %s that was forged", async (table, change) => {
    await keepOne(table);
    await asOwner(`update kept set id = 'forged0000000000', ${change}`);
    await putBack(table);
    const report = await verify();
    await asOwner(`delete from ${table} where id = 'forged0000000000'`);
    expect(report.problems).toMatchObject([
      { kind: "extra", subjectType: nameOf(table), subjectId: "forged0000000000" },
    ]);
  });

  it("agrees again when everything was put back", async () => {
    expect(await verify()).toMatchObject({ agrees: true });
  });
});

function nameOf(table: string): string {
  return table === page ? "page" : table;
}

function somebodyElse(column: string): string {
  return `(select min(person.id) from person where person.id <> ${column})`;
}

async function keepOne(table: string): Promise<string> {
  await asOwner(`drop table if exists kept; create table kept as select * from ${table} order by id limit 1`);
  const { rows } = await sql<{ id: string }>`select id from kept`.execute(database.adminDb);
  return rows[0]?.id ?? "";
}

/** Inserts the kept row, but for the columns that the database reckons by itself. */
async function putBack(table: string): Promise<void> {
  const { rows } = await sql<{ columns: string }>`
    select string_agg(quote_ident(attname), ', ') as columns from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`.execute(
    database.adminDb,
  );
  const columns = rows[0]?.columns ?? "";
  await asOwner(`insert into ${table} (${columns}) select ${columns} from kept`);
}

async function asOwner(statement: string): Promise<void> {
  await sql.raw(statement).execute(database.adminDb);
}
