import { styleName } from "./unstyled.ts";

/** How words look, as far as a body keeps it. */
export interface Look {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly raised: boolean;
  readonly lowered: boolean;
  readonly href: string | null;
}

export const plainLook: Look = { bold: false, italic: false, raised: false, lowered: false, href: null };

const boldNames = new Set(["B", "STRONG"]);
const italicNames = new Set(["I", "EM", "CITE", "DFN"]);

/** The declarations of an element's style attribute, by name. */
export function styleOf(element: Element): ReadonlyMap<string, string> {
  const text = element.getAttribute(styleName) ?? "";
  return new Map(
    text.split(";").flatMap((one): [string, string][] => {
      const colon = one.indexOf(":");
      return colon === -1
        ? []
        : [
            [
              one.slice(0, colon).trim().toLowerCase(),
              one
                .slice(colon + 1)
                .trim()
                .toLowerCase(),
            ],
          ];
    }),
  );
}

/** How the words in an element look: its name says something, its style has the last word. */
export function lookIn(element: Element, around: Look, styles: ReadonlyMap<string, string>): Look {
  const weight = styles.get("font-weight");
  const slant = styles.get("font-style");
  const place = styles.get("vertical-align");
  const name = element.tagName;
  return {
    bold: weight === undefined ? around.bold || boldNames.has(name) : isBold(weight),
    italic: slant === undefined ? around.italic || italicNames.has(name) : /^(italic|oblique)/.test(slant),
    raised: place === undefined ? around.raised || name === "SUP" : place === "super",
    lowered: place === undefined ? around.lowered || name === "SUB" : place === "sub",
    href: around.href,
  };
}

function isBold(weight: string): boolean {
  return weight.startsWith("bold") || Number.parseInt(weight, 10) >= 600;
}

const raised: Readonly<Record<string, string>> = Object.fromEntries(
  [..."0123456789+-=()n"].map((sign, index) => [sign, [..."⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"][index] ?? sign]),
);
const lowered: Readonly<Record<string, string>> = Object.fromEntries(
  [..."0123456789+-=()"].map((sign, index) => [sign, [..."₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"][index] ?? sign]),
);

/** Words as they are read where there are no raised and lowered letters: "m²", "CO₂"; others stay on the line. */
export function onTheLine(text: string, { raised: up, lowered: down }: Look): string {
  const signs = up ? raised : down ? lowered : {};
  const shown = [...text].map((sign) => signs[sign]);
  return shown.every((sign) => sign !== undefined) ? shown.join("") : text;
}
