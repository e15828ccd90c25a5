import type { Browser, BrowserContext, Page } from "playwright-core";
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

const [phone = { name: "phone", width: 360, height: 740 }] = screens;
const writer = "phuong-hac-thanh.canbo";
const colleague = "phuong-hac-thanh.lanhdao";
const text = (page: Page) => page.getByRole("textbox", { name: "Nội dung" });
/** What was typed is kept here; that it would be is said even before anything is typed. */
const kept = (page: Page) => page.getByText(/^Chưa lưu được, nội dung giữ trên máy này/);
const saved = (page: Page) => page.getByText(/^Đã lưu lúc/).waitFor();

/** Types at the end of the text. */
async function type(page: Page, words: string): Promise<void> {
  await text(page).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(words);
}

/** A new item of the ward with one paragraph, and where it is written. */
async function begun(words: string): Promise<{ page: Page; at: string }> {
  const page = await signIn(browser, { url: product.url, username: writer, screen: phone });
  await page.getByRole("button", { name: "Viết tin mới" }).first().click();
  await page.getByRole("dialog").getByLabel("Loại tin").selectOption({ label: "Tin tức" });
  await page.getByRole("button", { name: "Bắt đầu viết" }).click();
  await text(page).waitFor();
  await type(page, words);
  await saved(page);
  return { page, at: page.url() };
}

/**
 * As a page that was killed without a network: what it would still have sent is lost. A page that is closed instead has
 * its network back for its last moment, and may send.
 */
async function crash(context: BrowserContext, page: Page): Promise<void> {
  const died = page.waitForEvent("crash");
  const session = await context.newCDPSession(page);
  // Nobody is left to answer.
  session.send("Page.crash").catch(() => undefined);
  await died;
  await page.close();
  await context.setOffline(false);
}

async function open(context: BrowserContext, at: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(at);
  await text(page).waitFor();
  return page;
}

describe("an officer who writes without a network", () => {
  it("is asked where a colleague changed the same paragraph, and no word of either is lost", async () => {
    const { page, at } = await begun("Bản gốc có số vụ là 5.");
    const context = page.context();
    await context.setOffline(true);
    await type(page, " Câu gõ lúc mất mạng.");
    await kept(page).waitFor();
    expect(await page.getByText(/giữ trên máy này/).count()).toBe(1);
    await crash(context, page);

    const other = await signIn(browser, { url: product.url, username: colleague, screen: phone });
    await other.goto(at);
    await text(other).waitFor();
    await text(other).fill("Bản gốc có số vụ là 7, đã kiểm tra lại.");
    await saved(other);
    await leave(other);

    const again = await open(context, at);
    await again.getByRole("button", { name: "Dùng bản trên máy này" }).click();
    const question = again.getByRole("dialog");
    await question.getByText("Tin vừa được lưu ở nơi khác").waitFor();
    expect(await question.innerText()).toContain("số vụ là 7, đã kiểm tra lại");
    expect(await question.innerText()).toContain("Câu gõ lúc mất mạng");
    expect(await question.getByRole("button", { name: "Lưu bản đã chọn" }).isDisabled()).toBe(true);
    await question.getByLabel(/Giữ cả hai/).check();
    await question.getByRole("button", { name: "Lưu bản đã chọn" }).click();
    await saved(again);
    const whole = await text(again).innerText();
    expect(whole).toContain("số vụ là 7, đã kiểm tra lại.");
    expect(whole).toContain("Câu gõ lúc mất mạng.");
    await text(again).click();
    await again.keyboard.press("Control+z");
    expect(await text(again).innerText()).not.toContain("Câu gõ lúc mất mạng.");
    await leave(again);
  });

  it("has two tabs of one item: what one kept before it died is still there after the other was saved and closed", async () => {
    const { page, at } = await begun("Đoạn chung của hai thẻ.");
    const context = page.context();
    const second = await open(context, at);
    await context.setOffline(true);
    await type(page, " Câu của thẻ A.");
    await kept(page).waitFor();
    await crash(context, page);
    await second.getByLabel("Tóm tắt").fill("Tóm tắt của thẻ B.");
    await saved(second);
    await second.close();

    const again = await open(context, at);
    await again.getByRole("button", { name: "Dùng bản trên máy này" }).click();
    await saved(again);
    expect(await again.getByRole("dialog").count()).toBe(0);
    expect(await text(again).innerText()).toContain("Câu của thẻ A.");
    expect(await again.getByLabel("Tóm tắt").inputValue()).toBe("Tóm tắt của thẻ B.");
    await leave(again);
  });

  it("has two tabs that both write: what each changed alone is merged without a question", async () => {
    const { page, at } = await begun("Đoạn chung.");
    const second = await open(page.context(), at);
    await second.getByLabel("Tóm tắt").fill("Tóm tắt của thẻ B.");
    await saved(second);
    await type(page, " Viết tiếp ở thẻ A.");
    await expect.poll(() => page.getByLabel("Tóm tắt").inputValue()).toBe("Tóm tắt của thẻ B.");
    expect(await text(page).innerText()).toContain("Viết tiếp ở thẻ A.");
    expect(await page.getByRole("dialog").count()).toBe(0);
    await leave(page);
  });
});

describe("a leader who opens what only the leader may sign", () => {
  it("is told before the first key what a change costs, and the writer before sending that nobody is left", async () => {
    const { page, at } = await begun("Bắt hai đối tượng trộm cắp.");
    const leader = await signIn(browser, { url: product.url, username: colleague, screen: phone });
    await leader.goto(at);
    await leader.getByText("Trước khi sửa").waitFor();
    await leader.getByText(/đồng chí không được duyệt tin này \(Lãnh đạo đơn vị\)/).waitFor();
    await expectSound(leader, "what a change costs");
    await leader.getByLabel("Tóm tắt").fill("Tóm tắt của lãnh đạo.");
    await saved(leader);
    await leader.getByText("Thiếu người duyệt").waitFor();
    expect(await leader.getByText("Trước khi sửa").count()).toBe(0);
    await leave(leader);
    await page.reload();
    await page.getByRole("button", { name: "Gửi duyệt" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Lãnh đạo đơn vị: không còn ai làm được bước này.").waitFor();
    await expectSound(page, "that nobody is left");
    expect(await dialog.getByRole("button", { name: "Gửi duyệt" }).isDisabled()).toBe(true);
    await leave(page);
  });
});
