import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type PortalVisit, sizes, visitPortal } from "./portal-visit.ts";
import { focusOf, seenOf } from "./seen.ts";

let portal: PortalVisit;

beforeAll(async () => {
  portal = await visitPortal();
});

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

  it("searches from an English page, stays in English and is led to what was found", async () => {
    const page = await portal.open("/en/report", { ...phone, viewport: sizes[2] });
    await page.locator("header input[name=q]").fill("passport");
    await page.locator("header form button[type=submit]").click();
    await page.waitForURL(/\/en\/search\?q=passport$/);
    expect(await page.locator("h1").innerText()).toBe("Search");
    await page.locator(".results h2[lang=vi] a").first().click();
    await page.waitForURL(/\/tin\//);
    await page.context().close();
  });

  it("reads what was corrected in an article, with its number and time", async () => {
    const corrected = await portal.firstArticle(({ corrections }) => corrections.length > 0);
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

describe("the tools for reading", () => {
  const desk = { viewport: sizes[2] };

  /** A page at an address whose browser speaks with these voices, or not at all; what it is given to speak is written down. */
  async function listening(path: string, voices: readonly string[] | "none"): Promise<Page> {
    const page = await portal.open("/du-lieu-mo", desk);
    await page.addInitScript((languages) => {
      Reflect.deleteProperty(window, "speechSynthesis");
      if (languages === "none") return;
      const given: string[] = [];
      const speechSynthesis = {
        given,
        getVoices: () => languages.map((lang) => ({ lang })),
        speak: ({ text }: { text: string }) => given.push(text),
        cancel: () => given.push("(im)"),
      };
      const SpeechSynthesisUtterance = class extends EventTarget {
        readonly text: string;
        constructor(text: string) {
          super();
          this.text = text;
        }
      };
      Object.assign(window, { speechSynthesis, SpeechSynthesisUtterance });
    }, voices);
    await page.goto(portal.url + path);
    return page;
  }
  const given = async (page: Page) => z.array(z.string()).parse(await page.evaluate("speechSynthesis.given"));

  it("read an article aloud once from its title to its last line, and fall silent when asked", async () => {
    // Points of lists and cells of tables are where a reader could stutter or skip.
    const path = await portal.firstArticle(({ html }) => /<li>/.test(html) && /<table>/.test(html));
    const page = await listening(path, ["en-US", "vi-VN"]);
    const button = page.getByRole("button", { name: "Nghe đọc" });
    await button.click();
    expect(await button.getAttribute("aria-pressed")).toBe("true");
    const words = await given(page);
    expect(words[0]).toBe(await page.locator("h1").innerText());
    const texts = await page.locator(".prose :is(p, h2, h3)").allTextContents();
    const lines = texts.map((text) => text.trim()).filter((text) => text !== "");
    expect(lines.length).toBeGreaterThan(10);
    const from = words.indexOf(lines[0] ?? "");
    expect(words.slice(from, from + lines.length)).toEqual(lines);
    expect(words.join(" ")).not.toMatch(/Chia sẻ bài viết|Nghe đọc/);
    await button.click();
    expect((await given(page)).at(-1)).toBe("(im)");
    expect(await button.getAttribute("aria-pressed")).toBe("false");
    await page.context().close();
  });

  it("say so when the device has no Vietnamese voice, and offer no voice where the browser has none", async () => {
    const path = await portal.newest("articles");
    const foreign = await listening(path, ["en-US"]);
    await foreign.getByRole("button", { name: "Nghe đọc" }).click();
    expect(await foreign.getByRole("button", { name: "Máy chưa có giọng đọc" }).isVisible()).toBe(true);
    expect(await given(foreign)).toEqual([]);
    await foreign.context().close();
    const silent = await listening(path, "none");
    expect(await silent.getByRole("button", { name: "In", exact: true }).isVisible()).toBe(true);
    expect(await silent.getByText("Nghe đọc").count()).toBe(0);
    await silent.context().close();
  });

  it("enlarge the text, also on the next page, and keep it in no cookie", async () => {
    const page = await portal.open(await portal.newest("articles"), desk);
    const height = async (selector: string) => {
      const size = await page
        .locator(selector)
        .first()
        .evaluate((found) => getComputedStyle(found).fontSize);
      return Number.parseFloat(size);
    };
    const before = await height(".prose p");
    await page.getByRole("button", { name: "Cỡ chữ rất lớn" }).click();
    expect((await height(".prose p")) / before).toBeCloseTo(1.375);
    const link = await height(".utility-fixed a");
    await page.goto(`${portal.url}/gioi-thieu`);
    expect(await height(".utility-fixed a")).toBe(link);
    const chosen = page.getByRole("button", { name: "Cỡ chữ rất lớn", pressed: true });
    expect(await chosen.count()).toBe(1);
    expect(await page.context().cookies()).toEqual([]);
    await page.getByRole("button", { name: "Cỡ chữ thường" }).click();
    await page.reload();
    expect((await height(".utility-fixed a")) * 1.375).toBeCloseTo(link);
    await page.context().close();
  });

  it("lead with each access key where the sitemap says, on a desk and enlarged to twice the size", async () => {
    const places: Readonly<Record<string, { label: string; path: string }>> = {
      "0": { label: "Trang chủ", path: "/" },
      "2": { label: "Giới thiệu", path: "/gioi-thieu" },
      "3": { label: "Sơ đồ cổng", path: "/so-do-cong" },
      "4": { label: "Ô tìm kiếm", path: "/tim-kiem" },
      "5": { label: "Dịch vụ công", path: "/thu-tuc" },
    };
    const page = await portal.open("/so-do-cong", desk);
    const announced = page.locator("section", { has: page.getByRole("heading", { name: "Phím tắt" }) });
    expect((await announced.locator("li").allInnerTexts()).toSorted()).toEqual(
      Object.entries(places).map(([key, { label }]) => `${key}: ${label}`),
    );
    const browser = await page.context().newCDPSession(page);
    // What Chromium makes of Alt and a key; a key that is pressed by its code alone is none to it.
    const press = (text: string) =>
      browser.send("Input.dispatchKeyEvent", { type: "char", modifiers: 1, text, unmodifiedText: text });
    for (const width of [sizes[2].width, sizes[2].width / 2]) {
      await page.setViewportSize({ width, height: 900 });
      for (const [key, { path }] of Object.entries(places)) {
        await page.goto(`${portal.url}/hoi-dap`);
        const keys = await page
          .locator("[accesskey]:not([accesskey=''])")
          .evaluateAll((all) => all.map((one) => one.getAttribute("accesskey")));
        expect(keys.toSorted()).toEqual(Object.keys(places));
        await press(key);
        if (key === "4" && width === sizes[2].width)
          await expect.poll(() => page.locator("input[name=q]:focus").count()).toBe(1);
        else await page.waitForURL(portal.url + path);
      }
    }
    await page.context().close();
  });

  it("move nothing for who asked for less motion, and never by themselves", async () => {
    for (const path of ["/", await portal.newest("articles"), await portal.newest("warnings")]) {
      const page = await portal.open(path, { ...desk, reducedMotion: "reduce" });
      await page.locator(".index > summary").click();
      await page.getByRole("button", { name: "Nền sáng hoặc tối" }).click();
      const moving = await page.evaluate(() =>
        [...document.querySelectorAll("*")].flatMap((element) =>
          [null, "::before", "::after"].flatMap((part) => {
            const style = getComputedStyle(element, part);
            const moves =
              style.animationName !== "none" ||
              style.transitionDuration.split(", ").some((time) => time !== "0s") ||
              style.scrollBehavior === "smooth";
            return moves ? [`${element.tagName}.${element.className}${part ?? ""}`] : [];
          }),
        ),
      );
      expect(moving, path).toEqual([]);
      expect(await page.evaluate(() => document.getAnimations().length), path).toBe(0);
      expect(await page.locator("video[autoplay], marquee, blink").count(), path).toBe(0);
      await page.context().close();
    }
  });
});

describe("a reader with the keyboard alone", () => {
  it("skips to the text", async () => {
    const page = await portal.open(await portal.newest("warnings"), { viewport: sizes[0] });
    await page.keyboard.press("Tab");
    expect(await page.locator(".skip:focus").boundingBox()).toMatchObject({ y: 8 });
    await page.keyboard.press("Enter");
    expect(await page.locator("main:focus").count()).toBe(1);
    await page.context().close();
  });

  it.each(sizes)(
    "sees wherever the focus goes, there and back, whatever stands fixed: %o",
    async (viewport) => {
      const page = await portal.open(await portal.newest("warnings"), { viewport });
      for (const key of ["Tab", "Shift+Tab"]) {
        const hidden: string[] = [];
        let steps = 0;
        await page.keyboard.press(key);
        for (let now = await focusOf(page); now !== undefined && steps < 300; now = await focusOf(page)) {
          if (!now.seen) hidden.push(now.name);
          steps += 1;
          await page.keyboard.press(key);
        }
        expect(hidden, key).toEqual([]);
        expect(steps, key).toBeGreaterThan(60);
      }
      await page.context().close();
    },
  );
});

/** The notice of somebody who is sought; the newest of all may be a withdrawal. */
async function sought(page: Page): Promise<string> {
  await page.goto(`${portal.url}/truy-na`);
  return (await page.locator("main .people h2 a").first().getAttribute("href")) ?? "";
}

describe("a desk's screen enlarged four times", () => {
  /** 1280 by 1024 at 400 %. */
  const enlarged = { viewport: { width: 320, height: 256 } };

  it("shows every line without a sideways scroll; a wide table scrolls in a box of its own", async () => {
    const article = await portal.firstArticle(({ html }) => html.includes("<table>"));
    const page = await portal.open("/", enlarged);
    const places = ["/", article, await sought(page), await portal.newest("warnings")];
    for (const path of [...places, "/tim-kiem?q=lua+dao", "/to-giac", "/don-vi"]) {
      await page.goto(portal.url + path);
      const seen = await seenOf(page);
      expect([seen.wider, seen.cut, seen.scrolling], path).toEqual([0, [], seen.tables]);
      if (path === article) expect(seen.wide).toBeGreaterThan(0);
    }
    await page.context().close();
  });

  it("unfolds the index below its button, whole, and folds it again with Escape", async () => {
    const page = await portal.open("/", enlarged);
    const button = page.locator(".index > summary");
    await button.click();
    const panel = page.locator(".index-panel");
    const [over, under] = [await button.boundingBox(), await panel.boundingBox()];
    expect(Math.abs((under?.y ?? 0) - (over?.y ?? 0) - (over?.height ?? 0))).toBeLessThan(4);
    expect(await panel.evaluate((box) => box.scrollHeight - box.clientHeight)).toBe(0);
    const last = panel.getByRole("link").last();
    await last.scrollIntoViewIfNeeded();
    expect((await last.boundingBox())?.y).toBeLessThan(enlarged.viewport.height);
    await page.keyboard.press("Escape");
    expect(await panel.isVisible()).toBe(false);
    await page.context().close();
  });
});

describe("a reader who spaces lines, words and letters out", () => {
  it("loses no line on a phone or on a desk", async () => {
    // WCAG 2.2, 1.4.12; a reader's own style sheet asks no policy of the page.
    const spaced = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-bottom: 2em !important }`;
    const page = await portal.open("/", { bypassCSP: true });
    for (const path of ["/", await sought(page), await portal.newest("warnings"), "/to-giac", "/van-ban"]) {
      await page.goto(portal.url + path);
      await page.addStyleTag({ content: spaced });
      for (const size of [sizes[0], sizes[2]]) {
        await page.setViewportSize(size);
        const { wider, cut, clipped } = await seenOf(page);
        expect([wider, cut, clipped], `${path} at ${size.width}`).toEqual([0, [], []]);
      }
    }
    await page.context().close();
  });
});
