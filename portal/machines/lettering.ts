import { join } from "node:path";
import * as fontkit from "fontkit";
import { projectRoot } from "../../server/foundation/project-root.ts";

const folder = join(projectRoot(), "node_modules/@expo-google-fonts/be-vietnam-pro");

/** The whole font of each weight and slope, for what is drawn on the server. */
export const fontFiles = {
  regular: join(folder, "400Regular/BeVietnamPro_400Regular.ttf"),
  italic: join(folder, "400Regular_Italic/BeVietnamPro_400Regular_Italic.ttf"),
  bold: join(folder, "700Bold/BeVietnamPro_700Bold.ttf"),
  boldItalic: join(folder, "700Bold_Italic/BeVietnamPro_700Bold_Italic.ttf"),
} as const;

const opened = new Map<string, fontkit.Font>();

function fontOf(weight: "regular" | "bold"): fontkit.Font {
  const file = fontFiles[weight];
  const known = opened.get(file);
  if (known !== undefined) return known;
  const font = fontkit.openSync(file);
  if (!("layout" in font)) throw new Error(`${file} is no single font`);
  opened.set(file, font);
  return font;
}

/** How wide a line of text is, in the unit of `size`. */
function widthOf({ text, size, weight }: { text: string; size: number; weight: "regular" | "bold" }): number {
  const font = fontOf(weight);
  return (font.layout(text.normalize("NFC")).advanceWidth * size) / font.unitsPerEm;
}

/** Breaks a text into lines that fit a width; what does not fit into `lines` ends in an ellipsis. */
export function brokenLines({
  text,
  size,
  weight,
  width,
  lines,
}: {
  text: string;
  size: number;
  weight: "regular" | "bold";
  width: number;
  lines: number;
}): string[] {
  const broken: string[] = [];
  let line = "";
  const fits = (words: string) => widthOf({ text: words, size, weight }) <= width;
  for (const word of text.split(/\s+/).filter((one) => one !== "")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || fits(longer)) line = longer;
    else {
      broken.push(line);
      line = word;
    }
  }
  if (line !== "") broken.push(line);
  if (broken.length <= lines) return broken;
  const kept = broken.slice(0, lines);
  let last = `${kept.at(-1)}…`;
  while (!fits(last) && last.includes(" ")) last = `${last.slice(0, last.lastIndexOf(" "))}…`;
  return [...kept.slice(0, -1), last];
}

/** A line of text as drawn outlines (SVG), with its base line at `y`: no font is needed to show it. */
export function outlinesOf({
  text,
  size,
  weight,
  x,
  y,
  fill,
}: {
  text: string;
  size: number;
  weight: "regular" | "bold";
  x: number;
  y: number;
  fill: string;
}): string {
  const font = fontOf(weight);
  const scale = size / font.unitsPerEm;
  const run = font.layout(text.normalize("NFC"));
  let at = 0;
  const glyphs = run.glyphs.map((glyph, index) => {
    const position = run.positions[index];
    const left = at + (position?.xOffset ?? 0);
    at += position?.xAdvance ?? 0;
    return `<path transform="translate(${left} 0)" d="${glyph.path.toSVG()}"/>`;
  });
  return `<g fill="${fill}" transform="translate(${x} ${y}) scale(${scale} ${-scale})">${glyphs.join("")}</g>`;
}
