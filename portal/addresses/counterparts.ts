import type { Language } from "../words.ts";

/** Pages that say the same in Vietnamese and in English. */
const pairs = [
  ["/", "/en"],
  ["/gioi-thieu", "/en/about"],
  ["/gioi-thieu/co-cau-to-chuc", "/en/structure"],
  ["/gioi-thieu/chuc-nang-nhiem-vu", "/en/functions"],
  ["/lien-he", "/en/contact"],
  ["/canh-bao", "/en/warnings"],
  ["/to-giac", "/en/report"],
  ["/tim-kiem", "/en/search"],
] as const;

/** The page that says the same in the other language; undefined when a page stands in one language alone. */
export function counterpartOf(path: string): string | undefined {
  for (const [vietnamese, english] of pairs) {
    if (path === vietnamese) return english;
    if (path === english) return vietnamese;
  }
  return undefined;
}

/** The address of a Vietnamese page in a language: its counterpart, or itself when it has none. */
export function addressIn(language: Language, path: string): string {
  return language === "en" ? (counterpartOf(path) ?? path) : path;
}

/** The language of the pages at a request target: all below /en are English. */
export function languageAt(target: string): Language {
  return /^\/en(?:[/?#]|$)/.test(target) ? "en" : "vi";
}

/** What marks a text of one language on a page of another. */
export function markedAs(text: Language, page: Language): { readonly lang?: Language } {
  return text === page ? {} : { lang: text };
}

const link = /<a ([^<>]*?)href="(\/[^"<>]*)"([^<>]*)>/g;

/** The HTML of an English page in which every link that leaves English says so: whoever follows it reads Vietnamese. */
export function withForeignLinksMarked(html: string): string {
  return html.replace(link, (whole, before: string, href: string, after: string) =>
    languageAt(href) === "en" || /hreflang=/.test(before + after)
      ? whole
      : `<a ${before}href="${href}" hreflang="vi"${after}>`,
  );
}
