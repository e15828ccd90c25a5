import { addressIn } from "../addresses/counterparts.ts";
import { type Language, wordsIn } from "../words.ts";

/** The key that leads to the field of the search. */
export const searchKey = "4";

/** The places that the rules demand in every head (LAY-01); the newsroom cannot take them away. */
export function fixedEntries(language: Language) {
  const words = wordsIn(language);
  return [
    { label: words.home, href: addressIn(language, "/"), accesskey: "0" },
    { label: words.about, href: addressIn(language, "/gioi-thieu"), accesskey: "2" },
    { label: words.services, href: "/thu-tuc", accesskey: "5" },
    { label: words.sitemap, href: "/so-do-cong", accesskey: "3" },
  ];
}
