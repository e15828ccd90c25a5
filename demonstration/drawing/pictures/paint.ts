/** The canvas of every drawn picture, in pixels: the size and shape of a press photograph. */
export const canvas = { width: 1600, height: 900 } as const;

/** A fill that runs from top to bottom through the given colours; the name of the gradient carries them. */
export const down = (...colours: readonly string[]) => gradientUrl("d", colours);
/** A fill that runs from left to right through the given colours. */
export const across = (...colours: readonly string[]) => gradientUrl("a", colours);
/** A fill that runs from the middle outwards through the given colours. */
export const outwards = (...colours: readonly string[]) => gradientUrl("o", colours);

const gradientUrl = (form: string, colours: readonly string[]) =>
  `url(#${form}-${colours.map((colour) => colour.slice(1)).join("-")})`;

/** Writes the definition of every gradient that the drawing names. */
function gradients(drawing: string): string {
  const names = new Set(
    [...drawing.matchAll(/url\(#([dao](?:-[0-9a-f]{6,8})+)\)/g)].map(([, name = ""]) => name),
  );
  return [...names].map(definition).join("");
}

function definition(name: string): string {
  const [form = "d", ...colours] = name.split("-");
  const stops = colours
    .map((colour, index) => {
      const offset = colours.length === 1 ? 0 : index / (colours.length - 1);
      const opacity = colour.length === 8 ? Number.parseInt(colour.slice(6), 16) / 255 : 1;
      return `<stop offset="${round(offset)}" stop-color="#${colour.slice(0, 6)}" stop-opacity="${round(opacity)}"/>`;
    })
    .join("");
  if (form === "o") return `<radialGradient id="${name}">${stops}</radialGradient>`;
  const end = form === "d" ? `x2="0" y2="1"` : `x2="1" y2="0"`;
  return `<linearGradient id="${name}" x1="0" y1="0" ${end}>${stops}</linearGradient>`;
}

/** The whole drawing of `width` x `height` pixels as an SVG document with the gradients that it names. */
export function svgDocument({
  width,
  height,
  body,
}: {
  width: number;
  height: number;
  body: string;
}): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${gradients(body)}</defs>${body}</svg>`;
}

/** A colour between two colours: `part` 0 is the first, 1 the second. */
export function mix(first: string, second: string, part: number): string {
  const channel = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  return `#${[1, 3, 5]
    .map((at) => Math.round(channel(first, at) * (1 - part) + channel(second, at) * part))
    .map((value) => value.toString(16).padStart(2, "0"))
    .join("")}`;
}

/** The colour in light, warm. */
export const lighter = (colour: string, part = 0.18) => mix(colour, "#fff3d8", part);
/** The colour in shade, cool. */
export const darker = (colour: string, part = 0.2) => mix(colour, "#1d2a33", part);
/** A solid body with light from the left. */
export const solid = (colour: string) => across(lighter(colour, 0.14), colour, darker(colour, 0.2));

/** A number with at most one decimal, so that the drawings stay short. */
export const round = (value: number) => Math.round(value * 100) / 100;

/** The same unending row of numbers from 0 to 1 for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = (seed * 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The numbers 0 to `count` - 1, each drawn. */
export const each = (count: number, draw: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => draw(index)).join("");

/** A drawing moved to (x, y) and scaled; a negative `flip` looks the other way. */
export function at({ x, y, scale = 1, flip = false, turn = 0 }: Placement, drawing: string): string {
  const turned = turn === 0 ? "" : ` rotate(${turn})`;
  return `<g transform="translate(${round(x)} ${round(y)})${turned} scale(${flip ? -scale : scale} ${scale})">${drawing}</g>`;
}
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly scale?: number;
  readonly flip?: boolean;
  readonly turn?: number;
}

export const rect = (x: number, y: number, width: number, height: number, fill: string, radius = 0) =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"${radius > 0 ? ` rx="${radius}"` : ""} fill="${fill}"/>`;
export const oval = (x: number, y: number, rx: number, ry: number, fill: string, opacity = 1) =>
  `<ellipse cx="${round(x)}" cy="${round(y)}" rx="${round(rx)}" ry="${round(ry)}" fill="${fill}"${opacity < 1 ? ` opacity="${opacity}"` : ""}/>`;
export const shape = (d: string, fill: string, opacity = 1) =>
  `<path d="${d}" fill="${fill}"${opacity < 1 ? ` opacity="${opacity}"` : ""}/>`;
export const stroke = (d: string, colour: string, width: number, opacity = 1) =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${opacity < 1 ? ` opacity="${opacity}"` : ""}/>`;
/** A polygon through points given as x, y, x, y ... */
export const poly = (points: readonly number[], fill: string, opacity = 1) =>
  shape(`M${points.map((point) => round(point)).join(" ")}Z`.replace(/^M(\S+ \S+) /, "M$1 L"), fill, opacity);
