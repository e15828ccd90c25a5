import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { projectRoot } from "../../server/foundation/project-root.ts";
import { openBrowser } from "../support/browser.ts";
import type { Installation } from "../support/installation.ts";
import { expectReadable, expectSound } from "../support/sound.ts";
import { startProduct } from "./product.ts";

const checker = join(projectRoot(), "node_modules/vnu-jar/build/dist/vnu.jar");
const sizes = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
] as const;

let product: Installation;
let browser: Browser;
let pages: ReadonlyMap<string, string>;

beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser();
  pages = await pageTypes();
}, 300_000);

afterAll(async () => {
  await browser.close();
  await product.stop();
});

const listed = z.object({ items: z.array(z.object({ url: z.string() })) });

/** The newest thing of a list of the public API. */
async function newest(list: string): Promise<string> {
  const response = await fetch(`${product.url}/api/v1/public/${list}?limit=1`);
  const [first] = listed.parse(await response.json()).items;
  if (first === undefined) throw new Error(`the demonstration has no ${list}`);
  return new URL(first.url).pathname;
}

/** One address of every type of page, by its name. */
async function pageTypes(): Promise<ReadonlyMap<string, string>> {
  const kinds = [
    "articles",
    "warnings",
    "wanted",
    "missing",
    "documents",
    "procedures",
    "questions",
  ] as const;
  const details = await Promise.all(kinds.map(async (kind) => [kind, await newest(kind)] as const));
  return new Map([
    ["home", "/"],
    ["section", "/chuyen-muc/tin-tuc-su-kien"],
    ["units", "/don-vi"],
    ["unit", "/don-vi/cong-an-phuong-hac-thanh"],
    ["channels", "/kenh-chinh-thuc"],
    ["warning list", "/canh-bao"],
    ["wanted list", "/truy-na"],
    ["missing list", "/truy-tim"],
    ["document list", "/van-ban"],
    ["procedure list", "/thu-tuc"],
    ["question list", "/hoi-dap"],
    ["search", "/tim-kiem?q=lua+dao"],
    ["search without a find", "/tim-kiem?q=zzzzzzzz"],
    ["open data", "/du-lieu-mo"],
    ["statistics", "/thong-ke"],
    ["sitemap", "/so-do-cong"],
    ["introduction", "/gioi-thieu"],
    ["English", "/en"],
    ["English structure", "/en/structure"],
    ["English warnings", "/en/warnings"],
    ["English tip", "/en/report"],
    ["English search", "/en/search?q=lua+dao"],
    ["design system", "/thiet-ke"],
    ["tip", "/to-giac"],
    ["nothing there", "/khong-co-trang-nay"],
    ["nothing there in English", "/en/no-such-page"],
    ...details.map(([kind, path]) => [`one of ${kind}`, path] as const),
  ]);
}

async function open(
  path: string,
  options: {
    viewport: { width: number; height: number };
    colorScheme?: "light" | "dark";
    javaScriptEnabled?: boolean;
  },
): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(product.url + path);
  return page;
}

/** The machine has two cores; more pages at once would only wait for each other. */
async function twoAtATime(
  all: ReadonlyMap<string, string>,
  look: (name: string, path: string) => Promise<void>,
): Promise<void> {
  const waiting = all.entries();
  const one = async () => {
    for (const [name, path] of waiting) await look(name, path);
  };
  await Promise.all([one(), one()]);
}

describe("every type of page", () => {
  it("fits phone, tablet and desktop, in light and in dark, and axe finds nothing", async () => {
    await twoAtATime(pages, async (name, path) => {
      const page = await open(path, { viewport: sizes[0], colorScheme: "light" });
      for (const size of sizes) {
        await page.setViewportSize(size);
        await expectSound(page, `${name} at ${size.width}`);
      }
      await page.emulateMedia({ colorScheme: "dark" });
      for (const size of sizes) {
        await page.setViewportSize(size);
        await expectReadable(page, `${name} at ${size.width} in the dark`);
      }
      await page.context().close();
    });
  }, 300_000);

  it("is HTML in which the Nu checker finds no error", async () => {
    const folder = await mkdtemp(join(tmpdir(), "trongdong-html-"));
    try {
      const files = new Map<string, string>();
      for (const [name, path] of pages) {
        const file = join(folder, `${files.size}.html`);
        await writeFile(file, await (await fetch(product.url + path)).text());
        files.set(file, name);
      }
      const errors = await checkHtml([...files.keys()]);
      expect(errors.map(({ file, message, line }) => `${files.get(file)}, line ${line}: ${message}`)).toEqual(
        [],
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 120_000);

  it("asks for nothing from anybody else, and runs no script that stands in a page", async () => {
    await twoAtATime(pages, async (name, path) => {
      const context = await browser.newContext({ viewport: sizes[2] });
      const page = await context.newPage();
      const strangers: string[] = [];
      const refused: string[] = [];
      page.on("request", (request) => {
        if (!request.url().startsWith(product.url) && !request.url().startsWith("data:"))
          strangers.push(request.url());
      });
      page.on("console", (message) => {
        if (/Content Security Policy/.test(message.text())) refused.push(message.text());
      });
      await page.goto(product.url + path, { waitUntil: "networkidle" });
      expect([strangers, refused], name).toEqual([[], []]);
      await context.close();
    });
  }, 240_000);
});

const verdict = z.object({
  messages: z.array(
    z.object({
      type: z.string(),
      url: z.string().optional(),
      message: z.string(),
      lastLine: z.number().optional(),
    }),
  ),
});

/** What the Nu HTML checker calls an error in files, one process for all of them. */
async function checkHtml(
  files: readonly string[],
): Promise<{ file: string; message: string; line: number }[]> {
  const args = ["-jar", checker, "--format", "json", "--errors-only", "--exit-zero-always", ...files];
  const { stderr } = await promisify(execFile)("java", args, { maxBuffer: 16 * 1024 * 1024 });
  return verdict.parse(JSON.parse(stderr)).messages.map(({ url, message, lastLine }) => ({
    file: (url ?? "").replace(/^file:/, ""),
    message,
    line: lastLine ?? 0,
  }));
}

describe("a citizen with script off", () => {
  const phone = { viewport: sizes[0], javaScriptEnabled: false } as const;

  it("finds a warning and reads what to do", async () => {
    const page = await open("/", phone);
    await page
      .getByRole("link", { name: /Cảnh báo/ })
      .first()
      .click();
    await page.waitForURL(/canh-bao/);
    await page.locator("main h2 a, main h3 a").first().click();
    await page.waitForURL(/\/tin\//);
    expect(await page.locator("h1").count()).toBe(1);
    const steps = page.locator("section", { has: page.getByRole("heading", { name: "Bạn cần làm gì" }) });
    expect(await steps.locator("li").count()).toBeGreaterThan(1);
    const report = page.locator("section", { has: page.getByRole("heading", { name: "Báo tin ở đâu" }) });
    expect(await report.innerText()).toMatch(/113/);
    expect(await report.locator('a[href="tel:113"], a[href="/to-giac"]').count()).toBe(2);
    await page.context().close();
  });

  it("finds the telephone of the commune's police by its name without diacritics", async () => {
    const page = await open("/don-vi", phone);
    await page.locator("main form input[name=ten]").fill("hac thanh");
    await page.locator("main form button[type=submit]").first().click();
    await page.getByRole("link", { name: "Công an phường Hạc Thành" }).first().click();
    await page.waitForURL(/cong-an-phuong-hac-thanh/);
    expect(await page.locator('main a[href^="tel:"]').count()).toBeGreaterThan(0);
    await page.context().close();
  });

  it("searches without diacritics and opens what was found", async () => {
    const page = await open("/tim-kiem", phone);
    await page.locator("main input[name=q]").fill("canh giac cuoc goi video deepfake");
    await page.locator("main form button[type=submit]").first().click();
    await page
      .getByRole("link", { name: /deepfake/i })
      .first()
      .click();
    await page.waitForURL(/\/tin\//);
    expect(await page.locator("h1").innerText()).toMatch(/deepfake/i);
    await page.context().close();
  });

  it("searches from an English page, stays in English and is led to what was found", async () => {
    const page = await open("/en/report", { ...phone, viewport: sizes[2] });
    await page.locator("header input[name=q]").fill("passport");
    await page.locator("header form button[type=submit]").click();
    await page.waitForURL(/\/en\/search\?q=passport$/);
    expect(await page.locator("h1").innerText()).toBe("Search");
    await page.locator(".results h2[lang=vi] a").first().click();
    await page.waitForURL(/\/tin\//);
    await page.context().close();
  });

  it("reads what was corrected in an article, with its number and time", async () => {
    const corrected = await firstCorrected();
    const page = await open(corrected, phone);
    const box = page.locator("main .corrections li").first();
    expect(await box.innerText()).toMatch(/^Đính chính 1 \(.*\d{1,2}\/\d{1,2}\/\d{4}.*\): .{10,}/s);
    expect(await box.locator("time").getAttribute("datetime")).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d/);
    await page.context().close();
  });
});

describe("a page on paper", () => {
  const unprinted = [
    ".menu",
    ".utility",
    ".find-box",
    ".bar-fixed",
    ".beside",
    ".tools",
    ".share",
    ".rating",
    "form",
    "button",
    ".button",
  ].join(", ");
  const shown = async (page: Page, selector: string) => {
    const all = await page.locator(selector).all();
    return (await Promise.all(all.map((one) => one.isVisible()))).filter(Boolean).length;
  };

  it("of a wanted notice is two sheets at most: who, how dangerous, whom to call, where to check it", async () => {
    // The newest notice may be a withdrawal; those in the list are sought.
    const page = await open("/truy-na", { viewport: sizes[2] });
    await page.locator("main .people h2 a").first().click();
    await page.waitForURL(/\/tin\//);
    // On the screen they stand there: what is looked for below does exist.
    expect(await shown(page, ".rating")).toBe(1);
    expect(await shown(page, unprinted)).toBeGreaterThan(10);
    await page.emulateMedia({ media: "print" });
    expect(await shown(page, unprinted)).toBe(0);
    for (const selector of [
      "h1",
      ".story .facts",
      ".notice-danger",
      ".hotlines",
      ".story-code img",
      ".origin",
    ])
      expect(await shown(page, selector), selector).toBeGreaterThan(0);
    expect(await page.locator(".notice-danger").first().innerText()).toMatch(/tự bắt giữ.*113/s);
    expect(await page.locator(".hotlines").innerText()).toMatch(/113.*114.*115/s);
    const address = new URL(page.url()).pathname;
    expect(await page.locator(".origin a").innerText()).toContain(address);
    const folder = await mkdtemp(join(tmpdir(), "trongdong-print-"));
    try {
      const file = join(folder, "truy-na.pdf");
      await page.pdf({ path: file, format: "A4", preferCSSPageSize: true });
      const { stdout } = await promisify(execFile)("pdfinfo", [file]);
      expect(Number(/^Pages:\s+(\d+)/m.exec(stdout)?.[1])).toBeLessThanOrEqual(2);
      expect(stdout).toMatch(/^Page size:.*A4/m);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    await page.context().close();
  });

  it("of an article holds its text and no way to rate, share or press anything", async () => {
    const page = await open(pages.get("one of articles") ?? "", { viewport: sizes[2] });
    await page.emulateMedia({ media: "print" });
    expect(await shown(page, unprinted)).toBe(0);
    expect((await page.locator(".prose").innerText()).length).toBeGreaterThan(200);
    await page.context().close();
  });
});

const wholeArticle = z.object({ corrections: z.array(z.object({ number: z.number() })) });

/** The address of an article that carries a correction. */
async function firstCorrected(): Promise<string> {
  const list = z.object({
    items: z.array(z.object({ id: z.string(), url: z.string() })),
    next: z.string().nullable(),
  });
  let next: string | null = `${product.url}/api/v1/public/articles?limit=100`;
  while (next !== null) {
    const page: z.infer<typeof list> = list.parse(await (await fetch(next)).json());
    for (const { id, url } of page.items) {
      const article = wholeArticle.parse(
        await (await fetch(`${product.url}/api/v1/public/articles/${id}`)).json(),
      );
      if (article.corrections.length > 0) return new URL(url).pathname;
    }
    next = page.next;
  }
  throw new Error("the demonstration corrects no article");
}
