import {
  across,
  at,
  canvas,
  chance,
  darker,
  each,
  lighter,
  mix,
  oval,
  round,
  shape,
  stroke,
} from "./paint.ts";
import { leaf, moss, pine, straw, wood } from "./palette.ts";

const { width } = canvas;

/** A crown of leaves from overlapping rounds, dark below and light above. */
export function crown({
  seed,
  x,
  y,
  r,
  colour,
}: {
  seed: number;
  x: number;
  y: number;
  r: number;
  colour: string;
}): string {
  const next = chance(seed);
  const blobs = r > 220 ? 34 : 11;
  const size = r > 220 ? 0.17 : 0.27;
  return [darker(colour, 0.3), darker(colour, 0.1), lighter(colour, 0.08), lighter(colour, 0.24)]
    .map((fill, layer) =>
      each(blobs, () => {
        const angle = next() * 6.28;
        const far = Math.sqrt(next()) * r * (0.86 - layer * 0.13);
        const wide = r * size * (0.75 + next() * 0.6) * (1 - layer * 0.12);
        return oval(
          x + Math.cos(angle) * far * 1.15 - layer * r * 0.06,
          y + Math.sin(angle) * far * 0.66 - layer * r * 0.11,
          wide,
          wide * 0.82,
          fill,
        );
      }),
    )
    .join("");
}

/** A broad tree on a trunk; `r` is half the width of its crown. */
export function tree({
  seed,
  x,
  y,
  r,
  colour = leaf,
}: {
  seed: number;
  x: number;
  y: number;
  r: number;
  colour?: string;
}): string {
  return (
    oval(x, y, r * 0.9, r * 0.13, "#1d2a33", 0.2) +
    shape(
      `M${x - r * 0.13} ${y} C${x - r * 0.05} ${y - r * 0.5} ${x - r * 0.12} ${y - r * 0.9} ${x - r * 0.3} ${y - r * 1.2} H${x + r * 0.3} C${x + r * 0.1} ${y - r * 0.9} ${x + r * 0.06} ${y - r * 0.5} ${x + r * 0.16} ${y}Z`,
      across(lighter(wood, 0.1), darker(wood, 0.35)),
    ) +
    crown({ seed, x, y: y - r * 1.45, r, colour })
  );
}

/** An areca or coconut palm. */
export function palm({
  seed,
  x,
  y,
  tall,
  colour = moss,
}: {
  seed: number;
  x: number;
  y: number;
  tall: number;
  colour?: string;
}): string {
  const next = chance(seed);
  const bend = (next() - 0.5) * tall * 0.22;
  const top = { x: x + bend, y: y - tall };
  const fronds = each(11, (index) => {
    const angle = -3.3 + (index / 10) * 3.5;
    const long = tall * (0.26 + next() * 0.08);
    const tip = { x: top.x + Math.cos(angle) * long, y: top.y + Math.sin(angle) * long * 0.7 + long * 0.3 };
    return shape(
      `M${round(top.x)} ${round(top.y)} Q${round((top.x + tip.x) / 2 + Math.cos(angle) * 6)} ${round(Math.min(top.y, tip.y) - long * 0.22)} ${round(tip.x)} ${round(tip.y)} Q${round((top.x + tip.x) / 2)} ${round((top.y + tip.y) / 2 - long * 0.02)} ${round(top.x)} ${round(top.y)}Z`,
      index % 2 === 0 ? colour : darker(colour, 0.2),
    );
  });
  return (
    stroke(
      `M${x} ${y} Q${round(x + bend * 0.2)} ${round(y - tall * 0.55)} ${round(top.x)} ${round(top.y)}`,
      darker(straw, 0.45),
      Math.max(4, tall * 0.035),
    ) + fronds
  );
}

/** A clump of bamboo that bows under its own leaves. */
export function bamboo({
  seed,
  x,
  y,
  tall,
  colour = leaf,
  stems = 12,
}: {
  seed: number;
  x: number;
  y: number;
  tall: number;
  colour?: string;
  stems?: number;
}): string {
  const next = chance(seed);
  return each(stems, (index) => {
    const foot = x + (next() - 0.5) * tall * 0.28;
    const bend = (index / stems - 0.5) * tall * 1.1 + (next() - 0.5) * tall * 0.2;
    const rise = tall * (0.75 + next() * 0.3);
    const tip = { x: foot + bend, y: y - rise + Math.abs(bend) * 0.4 };
    const shade = mix(darker(colour, 0.24), lighter(colour, 0.16), next());
    const stem = stroke(
      `M${round(foot)} ${y} Q${round(foot + bend * 0.1)} ${round(y - rise * 0.9)} ${round(tip.x)} ${round(tip.y)}`,
      shade,
      Math.max(2.5, tall * 0.016),
    );
    const leaves = each(9, (step) => {
      const part = 0.5 + (step / 9) * 0.5;
      const back = 1 - part;
      const px = foot * back * back + 2 * back * part * (foot + bend * 0.1) + tip.x * part * part;
      const py = y * back * back + 2 * back * part * (y - rise * 0.9) + tip.y * part * part;
      return oval(
        px + (next() - 0.5) * tall * 0.08,
        py + next() * tall * 0.05,
        tall * (0.035 + next() * 0.03),
        tall * (0.012 + next() * 0.012),
        mix(shade, lighter(colour, 0.3), next() * 0.6),
        0.92,
      );
    });
    return stem + leaves;
  });
}

/** A banana plant. */
export function banana({
  seed,
  x,
  y,
  tall,
  colour = leaf,
}: {
  seed: number;
  x: number;
  y: number;
  tall: number;
  colour?: string;
}): string {
  const next = chance(seed);
  return (
    stroke(`M${x} ${y} L${x + 2} ${round(y - tall * 0.5)}`, darker(colour, 0.15), tall * 0.09) +
    each(6, (index) => {
      const side = index % 2 === 0 ? 1 : -1;
      const out = tall * (0.2 + next() * 0.3) * side;
      const up = tall * (0.7 + next() * 0.35);
      const fill = index % 3 === 0 ? lighter(colour, 0.16) : index % 3 === 1 ? colour : darker(colour, 0.18);
      return shape(
        `M${x} ${round(y - tall * 0.5)} C${round(x + out * 0.1)} ${round(y - up * 1.05)} ${round(x + out * 0.8)} ${round(y - up * 1.1)} ${round(x + out * 1.5)} ${round(y - up * 0.78)} C${round(x + out)} ${round(y - up * 0.85)} ${round(x + out * 0.5)} ${round(y - up * 0.7)} ${x} ${round(y - tall * 0.5)}Z`,
        fill,
      );
    })
  );
}

/** A row of far trees that closes a plain. */
export function hedge({
  seed,
  y,
  tall,
  colour = pine,
}: {
  seed: number;
  y: number;
  tall: number;
  colour?: string;
}): string {
  const next = chance(seed);
  return at(
    { x: 0, y: 0 },
    each(46, (index) => {
      const x = (index / 45) * width + (next() - 0.5) * 40;
      const size = tall * (0.4 + next() * 0.6);
      return oval(
        x,
        y - size * 0.4,
        size * (0.6 + next() * 0.5),
        size * 0.6,
        mix(colour, lighter(colour, 0.3), next() * 0.7),
        0.95,
      );
    }),
  );
}
