import type { Browser, Page } from "playwright-core";
import { demonstrationTotpSecret, totpCode } from "../../server/organization/totp.ts";

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
  await page.goto(`${url}/toa-soan/`);
  await page.getByLabel("Tên đăng nhập").fill(username);
  await page.getByLabel("Mật khẩu", { exact: true }).fill("TrongDong@2026");
  await page
    .getByLabel("Mã xác thực 6 số")
    .first()
    .fill(await freshCode(username));
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  await page
    .getByRole("heading", { name: "Việc của tôi" })
    .waitFor()
    .catch(async (error: unknown) => {
      // What the page says instead tells why.
      throw new Error(`${username} is not signed in: ${await page.locator("body").innerText()}`, {
        cause: error,
      });
    });
  return page;
}

/** Signs out of everything that a page holds. */
export async function leave(page: Page): Promise<void> {
  await page.context().close();
}
