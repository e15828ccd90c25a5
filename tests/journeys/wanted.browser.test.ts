import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import type { Installation } from "../support/installation.ts";
import { testPicture } from "../support/picture.ts";
import { expectSound } from "../support/sound.ts";
import { approve, declare, escaped, release, type Stage } from "./course.ts";
import { leave, screens, signIn } from "./newsroom.ts";
import { startProduct } from "./product.ts";

const given = "Lò Văn Giả Tưởng";

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

const saved = (page: Page) =>
  page
    .getByText(/Đã lưu lúc|Mọi thay đổi đã được lưu/)
    .first()
    .waitFor();

async function beginNotice(stage: Stage): Promise<Page> {
  const page = await signIn(stage.browser, {
    url: stage.url,
    username: "phuong-hac-thanh.canbo",
    screen: stage.screen,
  });
  await page.getByRole("button", { name: "Viết tin mới" }).first().click();
  await page.getByRole("dialog").getByLabel("Loại tin").selectOption({ label: "Tìm người" });
  await page.getByRole("dialog").getByLabel("Chuyên mục").selectOption({ value: "dang-truy-na" });
  await page.getByRole("button", { name: "Bắt đầu viết" }).click();
  await page.getByRole("heading", { name: "Thông tin người cần tìm" }).waitFor();
  return page;
}

/** What was begun as a search turns out to be a wanted notice: what both have is kept, what is lost is named first. */
async function changeKind(page: Page): Promise<void> {
  await page.getByLabel("Họ và tên").fill(given);
  await page.getByLabel("Ngày sinh").fill("3/2/1991");
  await page.getByLabel("Quần áo, vật mang theo").fill("Áo khoác xanh");
  await page.getByLabel("Loại tin").selectOption({ label: "Truy nã" });
  const question = page.getByRole("dialog");
  await question.getByText("Quần áo, vật mang theo").waitFor();
  await question.getByRole("button", { name: "Giữ loại cũ" }).click();
  expect(await page.getByLabel("Quần áo, vật mang theo").inputValue()).toBe("Áo khoác xanh");
  await page.getByLabel("Loại tin").selectOption({ label: "Truy nã" });
  await page.getByRole("button", { name: "Đổi loại tin và bỏ các ô này" }).click();
  await page.getByRole("heading", { name: "Thông tin truy nã" }).waitFor();
  expect(await page.getByLabel("Họ và tên").inputValue()).toBe(given);
  expect(await page.getByLabel("Ngày sinh").inputValue()).toBe("03/02/1991");
}

async function fillNotice(page: Page, title: string): Promise<void> {
  await page.getByLabel("Tiêu đề", { exact: true }).fill(title);
  await page
    .getByLabel("Tóm tắt", { exact: true })
    .fill("Cơ quan Cảnh sát điều tra truy nã bị can về tội trộm cắp tài sản.");
  await page.getByRole("textbox", { name: "Nội dung" }).click();
  await page.keyboard.type("Ai phát hiện bị can, hãy báo ngay cho công an nơi gần nhất hoặc gọi 113.");
  await page.getByLabel("Mức độ nguy hiểm").selectOption({ label: "Nguy hiểm" });
  for (const [label, text] of [
    ["Nơi cư trú", "Phường Hạc Thành, tỉnh Thanh Hóa"],
    ["Đặc điểm nhận dạng", "Cao khoảng 1m70, sẹo hình lưỡi liềm trên trán"],
    ["Tội danh bị khởi tố", "Trộm cắp tài sản"],
    ["Số quyết định", "77/QĐTN-VPCQCSĐT"],
    ["Ngày ra quyết định", "2026-10-02"],
    ["Nơi ra quyết định", "Thanh Hóa"],
    ["Căn cứ pháp lý", "Điều 36, Điều 231 Bộ luật Tố tụng hình sự"],
    ["Người ký", "Nguyễn Thị Mẫu"],
  ] as const) {
    await page.getByLabel(new RegExp(`^${label}`)).fill(text);
  }
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({
      name: "chan-dung.jpg",
      mimeType: "image/jpeg",
      buffer: await testPicture("hai-ung-dung"),
    });
  await page.getByLabel("Chú thích").fill("Ảnh bị can khi làm căn cước.");
  await page.getByLabel(/Mô tả cho người khiếm thị/).fill("Chân dung người đàn ông tóc ngắn");
  await declare(page);
}

/** Submits; the one field left empty is named, led to, filled, and submitted again. */
async function submitInTwoTries(page: Page): Promise<void> {
  await saved(page);
  await page.getByRole("button", { name: "Gửi duyệt" }).first().click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: "Chưa có chức vụ người ký quyết định." })
    .click();
  await expect
    .poll(() => page.evaluate("document.activeElement.id").then(String))
    .toBe("field-details-signerTitle");
  await page.keyboard.type("Phó Thủ trưởng Cơ quan Cảnh sát điều tra");
  await saved(page);
  await expectSound(page, "editor of a wanted notice");
  await page.getByRole("button", { name: "Gửi duyệt" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Gửi duyệt" }).click();
  await page.getByText("Đã gửi duyệt.").first().waitFor();
  await leave(page);
}

/** The public page of a notice, once the list of the wanted shows it. */
async function publicAddress(title: string): Promise<string> {
  for (let turn = 0; turn < 100; turn += 1) {
    const list = await (await fetch(`${product.url}/truy-na`)).text();
    const [, address] = /href="(\/tin\/[a-z0-9-]+)"[^>]*>(?:(?!<\/a>)[\s\S])*Giả Tưởng/.exec(list) ?? [];
    if (address !== undefined) return address;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${title} is not in the list of the wanted`);
}

/** The board closes the notice with its decision; an incomplete form does not let it. */
async function closeNotice(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Đình nã / kết thúc tìm kiếm" }).click();
  const dialog = page.getByRole("dialog");
  const confirm = dialog.getByRole("button", { name: "Gỡ khỏi Cổng và kết thúc" });
  await dialog.getByLabel("Đã bắt được").check();
  await dialog.getByLabel(/^Số quyết định/).fill("ông Lò Văn Giả Tưởng");
  await dialog.getByLabel(/^Ngày ra quyết định/).fill("2026-11-01");
  expect(await confirm.isDisabled()).toBe(true);
  await dialog.getByLabel(/^Tôi đã đối chiếu/).check();
  await confirm.click();
  await dialog
    .getByText("Số quyết định có dạng như 12/QĐĐN-VPCQCSĐT, không ghi tên người.")
    .first()
    .waitFor();
  await dialog.getByLabel(/^Số quyết định/).fill("81/qđđn-vpcqcsđt");
  await expectSound(page, "closing dialog");
  await confirm.click();
  await page.getByText("Thông báo đã kết thúc").first().waitFor();
}

describe.each(screens)("a wanted notice on a $name", (screen) => {
  it("is written field by field, stands on the portal, and leaves it when the person is caught", async () => {
    const stage: Stage = { browser, url: product.url, screen };
    const title = `Truy nã bị can ${given} (${screen.name})`;
    const writer = await beginNotice(stage);
    await changeKind(writer);
    await fillNotice(writer, title);
    await submitInTwoTries(writer);
    await approve(stage, { username: "phuong-hac-thanh.lanhdao", title });
    for (const username of ["nghiepvu", "phapluat", "chinhtri"]) await approve(stage, { username, title });
    const board = await release(stage, title);

    const address = await publicAddress(title);
    const page = await (await fetch(product.url + address)).text();
    expect(page).toContain("sẹo hình lưỡi liềm");
    const [photo = ""] = /\/media\/[0-9a-f]{64}\.(?:jpg|webp)/.exec(page) ?? [];
    expect((await fetch(product.url + photo)).status).toBe(200);

    await board.getByRole("link", { name: "Xem tin" }).click();
    await board.getByRole("button", { name: "Đình nã / kết thúc tìm kiếm" }).waitFor();
    await expectSound(board, "item page of a released notice");
    await closeNotice(board);
    await expectSound(board, "item page of a closed notice");
    await board.getByText("Đã bắt được · 81/QĐĐN-VPCQCSĐT").waitFor();
    await leave(board);

    const gone = await fetch(product.url + address, { redirect: "manual" });
    expect(gone.status).toBe(410);
    expect(await gone.text()).not.toContain("Giả Tưởng");
    expect((await fetch(product.url + photo)).status).toBe(404);
    expect(await (await fetch(`${product.url}/truy-na`)).text()).not.toContain("Giả Tưởng");

    await takeDown(stage, title);
  });
});

/** The manager of channels finds what must be taken down, and confirms one channel. */
async function takeDown(stage: Stage, title: string): Promise<void> {
  const page = await signIn(stage.browser, { url: stage.url, username: "kenh", screen: stage.screen });
  await page.goto(`${stage.url}/toa-soan/phat-hanh`);
  await page
    .getByRole("link", { name: escaped(title) })
    .first()
    .click();
  await page.getByRole("heading", { name: "Cần gỡ khỏi kênh" }).waitFor();
  await expectSound(page, "board of a closed notice");
  const count = page.getByText(/kênh còn phải gỡ/);
  const before = Number.parseInt((await count.textContent()) ?? "", 10);
  expect(before).toBeGreaterThan(0);
  await page
    .getByRole("button", { name: /^Đã gỡ: / })
    .first()
    .click();
  await page.getByText(`${before - 1} kênh còn phải gỡ, 1 kênh đã gỡ`).waitFor();
  await leave(page);
}
