import type { Browser, Locator, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sharp } from "../../server/foundation/picture-engine.ts";
import { openBrowser } from "../support/browser.ts";
import type { Installation } from "../support/installation.ts";
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
const text = (page: Page) => page.getByRole("textbox", { name: "Nội dung" });
const saved = (page: Page) => page.getByText(/^Đã lưu lúc/).waitFor();

/** A new item, and what the browser complains of while it is written. */
async function begun(): Promise<{ page: Page; complaints: string[] }> {
  const page = await signIn(browser, {
    url: product.url,
    username: "phuong-hac-thanh.canbo",
    screen: phone,
  });
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await page.getByRole("button", { name: "Viết tin mới" }).first().click();
  await page.getByRole("dialog").getByLabel("Loại tin").selectOption({ label: "Tin tức" });
  await page.getByRole("button", { name: "Bắt đầu viết" }).click();
  await text(page).waitFor();
  return { page, complaints };
}

/** Pastes into the text as a person does whose clipboard holds this; pictures as base64 of PNG files. */
async function paste(page: Page, held: { html?: string; plain?: string; picture?: string }): Promise<void> {
  await text(page).click();
  await page.keyboard.press("Control+End");
  await text(page).evaluate((element, { html, plain, picture }) => {
    const data = new DataTransfer();
    if (html !== undefined) data.setData("text/html", html);
    if (plain !== undefined) data.setData("text/plain", plain);
    if (picture !== undefined) {
      const bytes = Uint8Array.from(atob(picture), (sign) => sign.charCodeAt(0));
      data.items.add(new File([bytes], "image.png", { type: "image/png" }));
    }
    const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
    Object.defineProperty(event, "clipboardData", { value: data });
    element.dispatchEvent(event);
  }, held);
}

/** Drops words before an element, as a person does who drags them out of another window. */
function dropBefore(place: Locator, words: string): Promise<void> {
  return place.evaluate((element, plain) => {
    const data = new DataTransfer();
    data.setData("text/plain", plain);
    const { left, top, height } = element.getBoundingClientRect();
    const at = { clientX: left + 1, clientY: top + height / 2 };
    const event = new DragEvent("drop", { ...at, bubbles: true, cancelable: true });
    Object.defineProperty(event, "dataTransfer", { value: data });
    element.dispatchEvent(event);
  }, words);
}

function screenshot(): Promise<Buffer> {
  const background = { r: 20, g: 90, b: 60 };
  return sharp({ create: { width: 640, height: 480, channels: 3, background } })
    .png()
    .toBuffer();
}

/** As browsers are that build no event of a clipboard with anything in it (older Firefox). */
function withoutBuiltClipboards(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    window.ClipboardEvent = class extends ClipboardEvent {
      constructor(type: string, { bubbles = false, cancelable = false }: ClipboardEventInit = {}) {
        super(type, { bubbles, cancelable, clipboardData: new DataTransfer() });
      }
    };
  });
}

describe("an officer who pastes", () => {
  it("finds Google Docs, Word and a table as they were, and everything is saved", async () => {
    const { page, complaints } = await begun();
    await paste(page, {
      html: `<b style="font-weight:normal;" id="docs-internal-guid-1a"><p><span style="font-weight:400">Chữ thường, </span><span style="font-weight:700">chữ đậm</span><span style="font-style:italic">, chữ nghiêng</span></p></b>`,
    });
    const words = ["Tờ khai mẫu số 01", "Căn cước công dân"];
    await paste(page, {
      html: words
        .map(
          (word) =>
            `<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·&nbsp;</span>${word}</p>`,
        )
        .join(""),
    });
    await text(page).getByText("Căn cước công dân").waitFor();
    // Out of the list.
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await paste(page, {
      html: `<table><tr><td>Nga Sơn</td><td align=right>12</td></tr><tr><td>Hậu Lộc</td><td align=right>3</td></tr></table>`,
    });
    await saved(page);
    expect(await text(page).locator("strong").allTextContents()).toEqual(["chữ đậm"]);
    expect(await text(page).locator("em").allTextContents()).toEqual([", chữ nghiêng"]);
    expect(await text(page).locator("ul > li").allTextContents()).toEqual(words);
    expect(await text(page).locator("td").allTextContents()).toEqual(["Nga Sơn", "12", "Hậu Lộc", "3"]);
    expect(complaints).toEqual([]);
    await leave(page);
  });

  it("has a screenshot taken in and placed, and is told of a picture that cannot be", async () => {
    const { page } = await begun();
    await paste(page, { plain: "Gọi \u202a+84 237 385 2113\u202c để báo tin." });
    await paste(page, { picture: (await screenshot()).toString("base64") });
    await text(page).locator("figure img").waitFor();
    await paste(page, {
      html: `<p>Ảnh hiện trường</p><p><img src="file:///C:/clip_image002.jpg"></p>`,
    });
    await page.getByText("Không lấy được 1 ảnh trong nội dung vừa dán.").waitFor();
    await saved(page);
    expect(await text(page).locator("figure").count()).toBe(1);
    expect(await text(page).textContent()).toContain("Gọi +84 237 385 2113 để báo tin.");
    await leave(page);
  });

  it("finds what was pasted before the page was ready for it, and is told when it cannot be, by a page that stays", async () => {
    const { page } = await begun();
    const script = /\/paste-props-[^/]*\.js$/;
    const failing = (route: Route) => route.abort();
    await withoutBuiltClipboards(page);
    await page.reload();
    await text(page).waitFor();
    let gone = 0;
    page.on("request", (request) => {
      if (request.isNavigationRequest()) gone += 1;
    });
    await page.route(script, failing);
    await paste(page, { html: "<p>Câu dán lúc mất mạng</p>" });
    await page.getByText("Chưa dán được: đường truyền gián đoạn.").waitFor();
    await page.unroute(script, failing);
    await page.route(script, async (route) => {
      await page.waitForTimeout(2000);
      await route.continue();
    });
    await paste(page, { html: "<h1>Đề mục dán sớm</h1><p>Gọi \u202a113\u202c.</p>" });
    expect(await text(page).innerText()).not.toContain("Đề mục dán sớm");
    await text(page).getByRole("heading", { name: "Đề mục dán sớm", level: 2 }).waitFor();
    await saved(page);
    expect(await text(page).textContent()).toBe("Đề mục dán sớmGọi 113.");
    expect(gone).toBe(0);
    await leave(page);
  });

  it("finds what was dropped before the page was ready for it where it was dropped, and a screenshot pasted as early", async () => {
    const { page } = await begun();
    await paste(page, { html: "<p>Đầu.</p><p>Cuối.</p>" });
    await saved(page);
    await withoutBuiltClipboards(page);
    await page.reload();
    await text(page).waitFor();
    await page.route(/\/paste-props-[^/]*\.js$/, async (route) => {
      await page.waitForTimeout(1000);
      await route.continue();
    });
    await dropBefore(text(page).getByText("Cuối."), "Câu \u202athả\u202c sớm. ");
    await expect
      .poll(() => text(page).locator("p").allTextContents())
      .toEqual(["Đầu.", expect.stringMatching(/^Câu thả sớm\. ?Cuối\.$/)]);
    await saved(page);
    await page.reload();
    await text(page).waitFor();
    await paste(page, { picture: (await screenshot()).toString("base64") });
    await text(page).locator("figure img").waitFor();
    await leave(page);
  });

  it("writes a link as people say it, and sees where it leads before taking it", async () => {
    const { page } = await begun();
    await text(page).click();
    await page.getByRole("button", { name: "Liên kết" }).click();
    await page.getByRole("dialog").getByLabel("Địa chỉ").fill("bocongan.gov.vn");
    await page.getByText("Liên kết sẽ dẫn tới https://bocongan.gov.vn").waitFor();
    await page.getByRole("button", { name: "Gắn liên kết" }).click();
    await saved(page);
    expect(await text(page).locator("a").getAttribute("href")).toBe("https://bocongan.gov.vn");
    await leave(page);
  });
});
