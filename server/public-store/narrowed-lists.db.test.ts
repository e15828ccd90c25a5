import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emptyDocument } from "../../body/kinds/document.ts";
import { emptyWanted } from "../../body/kinds/wanted.ts";
import { publishFindable } from "../../tests/support/builders/entry-builder.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import type { Database } from "../foundation/database/database.ts";
import { openPublicReader } from "./open-reader.ts";
import { type DocumentFilter, listDocuments } from "./queries-documents.ts";
import { listWanted, type PersonFilter } from "./queries-notices.ts";

const today = "2026-11-24";
let database: TestDatabase;
let reader: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  reader = openPublicReader({ url: database.url, maxConnections: 2 });
  const documents = [
    { number: "12/2024/QĐ-CAT", issuedOn: "2024-03-01", effectiveOn: "2024-04-01", expiresOn: "2026-01-01" },
    { number: "7/2026/QĐ-CAT", issuedOn: "2026-02-01", effectiveOn: "2026-03-01", expiresOn: "" },
    { number: "31/2026/TT-BCA", issuedOn: "2026-11-01", effectiveOn: "2027-01-01", expiresOn: "" },
  ];
  for (const given of documents) {
    await publishFindable(database.db, {
      title: given.number,
      kind: "document",
      details: {
        ...emptyDocument,
        ...given,
        documentType: "Quyết định",
        issuer: given.number.endsWith("BCA") ? "Bộ Công an" : "Công an tỉnh",
      },
      fileText: given.number.startsWith("7/") ? "Điều 3. Kiểm tra cơ sở kinh doanh karaoke" : "Điều 1. Khác",
    });
  }
  for (const [fullName, birthDate, level, residence, nativePlace] of [
    ["Trần Văn Hoà", "1980", "normal", "Phường Hạc Thành, tỉnh Thanh Hóa", "Xã Mường Lát, tỉnh Thanh Hóa"],
    ["Trần Thị Hoa", "1991-02-03", "dangerous", "Xã Nông Cống, tỉnh Thanh Hóa", "Tỉnh Nghệ An"],
  ] as const) {
    await publishFindable(database.db, {
      title: `Truy nã ${fullName} về tội trộm cắp`,
      kind: "wanted",
      details: {
        ...emptyWanted,
        fullName,
        birthDate,
        level,
        residence,
        nativePlace,
        crime: "Trộm cắp tài sản",
      },
      tags: [fullName],
    });
  }
});

afterAll(async () => {
  await reader.destroy();
  await database.drop();
});

const numbers = async (filter: DocumentFilter) =>
  (await listDocuments(reader, { filter: { ...filter, today }, limit: 10 }))
    .map(({ details }) => details.number.split("/")[0])
    .toSorted();
const people = async (filter: Partial<PersonFilter>) =>
  (await listWanted(reader, { filter: { name: "", place: "", year: "", type: "", ...filter }, limit: 10 }))
    .map(({ details }) => details.fullName)
    .toSorted();

describe("a reader who narrows a list", () => {
  it("finds legal documents by their number, by what their files say, by issuer, year and effect", async () => {
    expect(await numbers({})).toEqual(["12", "31", "7"]);
    expect(await numbers({ words: "7/2026" })).toEqual(["7"]);
    expect(await numbers({ words: "co so kinh doanh karao" })).toEqual(["7"]);
    expect(await numbers({ words: "không có trong đó" })).toEqual([]);
    expect(await numbers({ words: "%" })).toEqual([]);
    expect(await numbers({ fields: { issuer: "Bộ Công an" } })).toEqual(["31"]);
    expect(await numbers({ year: "2026" })).toEqual(["31", "7"]);
    expect(await numbers({ effect: "in-force" })).toEqual(["7"]);
    expect(await numbers({ effect: "not-yet" })).toEqual(["31"]);
    expect(await numbers({ effect: "no-longer" })).toEqual(["12"]);
  });

  it("finds wanted persons by a name without marks or in the other tone placement, by year and danger", async () => {
    expect(await people({ name: "tran van hoa" })).toEqual(["Trần Văn Hoà"]);
    expect(await people({ name: "Hòa" })).toEqual(["Trần Thị Hoa", "Trần Văn Hoà"]);
    expect(await people({ name: "TRẦN TH" })).toEqual(["Trần Thị Hoa"]);
    expect(await people({ name: "trộm cắp" })).toEqual([]);
    expect(await people({ year: "1991" })).toEqual(["Trần Thị Hoa"]);
    expect(await people({ type: "normal" })).toEqual(["Trần Văn Hoà"]);
    expect(await people({ name: "'; drop table" })).toEqual([]);
  });

  it("finds wanted persons by where they lived or come from, without marks, and by place and name together", async () => {
    expect(await people({ place: "hac thanh" })).toEqual(["Trần Văn Hoà"]);
    expect(await people({ place: "MƯỜNG LÁT" })).toEqual(["Trần Văn Hoà"]);
    expect(await people({ place: "nghe an" })).toEqual(["Trần Thị Hoa"]);
    expect(await people({ place: "thanh hoa" })).toEqual(["Trần Thị Hoa", "Trần Văn Hoà"]);
    expect(await people({ place: "thanh hoa", name: "van hoa" })).toEqual(["Trần Văn Hoà"]);
    // Stands in the notice, but is no place of the person.
    expect(await people({ place: "trom cap" })).toEqual([]);
    expect(await people({ place: "%" })).toEqual([]);
  });
});
