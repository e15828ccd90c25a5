import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emptyWarning } from "../body/kinds/empty-warning.ts";
import { emptyPage } from "../body/kinds/page.ts";
import type { WarningDetails } from "../body/kinds/warning.ts";
import { planOutage } from "../server/continuity/plan-outage.ts";
import { publishFindable } from "../tests/support/builders/entry-builder.ts";
import { createTestContext } from "../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../tests/support/database.ts";
import { actor } from "../tests/support/release.ts";
import { createTestSite } from "../tests/support/site.ts";
import { loadTestNetwork } from "../tests/support/test-network.ts";
import { readAddress } from "./addresses/address.ts";
import { renderAddress } from "./addresses/render-address.ts";
import type { Site } from "./site.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;
let site: Site;
let hacThanh: string;
const hour = 3_600_000;

beforeAll(async () => {
  database = await createTestDatabase();
  test = await createTestContext({ database });
  await loadTestNetwork(test.ctx);
  const { db } = test.ctx;
  site = createTestSite(test.ctx);
  const { code } = await db
    .selectFrom("unit")
    .select("code")
    .where("slug", "=", "cong-an-phuong-hac-thanh")
    .executeTakeFirstOrThrow();
  hacThanh = code;
  const page = { ...emptyPage, language: "en", path: "en/structure", block: "structure" } as const;
  await publishFindable(db, {
    title: "Structure",
    kind: "page",
    details: page,
    body: 'See <a href="/don-vi">units</a>',
  });
  const vietnamese = { ...emptyPage, path: "gioi-thieu/co-cau-to-chuc" };
  await publishFindable(db, { title: "Cơ cấu", kind: "page", details: vietnamese });
});

afterAll(async () => {
  await test.close();
  await database.drop();
});

/** A warning that stands for some hours from now on; none means that it names no end. */
async function warned(
  headline: string,
  { hours, urgent = false, ago = 0 }: { hours?: number; urgent?: boolean; ago?: number },
): Promise<string> {
  const now = test.clock.now().getTime();
  const details: WarningDetails = {
    ...emptyWarning,
    areaUnitCodes: [hacThanh],
    expiresAt: hours === undefined ? "" : new Date(now + hours * hour).toISOString(),
    english: { headline, description: "The water rises.", instruction: "Leave the banks." },
  };
  const ref = await publishFindable(database.db, {
    title: `Cảnh báo: ${headline}`,
    kind: "warning",
    details,
    at: new Date(now - ago * hour),
  });
  const id = ref.slice("article:".length);
  await database.db.updateTable("public_store.article").set({ urgent }).where("id", "=", id).execute();
  return id;
}

async function whole(target: string): Promise<string> {
  const address = readAddress(target);
  const page = address === undefined ? undefined : await renderAddress(site, address);
  if (page === undefined) throw new Error(`nothing at ${target}`);
  return String(page.body);
}

describe("a visitor who reads English", () => {
  it("is told of urgent warnings while they are in force: on every English page, with place and what to do", async () => {
    expect(await whole("/en/warnings")).toContain("No urgent warning is in force.");
    const id = await warned("Flood in Hac Thanh", { hours: 5, urgent: true });
    await warned("Cold weather", { ago: 2 });
    await warned("Old storm", { hours: -1, urgent: true });
    await warned("Old without an end", { ago: 80, urgent: true });
    const list = await whole("/en/warnings");
    for (const words of ["Flood in Hac Thanh", "The water rises.", "Leave the banks.", "Cold weather"])
      expect(list).toContain(words);
    expect(list).toContain('<span lang="vi">phường Hạc Thành</span>');
    for (const over of ["Old storm", "Old without an end"]) expect(list).not.toContain(over);
    for (const path of ["/en", "/en/structure", "/en/about", "/en/report", "/en/search?q=flood"]) {
      const page = await whole(path);
      expect(page, path).toContain(`<a href="/en/warnings#${id}">Flood in Hac Thanh</a>`);
      expect(page, path).not.toContain("Cold weather");
    }
    test.clock.advance(6 * hour);
    expect(await whole("/en")).not.toContain("Flood in Hac Thanh");
  });

  it("bears its own name in the title of every page", async () => {
    expect(await whole("/en")).toContain("<title>Thanh Hoa Provincial Police - Official portal</title>");
    expect(await whole("/en/structure")).toContain("<title>Structure | Thanh Hoa Provincial Police</title>");
  });

  it("agrees with the Vietnamese front page on which urgent warning stands over it", async () => {
    await warned("A week of heat", { hours: 48, urgent: true, ago: 100 });
    await warned("Forest fire put out", { hours: -1, urgent: true, ago: 3 });
    await warned("No end named", { urgent: true, ago: 80 });
    const banner = async (path: string) =>
      /<section class="urgent".*?<\/section>/s.exec(await whole(path))?.[0] ?? "";
    for (const path of ["/", "/en"]) {
      expect(await banner(path), path).toContain("A week of heat");
      for (const over of ["Forest fire put out", "No end named"])
        expect(await banner(path), path).not.toContain(over);
    }
  });

  it("has About, Online services and Sitemap in the head of every English page (LAY-01)", async () => {
    for (const path of ["/en", "/en/structure", "/en/warnings", "/en/report", "/en/search?q=x"]) {
      const head = (await whole(path)).split("<main")[0] ?? "";
      for (const entry of [
        '<a href="/en" accesskey="0">Home</a>',
        '<a href="/en/about" accesskey="2">About us</a>',
        '<a href="/thu-tuc" hreflang="vi" accesskey="5">Online services</a>',
        '<a href="/so-do-cong" hreflang="vi" accesskey="3">Sitemap</a>',
      ])
        expect(head, path).toContain(entry);
    }
    expect(await whole("/en/about")).toContain('href="/en/structure"');
  });

  it("is told before following a link that Vietnamese follows, and where a name is Vietnamese", async () => {
    const page = await whole("/en/structure");
    const leaving = [...page.matchAll(/<a [^>]*href="\/(?!en[/"])[^>]*>/g)].map(([tag]) => tag);
    expect(leaving.length).toBeGreaterThan(20);
    expect(leaving.filter((tag) => !tag.includes('hreflang="vi"'))).toEqual([]);
    expect(page).toContain('See <a href="/don-vi" hreflang="vi">units</a>');
    const chart = /<div class="chart">.*?<\/h2>/s.exec(page)?.[0] ?? "";
    expect(chart).toMatch(/<a href="\/don-vi\/[^"]+"[^>]* lang="vi">/);
    expect(chart).toContain("professional departments");
  });

  it("comes from a page to the same page in the other language, and machines are told of both", async () => {
    const pairs = [
      ["/", "/en"],
      ["/gioi-thieu", "/en/about"],
      ["/gioi-thieu/co-cau-to-chuc", "/en/structure"],
      ["/canh-bao", "/en/warnings"],
      ["/to-giac", "/en/report"],
      ["/tim-kiem", "/en/search"],
    ] as const;
    for (const [vietnamese, english] of pairs) {
      const alternates = [
        `<link rel="alternate" hreflang="vi" href="https://congan.example${vietnamese}"/>`,
        `<link rel="alternate" hreflang="en" href="https://congan.example${english}"/>`,
      ];
      const [inVietnamese, inEnglish] = [await whole(vietnamese), await whole(english)];
      for (const link of alternates) {
        expect(inVietnamese, vietnamese).toContain(link);
        expect(inEnglish, english).toContain(link);
      }
      expect(inVietnamese).toContain(`<a href="${english}" lang="en" hreflang="en"`);
      expect(inEnglish).toContain(`<a href="${vietnamese}" lang="vi" hreflang="vi"`);
    }
    const alone = await whole("/truy-na");
    expect(alone).not.toContain('rel="alternate" hreflang');
    expect(alone).toContain('<a href="/en" lang="en" hreflang="en"');
    // A narrowed list is not what the English page says.
    expect(await whole("/canh-bao?chu-de=scam")).not.toContain('rel="alternate" hreflang');
  });
});

describe("a visitor who wants to report a crime", () => {
  it("reads in English whom to call, where to go, what to say and how to be understood", async () => {
    const page = await whole("/en/report");
    for (const words of ["Report a crime", "tel:113", "tel:114", "tel:115", 'href="/don-vi" hreflang="vi"'])
      expect(page).toContain(words);
    expect(page).toContain('<dt>Help!</dt><dd lang="vi">Cứu tôi với!</dd>');
    for (const from of ["/en", "/en/structure"]) expect(await whole(from)).toContain('href="/en/report"');
    expect((await whole("/en/structure")).split("</main>")[1]).not.toContain("/to-giac");
  });

  it("keeps the number of the notice when switching language, of which machines are told nothing", async () => {
    const vietnamese = await whole("/to-giac?thong-bao=21/QĐTN");
    const [, switched = ""] = /<a href="([^"]+)" lang="en"/.exec(vietnamese) ?? [];
    const page = await whole(switched);
    expect(page).toContain("You are reporting about notice No. <b>21/QĐTN</b>.");
    expect(page).toContain('<a href="/to-giac?thong-bao=21%2FQ%C4%90TN" lang="vi"');
    expect(page).toContain('hreflang="vi" href="https://congan.example/to-giac"/>');
    expect(vietnamese).toContain('hreflang="en" href="https://congan.example/en/report"/>');
  });
});

describe("a visitor who searches", () => {
  const main = async (target: string) => (await whole(target)).split("<main")[1]?.split("</main>")[0] ?? "";
  const search = (query: Record<string, string>) => main(`/en/search?${new URLSearchParams(query)}`);
  /** Vietnamese that nothing marks as such: words of the interface that nobody translated. */
  const unmarked = (html: string) =>
    html
      .replaceAll(/<(\w+)[^>]* lang="vi"[^>]*>.*?<\/\1>/gs, "")
      .replaceAll(/<[^>]*>/g, " ")
      .match(/[^\s\p{ASCII}“”–—…←→·]+/gu);

  it("comes from the head of every English page to the search in English, without script", async () => {
    for (const path of ["/en", "/en/report", "/en/search?q=x"]) {
      const page = await whole(path);
      const forms = [...page.matchAll(/<form [^>]*action="([^"]+)"/g)].map(([, action]) => action);
      expect(new Set(forms), path).toEqual(new Set(["/en/search"]));
    }
    expect(await whole("/")).toContain('action="/tim-kiem"');
    const robots = await whole("/robots.txt");
    for (const path of ["/tim-kiem", "/en/search"]) expect(robots).toContain(`Disallow: ${path}\n`);
  });

  it("finds what is Vietnamese, marked as such, between English headings, filters and counts", async () => {
    for (let number = 1; number <= 12; number += 1)
      await publishFindable(database.db, { title: `Cấp hộ chiếu đợt ${number}`, unit: hacThanh });
    await publishFindable(database.db, { title: "Mất hộ chiếu", kind: "procedure", unit: hacThanh });
    site.search.forget(["all"]);
    const first = await search({ q: "ho chieu" });
    for (const words of [
      "What are you looking for?",
      "13 results.",
      ">News (12)</a>",
      ">Procedures (1)</a>",
      '<span class="label">Procedure</span><h2 lang="vi">',
      '<span lang="vi">Công an phường Hạc Thành</span>',
      "20 Nov 2026, 07:00",
      '<a rel="next" href="/en/search?q=ho+chieu&amp;trang=2">',
      "Past 12 months",
    ])
      expect(first).toContain(words);
    expect(unmarked(first)).toBeNull();
    expect(await search({ q: "ho chieu", trang: "2" })).toContain("Page 2.");
    expect(await whole("/tim-kiem?q=ho+chieu")).toContain('<a href="/en/search?q=ho+chieu" lang="en"');
    expect(await whole("/en/search?q=ho+chieu&loai=thu-tuc")).toContain(
      '<a href="/tim-kiem?q=ho+chieu&amp;loai=thu-tuc" lang="vi"',
    );
  });

  it("sees English pages unmarked there, and marked in the Vietnamese search", async () => {
    expect(await search({ q: "structure" })).toContain('<h2><a href="/en/structure">');
    expect(await main("/tim-kiem?q=structure")).toContain(
      '<h2 lang="en"><a href="/en/structure" hreflang="en">',
    );
  });

  it("is told in English that nothing was found, what was meant, and what was shown instead", async () => {
    const nothing = await search({ q: "zzzzzzzz", loai: "truy-na" });
    expect(nothing).toContain("No results for <b>“zzzzzzzz”</b>.");
    expect(nothing).toContain("search the whole portal for “zzzzzzzz”");
    expect(nothing).toContain('<a href="/en/warnings">');
    expect(unmarked(nothing)).toBeNull();
    expect(unmarked(await search({}))).toBeNull();
    const corrected = await search({ q: "hộ chieeus" });
    expect(corrected).toContain('Showing results for <b lang="vi">“hộ chiếu”</b>');
    expect(corrected).toContain('<a href="/en/search?q=h%E1%BB%99+chieeus&amp;dung=1">');
    // Plain letters may be an English word that no page holds.
    const offered = await search({ q: "ho chieeus" });
    expect(offered).not.toContain("Showing results");
    expect(offered).toMatch(/Did you mean: <a [^>]*lang="vi"[^>]*>hộ chiếu<\/a>/);
  });
});

describe("an English page that is not there", () => {
  it("says so in English, and that it was withdrawn when it was", async () => {
    const page = { ...emptyPage, language: "en", path: "en/fees" } as const;
    const old = await publishFindable(database.db, { title: "Old fees", kind: "page", details: page });
    expect(await whole("/en/fees")).toContain("Old fees");
    const id = old.slice("article:".length);
    const withdrawnAt = test.clock.now();
    await database.db
      .updateTable("public_store.article")
      .set({ withdrawn_at: withdrawnAt })
      .where("id", "=", id)
      .execute();
    const address = readAddress("/en/fees");
    const gone = address === undefined ? undefined : await renderAddress(site, address);
    expect(gone).toMatchObject({ status: 410, keys: expect.arrayContaining([`article:${id}`]) });
    expect(String(gone?.body)).toContain('<html lang="en">');
    expect(String(gone?.body)).toContain("This page has been withdrawn");
    expect(String(gone?.body)).not.toContain("Old fees");
  });
});

describe("a planned outage", () => {
  it("stands on Vietnamese and English pages from its announcement to its end, with the time of its end", async () => {
    const now = test.clock.now().getTime();
    const pages = ["/", "/don-vi", "/en", "/en/structure"];
    const telling = async () => {
      const texts = await Promise.all(pages.map(async (path) => [path, await whole(path)] as const));
      return texts.filter(([, text]) => text.includes("outage-notice")).map(([path]) => path);
    };
    expect(await telling()).toEqual([]);
    const outage = await planOutage(test.ctx, {
      actor: await actor(test.ctx, "quantri"),
      startsAt: new Date(now + 20 * 24 * hour),
      endsAt: new Date(now + 20 * 24 * hour + 3 * hour),
      reason: "Nâng cấp máy chủ theo kế hoạch năm",
      forceMajeure: "",
    });
    expect(outage.ok).toBe(true);
    expect(await telling()).toEqual(pages);
    expect(await whole("/")).toMatch(
      /bảo trì từ lúc \d\d:00 Thứ Hai, 14 tháng 12, 2026, hoạt động trở lại lúc \d\d:00 [^.]*14 tháng 12, 2026\. Lý do: Nâng cấp/,
    );
    expect(await whole("/en/structure")).toMatch(
      /down for maintenance from [^.]*14 December 2026[^.]* until /,
    );
    test.clock.advance(20 * 24 * hour + 2 * hour);
    expect(await telling()).toEqual(pages);
    test.clock.advance(hour + 1);
    expect(await telling()).toEqual([]);
  });
});
