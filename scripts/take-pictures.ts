// Makes the pictures of README anew: starts a fresh installation with the demonstration, goes through the journey in
// Chromium, and writes docs/pictures as WebP. Run: node scripts/launch.mjs build, then node scripts/take-pictures.ts
// (Node 24), from the repository's root.
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { readPicture } from "../demonstration/picture-file.ts";
import { sharp } from "../server/foundation/picture-engine.ts";
import { leave, type Screen, signIn } from "../tests/journeys/newsroom.ts";
import { openBrowser } from "../tests/support/browser.ts";
import { startInstallation } from "../tests/support/installation.ts";
import { portalViews, visit } from "./portal-pictures.ts";

const phone: Screen = { name: "360", width: 360, height: 740 };
const desk: Screen = { name: "1280", width: 1280, height: 800 };
const title = "Cảnh báo cuộc gọi giả danh công an yêu cầu “định danh mức 2”";

async function picture(page: Page, name: string): Promise<void> {
  // What moves or fades has come to rest.
  await page.waitForTimeout(500);
  const png = await page.screenshot();
  await sharp(png)
    .webp({ quality: 82, effort: 6 })
    .toFile(fileURLToPath(new URL(`../docs/pictures/${name}.webp`, import.meta.url)));
  console.log(`docs/pictures/${name}.webp`);
}

async function writeWarning(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Viết tin mới" }).first().click();
  await page.getByLabel("Loại tin").selectOption({ label: "Cảnh báo" });
  await page.getByRole("dialog").getByLabel("Chuyên mục").selectOption({ value: "lua-dao-truc-tuyen" });
  await page.getByRole("button", { name: "Bắt đầu viết" }).click();
  await page.getByLabel("Tiêu đề", { exact: true }).fill(title);
  await page
    .getByLabel("Tóm tắt", { exact: true })
    .fill(
      "Đối tượng giả danh công an phường gọi điện, bắt cài ứng dụng lạ rồi chiếm đoạt tiền trong tài khoản.",
    );
  await page.getByRole("textbox", { name: "Nội dung" }).click();
  await page.keyboard.type(
    "Công an không làm việc qua điện thoại và không yêu cầu chuyển tiền. Nhận cuộc gọi như vậy, bà con tắt máy và báo công an phường.",
  );
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({
      name: "canh-bao.jpg",
      mimeType: "image/jpeg",
      buffer: await readPicture("dien-thoai/hai-ung-dung"),
    });
  await page.getByLabel("Chú thích").fill("Cuộc gọi giả danh công an thường hiện số lạ.");
  await page.getByLabel(/Mô tả cho người khiếm thị/).fill("Màn hình điện thoại có biểu tượng cảnh báo");
  for (const platform of ["Facebook", "Zalo"]) {
    await page.getByRole("button", { name: new RegExp(`Chọn tất cả.*${platform}`) }).click();
  }
  const tests = page.locator("#field-declaration");
  for (const test of await tests.getByRole("checkbox").all()) await test.check();
  await page
    .getByText(/Đã lưu lúc/)
    .first()
    .waitFor();
  await page.evaluate("window.scrollTo(0, 0)");
  await picture(page, "editor-360");
  await page.getByRole("button", { name: "Gửi duyệt" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Gửi duyệt" }).click();
  await page.getByText("Đã gửi duyệt.").first().waitFor();
}

async function openQueued(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/toa-soan/cho-duyet`);
  await page.getByRole("link", { name: title }).first().waitFor();
}

async function approve(browser: Browser, url: string, username: string, screen: Screen): Promise<void> {
  const page = await signIn(browser, { url, username, screen });
  await openQueued(page, url);
  if (username === "nghiepvu") await picture(page, "queue-1280");
  await page.getByRole("link", { name: title }).first().click();
  await page.getByText("Toàn văn").first().waitFor();
  if (username === "phapluat") await picture(page, "sign-off-1280");
  await page.getByRole("button", { name: "Ký đồng ý" }).click();
  await page.getByText("Đã ghi ý kiến đồng ý.").waitFor();
  await leave(page);
}

const product = await startInstallation();
const browser = await openBrowser();
try {
  const { url } = product;
  await product.loaded();
  for (const view of await portalViews(url)) {
    const page = await visit(browser, { url, view });
    await picture(page, view.name);
    await page.context().close();
  }
  const officer = await signIn(browser, { url, username: "phuong-hac-thanh.canbo", screen: phone });
  await picture(officer, "work-360");
  await writeWarning(officer);
  await leave(officer);
  await approve(browser, url, "phuong-hac-thanh.lanhdao", phone);
  for (const username of ["nghiepvu", "phapluat", "chinhtri"]) await approve(browser, url, username, desk);

  const board = await signIn(browser, { url, username: "phoban", screen: desk });
  await openQueued(board, url);
  await board.getByRole("link", { name: title }).first().click();
  await board.getByRole("button", { name: "Phát hành ngay" }).click();
  await board.getByText(/Đã xong ([2-9]\d)%/).waitFor({ timeout: 120_000 });
  await picture(board, "board-1280");
  await board.getByText("Đã đăng xong trên mọi kênh.").waitFor({ timeout: 180_000 });
  await leave(board);

  const inspector = await signIn(browser, { url, username: "thanhtra", screen: desk });
  await inspector.goto(`${url}/toa-soan/so-cai`);
  await inspector.getByRole("button", { name: "Kiểm tra toàn bộ sổ cái" }).click();
  await inspector.getByText(/Sổ cái khớp/).waitFor({ timeout: 60_000 });
  await picture(inspector, "ledger-1280");
  await leave(inspector);

  const reader = await browser.newContext({ viewport: phone, locale: "vi-VN" });
  const citizen = await reader.newPage();
  await citizen.goto(`${url}/`);
  await citizen.getByRole("link", { name: title }).first().click();
  await citizen.getByRole("heading", { level: 1, name: title }).waitFor();
  await picture(citizen, "article-360");
  await reader.close();
} finally {
  await browser.close();
  await product.stop();
}
