import { type Language, wordsIn } from "../words.ts";

/** The key that leads to the field of the search. */
export const searchKey = "4";

/** The places that the rules demand in every head (LAY-01); the newsroom cannot take them away. */
export function fixedEntries(language: Language) {
  const words = wordsIn(language);
  return language === "en"
    ? [
        { label: words.home, href: "/en", accesskey: "0" },
        { label: words.about, href: "/en/about", accesskey: "2" },
        { label: words.services, href: "/thu-tuc", accesskey: "5" },
        { label: words.sitemap, href: "/so-do-cong", accesskey: "3" },
      ]
    : [
        { label: words.home, href: "/", accesskey: "0" },
        { label: words.about, href: "/gioi-thieu", accesskey: "2" },
        { label: words.services, href: "/thu-tuc", accesskey: "5" },
        { label: words.sitemap, href: "/so-do-cong", accesskey: "3" },
      ];
}
