import { outlinesOf, widthOf } from "../lettering.ts";
import { across, each, lighter, oval, rect } from "./paint.ts";

export const bars = (x: number, y: number, widths: readonly number[], colour: string, gap = 22, thick = 9) =>
  widths.map((wide, index) => rect(x, y + index * gap, wide, thick, colour, thick / 2)).join("");

/** A quiet cloth-like ground for drawn graphics. */
export const ground = (first: string, second: string) =>
  rect(0, 0, 1600, 900, across(lighter(first, 0.12), first, second)) +
  each(7, (index) =>
    oval(120 + index * 250, index % 2 === 0 ? 120 : 800, 260, 180, lighter(first, 0.3), 0.16),
  );

/** Words in the portal's own typeface, drawn as outlines. */
export const words = (text: string, x: number, y: number, size: number, fill: string) =>
  outlinesOf({ text, size, x, y, fill });

/** Words whose middle is at `x`. */
export const centredWords = (text: string, x: number, y: number, size: number, fill: string) =>
  words(text, x - widthOf({ text, size }) / 2, y, size, fill);
