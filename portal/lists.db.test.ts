import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ItemDetails } from "../body/kinds/details.ts";
import { emptyDocument } from "../body/kinds/document.ts";
import { emptyMissing } from "../body/kinds/missing.ts";
import { emptyWanted, type WantedDetails } from "../body/kinds/wanted.ts";
import { publishFindable } from "../tests/support/builders/entry-builder.ts";
import { createTestContext } from "../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../tests/support/database.ts";
import { createTestSite } from "../tests/support/site.ts";
import { loadTestNetwork } from "../tests/support/test-network.ts";
import { readAddress } from "./addresses/address.ts";
import { renderAddress } from "./addresses/render-address.ts";
import type { Site } from "./site.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;
let site: Site;

beforeAll(async () => {
  database = await createTestDatabase();
  test = await createTestContext({ database });
  await loadTestNetwork(test.ctx, "whole");
  site = createTestSite(test.ctx);
});

afterAll(async () => {
  await test.close();
  await database.drop();
});

/** The row of a released item, as the portal's connector writes it. */
async function published({
  title,
  kind,
  details = null,
  corrections = [],
}: {
  title: string;
  kind: string;
  details?: ItemDetails | null;
  corrections?: readonly { number: number; at: string; note: string }[];
}): Promise<string> {
  const ref = await publishFindable(database.db, {
    title,
    kind,
    summary: "Tóm tắt",
    body: "Thân bài",
    unit: "T38",
    category: "an-ninh-trat-tu",
    at: test.clock.now(),
    ...(details === null ? {} : { details }),
  });
  const id = ref.slice("article:".length);
  await database.db
    .updateTable("public_store.article")
    .set({ corrections: JSON.stringify(corrections) })
    .where("id", "=", id)
    .execute();
  return id;
}

function wanted(details: Partial<WantedDetails>): WantedDetails {
  return { ...emptyWanted, decisionNumber: "21/QĐTN", decisionDate: "2026-08-28", ...details };
}

/** The main part of a page. */
async function main(target: string): Promise<string> {
  const address = readAddress(target);
  const page = address === undefined ? undefined : await renderAddress(site, address);
  return String(page?.body ?? "").replace(/^.*<main/s, "");
}

describe("the list of wanted persons", () => {
  it("finds a person by a name without marks, by year of birth and by how dangerous", async () => {
    const title = "Truy nã";
    const details = {
      fullName: "Đỗ Quách Mẫu",
      otherNames: "Mẫu “xoăn”",
      birthDate: "1989-04-12",
      residence: "Xã Hồi Xuân",
    };
    await published({ title, kind: "wanted", details: wanted(details) });
    await published({
      title,
      kind: "wanted",
      details: wanted({ fullName: "Lê Thị Giả Định", birthDate: "1978", level: "dangerous" }),
    });
    const all = await main("/truy-na");
    expect(all).toContain("Đỗ Quách Mẫu");
    expect(all).toContain("Lê Thị Giả Định");
    for (const query of [
      "ten=do+quach",
      "ten=xoan",
      "ten=%C4%90%E1%BB%96",
      "nam=1989",
      "loai=normal",
      "noi=hoi+xuan",
    ]) {
      const found = await main(`/truy-na?${query}`);
      expect(found, query).toContain("Đỗ Quách Mẫu");
      expect(found, query).not.toContain("Lê Thị Giả Định");
    }
    expect(await main("/truy-na?loai=dangerous&nam=1978")).toContain("Lê Thị Giả Định");
    expect(await main("/truy-na?ten=khong+ai")).toContain("Không có thông báo nào khớp");
  });

  it("does not show whom nobody seeks any more, nor those who are missing", async () => {
    const details = wanted({ notice: "withdrawn", fullName: "Đã Đình Nã" });
    await published({ title: "Đình nã", kind: "wanted", details });
    const missing = { ...emptyMissing, fullName: "Cụ Hoàng Thí Dụ" };
    await published({ title: "Tìm người", kind: "missing", details: missing });
    const list = await main("/truy-na");
    expect(list).not.toContain("Đã Đình Nã");
    expect(list).not.toContain("Cụ Hoàng Thí Dụ");
    expect(await main("/truy-tim?ten=hoang")).toContain("Cụ Hoàng Thí Dụ");
  });

  it("leads from a notice to the tip page with the number of its decision", async () => {
    const id = await published({
      title: "Truy nã",
      kind: "wanted",
      details: wanted({ fullName: "Một Người" }),
    });
    const [, href = ""] = /href="(\/to-giac\?thong-bao=[^"]+)"/.exec(await main(`/tin/mot-tin-${id}`)) ?? [];
    expect(await main(href.replaceAll("&amp;", "&"))).toContain("<b>21/QĐTN</b>");
  });
});

describe("other lists", () => {
  it("tell the state of a document on the day and narrow by number without marks", async () => {
    const issued = {
      ...emptyDocument,
      number: "93/QĐ-CAT",
      issuedOn: "2026-09-18",
      effectiveOn: "2026-10-01",
    };
    await published({ title: "Quyết định về Cổng", kind: "document", details: issued });
    const ended = { ...issued, number: "12/KH-CAT", expiresOn: "2026-01-01" };
    await published({ title: "Kế hoạch cũ", kind: "document", details: ended });
    const found = await main("/van-ban?tu=93%2Fqd-cat");
    expect(found).toContain("Quyết định về Cổng");
    expect(found).not.toContain("Kế hoạch cũ");
    expect(await main("/van-ban?tu=ke+hoach+cu")).toContain("Hết hiệu lực");
    expect(await main("/van-ban?giai-doan=du-thao")).toContain("Không có văn bản nào khớp");
  });

  it("lead between documents that bear on each other, and end one when what replaces it begins", async () => {
    const old = {
      ...emptyDocument,
      number: "05/QĐ-CAT",
      issuedOn: "2024-01-02",
      effectiveOn: "2024-02-01",
    };
    const oldId = await published({ title: "Quy chế năm 2024", kind: "document", details: old });
    const replacing = (number: string, effectiveOn: string, stage: "issued" | "draft-for-comment") => ({
      ...emptyDocument,
      stage,
      number,
      issuedOn: "2026-06-01",
      effectiveOn,
      relations: [
        { type: "replaces" as const, number: "05/QĐ-CAT", title: "Quy chế cũ" },
        { type: "based-on" as const, number: "116/2025/QH15", title: "Luật An ninh mạng" },
      ],
    });
    const draft = replacing("77/DT", "2026-07-01", "draft-for-comment");
    await published({ title: "Dự thảo quy chế", kind: "document", details: draft });
    const future = replacing("50/QĐ-CAT", "2027-01-01", "issued");
    const futureId = await published({ title: "Quy chế năm 2027", kind: "document", details: future });
    const before = await main(`/tin/mot-tin-${oldId}`);
    expect(before).toContain(
      `Được thay thế bởi: <a href="/tin/mot-tin-${futureId}">50/QĐ-CAT, Quy chế năm 2027</a>`,
    );
    expect(before).not.toContain("77/DT");
    expect(before).toContain("Còn hiệu lực");
    expect(await main("/van-ban?tu=05%2Fqd-cat&hieu-luc=con")).toContain("Quy chế năm 2024");

    const now = replacing("51/QĐ-CAT", "2026-07-01", "issued");
    const nowId = await published({ title: "Quy chế năm 2026", kind: "document", details: now });
    const after = await main(`/tin/mot-tin-${oldId}`);
    expect(after).toContain("Hết hiệu lực");
    expect(after).toContain("01/07/2026");
    expect(await main("/van-ban?tu=05%2Fqd-cat")).toContain("Hết hiệu lực");
    expect(await main("/van-ban?tu=05%2Fqd-cat&hieu-luc=het")).toContain("Quy chế năm 2024");
    expect(await main("/van-ban?tu=05%2Fqd-cat&hieu-luc=con")).not.toContain(`/tin/mot-tin-${oldId}`);
    const newer = await main(`/tin/mot-tin-${nowId}`);
    expect(newer).toContain(`Thay thế: <a href="/tin/mot-tin-${oldId}">05/QĐ-CAT, Quy chế cũ</a>`);
    // The portal has no such law: its name leads nowhere.
    expect(newer).toContain("<li>Căn cứ: <span>116/2025/QH15, Luật An ninh mạng</span></li>");
  });

  it("find the police of a commune by a part of its name, typed without marks", async () => {
    const found = await main("/don-vi?ten=hac+thanh");
    expect(found).toContain("/don-vi/cong-an-phuong-hac-thanh");
    expect(found).not.toContain("/don-vi/cong-an-xa-muong-lat");
    expect(await main("/don-vi?ten=zzzz")).toContain("Không có đơn vị nào khớp");
  });

  it("carry what was corrected on the article before its text and on the front page", async () => {
    const note = "Số người bị thương là 2, không phải 3.";
    const corrections = [{ number: 1, at: test.clock.now().toISOString(), note }];
    const id = await published({ title: "Tin đã sửa", kind: "news", corrections });
    const article = await main(`/tin/mot-tin-${id}`);
    expect(article.indexOf(note)).toBeGreaterThan(0);
    expect(article.indexOf(note)).toBeLessThan(article.indexOf("Thân bài"));
    expect(await main("/")).toContain(note);
  });

  it("show the most read on the front page, in their order", async () => {
    const ids = [
      await published({ title: "Đọc thứ nhì", kind: "news" }),
      await published({ title: "Đọc nhất", kind: "news" }),
    ];
    const [second = "", first = ""] = ids;
    await database.db
      .insertInto("public_store.most_read")
      .values([
        { position: 1, article_id: first },
        { position: 2, article_id: second },
      ])
      .execute();
    const ranked = /<ol class="teasers ranked">.*?<\/ol>/s.exec(await main("/"))?.[0] ?? "";
    expect(ranked.indexOf("Đọc nhất")).toBeGreaterThan(0);
    expect(ranked.indexOf("Đọc nhất")).toBeLessThan(ranked.indexOf("Đọc thứ nhì"));
  });
});

describe("the front page", () => {
  it("names the newest documents, how long a draft can be commented, and how many units there are", async () => {
    // Newer than all that the other tests publish.
    test.clock.advance(60_000);
    const issued = { number: "7/2026/QĐ-CAT", issuedOn: "2026-02-01", effectiveOn: "2026-03-01" };
    await published({
      title: "Quyết định về xe máy",
      kind: "document",
      details: { ...emptyDocument, ...issued },
    });
    await published({
      title: "Dự thảo quy chế",
      kind: "document",
      details: { ...emptyDocument, stage: "draft-for-comment", commentUntil: "2026-12-30" },
    });
    const home = await main("/");
    expect(home).toMatch(/Quyết định về xe máy<\/a><small>7\/2026\/QĐ-CAT, ngày 0?1\/0?2\/2026/);
    expect(home).toMatch(/Dự thảo quy chế<\/a><small>Lấy ý kiến đến 30\/12\/2026/);
    expect(home).toContain("26 phòng nghiệp vụ và 166 Công an xã, phường");
  });
});
