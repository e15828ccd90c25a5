import type { Browser, Page, Request } from "playwright-core";
import { onTestFailed } from "vitest";
import { demonstrationTotpSecret, totpCode } from "../../server/organization/totp.ts";
import { lastOutput } from "./product.ts";

/** The size of a screen on which the journey is made. */
export interface Screen {
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

/** The phone of an officer at the base, and the desk of a reviewer. */
export const screens: readonly Screen[] = [
  { name: "phone", width: 360, height: 740 },
  { name: "desktop", width: 1280, height: 900 },
];

/** The step of the last code each person used: a code works once, so a second sign-in waits for the next one. */
const usedSteps = new Map<string, number>();

async function freshCode(username: string): Promise<string> {
  const step = () => Math.floor(Date.now() / 30_000);
  while (usedSteps.get(username) === step()) await new Promise((resolve) => setTimeout(resolve, 250));
  usedSteps.set(username, step());
  return totpCode({ secret: demonstrationTotpSecret(username), now: new Date() });
}

/** Opens the newsroom as somebody of the demonstration and signs in with both factors. */
export async function signIn(
  browser: Browser,
  { url, username, screen }: { url: string; username: string; screen: Screen },
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: screen.width, height: screen.height },
    locale: "vi-VN",
  });
  const page = await context.newPage();
  sayOnFailure(page, { username, url });
  await page.goto(`${url}/toa-soan/`);
  await page.getByLabel("Tên đăng nhập").fill(username);
  await page.getByLabel("Mật khẩu", { exact: true }).fill("TrongDong@2026");
  await page
    .getByLabel("Mã xác thực 6 số")
    .first()
    .fill(await freshCode(username));
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  await page.getByRole("heading", { name: "Việc của tôi" }).waitFor();
  return page;
}

/** When the test fails, its message says what stands on the page if it is still open, and what the page waits for. */
function sayOnFailure(page: Page, { username, url }: { username: string; url: string }): void {
  const unanswered = new Set<Request>();
  page.on("request", (request) => unanswered.add(request));
  page.on("requestfinished", (request) => unanswered.delete(request));
  page.on("requestfailed", (request) => unanswered.delete(request));
  onTestFailed(async ({ task }) => {
    const error = task.result?.errors?.[0];
    if (page.isClosed() || error === undefined) return;
    const pending = [...unanswered].map((request) => `${request.method()} ${request.url()}`);
    const shown = (await page.locator("body").innerText()).replace(/\s+/g, " ");
    const besides = [
      `${username} waits for: ${pending.join(", ") || "nothing"}`,
      `${username} sees ${page.url()}: ${shown}`,
      `the product said: ${lastOutput(url)}`,
    ].join("\n");
    if (error.stack !== undefined)
      error.stack = error.stack.replace(error.message, () => `${error.message}\n${besides}`);
    error.message += `\n${besides}`;
  });
}

/** Signs out of everything that a page holds. */
export async function leave(page: Page): Promise<void> {
  await page.context().close();
}
