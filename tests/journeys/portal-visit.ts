import type { BrowserContextOptions, Page } from "playwright-core";
import { z } from "zod";
import { openBrowser } from "../support/browser.ts";
import { startProduct } from "./product.ts";

/** What pages are looked at on: a phone, a tablet, a desk. */
export const sizes = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
] as const;

const listed = z.object({
  items: z.array(z.object({ id: z.string(), url: z.string() })),
  next: z.string().nullable(),
});
const wholeArticle = z.object({
  corrections: z.array(z.object({ number: z.number() })),
  html: z.string(),
});

/** The whole product with its demonstration, and a browser to read its portal with. */
export async function visitPortal() {
  const product = await startProduct();
  const browser = await openBrowser();
  return {
    url: product.url,
    browser,

    /** Opens a page as somebody else's browser would: nothing is kept of earlier ones. */
    async open(path: string, options: BrowserContextOptions): Promise<Page> {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      await page.goto(product.url + path);
      return page;
    },

    /** The newest thing of a list of the public API. */
    async newest(list: string): Promise<string> {
      const response = await fetch(`${product.url}/api/v1/public/${list}?limit=1`);
      const [first] = listed.parse(await response.json()).items;
      if (first === undefined) throw new Error(`the demonstration has no ${list}`);
      return new URL(first.url).pathname;
    },

    /** The address of the newest article like this. */
    async firstArticle(suits: (article: z.infer<typeof wholeArticle>) => boolean): Promise<string> {
      const articles = `${product.url}/api/v1/public/articles`;
      let next: string | null = `${articles}?limit=100`;
      while (next !== null) {
        const page: z.infer<typeof listed> = listed.parse(await (await fetch(next)).json());
        for (const { id, url } of page.items) {
          const article = wholeArticle.parse(await (await fetch(`${articles}/${id}`)).json());
          if (suits(article)) return new URL(url).pathname;
        }
        next = page.next;
      }
      throw new Error("the demonstration has no such article");
    },

    async close(): Promise<void> {
      await browser.close();
      await product.stop();
    },
  };
}

export type PortalVisit = Awaited<ReturnType<typeof visitPortal>>;
