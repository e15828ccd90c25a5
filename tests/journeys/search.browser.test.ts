import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import type { Installation } from "../support/installation.ts";
import { expectSound } from "../support/sound.ts";
import { startProduct } from "./product.ts";

let product: Installation;
let browser: Browser;

beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function open(path: string, { script = true } = {}) {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: script,
    locale: "vi-VN",
  });
  const page = await context.newPage();
  await page.goto(`${product.url}${path}`);
  return page;
}

describe("somebody who looks for the police of a commune", () => {
  it("types without marks, with no script in the browser, and gets to its page", async () => {
    const page = await open("/tim-kiem", { script: false });
    await page.getByLabel("Bạn cần tìm gì?").fill("cong an xa muong lat");
    await page.getByRole("button", { name: "Tìm", exact: true }).click();
    await page.locator(".results a").first().click();
    await page.getByRole("heading", { level: 1, name: "Công an xã Mường Lát" }).waitFor();
    await page.context().close();
  });

  it("uses the name of the old district and is led to those who serve it now", async () => {
    const page = await open(`/tim-kiem?${new URLSearchParams({ q: "công an huyện Thường Xuân" })}`);
    const names = await page.locator(".results h2").allInnerTexts();
    expect(names).toContain("Công an xã Bát Mọt");
    expect(names[0]).toBe("Công an xã Thường Xuân");
    await page.context().close();
  });

  it("completes with the keys alone, heard by a screen reader, and axe finds nothing", async () => {
    const page = await open("/tim-kiem");
    const field = page.getByRole("combobox", { name: "Bạn cần tìm gì?" });
    await field.pressSequentially("cong an xa muong l");
    const option = page
      .getByRole("listbox", { name: "Gợi ý" })
      .getByRole("option", { name: "Công an xã Mường Lát" });
    await option.waitFor();
    expect(await field.getAttribute("aria-expanded")).toBe("true");
    await expectSound(page, "completions");
    await field.press("Escape");
    expect(await field.inputValue()).toBe("cong an xa muong l");
    await field.press("a");
    await option.waitFor();
    await field.press("ArrowDown");
    const pointed = await field.getAttribute("aria-activedescendant");
    expect(await page.locator(`#${pointed}`).innerText()).toBe(await field.inputValue());
    await field.press("Enter");
    await page.locator(".results").waitFor();
    expect(await page.locator(".results h2").first().innerText()).toBe("Công an xã Mường Lát");
    await expectSound(page, "what was answered instead");
    await page.context().close();
  });

  it("completes on an English page, where what is offered is marked as Vietnamese", async () => {
    const page = await open("/en/search");
    await page
      .getByRole("combobox", { name: "What are you looking for?" })
      .pressSequentially("cong an xa mu");
    const option = page.getByRole("listbox", { name: "Suggestions" }).getByRole("option").first();
    await option.waitFor();
    expect(await option.getAttribute("lang")).toBe("vi");
    await option.click();
    await page.waitForURL(/\/en\/search\?q=/);
    await page.getByRole("heading", { level: 1, name: "Search" }).waitFor();
    await page.context().close();
  });

  it("mistypes, sees what was answered instead, and can insist", async () => {
    const page = await open(`/tim-kiem?${new URLSearchParams({ q: "bỉm sonn" })}`);
    await page.getByText("Đang hiển thị kết quả cho").waitFor();
    await page.getByRole("link", { name: "Tìm đúng «bỉm sonn»" }).click();
    await page.waitForURL(/dung=1/);
    expect(await page.getByText("Đang hiển thị kết quả cho").count()).toBe(0);
    await page.context().close();
  });
});
