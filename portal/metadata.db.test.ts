import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { ItemDetails } from "../body/kinds/details.ts";
import { emptyDocument } from "../body/kinds/document.ts";
import { emptyPage } from "../body/kinds/page.ts";
import { emptyProcedure } from "../body/kinds/procedure.ts";
import { emptyQuestion } from "../body/kinds/question.ts";
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
  await loadTestNetwork(test.ctx);
  const { db } = test.ctx;
  site = createTestSite(test.ctx);
  const introduction = { ...emptyPage, path: "gioi-thieu/lich-su" };
  await publishFindable(db, { title: "Lịch sử", kind: "page", details: introduction });
  const english = { ...emptyPage, path: "en/contact", language: "en" } as const;
  await publishFindable(db, { title: "Contact", kind: "page", details: english });
});

afterAll(async () => {
  await test.close();
  await database.drop();
});

async function published(
  title: string,
  given: { kind?: string; details?: ItemDetails; body?: string } = {},
): Promise<string> {
  const ref = await publishFindable(database.db, {
    title,
    unit: "T38",
    category: "an-ninh-trat-tu",
    at: test.clock.now(),
    ...given,
  });
  return `/tin/mot-tin-${ref.slice("article:".length)}`;
}

async function head(target: string): Promise<string> {
  const address = readAddress(target);
  const page = address === undefined ? undefined : await renderAddress(site, address);
  if (page === undefined) throw new Error(`nothing at ${target}`);
  return String(page.body).split("</head>")[0] ?? "";
}

/** What a page says in one meta element, by its name or property. */
async function contentOf(target: string, name: string): Promise<string> {
  return (
    new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(await head(target))?.[1] ?? ""
  );
}

/** The structured data of a page, parsed. */
async function metadataOf(target: string): Promise<Record<string, unknown>> {
  const [, json = ""] =
    /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(await head(target)) ?? [];
  return z.record(z.string(), z.unknown()).parse(JSON.parse(json));
}

const issued = {
  ...emptyDocument,
  number: "93/QĐ-CAT",
  documentType: "Quyết định",
  issuer: "Công an tỉnh",
  issuedOn: "2026-09-18",
  effectiveOn: "2026-10-01",
};

describe("a search engine", () => {
  it("reads a legal document as legislation, with its number and whether it is in force", async () => {
    const path = await published("Quyết định về Cổng", { kind: "document", details: issued });
    expect(await metadataOf(path)).toMatchObject({
      "@context": "https://schema.org",
      "@type": "Legislation",
      name: "Quyết định về Cổng",
      url: `https://congan.example${path}`,
      legislationIdentifier: "93/QĐ-CAT",
      legislationType: "Quyết định",
      legislationDate: "2026-09-18",
      legislationDateOfApplicability: "2026-10-01",
      legislationPassedBy: { "@type": "GovernmentOrganization", name: "Công an tỉnh" },
      legislationLegalForce: "InForce",
    });
    const over = { ...issued, expiresOn: "2026-11-01" };
    const old = await published("Kế hoạch cũ", { kind: "document", details: over });
    expect(await metadataOf(old)).toMatchObject({ legislationLegalForce: "NotInForce" });
    const draft = { ...issued, stage: "draft-for-comment", commentUntil: "2027-01-01" } as const;
    const plan = await published("Dự thảo", { kind: "document", details: draft });
    expect(await metadataOf(plan)).not.toHaveProperty("legislationLegalForce");
  });

  it("reads a question with the answer that was given", async () => {
    const details = {
      ...emptyQuestion,
      question: "Tạm trú ở đâu?",
      askedBy: "Chị N.",
      answeredBy: "Phòng PC06",
    };
    const path = await published("Đăng ký tạm trú", {
      kind: "question",
      details,
      body: "Tại <b>Công an xã</b> &amp; VNeID.",
    });
    expect(await metadataOf(path)).toMatchObject({
      "@type": "QAPage",
      mainEntity: {
        "@type": "Question",
        name: "Đăng ký tạm trú",
        text: "Tạm trú ở đâu?",
        answerCount: 1,
        acceptedAnswer: {
          "@type": "Answer",
          text: "Tại Công an xã & VNeID.",
          author: { "@type": "GovernmentOrganization", name: "Phòng PC06" },
        },
      },
    });
  });

  it("reads a procedure as a service with the place to use it", async () => {
    const nationalPortalUrl = "https://dichvucong.gov.vn/p/1.004222";
    const details = { ...emptyProcedure, code: "1.004222", nationalPortalUrl };
    expect(
      await metadataOf(await published("Đăng ký thường trú", { kind: "procedure", details })),
    ).toMatchObject({
      "@type": "GovernmentService",
      identifier: "1.004222",
      availableChannel: { "@type": "ServiceChannel", serviceUrl: nationalPortalUrl },
    });
  });

  it("reads news with their videos, and no text of ours can end the data", async () => {
    const path = await published("Bắt </script><b>đối tượng</b>");
    const video = {
      title: "Hiện trường",
      durationMs: 65_000,
      poster: [{ name: "poster.jpg", digest: "aa", mime: "image/jpeg", width: 1280, height: 720, bytes: 10 }],
      files: [{ name: "720p.mp4", digest: "bb", mime: "video/mp4", width: 1280, height: 720, bytes: 10 }],
      captions: null,
    };
    await database.db
      .updateTable("public_store.article")
      .set({ videos: JSON.stringify([video]) })
      .where("id", "=", path.slice(-16))
      .execute();
    expect(await metadataOf(path)).toMatchObject({
      "@type": "NewsArticle",
      headline: "Bắt </script><b>đối tượng</b>",
      video: [
        {
          "@type": "VideoObject",
          name: "Hiện trường",
          duration: "PT65S",
          thumbnailUrl: "https://congan.example/media/aa.jpg",
          contentUrl: "https://congan.example/media/bb.mp4",
          uploadDate: test.clock.now().toISOString(),
        },
      ],
    });
  });
});

describe("a catalogue and a network", () => {
  it("find the six required elements of Dublin Core and a preview on every type of page", async () => {
    const targets = [
      "/",
      "/gioi-thieu",
      "/gioi-thieu/lich-su",
      "/en",
      "/en/contact",
      "/en/warnings",
      "/chuyen-muc/an-ninh-trat-tu",
      "/don-vi",
      "/don-vi/cong-an-phuong-hac-thanh",
      "/canh-bao",
      "/truy-na",
      "/truy-tim",
      "/van-ban",
      "/thu-tuc",
      "/hoi-dap",
      "/kenh-chinh-thuc",
      "/du-lieu-mo",
      "/thong-ke",
      "/so-do-cong",
      "/to-giac",
      "/en/report",
      await published("Tin không có tóm tắt"),
      await published("Văn bản không có tóm tắt", { kind: "document", details: issued }),
    ];
    for (const target of targets) {
      for (const element of ["title", "creator", "date", "description", "publisher", "identifier"])
        expect(await contentOf(target, `DC.${element}`), `DC.${element} of ${target}`).not.toBe("");
      expect(await contentOf(target, "DC.identifier"), target).toBe(`https://congan.example${target}`);
      for (const tag of ["title", "type", "url", "site_name", "locale", "description"])
        expect(await contentOf(target, `og:${tag}`), `og:${tag} of ${target}`).not.toBe("");
    }
    expect(await contentOf("/en/contact", "og:locale")).toBe("en_GB");
    const article = await published("Tin có ảnh chia sẻ");
    expect(await contentOf(article, "og:image")).toMatch(/^https:\/\/congan\.example\/anh-chia-se\//);
    expect(await contentOf(article, "og:type")).toBe("article");
  });
});

describe("a reader of feeds", () => {
  it("finds the feeds of a section, a unit and the warnings on their pages", async () => {
    for (const place of ["/chuyen-muc/an-ninh-trat-tu", "/don-vi/cong-an-phuong-hac-thanh", "/canh-bao"]) {
      const announced = await head(place);
      for (const [type, file] of [
        ["rss+xml", "rss.xml"],
        ["atom+xml", "atom.xml"],
        ["feed+json", "feed.json"],
      ]) {
        const links = [
          ...announced.matchAll(
            new RegExp(
              `<link rel="alternate" type="application/${type?.replace("+", "\\+")}" title="[^"]+" href="([^"]+)"`,
              "g",
            ),
          ),
        ].map(([, href]) => href);
        expect(links, place).toContain(`${place}/${file}`);
        const feed = readAddress(`${place}/${file}`);
        expect(feed && (await renderAddress(site, feed))?.status, `${place}/${file}`).toBe(200);
      }
    }
    const unit = readAddress("/don-vi/cong-an-phuong-hac-thanh");
    const page = unit === undefined ? undefined : await renderAddress(site, unit);
    expect(String(page?.body).split("<main")[1]).toContain(
      '<a href="/don-vi/cong-an-phuong-hac-thanh/rss.xml">Nguồn tin RSS của đơn vị</a>',
    );
  });
});
