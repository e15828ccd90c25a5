import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emptyLayout } from "../../body/kinds/layout.ts";
import { emptyPage } from "../../body/kinds/page.ts";
import { publishFindable } from "../../tests/support/builders/entry-builder.ts";
import type { TestDatabase } from "../../tests/support/database.ts";
import { actor, value } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import { createItem } from "./create-item.ts";
import { isAddressFree } from "./page-address.ts";
import { lackingParts } from "./required-parts.ts";
import { saveDraft } from "./save-draft.ts";
import { loadDraft } from "./store.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof openTestNetwork>>["test"];
let closeNetwork: () => Promise<void>;

beforeAll(async () => {
  ({ database, test, close: closeNetwork } = await openTestNetwork());
});

afterAll(async () => {
  await closeNetwork();
});

const begin = async (username: string, kind: "layout" | "page" | "news") =>
  createItem(test.ctx, {
    actor: await actor(test.ctx, username),
    kind,
    categorySlug: "tin-hoat-dong",
    title: "Một mục của Cổng thông tin",
  });

/** Somebody who writes for a department. */
async function departmentWriter(): Promise<string> {
  const row = await test.ctx.db
    .selectFrom("person")
    .innerJoin("unit", "unit.code", "person.unit_code")
    .innerJoin("role_grant", "role_grant.person_id", "person.id")
    .select("person.username")
    .where("unit.level", "=", "department")
    .where("role_grant.role", "=", "contributor")
    .orderBy("person.username")
    .executeTakeFirstOrThrow();
  return row.username;
}

const codeOf = (outcome: Awaited<ReturnType<typeof begin>> | Awaited<ReturnType<typeof saveDraft>>) =>
  outcome.ok ? "done" : outcome.problem.code;

async function rewrite(
  username: string,
  itemId: string,
  change: Partial<Parameters<typeof saveDraft>[1]["draft"]>,
) {
  const { content, version } = await loadDraft(test.ctx.db, itemId);
  return saveDraft(test.ctx, {
    actor: await actor(test.ctx, username),
    itemId,
    expectedVersion: version,
    draft: { ...content, ...change },
  });
}

describe("the layout of the portal", () => {
  it("is one: a second one is refused, also by two officers at once and by changing the kind of something else", async () => {
    const writer = await departmentWriter();
    const both = await Promise.all([begin(writer, "layout"), begin(writer, "layout")]);
    expect(both.map(codeOf).toSorted()).toEqual(["done", "layout-exists"]);
    const { itemId } = value(await begin(writer, "news"));
    const turned = await rewrite(writer, itemId, { kind: "layout", details: emptyLayout });
    expect(codeOf(turned)).toBe("layout-exists");
    expect((await loadDraft(test.ctx.db, itemId)).content.kind).toBe("news");
  });

  it("is not a commune's to write, neither begun nor by changing the kind", async () => {
    const commune = "phuong-hac-thanh.canbo";
    expect(codeOf(await begin(commune, "page"))).toBe("forbidden");
    const { itemId } = value(await begin(commune, "news"));
    expect(codeOf(await rewrite(commune, itemId, { kind: "page", details: emptyPage }))).toBe("forbidden");
    expect(codeOf(await rewrite(commune, itemId, { title: "Một tiêu đề khác của tin này" }))).toBe("done");
  });
});

describe("a static page", () => {
  it("goes to the portal alone and lacks no channel", async () => {
    const writer = await departmentWriter();
    const { itemId } = value(await begin(writer, "page"));
    const { content } = await loadDraft(test.ctx.db, itemId);
    expect(content.targets).toEqual([]);
    expect(lackingParts(content, { releasedBefore: false }).map(({ path }) => path)).not.toContain("targets");
  });

  it("keeps its address from others, and not from itself", async () => {
    const writer = await departmentWriter();
    const { itemId } = value(await begin(writer, "page"));
    value(await rewrite(writer, itemId, { details: { ...emptyPage, path: "gioi-thieu/truyen-thong" } }));
    const free = (asking: string) =>
      isAddressFree(test.ctx.db, { itemId: asking, path: "gioi-thieu/truyen-thong" });
    expect([await free(itemId), await free("0".repeat(16))]).toEqual([true, false]);
  });

  it("keeps the address at which it is public, while its correction asks for another one", async () => {
    const writer = await departmentWriter();
    const { itemId } = value(await begin(writer, "page"));
    const details = { ...emptyPage, path: "gioi-thieu/dang-cong-khai" };
    const { adminDb } = database;
    await publishFindable(adminDb, { id: itemId, title: "Trang đang công khai", kind: "page", details });
    value(await rewrite(writer, itemId, { details: { ...details, path: "gioi-thieu/dia-chi-moi" } }));
    const free = (asking: string) => isAddressFree(test.ctx.db, { itemId: asking, path: details.path });
    expect([await free(itemId), await free("0".repeat(16))]).toEqual([true, false]);
  });
});
