import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { emptyWarning } from "../../body/kinds/empty-warning.ts";
import type { WarningDetails } from "../../body/kinds/warning.ts";
import { takeRelease } from "../../server/delivery/take-release.ts";
import { sharp } from "../../server/foundation/picture-engine.ts";
import { projectRoot } from "../../server/foundation/project-root.ts";
import { checkpointSchema, importKey, isGenuine } from "../../server/ledger/checkpoint.ts";
import { takeCheckpoint } from "../../server/ledger/keep-checkpoints.ts";
import { platforms } from "../../server/platforms/list.ts";
import { publishArticle } from "../../server/platforms/portal/publish-article.ts";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { testListKey } from "../../tests/support/list-key.ts";
import { releaseThroughActs } from "../../tests/support/release.ts";
import { loadTestNetwork } from "../../tests/support/test-network.ts";
import { readAddress } from "../addresses/address.ts";
import { renderAddress } from "../addresses/render-address.ts";
import { createSearchSource } from "../search/search-source.ts";
import type { Site } from "../site.ts";
import { datasetsOf } from "./open-data.ts";

const run = promisify(execFile);
let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;
let site: Site;
const publishedCheckpoint = z.object({ checkpoint: checkpointSchema, publicKey: z.string() });
let folder: string;
let itemId: string;
const title = "Cảnh báo giả danh công an & đòi “phí” xác thực";

beforeAll(async () => {
  database = await createTestDatabase();
  test = await createTestContext({ database });
  await loadTestNetwork(test.ctx);
  folder = await mkdtemp(join(tmpdir(), "trongdong-machines-"));
  const { db, files, clock } = test.ctx;
  const assets = { stylesheet: "", star: "", icon: "", script: "", deviceScript: "", preloadedFonts: [] };
  const now = () => clock.now();
  const search = createSearchSource({ db, platforms, now });
  const reach = { mail: true, pushKey: "" };
  site = {
    db,
    files,
    assets,
    publicUrl: "https://congan.example",
    platforms,
    now,
    search,
    reach,
    listKey: testListKey,
  };
  const details = {
    ...emptyWarning,
    trick: "Gọi điện xưng là công an phường.",
    signs: ["Giục chuyển tiền ngay", "Cấm kể với người nhà"],
    actions: ["Dừng cuộc gọi", "Gọi 113"],
    areaUnitCodes: [await unitCode("cong-an-phuong-hac-thanh")],
    severity: "Severe" as const,
    urgency: "Immediate" as const,
    english: {
      headline: "Fake police calls",
      description: "Callers ask for money.",
      instruction: "Hang up.",
    },
  };
  ({ itemId } = await releaseThroughActs(test.ctx, { title, targets: ["portal"], details }));
  await takeRelease(test.ctx, { publishToPortal: publishArticle });
});

afterAll(async () => {
  await test.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function unitCode(slug: string): Promise<string> {
  const unit = await test.ctx.db
    .selectFrom("unit")
    .select("code")
    .where("slug", "=", slug)
    .executeTakeFirstOrThrow();
  return unit.code;
}

async function get(target: string) {
  const address = readAddress(target);
  const page = address === undefined ? undefined : await renderAddress(site, address);
  if (page === undefined) return undefined;
  return { ...page, text: page.body.toString(), bytes: Buffer.from(page.body) };
}

async function kept(name: string, body: Buffer | string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, body);
  return file;
}

describe("warnings for machines", () => {
  it("are CAP 1.2 alerts that the schema accepts, in Vietnamese and English, with their area", async () => {
    const alert = await get(`/canh-bao/cap/${itemId}.xml`);
    const file = await kept("alert.xml", alert?.text ?? "");
    const schema = join(projectRoot(), "tests/fixtures/cap-1.2.xsd");
    await run("xmllint", ["--noout", "--schema", schema, file]);
    expect(alert?.text).toContain("<headline>Cảnh báo giả danh công an &amp; đòi “phí” xác thực</headline>");
    expect(alert?.text).toContain("<language>en-US</language>");
    for (const grade of [
      "<severity>Severe</severity>",
      "<urgency>Immediate</urgency>",
      "<certainty>Unknown</certainty>",
    ])
      expect(alert?.text).toContain(grade);
    expect(alert?.text).toContain("<areaDesc>Công an phường Hạc Thành</areaDesc>");
    // The schema does refuse: an alert without its status is none.
    const broken = await kept("broken.xml", (alert?.text ?? "").replace("<status>Actual</status>", ""));
    await expect(run("xmllint", ["--noout", "--schema", schema, broken])).rejects.toThrow();
  });

  it("are listed in a feed that leads to them", async () => {
    const feed = await get("/canh-bao/cap.xml");
    await run("xmllint", ["--noout", await kept("feed.xml", feed?.text ?? "")]);
    expect(feed?.text).toContain(`href="https://congan.example/canh-bao/cap/${itemId}.xml"`);
  });
});

describe("feeds", () => {
  it.each([
    "/rss.xml",
    "/atom.xml",
    "/canh-bao/rss.xml",
    "/chuyen-muc/canh-bao-toi-pham/atom.xml",
    "/don-vi/cong-an-phuong-hac-thanh/rss.xml",
  ])("%s is well-formed and holds the new article", async (path) => {
    const feed = await get(path);
    await run("xmllint", ["--noout", await kept("one.xml", feed?.text ?? "")]);
    expect(feed?.text).toContain(itemId);
  });

  it("come as JSON too, and there is none of a unit that does not exist", async () => {
    const feed = JSON.parse((await get("/don-vi/cong-an-phuong-hac-thanh/feed.json"))?.text ?? "");
    expect(feed.items.map((item: { title: string }) => item.title)).toEqual([title]);
    expect(await get("/don-vi/khong-co/rss.xml")).toBeUndefined();
  });
});

describe("sitemaps", () => {
  it("lead from the index to every month, to the news of two days, and to units", async () => {
    const index = await get("/sitemap.xml");
    expect(index?.text).toContain("https://congan.example/sitemap-2026-11.xml");
    for (const path of ["/sitemap-2026-11.xml", "/sitemap-tin-moi.xml", "/sitemap-muc-luc.xml"]) {
      const map = await get(path);
      await run("xmllint", ["--noout", await kept("map.xml", map?.text ?? "")]);
    }
    expect((await get("/sitemap-2026-11.xml"))?.text).toContain(itemId);
    expect((await get("/sitemap-tin-moi.xml"))?.text).toContain("<news:title>");
    expect((await get("/sitemap-muc-luc.xml"))?.text).toContain("/don-vi/cong-an-phuong-hac-thanh");
    expect(await get("/sitemap-2001-01.xml")).toBeUndefined();
  });
});

describe("the sitemap that people read", () => {
  it("holds the same pages as the one for machines, each once, and every one of them answers", async () => {
    const tree = (await get("/so-do-cong"))?.text ?? "";
    const main = /<h1>.*?<\/main>/s.exec(tree)?.[0] ?? "";
    const read = [...main.matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href ?? "");
    const places = read.filter((path) => !path.endsWith(".xml")).toSorted();
    const map = (await get("/sitemap-muc-luc.xml"))?.text ?? "";
    const machines = [...map.matchAll(/<loc>https:\/\/congan\.example([^<]*)<\/loc>/g)].map(
      ([, path]) => path ?? "",
    );
    expect(places).toEqual(machines.toSorted());
    expect(new Set(places).size).toBe(places.length);
    expect(read.filter((path) => path.endsWith(".xml"))).toEqual(["/sitemap.xml", "/rss.xml"]);
    for (const named of [
      "/",
      "/en",
      "/en/warnings",
      "/en/report",
      "/gioi-thieu",
      "/to-giac",
      "/dang-ky-nhan-tin",
      "/don-vi",
    ])
      expect(places).toContain(named);
    for (const path of places) expect((await get(path))?.status, path).toBe(200);
  });
});

describe("the public API", () => {
  it("gives lists that can be followed to their end, and each article whole", async () => {
    for (let number = 1; number <= 4; number += 1) {
      test.clock.advance(1000);
      await releaseThroughActs(test.ctx, {
        title: `Cảnh báo thêm số ${number} để lật trang`,
        targets: ["portal"],
      });
      await takeRelease(test.ctx, { publishToPortal: publishArticle });
    }
    const seen: string[] = [];
    let next: string | null = "https://congan.example/api/v1/public/warnings?limit=2";
    while (next !== null) {
      const page: { items: { id: string }[]; next: string | null } = JSON.parse(
        (await get(next.replace("https://congan.example", "")))?.text ?? "",
      );
      seen.push(...page.items.map(({ id }) => id));
      next = page.next;
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
    const one = JSON.parse((await get(`/api/v1/public/articles/${itemId}`))?.text ?? "");
    expect(one).toMatchObject({
      title,
      details: { kind: "warning" },
      unit: { slug: "cong-an-phuong-hac-thanh" },
    });
  });

  it("describes itself, and every path that it describes answers", async () => {
    const description = JSON.parse((await get("/api/v1/public/openapi.json"))?.text ?? "");
    expect(description.openapi).toBe("3.1.0");
    const paths = Object.keys(description.paths);
    expect(paths).toHaveLength(11);
    expect(description).toMatchObject({
      security: [],
      servers: [{ url: expect.stringMatching(/^https?:/) }],
    });
    for (const path of paths) {
      const { get: described } = description.paths[path];
      expect(described.summary.length, path).toBeGreaterThan(10);
      expect(Object.keys(described.responses), path).toEqual(["200", "404", "429", "503"]);
      const page = await get(`/api/v1/public${path.replace("{id}", itemId)}`);
      expect(page?.status, path).toBe(200);
    }
  });

  it("knows nothing else", async () => {
    for (const path of ["/items", "/articles/x", "/people", "/articles/0000000000000000"])
      expect(await get(`/api/v1/public${path}`), path).toBeUndefined();
  });
});

describe("open data", () => {
  it.each(datasetsOf(platforms).map(({ name }) => name))(
    "%s comes as CSV and JSON with the same rows",
    async (name) => {
      const csv = (await get(`/du-lieu-mo/${name}.csv`))?.text ?? "";
      const rows = JSON.parse((await get(`/du-lieu-mo/${name}.json`))?.text ?? "").items;
      expect(csv.startsWith("\ufeff")).toBe(true);
      expect(csv.trim().split("\r\n")).toHaveLength(rows.length + 1);
    },
  );
});

describe("an article for paper and networks", () => {
  it("is a PDF whose Vietnamese text can be searched and copied", async () => {
    const pdf = await get(`/tin/${itemId}/pdf`);
    const file = await kept("bai.pdf", pdf?.bytes ?? "");
    const { stdout } = await run("pdftotext", ["-layout", file, "-"]);
    const text = stdout.normalize("NFC").replaceAll(/\s+/g, " ");
    expect(text).toContain("Cảnh báo giả danh công an & đòi “phí” xác thực");
    expect(text).toContain("Công an phường Hạc Thành");
    expect(text).toContain(`https://congan.example/tin/`);
  });

  it("has a share picture with its title drawn, at the size that networks show large", async () => {
    const picture = await get(`/anh-chia-se/${itemId}-1.jpg`);
    const { width, height, format } = await sharp(picture?.bytes).metadata();
    expect([width, height, format]).toEqual([1200, 630, "jpeg"]);
    expect(await get(`/anh-chia-se/${itemId}-2.jpg`)).toBeUndefined();
  });

  it("has a code that leads to our own pages and to nowhere else", async () => {
    expect((await get("/ma-qr.svg?toi=/truy-na"))?.text).toContain("<svg");
    for (const away of ["//xau.example", "https://xau.example", "/\\xau", "/a?b", "javascript:1", ""])
      expect(await get(`/ma-qr.svg?toi=${encodeURIComponent(away)}`), away).toBeUndefined();
  });
});

describe("a warning that an officer in a hurry wrote without its form", () => {
  it.each<[string, Partial<WarningDetails>]>([
    ["today", {}],
    [
      "when the form began with grades of its own",
      { severity: "Moderate", urgency: "Expected", certainty: "Likely" },
    ],
  ])("%s tells nothing that nobody chose: on its page, to machines and in its alert", async (_when, form) => {
    const warning = await releaseThroughActs(test.ctx, {
      title: "Cảnh báo gấp chỉ có bài viết",
      targets: ["portal"],
      details: { ...emptyWarning, ...form },
    });
    await takeRelease(test.ctx, { publishToPortal: publishArticle });
    const page = await get(`/tin/canh-bao-gap-chi-co-bai-viet-${warning.itemId}`);
    expect(page?.text).toContain("Cảnh báo gấp chỉ có bài viết");
    expect(page?.text).not.toContain("Về cảnh báo này");
    const one = JSON.parse((await get(`/api/v1/public/articles/${warning.itemId}`))?.text ?? "");
    expect(one.details).toBeNull();
    const alert = await get(`/canh-bao/cap/${warning.itemId}.xml`);
    const schema = join(projectRoot(), "tests/fixtures/cap-1.2.xsd");
    await run("xmllint", ["--noout", "--schema", schema, await kept("plain.xml", alert?.text ?? "")]);
    for (const required of ["severity", "urgency", "certainty"])
      expect(alert?.text).toContain(`<${required}>Unknown</${required}>`);
    expect(alert?.text).toContain("<category>Other</category>");
  });
});

describe("who wants to hold the ledger to its word", () => {
  it("can take its newest signed head away, and check it with the key beside it", async () => {
    const address = "/.well-known/ledger-checkpoint.json";
    expect(JSON.parse((await get(address))?.text ?? "")).toEqual({ checkpoint: null, publicKey: null });
    const taken = await takeCheckpoint(test.ctx);
    const described = publishedCheckpoint.parse(JSON.parse((await get(address))?.text ?? ""));
    expect(described.checkpoint).toEqual(taken);
    expect(isGenuine({ checkpoint: described.checkpoint, publicKey: importKey(described.publicKey) })).toBe(
      true,
    );
  });
});

describe("who found a weakness", () => {
  it("learns whom to tell and until when that holds", async () => {
    const page = await get("/.well-known/security.txt");
    const fields = new Map(
      (page?.text ?? "")
        .trim()
        .split("\n")
        .map((line): [string, string] => [line.split(": ")[0] ?? "", line.split(": ")[1] ?? ""]),
    );
    expect(fields.get("Contact")).toBe("https://congan.example/lien-he");
    const days = (Date.parse(fields.get("Expires") ?? "") - test.clock.now().getTime()) / 86_400_000;
    expect(days).toBeGreaterThan(30);
    // RFC 9116 recommends less than a year.
    expect(days).toBeLessThan(365);
  });
});
