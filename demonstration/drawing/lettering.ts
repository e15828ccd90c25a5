import { fileURLToPath } from "node:url";
import * as fontkit from "fontkit";

const file = fileURLToPath(
  import.meta.resolve("@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf"),
);
const opened = fontkit.openSync(file);
if (!("layout" in opened)) throw new Error(`${file} is no single font`);
const font = opened;

/** How wide a line of text is, in the unit of `size`. */
export function widthOf({ text, size }: { text: string; size: number }): number {
  return (font.layout(text.normalize("NFC")).advanceWidth * size) / font.unitsPerEm;
}

/** A line of text as drawn outlines (SVG), with its base line at `y`: no font is needed to show it. */
export function outlinesOf({
  text,
  size,
  x,
  y,
  fill,
}: {
  text: string;
  size: number;
  x: number;
  y: number;
  fill: string;
}): string {
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
