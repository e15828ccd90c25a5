import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { buildPdf } from "../support/builders/document-builder.ts";
import { filmVideo } from "../support/builders/video-builder.ts";
import type { Installation } from "../support/installation.ts";
import { expectSound } from "../support/sound.ts";
import { leave, signIn } from "./newsroom.ts";
import { startProduct } from "./product.ts";

const phone = { name: "phone", width: 360, height: 740 };

let product: Installation;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "trongdong-video-journey-"));
  product = await startProduct();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await product.stop();
  await rm(folder, { recursive: true, force: true });
});

const captions = (words: string) => ({
  name: "phu-de.vtt",
  mimeType: "text/vtt",
  buffer: Buffer.from(`WEBVTT\n\n00:00.000 --> 00:02.000\n${words}\n`),
});

describe("a video on a phone with a poor line", () => {
  it("is sent in spite of a lost connection and a closed page, gets its poster and captions, and is seen whole by the reviewer", async () => {
    const video = await filmVideo({ folder, name: "canh-giac.mp4", seconds: 6, size: "1280x720" });
    const page = await signIn(browser, {
      url: product.url,
      username: "phuong-hac-thanh.canbo",
      screen: phone,
    });
    await page.getByRole("button", { name: "Viết tin mới" }).first().click();
    await page.getByLabel("Loại tin").selectOption({ label: "Sự kiện" });
    await page.getByRole("button", { name: "Bắt đầu viết" }).click();
    await page.getByLabel("Tiêu đề", { exact: true }).fill("Công an phường ra mắt tổ tuần tra nhân dân");
    await page
      .getByLabel("Tóm tắt", { exact: true })
      .fill("Tổ tuần tra nhân dân ra mắt tại phường Hạc Thành sáng nay.");
    await page.getByRole("textbox", { name: "Nội dung" }).click();
    await page.keyboard.type("Tổ tuần tra gồm mười hai thành viên, hoạt động vào buổi tối.");

    // The line breaks after the first piece; then the page is closed and opened again.
    const created: string[] = [];
    let pieces = 0;
    page.on("request", (request) => {
      if (request.method() === "POST" && request.url().endsWith("/uploads")) created.push(request.url());
    });
    await page.route("**/api/v1/uploads/*", async (route) => {
      if (route.request().method() !== "PATCH") return route.continue();
      pieces += 1;
      return pieces === 1 ? route.continue() : route.abort();
    });
    const section = page.locator("#field-videos");
    await section.locator('input[type="file"]').setInputFiles(video);
    await section.getByText("Đang tải lên canh-giac.mp4").waitFor();
    await expect.poll(() => pieces, { timeout: 30_000 }).toBeGreaterThan(1);
    await page
      .getByText(/Đã lưu lúc|Mọi thay đổi đã được lưu/)
      .first()
      .waitFor();
    await page.unroute("**/api/v1/uploads/*");
    await page.reload();
    await section.locator('input[type="file"]').setInputFiles(video);
    await section.getByLabel("Tên video").waitFor({ timeout: 60_000 });
    expect(created).toHaveLength(1);
    await section.getByLabel("Tên video").fill("Ra mắt tổ tuần tra nhân dân");

    await section.getByRole("radio", { name: "Khung hình 3" }).waitFor({ timeout: 120_000 });
    await section.getByRole("radio", { name: "Khung hình 3" }).check();
    await section.getByRole("radio", { name: "Có lời nói", exact: true }).check();

    await section.getByRole("button", { name: "Viết phụ đề" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.locator('input[type="file"]').setInputFiles(captions("<script>alert(1)</script>"));
    await dialog.getByText(/Dòng 4: Phụ đề chỉ nhận chữ thường/).waitFor();
    await dialog.locator('input[type="file"]').setInputFiles(captions("Kính thưa bà con"));
    await dialog.getByLabel("Lời của câu 1").waitFor();
    await dialog.getByRole("button", { name: "Thêm câu" }).click();
    await dialog.getByRole("button", { name: "Dùng phụ đề này" }).click();
    await dialog.getByText("Câu phụ đề chưa có chữ.").waitFor();
    await dialog.getByLabel("Lời của câu 2").fill("Tổ tuần tra ra mắt hôm nay.");
    await dialog.getByLabel("Bắt đầu").nth(1).fill("0:02");
    await dialog.getByLabel("Kết thúc").nth(1).fill("0:05");
    await expectSound(page, "captions");
    await dialog.getByRole("button", { name: "Dùng phụ đề này" }).click();
    await section.getByRole("button", { name: "Sửa phụ đề (2 câu)" }).waitFor();

    const files = page.locator("#field-attachments");
    await files.locator('input[type="file"]').setInputFiles({
      name: "Quyết định 12.pdf",
      mimeType: "application/pdf",
      buffer: buildPdf(["Quyết định thành lập tổ tuần tra"]),
    });
    await files.getByText("1 trang", { exact: false }).waitFor({ timeout: 60_000 });
    for (const box of await page.locator("#field-declaration").getByRole("checkbox").all()) await box.check();
    await page
      .getByText(/Đã lưu lúc|Mọi thay đổi đã được lưu/)
      .first()
      .waitFor();
    await expectSound(page, "editor");
    await page.getByRole("button", { name: "Gửi duyệt" }).first().click();
    await page.getByRole("dialog").getByRole("button", { name: "Gửi duyệt" }).click();
    await page.getByText("Đã gửi duyệt.").first().waitFor();
    const address = page.url();
    await leave(page);

    const reviewer = await signIn(browser, {
      url: product.url,
      username: "phuong-hac-thanh.lanhdao",
      screen: phone,
    });
    await reviewer.goto(`${address}/duyet`);
    await reviewer.getByText("Phụ đề: 2 câu").click();
    await reviewer.getByText("Tổ tuần tra ra mắt hôm nay.").waitFor();
    await reviewer.getByRole("link", { name: "Quyết định 12" }).waitFor();
    const plays = reviewer.locator("video");
    await plays.evaluate(async (element) => {
      if (element instanceof HTMLVideoElement) await element.play();
    });
    await expect
      .poll(() =>
        plays.evaluate((element) => (element instanceof HTMLVideoElement ? element.currentTime : 0)),
      )
      .toBeGreaterThan(0);
    await expectSound(reviewer, "review");
    await leave(reviewer);
  });
});
