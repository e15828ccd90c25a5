import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { errorsInHtml } from "../support/html-check.ts";
import { expectReadable, expectSound } from "../support/sound.ts";
import { type PortalVisit, sizes, visitPortal } from "./portal-visit.ts";

let portal: PortalVisit;
let pages: ReadonlyMap<string, string>;

beforeAll(async () => {
  portal = await visitPortal();
  pages = await pageTypes();
});

afterAll(() => portal.close());

/** One address of every type of page, by its name. */
async function pageTypes(): Promise<ReadonlyMap<string, string>> {
  const kinds = [
    "articles",
    "warnings",
    "wanted",
    "missing",
    "documents",
    "procedures",
    "questions",
  ] as const;
  const details = await Promise.all(kinds.map(async (kind) => [kind, await portal.newest(kind)] as const));
  return new Map([
    ["home", "/"],
    ["section", "/chuyen-muc/tin-tuc-su-kien"],
    ["units", "/don-vi"],
    ["unit", "/don-vi/cong-an-phuong-hac-thanh"],
    ["channels", "/kenh-chinh-thuc"],
    ["warning list", "/canh-bao"],
    ["wanted list", "/truy-na"],
    ["missing list", "/truy-tim"],
    ["document list", "/van-ban"],
    ["procedure list", "/thu-tuc"],
    ["question list", "/hoi-dap"],
    ["search", "/tim-kiem?q=lua+dao"],
    ["search without a find", "/tim-kiem?q=zzzzzzzz"],
    ["open data", "/du-lieu-mo"],
    ["statistics", "/thong-ke"],
    ["sitemap", "/so-do-cong"],
    ["introduction", "/gioi-thieu"],
    ["English", "/en"],
    ["English structure", "/en/structure"],
    ["English warnings", "/en/warnings"],
    ["English tip", "/en/report"],
    ["English search", "/en/search?q=lua+dao"],
    ["design system", "/thiet-ke"],
    ["tip", "/to-giac"],
    ["nothing there", "/khong-co-trang-nay"],
    ["nothing there in English", "/en/no-such-page"],
    ...details.map(([kind, path]) => [`one of ${kind}`, path] as const),
  ]);
}

/** The machine has two cores; more pages at once would only wait for each other. */
async function twoAtATime(
  all: ReadonlyMap<string, string>,
  look: (name: string, path: string) => Promise<void>,
): Promise<void> {
  const waiting = all.entries();
  const one = async () => {
    for (const [name, path] of waiting) await look(name, path);
  };
  await Promise.all([one(), one()]);
}

describe("every type of page", () => {
  it("fits phone, tablet and desktop, in light and in dark, and axe finds nothing", async () => {
    await twoAtATime(pages, async (name, path) => {
      const page = await portal.open(path, { viewport: sizes[0], colorScheme: "light" });
      for (const size of sizes) {
        await page.setViewportSize(size);
        await expectSound(page, `${name} at ${size.width}`);
      }
      await page.emulateMedia({ colorScheme: "dark" });
      for (const size of sizes) {
        await page.setViewportSize(size);
        await expectReadable(page, `${name} at ${size.width} in the dark`);
      }
      await page.context().close();
    });
  });

  it("is HTML in which the Nu checker finds no error", async () => {
    const html = new Map<string, string>();
    for (const [name, path] of pages) html.set(name, await (await fetch(portal.url + path)).text());
    expect(await errorsInHtml(html)).toEqual([]);
  });

  it("asks for nothing from anybody else, and runs no script that stands in a page", async () => {
    await twoAtATime(pages, async (name, path) => {
      const context = await portal.browser.newContext({ viewport: sizes[2] });
      const page = await context.newPage();
      const strangers: string[] = [];
      const refused: string[] = [];
      page.on("request", (request) => {
        if (!request.url().startsWith(portal.url) && !request.url().startsWith("data:"))
          strangers.push(request.url());
      });
      page.on("console", (message) => {
        if (/Content Security Policy/.test(message.text())) refused.push(message.text());
      });
      await page.goto(portal.url + path, { waitUntil: "networkidle" });
      expect([strangers, refused], name).toEqual([[], []]);
      await context.close();
    });
  });

  it("is three clicks from the front page at most, like every service, section and unit (LAY-04)", async () => {
    // Words typed into a search are no click, nobody is led to a wrong address, and the design is for who builds.
    const unlinked = /search|nothing there|design system/;
    const wanted = new Set([
      ...[...pages].filter(([name]) => !unlinked.test(name)).map(([, path]) => path),
      ...(await addressesAt("/sitemap-muc-luc.xml")).filter((path) => path !== "/thiet-ke"),
      ...(await addressesAt("/api/v1/public/procedures?limit=100")),
    ]);
    expect(wanted.size).toBeGreaterThan(200);
    expect([...(await clicksTo(wanted))].filter(([, clicks]) => clicks > 3)).toEqual([]);
  });
});

/** The addresses of the portal that a sitemap or a list of the public API names. */
async function addressesAt(path: string): Promise<string[]> {
  const text = await (await fetch(portal.url + path)).text();
  return [...text.matchAll(/(?:<loc>|"url":")([^<"]+)/g)].map(([, url = ""]) => new URL(url).pathname);
}

/** How many clicks lead from the front page to each address; Infinity after three. No way leads over the sitemap, which names everything. */
async function clicksTo(addresses: ReadonlySet<string>): Promise<ReadonlyMap<string, number>> {
  const clicks = new Map([["/", 0]]);
  const missing = () => [...addresses].some((path) => !clicks.has(path));
  // The map grows while it is walked: nearer pages come first.
  for (const [path, before] of clicks) {
    if (before === 3 || !missing()) break;
    if (path === "/so-do-cong") continue;
    // Each asks as a citizen of his own would, whom no limit meets.
    const source = { "x-forwarded-for": `203.0.113.${clicks.size % 250}` };
    const html = await (await fetch(portal.url + path, { headers: source })).text();
    for (const [, href = ""] of html.matchAll(/<a\s[^>]*?href="(\/[^"#]*)/g)) {
      const led = href.replaceAll("&amp;", "&");
      const page = !/^\/(media|assets|api|tim-kiem|toa-soan)\b|\.\w+$|\/pdf$/.test(led);
      if (page && !clicks.has(led)) clicks.set(led, before + 1);
    }
  }
  return new Map([...addresses].map((path) => [path, clicks.get(path) ?? Number.POSITIVE_INFINITY]));
}
