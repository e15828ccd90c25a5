import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** A page must not be wider than the screen, and axe finds nothing on it. `what` names the page when it does. */
export async function expectSound(page: Page, what: string): Promise<void> {
  // Colours are judged when nothing moves any more; what follows from the last act gets a frame to begin.
  await page.waitForTimeout(50);
  await page.evaluate(
    "Promise.allSettled(document.getAnimations().filter((one) => one.effect.getComputedTiming().iterations !== Infinity).map((one) => one.finished))",
  );
  const wider = await page
    .evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    .then(Number);
  expect(wider, what).toBeLessThanOrEqual(0);
  expect(await violationsOf(judge(page)), what).toEqual([]);
}

/** The colours of a page have contrast enough, for a second look at one that was judged in all the rest. */
export async function expectReadable(page: Page, what: string): Promise<void> {
  expect(await violationsOf(judge(page).withRules(["color-contrast"])), what).toEqual([]);
}

/** Legacy mode judges the page in itself, which is enough where nothing is framed and takes a quarter of the time. */
function judge(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode(true).options({
    resultTypes: ["violations"],
    // New in WCAG 2.2, and not asked by axe unless told to.
    rules: { "target-size": { enabled: true } },
  });
}

async function violationsOf(builder: AxeBuilder): Promise<string[]> {
  const { violations } = await builder.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
}
