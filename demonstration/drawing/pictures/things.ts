import {
  across,
  at,
  darker,
  down,
  each,
  lighter,
  outwards,
  oval,
  type Placement,
  poly,
  rect,
  shape,
  solid,
  stroke,
} from "./paint.ts";
import { cream, ink, lacquer, leaf, mist, ochre, paper, slate, straw, teal, wood } from "./palette.ts";

/** A table in front view; y is the floor. */
export const table = (
  place: Placement & { readonly width: number; readonly tall?: number; readonly colour?: string },
) => {
  const tall = place.tall ?? 150;
  const colour = place.colour ?? wood;
  const half = place.width / 2;
  return at(
    place,
    oval(0, 2, half * 1.06, 12, "#1d2a33", 0.24) +
      rect(-half + 14, -tall, 18, tall, solid(darker(colour, 0.2))) +
      rect(half - 32, -tall, 18, tall, solid(darker(colour, 0.3))) +
      rect(-half + 20, -tall, place.width - 40, tall * 0.34, darker(colour, 0.22)) +
      rect(-half, -tall - 18, place.width, 22, across(lighter(colour, 0.3), colour, darker(colour, 0.2)), 5),
  );
};

/** A closed counter or desk with a front panel. */
export const counter = (
  place: Placement & { readonly width: number; readonly tall?: number; readonly colour?: string },
) => {
  const tall = place.tall ?? 190;
  const colour = place.colour ?? wood;
  const half = place.width / 2;
  return at(
    place,
    oval(0, 4, half * 1.05, 14, "#1d2a33", 0.26) +
      rect(
        -half + 8,
        -tall,
        place.width - 16,
        tall,
        across(lighter(colour, 0.14), colour, darker(colour, 0.22)),
      ) +
      each(Math.max(1, Math.round(place.width / 170)), (index) => {
        const count = Math.max(1, Math.round(place.width / 170));
        const wide = (place.width - 40) / count;
        return rect(-half + 24 + index * wide, -tall + 30, wide - 10, tall - 54, darker(colour, 0.1), 4);
      }) +
      rect(-half, -tall - 16, place.width, 22, across(lighter(colour, 0.4), lighter(colour, 0.2), colour), 5),
  );
};

/** A sheet of paper with lines of writing that nobody can read. */
export const sheet = (
  place: Placement & { readonly colour?: string; readonly seal?: boolean; readonly lines?: number },
) =>
  at(
    place,
    rect(-56, -78, 120, 164, "#1d2a3322", 3) +
      rect(
        -62,
        -84,
        120,
        164,
        across("#fffaf0", place.colour ?? paper, darker(place.colour ?? paper, 0.06)),
        3,
      ) +
      stroke("M-30 -66 H28", lacquer, 4, 0.7) +
      each(place.lines ?? 7, (index) =>
        stroke(
          `M-46 ${-46 + index * 15} H${[42, 36, 44, 20, 42, 30, 44, 12][index % 8] ?? 40}`,
          "#9c9684",
          3.4,
          0.75,
        ),
      ) +
      (place.seal === true
        ? oval(30, 52, 17, 17, "none") +
          `<circle cx="30" cy="52" r="16" fill="none" stroke="#a8403a" stroke-width="3.4" opacity=".8"/>` +
          oval(30, 52, 6, 6, "#a8403a", 0.7)
        : ""),
  );

/** A mobile telephone held upright, 200 wide and 400 high, with its screen drawn in 0..172 x 0..340. */
export const phone = (place: Placement & { readonly screen: string; readonly background?: string }) =>
  at(
    place,
    rect(-96, -196, 208, 412, "#1d2a3344", 34) +
      rect(-102, -204, 204, 408, across("#4a5559", "#2a3336", "#171d1f"), 34) +
      rect(-90, -184, 180, 368, place.background ?? paper, 20) +
      `<g transform="translate(-86 -170)">${place.screen}</g>` +
      rect(-26, -194, 52, 7, "#12181a", 4),
  );

/** A computer screen on its foot; y is the table top. */
export const monitor = (place: Placement & { readonly screen?: string; readonly back?: boolean }) =>
  at(
    place,
    shape("M-12 -34 H12 L18 -6 H-18Z", "#4a5254") +
      oval(0, -4, 46, 7, "#3b4345") +
      rect(-84, -136, 168, 106, across("#414a4d", "#2b3335"), 7) +
      (place.back === true
        ? oval(0, -84, 9, 9, "#566164")
        : rect(-76, -128, 152, 90, down("#d6e4e2", "#b5cac9")) + (place.screen ?? "")),
  );

/** A laptop, open; y is the table top. */
export const laptop = (place: Placement) =>
  at(
    place,
    rect(-62, -84, 124, 80, "#3a4245", 6) +
      rect(-55, -77, 110, 66, down("#9fb7ba", "#6f8b91")) +
      poly([-66, -4, 66, -4, 84, 8, -84, 8], "#b9bdb6"),
  );

/** A potted plant. */
export const plant = (place: Placement) =>
  at(
    place,
    oval(0, 2, 44, 7, "#1d2a33", 0.25) +
      each(9, (index) => {
        const side = index - 4;
        return shape(
          `M0 -70 C${side * 14} ${-140} ${side * 26} ${-160 + Math.abs(side) * 12} ${side * 32} ${-140 + Math.abs(side) * 18} C${side * 22} -120 ${side * 8} -100 0 -70Z`,
          index % 2 === 0 ? leaf : darker(leaf, 0.24),
        );
      }) +
      shape("M-36 -76 H36 L28 0 H-28Z", solid("#b0785a")),
  );

/** A plastic stool or a chair from behind. */
export const stool = (place: Placement & { readonly colour?: string }) =>
  at(
    place,
    oval(0, 2, 42, 7, "#1d2a33", 0.22) +
      stroke("M-26 -66 L-34 0 M26 -66 L34 0", darker(place.colour ?? teal, 0.15), 9) +
      rect(-38, -76, 76, 15, solid(place.colour ?? teal), 6),
  );
export const chairBack = (place: Placement & { readonly colour?: string }) =>
  at(
    place,
    stroke("M-38 0 V-120 M38 0 V-120", darker(place.colour ?? wood, 0.3), 9) +
      rect(-46, -200, 92, 90, solid(place.colour ?? wood), 10) +
      rect(-48, -84, 96, 18, darker(place.colour ?? wood, 0.2), 5),
  );

/** A cardboard box, open or closed, 170 wide. */
export const box = (place: Placement & { readonly open?: boolean; readonly content?: string }) =>
  at(
    place,
    oval(0, 3, 104, 12, "#1d2a33", 0.26) +
      (place.open === true
        ? poly([-86, -112, -120, -150, 40, -156, 84, -112], "#8f6c46") + (place.content ?? "")
        : poly([-86, -112, -56, -140, 110, -140, 84, -112], "#d3ae7c")) +
      rect(-86, -112, 170, 114, across("#c9a271", "#b98d58", "#9b7346")) +
      poly([84, -112, 110, -140, 110, -24, 84, 2], "#86623d") +
      (place.open === true
        ? poly([-86, -112, -128, -78, -120, -70, -78, -104], "#d3ae7c") +
          poly([84, -112, 124, -98, 120, -86, 80, -100], "#a57d4e")
        : rect(-10, -140, 22, 142, "#dcc49a", 0)),
  );

/** A small stand with a number of dots, as laid beside pieces of evidence. */
export const marker = (x: number, y: number) =>
  poly([x - 16, y, x, y - 36, x + 16, y], across("#f0c95a", "#c99a35")) + oval(x, y - 13, 4, 4, ink);

/** A ruler with its divisions. */
export const ruler = (place: Placement & { readonly length: number }) =>
  at(
    place,
    rect(0, 0, place.length, 34, down("#f3e9c9", "#dcc98f"), 3) +
      each(Math.floor(place.length / 16), (index) =>
        stroke(`M${10 + index * 16} 0 V${index % 5 === 0 ? 20 : 11}`, "#5c5238", 2.4),
      ),
  );

/** Red and white warning tape between two points, sagging. */
export function tape(x0: number, y0: number, x1: number, y1: number): string {
  const sag = 24;
  const path = `M${x0} ${y0} Q${(x0 + x1) / 2} ${(y0 + y1) / 2 + sag} ${x1} ${y1}`;
  return (
    stroke(path, "#f4efe2", 17) +
    `<path d="${path}" fill="none" stroke="#b3413a" stroke-width="17" stroke-dasharray="34 34"/>`
  );
}

/** A tick for right, a cross for wrong, each on its disc. */
export const tick = (x: number, y: number, r: number) =>
  oval(x, y, r, r, solid("#5d8a58")) +
  stroke(
    `M${x - r * 0.45} ${y} L${x - r * 0.1} ${y + r * 0.36} L${x + r * 0.5} ${y - r * 0.36}`,
    paper,
    r * 0.22,
  );
export const cross = (x: number, y: number, r: number) =>
  oval(x, y, r, r, solid("#b04a3f")) +
  stroke(
    `M${x - r * 0.36} ${y - r * 0.36} L${x + r * 0.36} ${y + r * 0.36} M${x + r * 0.36} ${y - r * 0.36} L${x - r * 0.36} ${y + r * 0.36}`,
    paper,
    r * 0.22,
  );

/** An arrow along a path. */
export function arrow(x0: number, y0: number, x1: number, y1: number, colour: string, width = 16): string {
  const angle = Math.atan2(y1 - y0, x1 - x0);
  const tip = (turn: number, far: number) => [
    x1 + Math.cos(angle + turn) * far,
    y1 + Math.sin(angle + turn) * far,
  ];
  return (
    stroke(`M${x0} ${y0} L${x1} ${y1}`, colour, width) +
    poly([...tip(0, width * 1.8), ...tip(2.3, width * 1.9), ...tip(-2.3, width * 1.9)], colour)
  );
}

/** A head and shoulders without a face, in one colour. */
export const bust = (x: number, y: number, r: number, colour: string) =>
  oval(x, y - r * 0.4, r * 0.4, r * 0.48, colour) +
  shape(
    `M${x - r * 0.86} ${y + r} C${x - r * 0.86} ${y + r * 0.3} ${x - r * 0.3} ${y + r * 0.2} ${x} ${y + r * 0.2} C${x + r * 0.3} ${y + r * 0.2} ${x + r * 0.86} ${y + r * 0.3} ${x + r * 0.86} ${y + r}Z`,
    colour,
  );

/** A hand that holds something upright from below, thumb in front. Drawn over what it holds at (0, 0). */
export const holdingHand = (place: Placement & { readonly tone: string; readonly sleeve: string }) =>
  at(
    place,
    shape(
      "M-60 160 C-96 90 -112 20 -108 -40 C-106 -66 -84 -66 -82 -40 L-76 20 C-40 60 40 64 78 18 L84 -52 C88 -76 110 -72 110 -48 C112 30 96 96 66 160Z",
      across(lighter(place.tone, 0.14), place.tone, darker(place.tone, 0.18)),
    ) +
      shape("M-84 -60 C-60 -104 -30 -112 -22 -94 C-16 -78 -44 -54 -66 -20Z", darker(place.tone, 0.07)) +
      shape(
        "M-76 150 H80 L120 360 H-112Z",
        across(lighter(place.sleeve, 0.16), place.sleeve, darker(place.sleeve, 0.2)),
      ),
  );

/** A lamp's warm light. */
export const glow = (x: number, y: number, r: number, colour = "#f7dc9a") =>
  oval(x, y, r, r, outwards(`${colour}cc`, `${colour}44`, `${colour}00`));

/** A notice board with pinned sheets. */
export const noticeBoard = (place: Placement & { readonly width: number; readonly tall: number }) =>
  at(
    place,
    rect(-place.width / 2 - 12, -place.tall - 12, place.width + 24, place.tall + 24, solid(wood), 6) +
      rect(-place.width / 2, -place.tall, place.width, place.tall, across("#8ba084", "#728a6d")) +
      each(Math.floor(place.width / 110), (index) =>
        at(
          {
            x: -place.width / 2 + 64 + index * 108,
            y: -place.tall / 2,
            scale: 0.72,
            turn: index % 2 === 0 ? -2 : 2,
          },
          sheet({ x: 0, y: 0 }),
        ),
      ),
  );

/** Colours that clothes of an audience take. */
export const clothes = [
  "#7d8f8a",
  "#b0705a",
  "#566b82",
  "#a8935f",
  "#8a6a76",
  "#6d7f58",
  "#c2a98a",
  "#4f5f66",
  mist,
  slate,
  ochre,
  cream,
  straw,
] as const;
