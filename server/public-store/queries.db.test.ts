import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kindIds, kindsThat } from "../../body/kinds/list.ts";
import { publishFindable } from "../../tests/support/builders/entry-builder.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import type { Database } from "../foundation/database/database.ts";
import { openPublicReader } from "./open-reader.ts";
import { type ArticleFilter, listArticles } from "./queries.ts";
import { listNewestOfEach, listNewestOfUnits } from "./queries-front-page.ts";

const sections = ["an-ninh", "canh-bao", "phap-luat"];
const kinds = ["news", "warning", "document", "page"];
let database: TestDatabase;
let reader: Database;
/** All that was published, newest first. */
let archive: { id: string; kind: string; category: string; unit: string; at: Date }[];

beforeAll(async () => {
  database = await createTestDatabase();
  reader = openPublicReader({ url: database.url, maxConnections: 2 });
  archive = [];
  for (let index = 0; index < 60; index += 1) {
    const item = {
      title: `Tin ${index}`,
      kind: kinds[index % 4] ?? "",
      category: sections[index % 3] ?? "",
      unit: `X${index % 2}`,
      // Some at the same moment: then the id decides.
      at: new Date(Date.UTC(2026, 0, 1 + Math.floor(((index * 7) % 60) / 3))),
    };
    archive.push({ ...item, id: (await publishFindable(database.db, item)).slice("article:".length) });
  }
  archive.sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? -1 : 1));
});

afterAll(async () => {
  await reader.destroy();
  await database.drop();
});

describe("a list of articles", () => {
  it("shows the newest that fit, each once and in the same order however far down somebody reads", async () => {
    const filters: [ArticleFilter, (item: (typeof archive)[number]) => boolean][] = [
      [{}, ({ kind }) => kind === "news" || kind === "warning"],
      [{ categories: ["an-ninh"] }, ({ category, kind }) => category === "an-ninh" && isNews(kind)],
      [
        { categories: ["an-ninh", "phap-luat", "an-ninh"], unitCode: "X0" },
        ({ category, unit, kind }) => category !== "canh-bao" && unit === "X0" && isNews(kind),
      ],
      [{ kinds: ["document", "warning"] }, ({ kind }) => kind === "document" || kind === "warning"],
      [{ categories: [] }, () => false],
      [
        { before: new Date(Date.UTC(2026, 0, 10)), unitCode: "X1" },
        ({ at, unit, kind }) => at < new Date(Date.UTC(2026, 0, 10)) && unit === "X1" && isNews(kind),
      ],
    ];
    for (const [filter, fits] of filters) {
      const expected = archive.filter(fits).map(({ id }) => id);
      const read: string[] = [];
      for (let offset = 0; offset <= expected.length; offset += 7) {
        read.push(...(await listArticles(reader, { filter, limit: 7, offset })).map(({ id }) => id));
      }
      expect(read, JSON.stringify(filter)).toEqual(expected);
    }
  });
});

describe("the newest of each section", () => {
  it("are so many of each as asked for, none that stands elsewhere on the page, newest first", async () => {
    const news = archive.filter(({ kind }) => isNews(kind));
    const without = [news[0]?.id ?? "", news[4]?.id ?? ""];
    const read = await listNewestOfEach(reader, {
      categories: ["an-ninh", "phap-luat", "khong-co"],
      without,
      perCategory: 3,
    });
    const first = (category: string) =>
      news.filter((item) => item.category === category && !without.includes(item.id)).slice(0, 3);
    const expected = [...first("an-ninh"), ...first("phap-luat")].map(({ id }) => id);
    expect(read.map(({ id }) => id)).toEqual(
      archive.map(({ id }) => id).filter((id) => expected.includes(id)),
    );
    expect(read).toHaveLength(6);
  });
});

describe("what the units do", () => {
  it("is the newest item of each unit that published last, never of the province itself", async () => {
    const unit = (code: string, level: string) => ({
      code,
      parent_code: null,
      level,
      type: "ward",
      name: `Đơn vị ${code}`,
      slug: code.toLowerCase(),
    });
    await database.db
      .insertInto("public_store.unit")
      .values([
        unit("X0", "commune"),
        unit("X1", "department"),
        unit("X2", "commune"),
        unit("T0", "province"),
      ])
      .execute();
    const at = new Date(Date.UTC(2027, 0, 1));
    await publishFindable(database.db, { title: "Của tỉnh", unit: "T0", at });
    await publishFindable(database.db, { title: "Trang giới thiệu", kind: "page", unit: "X2", at });
    const news = archive.filter(({ kind }) => isNews(kind));
    const newest = ["X0", "X1"].map((code) => news.find((item) => item.unit === code)?.id);
    const expected = news.map(({ id }) => id).filter((id) => newest.includes(id));
    const read = await listNewestOfUnits(reader, { limit: 8 });
    expect(read.map(({ id }) => id)).toEqual(expected);
    expect(read.map(({ unitName }) => unitName).toSorted()).toEqual(["Đơn vị X0", "Đơn vị X1"]);
    expect((await listNewestOfUnits(reader, { limit: 1 })).map(({ id }) => id)).toEqual(expected.slice(0, 1));
  });
});

function isNews(kind: string): boolean {
  return kind === "news" || kind === "warning";
}

describe("the news", () => {
  it("hold the kinds that their definitions call news, and no others", async () => {
    for (const kind of kindIds)
      await publishFindable(database.db, { title: `Loại ${kind}`, kind, category: "moi-loai" });
    const rows = await database.db
      .selectFrom("public_store.article")
      .select("kind")
      .where("category_slug", "=", "moi-loai")
      .where("in_news", "=", true)
      .execute();
    expect(rows.map(({ kind }) => kind).toSorted()).toEqual(kindsThat(({ isNews }) => isNews).toSorted());
  });
});
