import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publishFindable } from "../../../tests/support/builders/entry-builder.ts";
import { createTestDatabase, type TestDatabase } from "../../../tests/support/database.ts";
import type { Database } from "../../foundation/database/database.ts";
import { platforms } from "../../platforms/list.ts";
import { publishDirectory } from "../../platforms/portal/publish-directory.ts";
import { openPublicReader } from "../open-reader.ts";
import { findEntries, type SearchFilter } from "./find-entries.ts";
import { readLexicon } from "./read-lexicon.ts";
import { showEntries } from "./show-entries.ts";
import { suggest } from "./suggest.ts";
import { termsOf } from "./terms.ts";

const now = new Date("2026-11-24T02:00:00.000Z");
let database: TestDatabase;
let reader: Database;
const refs: Record<string, string> = {};

beforeAll(async () => {
  database = await createTestDatabase();
  reader = openPublicReader({ url: database.url, maxConnections: 4 });
  await publishDirectory(database.db, {
    categories: [{ slug: "tin-hoat-dong", name: "Tin hoạt động", parent_slug: null, position: 0 }],
    units: [unit("X1", "Công an xã Định Hòa", "dinh-hoa"), unit("X2", "Công an xã Bát Mọt", "bat-mot")],
    channels: [
      {
        id: "zalo-1",
        platform: "zalo",
        external_id: "4436",
        name: "Công an xã Định Hòa",
        unit_code: "X1",
        status: "active",
        retires_on: null,
        successor_unit_code: null,
        verified: true,
        followers: 5,
        url: "https://zalo.me/4436",
      },
    ],
    platforms,
    formerPlaces: [
      { name: "Huyện Yên Định", unit_code: "X1" },
      { name: "Huyện Thường Xuân", unit_code: "X2" },
    ],
  });
  const { db } = database;
  refs.scam = await publishFindable(db, { title: "Cảnh báo lừa đảo qua mạng", tags: ["lừa đảo trực tuyến"] });
  refs.drugs = await publishFindable(db, {
    title: "Bắt vụ vận chuyển ma túy",
    body: "Hai người khai mua của người lạ, lừa cả nhà rồi bỏ đi; lật đảo thuyền.",
  });
  refs.horse = await publishFindable(db, {
    title: "Hội đua ngựa: mã đáo thành công",
    at: new Date("2020-01-01"),
  });
  refs.mother = await publishFindable(db, { title: "Lá thư của má", unit: "X2" });
  refs.file = await publishFindable(db, {
    title: "Quyết định 12",
    kind: "document",
    fileText: "Điều 1. Thành lập tổ công tác liên ngành kiểm tra karaoke",
  });
});

afterAll(async () => {
  await reader.destroy();
  await database.drop();
});

function unit(code: string, name: string, slug: string) {
  return { code, parent_code: null, level: "commune", type: "commune", name, slug };
}

async function find(text: string, filter: SearchFilter = {}, asTyped = false) {
  const { lexicon, entries } = await readLexicon(reader);
  const correction = asTyped ? "none" : "made";
  return findEntries(reader, { text, filter, correction, lexicon, entries, platforms, now });
}

describe("the search of the portal", () => {
  it("finds however somebody types: without marks, in capitals, either tone placement, marks apart", async () => {
    for (const text of [
      "lừa đảo",
      "lua dao",
      "LỪA ĐẢO",
      "LUA DAO",
      "lừa đảo".normalize("NFD"),
      "Lừa  đảo!",
    ]) {
      expect((await find(text)).refs[0], text).toBe(refs.scam);
    }
    expect((await find("ma tuý")).refs[0]).toBe(refs.drugs);
    expect((await find("công an xã định hoà")).refs[0]).toBe("unit:X1");
  });

  it("puts what bears the marks that were typed before what only sounds like it, however new that is", async () => {
    expect((await find("mã")).refs[0]).toBe(refs.horse);
    expect((await find("má")).refs[0]).toBe(refs.mother);
    expect((await find("ma")).refs).toEqual(expect.arrayContaining([refs.horse, refs.mother, refs.drugs]));
  });

  it("puts words that stand together before the same words strewn over a text", async () => {
    const found = await find("lua dao");
    expect(found.refs[0]).toBe(refs.scam);
    expect((await find('"lua dao"')).refs).not.toContain(refs.drugs);
  });

  it("finds by the text of files, by former names of places, and by synonyms", async () => {
    expect((await find("kiem tra karaoke")).refs[0]).toBe(refs.file);
    expect((await find("công an huyện Yên Định")).refs[0]).toBe("unit:X1");
    expect((await find("lừa đảo online")).refs[0]).toBe(refs.scam);
  });

  it("corrects what nobody writes, says so, and answers as typed when asked", async () => {
    const found = await find("lừa đảp");
    expect(found).toMatchObject({ corrected: true, query: { text: "lừa đảo" } });
    expect(found.refs[0]).toBe(refs.scam);
    const typed = await find("lừa đảp", {}, true);
    expect(typed).toMatchObject({ corrected: false, query: { text: "lừa đảp" } });
  });

  it("narrows by kind, section, unit and time", async () => {
    expect((await find("quyết định", { kinds: ["document"] })).refs).toEqual([refs.file]);
    expect((await find("quyết định", { kinds: ["news"] })).refs).toEqual([]);
    expect((await find("ma", { unitCode: "X2" })).refs).toEqual([refs.mother]);
    expect((await find("mã", { since: new Date("2026-01-01") })).refs).not.toContain(refs.horse);
    expect((await find("lừa đảo", { categories: ["khac"] })).refs).toEqual([]);
  });

  it("shows each result with what was asked for told apart", async () => {
    const { query, refs: found } = await find("to cong tac");
    const [first] = await showEntries(reader, { refs: found, query });
    expect(first).toMatchObject({ ref: refs.file, unitName: "Công an xã Định Hòa" });
    expect(first?.excerpt).toContainEqual({ text: "tổ công tác", found: true });
  });

  it("completes what is being typed with names, common pairs and new titles", async () => {
    expect(await suggest(reader, "lua d")).toEqual(
      expect.arrayContaining(["lừa đảo", "lừa đảo trực tuyến", "Cảnh báo lừa đảo qua mạng"]),
    );
    expect((await suggest(reader, "công an xã b"))[0]).toBe("Công an xã Bát Mọt");
    expect(await suggest(reader, "x")).toEqual([]);
    expect(await suggest(reader, "%_\\'&|!")).toEqual([]);
  });

  it("forgets a closed notice wherever it stood: results, completions, corrections", async () => {
    const ref = await publishFindable(database.db, {
      title: "Truy nã Nguyễn Văn Khuyết Danh",
      kind: "wanted",
      tags: ["Nguyễn Văn Khuyết Danh"],
    });
    expect((await find("khuyet danh")).refs).toEqual([ref]);
    expect(await suggest(reader, "nguyen van kh")).toContain("Nguyễn Văn Khuyết Danh");
    await database.db.deleteFrom("public_store.article").where("id", "=", ref.slice(8)).execute();
    expect((await find("khuyet danh")).refs).toEqual([]);
    expect(await suggest(reader, "nguyen van kh")).toEqual([]);
    expect((await find("khuyet danhh")).meant ?? "").not.toContain("khuyết");
  });

  it("keeps the vocabulary equal to what the entries say, after writing, writing again and taking away", async () => {
    const id = refs.scam?.slice(8);
    if (id === undefined) throw new Error("no id");
    await publishFindable(database.db, { id, title: "Cảnh báo lừa đảo qua điện thoại" });
    await publishFindable(database.db, {
      id,
      title: "Cảnh báo lừa đảo qua mạng",
      tags: ["lừa đảo trực tuyến"],
    });
    const { rows } = await sql<{ differing: number }>`
      with told as (
        select word, count(*) as frequency
        from public_store.search_entry, unnest(words) as word group by word
      )
      select count(*)::int as differing from told full join public_store.search_word as known using (word)
      where told.frequency is distinct from known.frequency`.execute(database.adminDb);
    expect(rows).toEqual([{ differing: 0 }]);
  });

  it("answers whatever somebody types, in time", async () => {
    const typed = fc.oneof(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc
        .array(
          fc.constantFrom(
            "'",
            '"',
            "&",
            "|",
            "!",
            "<->",
            ":*",
            "(",
            ")",
            "\\",
            "%",
            "\u0000",
            "ma",
            "lừa",
            "đảo",
            "“",
          ),
          {
            maxLength: 40,
          },
        )
        .map((some) => some.join(" ")),
    );
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const started = performance.now();
        await find(text);
        await suggest(reader, text);
        expect(performance.now() - started).toBeLessThan(3000);
      }),
      { numRuns: 60 },
    );
  });

  it("gives the database terms that it reads as they were meant", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 60 }), async (title) => {
        const { all } = termsOf({
          ref: "x",
          kind: "news",
          path: "/",
          title,
          summary: "",
          names: [],
          text: "",
          fileText: "",
          categorySlug: "",
          unitCode: "",
          publishedAt: null,
        });
        const { rows } = await sql<{ terms: number }>`select length(${all}::tsvector) as terms`.execute(
          reader,
        );
        expect(rows[0]?.terms).toBe(all === "" ? 0 : all.split(" ").length);
      }),
      { numRuns: 60 },
    );
  });
});
