import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type PortalVisit, sizes, visitPortal } from "./portal-visit.ts";

let portal: PortalVisit;

beforeAll(async () => {
  portal = await visitPortal();
}, 300_000);

afterAll(() => portal.close());

describe("a citizen with script off", () => {
  const phone = { viewport: sizes[0], javaScriptEnabled: false } as const;

  it("finds a warning and reads what to do", async () => {
    const page = await portal.open("/", phone);
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
    const page = await portal.open("/don-vi", phone);
    await page.locator("main form input[name=ten]").fill("hac thanh");
    await page.locator("main form button[type=submit]").first().click();
    await page.getByRole("link", { name: "Công an phường Hạc Thành" }).first().click();
    await page.waitForURL(/cong-an-phuong-hac-thanh/);
    expect(await page.locator('main a[href^="tel:"]').count()).toBeGreaterThan(0);
    await page.context().close();
  });

  it("searches without diacritics and opens what was found", async () => {
    const page = await portal.open("/tim-kiem", phone);
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

  it("reads what was corrected in an article, with its number and time", async () => {
    const corrected = await firstCorrected();
    const page = await portal.open(corrected, phone);
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
    const page = await portal.open("/truy-na", { viewport: sizes[2] });
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
    const page = await portal.open(await portal.newest("articles"), { viewport: sizes[2] });
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
  let next: string | null = `${portal.url}/api/v1/public/articles?limit=100`;
  while (next !== null) {
    const page: z.infer<typeof list> = list.parse(await (await fetch(next)).json());
    for (const { id, url } of page.items) {
      const article = wholeArticle.parse(
        await (await fetch(`${portal.url}/api/v1/public/articles/${id}`)).json(),
      );
      if (article.corrections.length > 0) return new URL(url).pathname;
    }
    next = page.next;
  }
  throw new Error("the demonstration corrects no article");
}
