import type { Browser, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import type { Installation } from "../support/installation.ts";
import { expectSound } from "../support/sound.ts";
import { leave, screens, signIn } from "./newsroom.ts";
import { startProduct } from "./product.ts";

let product: Installation;
let browser: Browser;

beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await product.stop();
});

const [, desktop = { name: "desktop", width: 1280, height: 900 }] = screens;
const words = "Bắt hai đối tượng trộm cắp.";
const text = (page: Page) => page.getByRole("textbox", { name: "Nội dung" });
const saved = (page: Page) => page.getByText(/^Đã lưu lúc/).waitFor();
const scripts = /\/toa-soan\/assets\/[^/]*\.(?:js|css)$/;
const pages = /\/toa-soan\/(?!assets\/)/;
/** As nginx answers while the product starts anew. */
const away = (route: Route) =>
  route.fulfill({ status: 502, contentType: "text/html", body: "<h1>502 Bad Gateway</h1>" });

/** An item that stands open in the editor, nothing of which has been touched yet, and how often its page went. */
async function opened(): Promise<{ page: Page; gone: () => number }> {
  const page = await signIn(browser, {
    url: product.url,
    username: "phuong-hac-thanh.canbo",
    screen: desktop,
  });
  await page.getByRole("button", { name: "Viết tin mới" }).first().click();
  await page.getByRole("dialog").getByLabel("Loại tin").selectOption({ label: "Tin tức" });
  await page.getByRole("button", { name: "Bắt đầu viết" }).click();
  await text(page).fill(words);
  await saved(page);
  await page.reload();
  await text(page).waitFor();
  await expect.poll(() => page.getByLabel("Loại tin").isEnabled()).toBe(true);
  let gone = 0;
  page.on("request", (request) => {
    if (request.isNavigationRequest()) gone += 1;
  });
  return { page, gone: () => gone };
}

describe("an officer who writes while the server starts anew", () => {
  it("keeps the page, whatever it would fetch unasked: what is used next, and what a pointer passes over", async () => {
    const { page, gone } = await opened();
    await page.route(scripts, away);
    await page.route(pages, away);
    const refused = page.waitForResponse((response) => response.status() === 502);
    await page.getByLabel("Tóm tắt").click();
    await refused;
    const passedOver = page.waitForResponse((response) => /items-page/.test(response.url()));
    await page.getByRole("link", { name: "Tin, bài" }).first().hover();
    await passedOver;
    await page.getByLabel("Tóm tắt").fill("Viết tiếp lúc máy chủ khởi động lại.");
    await saved(page);
    expect(gone()).toBe(0);
    expect(await text(page).innerText()).toContain(words);
    await leave(page);
  });

  it("is told in a dialog that it cannot be opened, loses nothing, and opens it when the server is back", async () => {
    const { page, gone } = await opened();
    await page.route(scripts, away);
    await page.route(pages, away);
    await page.getByRole("button", { name: "Xem trước" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Chưa tải được phần này").waitFor();
    await expectSound(page, "what could not be opened");
    await dialog.getByRole("button", { name: "Tải lại trang" }).click();
    await page.getByText(/^Máy chủ chưa trả lời/).waitFor();
    await page.unroute(scripts, away);
    await page.unroute(pages, away);
    await dialog.getByRole("button", { name: "Thử lại" }).click();
    await dialog.getByRole("tab", { name: "Facebook" }).waitFor();
    expect(gone()).toBe(0);
    expect(await text(page).innerText()).toContain(words);
    await leave(page);
  });

  it("who goes to another screen waits there, sees no page of nginx, and has it when the server is back", async () => {
    const { page, gone } = await opened();
    await page.route(scripts, away);
    await page.route(pages, away);
    await page.getByRole("link", { name: "Tin, bài" }).first().click();
    await page.getByText(/Trang sẽ tự mở khi máy chủ trả lời/).waitFor();
    await expectSound(page, "a screen that could not be opened");
    await page.waitForTimeout(6000);
    expect(gone()).toBe(0);
    await page.unroute(scripts, away);
    await page.unroute(pages, away);
    await page.getByRole("heading", { name: "Tin, bài", level: 1 }).waitFor();
    expect(gone()).toBe(1);
    await leave(page);
  });
});
