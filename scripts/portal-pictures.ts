import type { Browser } from "playwright-core";
import { z } from "zod";

const desk = { width: 1440, height: 1300 };
const phone = { width: 360, height: 740 };
/** A sheet of A4 at 96 dots an inch. */
const sheet = { width: 794, height: 1123 };

/** A page of the portal as it is shown in README. */
export interface PortalView {
  readonly name: string;
  readonly path: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme?: "light" | "dark";
  readonly media?: "screen" | "print";
}

/** The pages of the portal whose pictures README shows, with the newest of what the demonstration published. */
export async function portalViews(url: string): Promise<PortalView[]> {
  const wanted = await found(url, { list: "wanted", words: "truy nã" });
  const scam = await found(url, { list: "articles", words: "mạo danh người thân" });
  const crime = await found(url, { list: "articles", words: "trộm cắp xe máy" });
  return [
    { name: "home-1440", path: "/", viewport: desk },
    { name: "home-360", path: "/", viewport: phone },
    { name: "dark-1440", path: "/", viewport: desk, colorScheme: "dark" },
    { name: "dark-360", path: scam, viewport: phone, colorScheme: "dark" },
    { name: "section-1440", path: "/chuyen-muc/tin-tuc-su-kien", viewport: desk },
    { name: "article-1440", path: crime, viewport: desk },
    { name: "warning-360", path: scam, viewport: phone },
    { name: "wanted-1440", path: "/truy-na", viewport: desk },
    { name: "wanted-360", path: wanted, viewport: phone },
    { name: "unit-1440", path: "/don-vi/cong-an-phuong-hac-thanh", viewport: desk },
    { name: "search-1440", path: "/tim-kiem?q=lua+dao+chuyen+tien", viewport: { width: 1440, height: 1000 } },
    { name: "print", path: wanted, viewport: sheet, media: "print" },
  ];
}

/** Opens a page as a citizen would and hands it over once all that it shows has come. */
export async function visit(
  browser: Browser,
  { url, view }: { url: string; view: PortalView },
): Promise<Awaited<ReturnType<Browser["newPage"]>>> {
  const context = await browser.newContext({
    viewport: view.viewport,
    colorScheme: view.colorScheme ?? "light",
    locale: "vi-VN",
  });
  const page = await context.newPage();
  await page.emulateMedia({ media: view.media ?? "screen" });
  await page.goto(`${url}${view.path}`, { waitUntil: "networkidle" });
  return page;
}

const listed = z.object({ items: z.array(z.object({ url: z.string(), title: z.string() })) });

/** The newest of a list whose title has these words. */
async function found(url: string, { list, words }: { list: string; words: string }): Promise<string> {
  const { items } = listed.parse(await (await fetch(`${url}/api/v1/public/${list}?limit=100`)).json());
  const item = items.find(({ title }) => title.toLowerCase().includes(words));
  if (item === undefined) throw new Error(`the demonstration has nothing for «${words}»`);
  return new URL(item.url).pathname;
}
