/** Pages that say the same in Vietnamese and in English. */
const pairs = [
  ["/", "/en"],
  ["/gioi-thieu", "/en/about"],
  ["/gioi-thieu/co-cau-to-chuc", "/en/structure"],
  ["/gioi-thieu/chuc-nang-nhiem-vu", "/en/functions"],
  ["/lien-he", "/en/contact"],
  ["/canh-bao", "/en/warnings"],
] as const;

/** The page that says the same in the other language; undefined when a page stands in one language alone. */
export function counterpartOf(path: string): string | undefined {
  for (const [vietnamese, english] of pairs) {
    if (path === vietnamese) return english;
    if (path === english) return vietnamese;
  }
  return undefined;
}

const link = /<a ([^>]*?)href="(\/[^"]*)"([^>]*)>/g;

/** The HTML of an English page in which every link that leaves English says so: whoever follows it reads Vietnamese. */
export function withForeignLinksMarked(html: string): string {
  return html.replace(link, (whole, before: string, href: string, after: string) =>
    /^\/en(?:[/?#]|$)/.test(href) || /hreflang=/.test(before + after)
      ? whole
      : `<a ${before}href="${href}" hreflang="vi"${after}>`,
  );
}
