import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { openBrowser } from "../support/browser.ts";
import type { Installation } from "../support/installation.ts";
import { testPicture } from "../support/picture.ts";
import { expectSound } from "../support/sound.ts";
import { approve, declare, escaped, release } from "./course.ts";
import { leave, type Screen, screens, signIn } from "./newsroom.ts";
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

async function writeWarning(screen: Screen, title: string): Promise<void> {
  const page = await signIn(browser, { url: product.url, username: "phuong-hac-thanh.canbo", screen });
  await expectSound(page, "my work");
  await page.getByRole("button", { name: "Viết tin mới" }).first().click();
  await page.getByLabel("Loại tin").selectOption({ label: "Cảnh báo" });
  await page.getByRole("dialog").getByLabel("Chuyên mục").selectOption({ value: "lua-dao-truc-tuyen" });
  await page.getByRole("button", { name: "Bắt đầu viết" }).click();
  await page.getByLabel("Tiêu đề", { exact: true }).fill(title);
  await page
    .getByLabel("Tóm tắt", { exact: true })
    .fill("Đối tượng giả danh công an gọi điện, yêu cầu chuyển tiền để phục vụ điều tra.");
  const body = page.getByRole("textbox", { name: "Nội dung" });
  await body.click();
  await page.keyboard.type("Công an không làm việc qua điện thoại và không yêu cầu chuyển tiền.");
  await page.getByRole("button", { name: "Đề mục lớn" }).click();
  await page.keyboard.type(" Người dân cần làm gì");
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({
      name: "canh-bao.jpg",
      mimeType: "image/jpeg",
      buffer: await testPicture("hai-ung-dung"),
    });
  await page.getByLabel("Chú thích").fill("Cuộc gọi giả danh công an thường hiện số lạ.");
  await page
    .getByLabel(/Mô tả cho người khiếm thị/)
    .fill("Màn hình điện thoại có biểu tượng cảnh báo màu cam");
  for (const platform of ["Facebook", "Zalo"]) {
    await page.getByRole("button", { name: new RegExp(`Chọn tất cả.*${platform}`) }).click();
  }
  await page.getByText("Tin sẽ đăng trên 870 kênh.").waitFor();
  await declare(page);
  await page
    .getByText(/Đã lưu lúc|Mọi thay đổi đã được lưu/)
    .first()
    .waitFor();
  await expectSound(page, "editor");
  await page.getByRole("button", { name: "Xem trước" }).first().click();
  await page.getByRole("tab", { name: "Facebook" }).click();
  await page
    .getByRole("dialog")
    .getByText(/Xem chi tiết/)
    .waitFor();
  await page.getByRole("tab", { name: "Zalo" }).click();
  await page.getByRole("dialog").getByText("Công an phường Hạc Thành").first().waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Đóng" }).click();
  await page.getByRole("button", { name: "Gửi duyệt" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Gửi duyệt" }).click();
  await page.getByText("Đã gửi duyệt.").first().waitFor();
  await expectSound(page, "item page");
  await leave(page);
}

const posts = z.object({
  posts: z.array(z.object({ page: z.string(), message: z.string(), photos: z.array(z.string()) })),
});
const articles = z.object({
  articles: z.array(z.object({ account: z.string(), title: z.string(), public: z.boolean() })),
});

async function held<Schema extends z.ZodType>(url: string, schema: Schema): Promise<z.output<Schema>> {
  return schema.parse(await (await fetch(`${url}/_simulator/state`)).json());
}

describe.each(screens)("a warning written and reviewed on a $name", (screen) => {
  const title = `Cảnh báo giả danh công an gọi điện (${screen.name})`;

  it("goes from a commune officer through every lens to the portal and all 869 channels", async () => {
    await writeWarning(screen, title);
    const stage = { browser, url: product.url, screen };
    await approve(stage, { username: "phuong-hac-thanh.lanhdao", title });
    for (const username of ["nghiepvu", "phapluat", "chinhtri"]) await approve(stage, { username, title });
    const board = await release(stage, title);
    const released = Date.now();

    const reader = await browser.newContext({
      viewport: { width: screen.width, height: screen.height },
      javaScriptEnabled: false,
    });
    const citizen = await reader.newPage();
    for (;;) {
      await citizen.goto(`${product.url}/`);
      if ((await citizen.getByRole("link", { name: escaped(title) }).count()) > 0) break;
      if (Date.now() - released > 60_000) throw new Error("the warning is not on the home page");
    }
    for (const path of [
      "/chuyen-muc/lua-dao-truc-tuyen",
      "/don-vi/cong-an-phuong-hac-thanh",
      "/canh-bao",
      "/rss.xml",
    ]) {
      expect(await (await fetch(`${product.url}${path}`)).text(), path).toContain(screen.name);
    }
    await citizen.goto(`${product.url}/`);
    await citizen
      .getByRole("link", { name: escaped(title) })
      .first()
      .click();
    await citizen.getByRole("heading", { level: 1, name: title }).waitFor();
    await reader.close();

    await board.goto(`${product.url}/toa-soan/phat-hanh`);
    await board
      .getByRole("link", { name: escaped(title) })
      .first()
      .click();
    await board.getByText("Đã đăng xong trên mọi kênh.").waitFor({ timeout: 600_000 });
    await expectSound(board, "board");
    await leave(board);

    const onFacebook = (await held(product.facebookUrl, posts)).posts.filter((post) =>
      post.message.startsWith(title),
    );
    expect(onFacebook).toHaveLength(588);
    expect(new Set(onFacebook.map((post) => post.page)).size).toBe(588);
    expect(onFacebook.every((post) => post.photos.length === 1)).toBe(true);
    const onZalo = (await held(product.zaloUrl, articles)).articles.filter(
      (one) => one.title === title && one.public,
    );
    expect(onZalo).toHaveLength(281);
    expect(new Set(onZalo.map((one) => one.account)).size).toBe(281);
  });

  it("can be proved by the inspector, step by step", async () => {
    const page = await signIn(browser, { url: product.url, username: "thanhtra", screen });
    await page.goto(`${product.url}/toa-soan/so-cai`);
    // All that the channels confirmed is one line, which a key opens to every entry with its channel.
    const run = page.locator("summary", { hasText: /\d+ kênh xác nhận đã đăng/ }).first();
    await run.focus();
    await page.keyboard.press("Enter");
    const entries = page.getByRole("listitem").filter({ has: run }).getByRole("listitem");
    await entries.last().waitFor();
    const confirmed = Number.parseInt((await run.locator("strong").textContent()) ?? "", 10);
    expect(confirmed).toBeGreaterThan(100);
    expect(await entries.count()).toBe(confirmed);
    expect(await entries.last().textContent()).toMatch(new RegExp(`Công an .* · ${escaped(title).source}`));
    await expectSound(page, "ledger");
    await page.getByRole("button", { name: "Kiểm tra toàn bộ sổ cái" }).click();
    await page.getByText(/Sổ cái khớp: .* không có sai lệch/).waitFor({ timeout: 60_000 });
    await leave(page);
  });
});
