import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actor } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import { listDraftComments, listReports } from "./list-messages.ts";

let test: Awaited<ReturnType<typeof openTestNetwork>>["test"];
let closeNetwork: () => Promise<void>;

beforeAll(async () => {
  ({ test, close: closeNetwork } = await openTestNetwork());
  const { db } = test.ctx;
  const own = (await actor(test.ctx, "phuong-hac-thanh.lanhdao")).unitCode;
  const other = (await actor(test.ctx, "px03.lanhdao")).unitCode;
  // Three reports a moment, so that the id decides between equal ones; hundreds of older ones belong to another unit.
  for (const [unit, prefix, many, closed] of [
    [other, "old", 400, false],
    [own, "own", 130, false],
    [own, "end", 70, true],
  ] as const) {
    const id = sql`${prefix} || lpad(n::text, 13, '0')`;
    const at = sql`timestamptz '2026-11-01T00:00:00Z' + (n / 3) * interval '1 minute 7 microseconds'`;
    await sql`insert into error_report (id, item_id, unit_code, title, text, received_at, due_at, result, handled_by, handled_at)
      select ${id}, ${id}, ${unit}, 'Tin', 'Sai số điện thoại', ${at}, ${at},
        case when ${closed}::boolean then 'corrected' end, case when ${closed}::boolean then person.id end, case when ${closed}::boolean then ${at} end
      from generate_series(1, ${many}) as n, person where person.username = 'phuong-hac-thanh.lanhdao'`.execute(
      db,
    );
    await sql`insert into draft_comment (id, item_id, unit_code, title, author, text, received_at, state, decided_by, decided_at)
      select ${id}, ${id}, ${unit}, 'Dự thảo', 'Người dân', 'Góp ý', ${at},
        case when ${closed}::boolean then 'published' else 'received' end,
        case when ${closed}::boolean then person.id end, case when ${closed}::boolean then ${at} end
      from generate_series(1, ${many}) as n, person where person.username = 'phuong-hac-thanh.lanhdao'`.execute(
      db,
    );
  }
});

afterAll(async () => {
  await closeNetwork();
});

async function everyPage(
  list: typeof listReports | typeof listDraftComments,
  username: string,
  open: boolean,
) {
  const person = await actor(test.ctx, username);
  const ids: string[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = await list(test.ctx, { actor: person, open, cursor });
    ids.push(...page.items.map((line: { id: string }) => line.id));
    if (page.nextCursor === null) return { ids, total: page.total };
    cursor = page.nextCursor;
  }
}

const numbered = (prefix: string, many: number) =>
  Array.from({ length: many }, (_, n) => `${prefix}${String(n + 1).padStart(13, "0")}`);

describe("what citizens sent", () => {
  it("is listed to its last line for the unit that it is for, the most pressing first", async () => {
    const own = numbered("own", 130);
    expect(await everyPage(listReports, "phuong-hac-thanh.lanhdao", true)).toEqual({ ids: own, total: 130 });
    const closed = numbered("end", 70).reverse();
    expect(await everyPage(listReports, "phuong-hac-thanh.lanhdao", false)).toEqual({
      ids: closed,
      total: 70,
    });
  });

  it("is listed to its last line for an editor, with how much there is", async () => {
    const waiting = await everyPage(listDraftComments, "bientap", true);
    expect(waiting.total).toBe(530);
    expect(new Set(waiting.ids)).toEqual(new Set([...numbered("own", 130), ...numbered("old", 400)]));
    expect(waiting.ids).toHaveLength(530);
    expect((await everyPage(listDraftComments, "bientap", false)).ids).toEqual(numbered("end", 70).reverse());
  });
});
