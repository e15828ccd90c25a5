import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actor, submitThroughActs } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import { addWaiting } from "../../tests/support/waiting-items.ts";
import { type ItemLine, listItems } from "./list-items.ts";

let test: Awaited<ReturnType<typeof openTestNetwork>>["test"];
let closeNetwork: () => Promise<void>;

const title = "Cảnh giác cuộc gọi lạ";
const many = 84;
/** Every seventh is being written anew under another title and as another kind; the board reads what was submitted. */
const rewritten = "Bản đang sửa lại";

beforeAll(async () => {
  ({ test, close: closeNetwork } = await openTestNetwork());
  const { itemId } = await submitThroughActs(test.ctx, { title, targets: ["portal"] });
  const unit = (await actor(test.ctx, "phuong-hac-thanh.lanhdao")).unitCode;
  const reached = { unit, stage: 0, given: [] };
  await addWaiting(test.ctx, { like: itemId, prefix: "sent", since: new Date("2020-11-01"), many, reached });
  const seventh = sql<boolean>`item_id like 'sent%' and substr(item_id, 5)::bigint % 7 = 0`;
  await test.ctx.db.updateTable("draft").set({ title: rewritten, kind: "news" }).where(seventh).execute();
  await test.ctx.db
    .updateTable("item")
    .set({ state: "draft", current_revision_id: null })
    .where((on) => on("id", "in", on.selectFrom("draft").select("item_id").where("title", "=", rewritten)))
    .execute();
});

afterAll(async () => {
  await closeNetwork();
});

/** All lines of these items that a person's list shows, page after page. */
async function wholeList(username: string, filter: { q?: string; kind?: string; state?: "draft" } = {}) {
  const person = await actor(test.ctx, username);
  const lines: ItemLine[] = [];
  let cursor: string | undefined;
  do {
    const page = await listItems(test.ctx, { actor: person, scope: "all", ...filter, cursor });
    expect(page.items.length).toBeLessThanOrEqual(30);
    lines.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return lines.filter((line) => line.id.startsWith("sent"));
}

describe("the list of all items", () => {
  it("goes on page after page without a gap, newest change first, through drafts and submitted texts alike", async () => {
    const newestFirst = Array.from({ length: many }, (_, n) => `sent${String(many - n).padStart(12, "0")}`);
    for (const username of ["phoban", "phuong-hac-thanh.canbo"])
      expect(
        (await wholeList(username)).map((line) => line.id),
        username,
      ).toEqual(newestFirst);
  });

  it("shows, and searches, the draft for its writers and what was submitted for the board", async () => {
    const board = await wholeList("phoban");
    expect(new Set(board.map((line) => line.kind))).toEqual(new Set(["warning"]));
    expect(board.some((line) => line.title === rewritten)).toBe(false);
    expect(await wholeList("phoban", { q: "đang sửa" })).toEqual([]);
    expect(await wholeList("phoban", { kind: "news" })).toEqual([]);
    expect(await wholeList("phoban", { q: "CUỘC GỌI", kind: "warning" })).toHaveLength(many);
    expect(await wholeList("phoban", { state: "draft" })).toHaveLength(many / 7);
    const writer = "phuong-hac-thanh.canbo";
    expect(await wholeList(writer, { q: "đang sửa", kind: "news" })).toHaveLength(many / 7);
    expect(await wholeList(writer, { q: "cuộc gọi" })).toHaveLength(many - many / 7);
    expect(await wholeList(writer, { kind: "warning" })).toHaveLength(many - many / 7);
  });

  it("takes signs of a pattern in the words for what they are", async () => {
    for (const q of ["%", "_", "\\"]) expect(await wholeList("phoban", { q })).toEqual([]);
  });
});
