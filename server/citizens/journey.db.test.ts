import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../../tests/support/browser.ts";
import { startCitizenStack } from "../../tests/support/citizen-stack.ts";
import { type MailServer, startMailServer } from "../../tests/support/mail-server.ts";
import { expectSound } from "../../tests/support/sound.ts";
import { startMessages } from "./start-messages.ts";

let mail: MailServer;
let stack: Awaited<ReturnType<typeof startCitizenStack>>;
let messages: Awaited<ReturnType<typeof startMessages>>;
let browser: Browser;
let draftId: string;

beforeAll(async () => {
  mail = await startMailServer();
  stack = await startCitizenStack({ SMTP_URL: mail.url });
  messages = await startMessages(stack.ctx);
  browser = await openBrowser();
  ({ itemId: draftId } = await stack.askForComments("Dự thảo quy chế phối hợp bảo vệ dân phố", "2026-11-30"));
});

afterAll(async () => {
  await browser.close();
  await messages.stop();
  await stack.stop();
  await mail.stop();
});

/** The page of a reader whose browser runs no script. */
async function withoutScript(): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  });
  return context.newPage();
}

const here = (link: string) => stack.origin + new URL(link).pathname + new URL(link).search;
const linkIn = (text: string, path: string) =>
  text.split(/\s+/).find((word) => word.includes(path)) ?? "no such link";

describe("a citizen without script", () => {
  it("subscribes, confirms, is warned, and leaves with one click", async () => {
    const page = await withoutScript();
    await page.goto(`${stack.origin}/dang-ky-nhan-tin`);
    await expect.poll(() => page.getByText("cần trình duyệt bật JavaScript").isVisible()).toBe(true);
    await page.getByLabel("Địa chỉ thư điện tử").fill("lan.example.vn");
    await page.getByLabel("Lừa đảo").first().check();
    await page.getByLabel("Xã, phường thứ 1").first().selectOption({ label: "phường Hạc Thành" });
    await page.getByRole("button", { name: "Gửi thư xác nhận cho tôi" }).click();
    expect(await page.getByRole("alert").textContent()).toContain("Địa chỉ thư điện tử chưa đúng");
    expect(await page.getByLabel("Lừa đảo").first().isChecked()).toBe(true);
    await page.getByLabel("Địa chỉ thư điện tử").fill("lan@example.vn");
    await page.getByRole("button", { name: "Gửi thư xác nhận cho tôi" }).click();
    expect(await page.textContent("h1")).toBe("Hãy mở hộp thư của bạn");

    const [confirmation] = await mail.arrived("lan@example.vn", 1);
    await page.goto(here(linkIn(confirmation?.text ?? "", "/xac-nhan")));
    await page.getByRole("button", { name: "Xác nhận" }).click();
    expect(await page.textContent("h1")).toBe("Đã đăng ký nhận cảnh báo");

    const { itemId } = await stack.warn("Giả danh nhân viên điện lực");
    const [, warning] = await mail.arrived("lan@example.vn", 2);
    await page.goto(here(linkIn(warning?.text ?? "", "/tin/")));
    expect(page.url()).toContain(itemId);
    await page.goto(here(linkIn(warning?.text ?? "", "/huy")));
    await page.getByRole("button", { name: "Ngừng nhận thư" }).click();
    expect(await page.textContent("h1")).toBe("Đã ngừng nhận thư");
    expect(await stack.ctx.db.selectFrom("subscription").select("id").execute()).toEqual([]);
  });

  it("rates an article and reads thanks below it", async () => {
    const page = await withoutScript();
    await page.goto(`${stack.origin}/tin/${draftId}`);
    await page.getByLabel("Hữu ích", { exact: true }).check();
    await page.getByRole("button", { name: "Gửi đánh giá" }).click();
    expect(page.url()).toMatch(/#cam-on$/);
    expect(await page.getByText("Cảm ơn bạn đã đánh giá.").isVisible()).toBe(true);
  });
});

describe.each([360, 1280])("at a width of %d", (width) => {
  it("every form and what follows from it is accessible to everybody, without a sideways scroll", async () => {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    const looked = (name: string) => expectSound(page, `${name} at ${width}`);
    await page.goto(`${stack.origin}/dang-ky-nhan-tin`);
    await looked("dang-ky");
    await page.getByLabel("Địa chỉ thư điện tử").fill("sai");
    await page.getByRole("button", { name: "Gửi thư xác nhận cho tôi" }).click();
    await looked("dang-ky-sai");
    await page.goto(`${stack.origin}/dang-ky-nhan-tin/xac-nhan?ma=${"A".repeat(43)}`);
    await looked("xac-nhan");
    await page.getByRole("button", { name: "Xác nhận" }).click();
    await looked("lien-ket-cu");
    await page.goto(`${stack.origin}/tin/${draftId}`);
    await looked("du-thao");
    await page.getByRole("link", { name: "Báo lỗi bài viết" }).click();
    await looked("bao-loi");
    await page.goto(`${stack.origin}/gop-y?van-ban=${draftId}`);
    await looked("gop-y");
    await page.getByLabel("Họ tên hoặc tổ chức").fill("Lê Thị Lan");
    await page.getByLabel("Ý kiến của bạn").fill("ngắn");
    await page.getByRole("button", { name: "Gửi góp ý" }).click();
    await looked("gop-y-sai");
    await context.close();
    // Eight looks with axe take their time on a busy machine.
  }, 600_000);
});

describe("with script", () => {
  it("the device's form comes forward, and all scripts together stay small", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    await page.goto(`${stack.origin}/dang-ky-nhan-tin`);
    await expect.poll(() => page.getByRole("button", { name: "Bật thông báo" }).isVisible()).toBe(true);
    const scripts = await page.evaluate(async () => {
      const paths = [...document.scripts].map((script) => script.src);
      const texts = await Promise.all(
        [...paths, "/sw.js"].map(async (path) => (await fetch(path)).arrayBuffer()),
      );
      return texts.reduce((sum, text) => sum + text.byteLength, 0);
    });
    expect(scripts).toBeLessThanOrEqual(15_000);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
