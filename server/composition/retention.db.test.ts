import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestDatabase } from "../../tests/support/database.ts";
import { actor, releaseThroughActs, value } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import { takeRelease } from "../delivery/take-release.ts";
import { createItem } from "../editorial/create-item.ts";
import { projectRoot } from "../foundation/project-root.ts";
import { days, type Retention } from "../foundation/retention.ts";
import { publishArticle } from "../platforms/portal/publish-article.ts";
import { keptForGood } from "./kept-for-good.ts";
import { retention } from "./retention.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof openTestNetwork>>["test"];
let closeNetwork: () => Promise<void>;
let itemId: string;
let personId: string;

beforeAll(async () => {
  ({ database, test, close: closeNetwork } = await openTestNetwork());
  ({ itemId } = await releaseThroughActs(test.ctx, { title: "Bằng chứng phải còn", targets: ["portal"] }));
  await takeRelease(test.ctx, { publishToPortal: publishArticle });
  personId = (await actor(test.ctx, "phoban")).personId;
});

afterAll(async () => {
  await closeNetwork();
});

const ago = (ms: number) => new Date(test.clock.now().getTime() - ms);
const names = async (query: Promise<{ rows: { name: string }[] }>) =>
  (await query).rows.map(({ name }) => name).toSorted();
const allTables = () =>
  names(
    sql<{ name: string }>`
      select case table_schema when 'public' then '' else table_schema || '.' end || table_name as name
      from information_schema.tables
      where table_schema in ('public', 'public_store') and table_type = 'BASE TABLE'`.execute(
      database.adminDb,
    ),
  );
const named = (name: string): Retention => {
  const found = retention.find((entry) => entry.name === name);
  if (found === undefined) throw new Error(`nothing is kept under the name ${name}`);
  return found;
};
/** As a run does it at this moment. */
const removeDue = ({ keptForMs, removeBatch }: Retention, limit = 500) =>
  removeBatch(test.ctx, { before: ago(keptForMs), limit });

describe("every table of the database", () => {
  it("either loses what is past its time or is kept for good with its reason", async () => {
    const decided = [...Object.keys(keptForGood), ...retention.flatMap(({ tables }) => tables)];
    expect((await allTables()).filter((table) => !decided.includes(table))).toEqual([]);
  });

  it("is named only where it stands, and each reason says something", async () => {
    const stand = await allTables();
    const decided = [...Object.keys(keptForGood), ...retention.flatMap(({ tables }) => tables)];
    expect(decided.filter((table) => !stand.includes(table))).toEqual([]);
    for (const reason of [...Object.values(keptForGood), ...retention.map(({ why }) => why)])
      expect(reason.length).toBeGreaterThan(15);
    expect(new Set(retention.map(({ name }) => name)).size).toBe(retention.length);
  });

  it("of the queue is cleared by the queue's own rule", async () => {
    const queues = await sql<{ name: string; days: number }>`
      select name, deletion_seconds / 86400 as days from pgboss.queue`.execute(database.adminDb);
    expect(queues.rows.length).toBeGreaterThan(3);
    for (const queue of queues.rows) expect(queue).toMatchObject({ days: 7 });
  });

  it("is told to the operator as it is", async () => {
    const span = (ms: number) => {
      if (ms === 0) return "at once";
      if (ms >= days(3 * 366)) return `${ms / days(366)} years`;
      return ms === days(1) ? "1 day" : `${ms / days(1)} days`;
    };
    const shown = (name: string) => (name.includes("`") ? name : name.replace(/^[\w.]+/, "`$&`"));
    const lines = retention.map(
      ({ name, keptForMs, since, why }) => `| ${shown(name)} | ${span(keptForMs)} | ${since} | ${why} |`,
    );
    const guide = await readFile(join(projectRoot(), "docs/operations.md"), "utf8");
    const [, listed = ""] = guide.split("| What | Kept for | Counted from | Why |\n|---|---|---|---|\n");
    expect(listed.split("\n\n")[0]?.split("\n")).toEqual(lines);
  });
});

/** Of each kind a row that is just due and one that is not; `left` counts those that stand. */
const rows: readonly {
  name: string;
  due: (at: Date) => Promise<unknown>;
  left: () => Promise<number>;
}[] = (() => {
  const count =
    (table: string, when = sql`true`) =>
    async () => {
      const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(table)} where ${when}`.execute(database.adminDb);
      return rows[0]?.n ?? 0;
    };
  let serial = 0;
  const next = () => {
    serial += 1;
    return `mau${String(serial).padStart(13, "0")}`;
  };
  const run = (statement: ReturnType<typeof sql>) => statement.execute(database.adminDb);
  return [
    {
      name: "sign_in_throttle",
      due: (at) => run(sql`insert into sign_in_throttle values (${`pair:${next()}`}, 3, null, ${at})`),
      left: count("sign_in_throttle"),
    },
    {
      name: "session",
      due: (at) =>
        run(sql`insert into session (token_hash, person_id, created_at, last_seen_at, expires_at, stepped_up_at)
          values (${Buffer.from(next())}, ${personId}, ${at}, ${at}, ${at}, ${at})`),
      left: count("session"),
    },
    {
      name: "invitation",
      due: (at) =>
        run(sql`insert into invitation
          select id, '\\x00', '\\x00', ${at}, ${at} from person
          where id not in (select person_id from invitation) limit 1`),
      left: count("invitation"),
    },
    {
      name: "proposal (lapsed)",
      due: (at) =>
        run(sql`insert into proposal (id, kind, person_id, reason, proposed_at, lapses_at, state)
          values (${next()}, 'credential-reset', ${personId}, 'mất điện thoại', ${at}, ${at}, 'open')`),
      left: count("proposal"),
    },
    {
      name: "media_asset (rejected)",
      due: (at) =>
        run(sql`insert into media_asset
            (id, item_id, uploaded_by, filename, state, original_digest, original_mime, original_bytes, created_at)
          values (${next()}, ${itemId}, ${personId}, 'a.jpg', 'rejected', 'không có', 'image/jpeg', 1, ${at})`),
      left: count("media_asset", sql`state = 'rejected'`),
    },
    {
      name: "draft.recent_saves",
      due: async (at) => {
        const author = await actor(test.ctx, "phuong-hac-thanh.canbo");
        const input = {
          actor: author,
          kind: "warning",
          categorySlug: "lua-dao-truc-tuyen",
          title: "Nháp",
        } as const;
        const made = value(await createItem(test.ctx, input));
        await run(sql`update draft set updated_at = ${at}, recent_saves = '[{"version": 1}]'
          where item_id = ${made.itemId}`);
      },
      left: count("draft", sql`recent_saves <> '[]'`),
    },
    {
      name: "review_seen",
      due: (at) =>
        run(sql`insert into review_seen
          select person.id, r.item_id, r.id, ${at} from revision r, person
          where not exists (select from review_seen s where s.person_id = person.id) limit 1`),
      left: count("review_seen"),
    },
    {
      name: "pacing",
      due: (at) =>
        run(
          sql`insert into pacing (scope, paused_until, updated_at) values (${`channel:${next()}`}, ${at}, ${at})`,
        ),
      left: count("pacing"),
    },
    {
      name: "platform_clock",
      due: (at) => run(sql`insert into platform_clock values ('zalo', ${next()}, 0, ${at})`),
      left: count("platform_clock"),
    },
    {
      name: "page_view_count",
      due: (at) => run(sql`insert into page_view_count values (${at}, ${`item:${next()}`}, 'direct', 1, 1)`),
      left: count("page_view_count"),
    },
    {
      name: "reader_sketch",
      due: (at) => run(sql`insert into reader_sketch values (${at}, ${`item:${next()}`}, '\\x00')`),
      left: count("reader_sketch"),
    },
    {
      name: "reader_salt",
      due: (at) => run(sql`insert into reader_salt values (${at}, '\\x00')`),
      left: count("reader_salt"),
    },
    {
      name: "subscription (never confirmed)",
      due: (at) =>
        run(sql`insert into subscription
            (id, way, address_hash, address_encrypted, topics, unit_codes, state, confirm_hash, leave_hash, requested_at, expires_at)
          values (${next()}, 'mail', ${Buffer.from(next())}, '\\x00', '{}', '{}', 'pending',
            ${Buffer.from(next())}, ${Buffer.from(next())}, ${at}, ${at})`),
      left: count("subscription"),
    },
    {
      name: "warning_message",
      due: async (at) => {
        const id = next();
        await run(sql`insert into subscription
            (id, way, address_hash, address_encrypted, topics, unit_codes, state, leave_hash, requested_at, confirmed_at)
          values (${id}, 'mail', ${Buffer.from(next())}, '\\x00', '{}', '{}', 'confirmed', ${Buffer.from(next())}, ${at}, ${at})`);
        await run(sql`insert into warning_message (subscription_id, release_id, item_id, state, next_at, ended_at, since)
          values (${id}, 'r', ${itemId}, 'sent', ${at}, ${at}, ${at})`);
      },
      left: count("warning_message"),
    },
    {
      name: "error_report.contact_encrypted",
      due: (at) =>
        run(sql`insert into error_report (id, item_id, unit_code, title, text, contact_encrypted, received_at, due_at,
            result, note, handled_by, handled_at)
          select ${next()}, ${itemId}, unit_code, 'Tin', 'Sai ngày', '\\x00', ${at}, ${at}, 'refused', 'Đúng rồi', ${personId}, ${at}
          from item where id = ${itemId}`),
      left: count("error_report", sql`contact_encrypted is not null`),
    },
  ];
})();

describe("what is past its time", () => {
  it("is told for every kind of rows", () => {
    const listed = [...rows.map(({ name }) => name), "watch_lease"].toSorted();
    expect(listed).toEqual(
      retention
        .filter(({ tables }) => tables.length > 0)
        .map(({ name }) => name)
        .toSorted(),
    );
  });

  it.each(rows.map((row) => [row.name, row] as const))(
    "goes from %s, and nothing younger",
    async (name, row) => {
      const entry = named(name);
      while ((await removeDue(entry)) > 0);
      const before = await row.left();
      // By day where only days are stored.
      const slack = ["reader_salt", "page_view_count", "reader_sketch"].includes(name) ? days(1) : 60_000;
      await row.due(ago(entry.keptForMs + slack));
      await row.due(ago(entry.keptForMs - slack));
      expect(await row.left()).toBe(before + 2);
      expect(await removeDue(entry)).toBe(1);
      expect(await removeDue(entry)).toBe(0);
      expect(await row.left()).toBe(before + 1);
    },
  );
});
