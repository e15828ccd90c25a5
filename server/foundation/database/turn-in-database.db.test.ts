import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../tests/support/database.ts";
import { queues } from "../../composition/queues.ts";
import { causeSentence } from "../cause-sentence.ts";
import { SettingError } from "../config.ts";
import { openPool } from "./database.ts";
import { migrate } from "./migrate.ts";
import { inTurn } from "./turn-in-database.ts";

let database: TestDatabase;
const others: pg.Client[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});

afterEach(async () => {
  for (const other of others.splice(0)) await other.end();
});

afterAll(() => database.drop());

/** A session of a machine that is gone, of which the server does not know yet, holding what it held. */
async function leftBehind(statement: string): Promise<number> {
  const other = new pg.Client({ connectionString: database.adminUrl });
  others.push(other);
  await other.connect();
  await other.query(`begin; ${statement}`);
  const { rows } = await other.query<{ pid: number }>("select pg_backend_pid() as pid");
  return rows[0]?.pid ?? 0;
}

const whats = [
  ["migrate", 5_414_486, /nâng cấp cơ sở dữ liệu/],
  ["prepare", 5_414_487, /nạp dữ liệu ban đầu/],
  ["load", 5_414_488, /nạp tin, bài trình diễn/],
] as const;

describe("a start that another process, or a machine that is gone, keeps waiting", () => {
  it.each(whats)("to %s says after a while for what, once", async (what, lock, named) => {
    await leftBehind(`select pg_advisory_lock(${lock})`);
    const notes: string[] = [];
    const turn = inTurn(
      { url: database.url, what, note: (sentence) => notes.push(sentence), noteAfterMs: 300 },
      async () => "done",
    );
    await expect.poll(() => notes).toHaveLength(1);
    expect(notes[0]).toMatch(named);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(notes).toHaveLength(1);
    await others.pop()?.end();
    expect(await turn).toBe("done");
  });

  it.each(whats)("to %s ends with one line that names the session", async (what, lock, named) => {
    const pid = await leftBehind(`select pg_advisory_lock(${lock})`);
    const failed = await inTurn({ url: database.url, what, longestMs: 600 }, async () => "done").catch(
      (error: unknown) => error,
    );
    expect(failed).toBeInstanceOf(SettingError);
    expect(causeSentence(failed)).toMatch(/^Không khởi động được: [^\n]+\.$/);
    expect(causeSentence(failed)).toMatch(named);
    expect(causeSentence(failed)).toContain(`pg_terminate_backend(${pid})`);
  });

  it("says nothing where nobody is in the way", async () => {
    const notes: string[] = [];
    const note = (sentence: string) => notes.push(sentence);
    expect(await inTurn({ url: database.url, what: "prepare", note, noteAfterMs: 0 }, async () => 7)).toBe(7);
    expect(notes).toEqual([]);
  });

  it.each([
    ["the turn", `select pg_advisory_lock(${whats[0][1]})`],
    ["the migrator's own lock", "select pg_advisory_lock(3853314791062309107)"],
    ["a table that is to be changed", "lock table kysely_migration in access exclusive mode"],
  ])("in a migration by %s is told so in one line", async (_what, statement) => {
    await leftBehind(statement);
    const failed = await migrate({
      adminUrl: database.adminUrl,
      appRole: "test_app",
      queues,
      platforms: [],
      waitsAtMostMs: 800,
    }).catch((error: unknown) => error);
    expect(causeSentence(failed)).toMatch(
      /^(Không khởi động được: một tiến trình khác|Cơ sở dữ liệu đang bận)/,
    );
  });
});

it("a connection of a machine that lost its power is ended by the server within a minute or so", async () => {
  const pool = openPool({ url: database.url, maxConnections: 1 });
  const { rows } = await pool.query<{ name: string; setting: string }>(
    "select name, setting from pg_settings where name like 'tcp\\_keepalives%'",
  );
  await pool.end();
  const of = (name: string) => Number(rows.find((row) => row.name === `tcp_keepalives_${name}`)?.setting);
  expect(of("idle") + of("interval") * of("count")).toBeLessThanOrEqual(75);
  expect(of("idle") * of("interval") * of("count")).toBeGreaterThan(0);
});
