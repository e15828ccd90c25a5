import type { Browser, Page } from "playwright-core";
import { expectSound } from "../support/sound.ts";
import { leave, type Screen, signIn } from "./newsroom.ts";

/** Where a journey is made, and with what screen. */
export interface Stage {
  readonly browser: Browser;
  readonly url: string;
  readonly screen: Screen;
}

/** A title as a pattern that stands for itself. */
export function escaped(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
}

/** Ticks the five points of the release declaration. */
export async function declare(page: Page): Promise<void> {
  for (const label of [
    "Không chứa bí mật nhà nước",
    "Không lộ bí mật nghiệp vụ, biện pháp công tác",
    "Không phải thông tin, tài liệu nội bộ",
    "Không thuộc loại cấm đăng tải",
    "Thuộc chức năng, nhiệm vụ của đơn vị",
  ]) {
    await page.getByLabel(label).check();
  }
}

/** Signs the item of a title in the name of somebody whose turn it is. */
export async function approve(
  stage: Stage,
  { username, title }: { username: string; title: string },
): Promise<void> {
  const page = await openFromQueue(stage, { username, title });
  await page.getByText("Toàn văn").first().waitFor();
  await expectSound(page, `review page of ${username}`);
  await page.getByRole("button", { name: "Ký đồng ý" }).click();
  await page.getByText("Đã ghi ý kiến đồng ý.").waitFor();
  await leave(page);
}

/** Lets the board release the item of a title at once; answers the board's page. */
export async function release(stage: Stage, title: string): Promise<Page> {
  const page = await openFromQueue(stage, { username: "phoban", title });
  await page.getByRole("button", { name: "Phát hành ngay" }).click();
  await page.getByText("Đã phát hành.").first().waitFor();
  return page;
}

async function openFromQueue(
  { browser, url, screen }: Stage,
  { username, title }: { username: string; title: string },
): Promise<Page> {
  const page = await signIn(browser, { url, username, screen });
  await page.goto(`${url}/toa-soan/cho-duyet`);
  await page
    .getByRole("link", { name: escaped(title) })
    .first()
    .click();
  return page;
}
