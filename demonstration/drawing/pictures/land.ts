import {
  canvas,
  chance,
  darker,
  down,
  each,
  lighter,
  mix,
  outwards,
  oval,
  rect,
  round,
  shape,
  stroke,
} from "./paint.ts";

const { width, height } = canvas;

/** The whole sky from the zenith down, with a low sun or moon of the given colour. */
export function skyOver({
  colours,
  sun,
}: {
  colours: readonly string[];
  sun?: { x: number; y: number; r: number; colour: string };
}): string {
  const light =
    sun === undefined
      ? ""
      : oval(
          sun.x,
          sun.y,
          sun.r * 6,
          sun.r * 6,
          outwards(`${sun.colour}aa`, `${sun.colour}33`, `${sun.colour}00`),
        ) + oval(sun.x, sun.y, sun.r, sun.r, lighter(sun.colour, 0.4), 0.9);
  return rect(0, 0, width, height, down(...colours)) + light;
}

/** Long quiet clouds. */
export function clouds({
  seed,
  y,
  colour,
  count = 5,
}: {
  seed: number;
  y: number;
  colour: string;
  count?: number;
}): string {
  const next = chance(seed);
  return each(count, () => {
    const x = next() * width;
    const at = y + (next() - 0.5) * 160;
    const long = 160 + next() * 260;
    return [0, 1, 2, 3]
      .map((index) =>
        oval(
          x + (index - 1.5) * long * 0.36,
          at - (index % 2) * 14,
          long * (0.5 + next() * 0.25),
          18 + next() * 22,
          outwards(`${colour}ff`, `${colour}99`, `${colour}00`),
          0.75,
        ),
      )
      .join("");
  });
}

/** A veil of mist between two heights. */
export const veil = (y: number, tall: number, colour = "#f6f0e2") =>
  rect(0, y, width, tall, down(`${colour}00`, `${colour}cc`, `${colour}00`));

/** A soft hilly ridge with everything below it. */
export function ridge({
  seed,
  y,
  rise,
  colour,
  rough = 1,
}: {
  seed: number;
  y: number;
  rise: number;
  colour: string;
  rough?: number;
}): string {
  const next = chance(seed);
  const waves = [1, 2.3, 4.1, 7.7].map((pitch, index) => ({
    pitch: pitch * (0.8 + next() * 0.5),
    phase: next() * 6.28,
    size: [1, 0.5, 0.22 * rough, 0.09 * rough][index] ?? 0,
  }));
  const points: string[] = [];
  for (let x = -20; x <= width + 20; x += 16) {
    const lift = waves.reduce(
      (sum, wave) => sum + Math.sin((x / width) * 6.28 * wave.pitch * 0.8 + wave.phase) * wave.size,
      0,
    );
    points.push(`${x} ${round(y - (lift * 0.5 + 0.5) * rise)}`);
  }
  return shape(
    `M-20 ${height} L${points.join(" L")} L${width + 20} ${height}Z`,
    down(colour, lighter(colour, 0.25)),
  );
}

/** Limestone towers as they stand in the rice plain: steep, round-headed, with pale cliffs on the light side. */
export function karst({
  seed,
  y,
  tall,
  colour,
  count = 7,
  from = 0,
  to = width,
}: {
  seed: number;
  y: number;
  tall: number;
  colour: string;
  count?: number;
  from?: number;
  to?: number;
}): string {
  const next = chance(seed);
  const towers = Array.from({ length: count }, (_, index) => ({
    x: from + ((index + 0.2 + next() * 0.6) / count) * (to - from),
    wide: ((to - from) / count) * (0.42 + next() * 0.5),
    tall: tall * (0.42 + next() * 0.58),
  }));
  const heightAt = (x: number) =>
    Math.max(
      0,
      ...towers.map((tower) => {
        const off = Math.abs(x - tower.x) / tower.wide;
        return off >= 1 ? 0 : tower.tall * (1 - off ** 3.2) ** 0.72;
      }),
    );
  const points: string[] = [];
  for (let x = from - 10; x <= to + 10; x += 7) {
    const lift = heightAt(x);
    points.push(`${round(x)} ${round(y - lift + (lift > 0 ? (next() - 0.5) * 7 : 0))}`);
  }
  const cliffs = towers
    .map((tower) =>
      each(4, () => {
        const top = y - tower.tall * (0.45 + next() * 0.4);
        const x = tower.x - tower.wide * (0.1 + next() * 0.5);
        const long = tower.tall * (0.14 + next() * 0.24);
        return shape(
          `M${round(x)} ${round(top)} q${round(6 + next() * 10)} ${round(long * 0.4)} ${round(2 + next() * 6)} ${round(long)} q${round(-14 - next() * 8)} ${round(-long * 0.5)} ${round(-8)} ${round(-long)}Z`,
          lighter(colour, 0.6),
          0.5,
        );
      }),
    )
    .join("");
  const shade = towers
    .map((tower) =>
      shape(
        `M${round(tower.x + tower.wide * 0.2)} ${round(y - tower.tall * 0.92)} q${round(tower.wide * 0.6)} ${round(tower.tall * 0.1)} ${round(tower.wide * 0.66)} ${round(tower.tall * 0.92)} h${round(-tower.wide * 0.6)}Z`,
        darker(colour, 0.5),
        0.14,
      ),
    )
    .join("");
  return (
    shape(
      `M${from - 10} ${y + 4} L${points.join(" L")} L${to + 10} ${y + 4}Z`,
      down(colour, mix(colour, "#e9e3cf", 0.35)),
    ) +
    cliffs +
    shade
  );
}

/** Rice fields that run to the horizon: banks, tufts in rows, water that shines between them. */
export function paddies({
  seed,
  y,
  colours,
  water = "#d7dfd2",
}: {
  seed: number;
  y: number;
  colours: readonly [string, string];
  water?: string;
}): string {
  const next = chance(seed);
  const depth = height - y;
  const vanish = width * (0.35 + next() * 0.3);
  const banks = each(9, (index) => {
    const part = ((index + 1) / 10) ** 2;
    const at = y + depth * part;
    return stroke(
      `M0 ${round(at)} Q${width / 2} ${round(at - 6 - next() * 10)} ${width} ${round(at + (next() - 0.5) * 12)}`,
      darker(colours[1], 0.14),
      1.5 + part * 7,
      0.55,
    );
  });
  const lanes = each(9, (index) => {
    const foot = (index - 3) * (width / 3.2) + next() * 60;
    return stroke(
      `M${vanish + (foot - vanish) * 0.04} ${y} L${round(foot)} ${height}`,
      darker(colours[1], 0.12),
      3,
      0.4,
    );
  });
  const pools = each(7, () => {
    const part = 0.12 + next() * 0.8;
    const x = next() * width;
    const wide = 80 + part * 260;
    return oval(x, y + depth * part * part, wide, 3 + part * 11, water, 0.5);
  });
  const tufts = each(230, () => {
    const part = next() ** 0.7;
    const x = next() * width;
    const at = y + 8 + (depth - 8) * part * part;
    const tall = 3 + part * 20;
    return stroke(
      `M${round(x)} ${round(at)} q${round(-tall * 0.25)} ${round(-tall * 0.7)} ${round(-tall * 0.35)} ${round(-tall)} M${round(x)} ${round(at)} q${round(tall * 0.2)} ${round(-tall * 0.8)} ${round(tall * 0.4)} ${round(-tall * 0.9)}`,
      next() < 0.5 ? lighter(colours[1], 0.22) : darker(colours[1], 0.2),
      1 + part * 1.6,
      0.7,
    );
  });
  return rect(0, y, width, depth, down(colours[0], colours[1])) + pools + banks + lanes + tufts;
}

/** Terraces on a slope, each with its bright brim. */
export function terraces({
  seed,
  y,
  colours,
  steps = 9,
}: {
  seed: number;
  y: number;
  colours: readonly [string, string];
  steps?: number;
}): string {
  const next = chance(seed);
  return each(steps, (index) => {
    const part = index / steps;
    const top = y + (height - y) * part ** 1.25;
    const swing = 26 + next() * 34;
    const shift = next() * 300;
    const line = `M-20 ${round(top + swing)} C${round(300 + shift)} ${round(top - swing)} ${round(620 + shift)} ${round(top + swing * 1.4)} ${round(960 + shift * 0.5)} ${round(top)} S1400 ${round(top - swing)} ${width + 20} ${round(top + swing * 0.6)}`;
    const colour = mix(colours[0], colours[1], part);
    return (
      shape(
        `${line} V${height} H-20Z`,
        index % 3 === 1 ? down(mix(colour, "#dfe6d8", 0.5), colour) : down(lighter(colour, 0.12), colour),
      ) + stroke(line, darker(colour, 0.3), 2 + part * 4, 0.5)
    );
  });
}

/** Light that lies on water in short strokes between two heights. */
export function ripples({
  seed,
  from,
  to,
  colour,
  count = 60,
  x0 = 0,
  x1 = width,
}: {
  seed: number;
  from: number;
  to: number;
  colour: string;
  count?: number;
  x0?: number;
  x1?: number;
}): string {
  const next = chance(seed);
  return each(count, () => {
    const part = next();
    const y = from + (to - from) * part;
    const long = 14 + part * 90 * next();
    const x = x0 + next() * (x1 - x0 - long);
    return stroke(
      `M${round(x)} ${round(y)} q${round(long / 2)} ${round(-2 - part * 3)} ${round(long)} 0`,
      colour,
      1.4 + part * 2.6,
      0.25 + next() * 0.4,
    );
  });
}

/** Grass and stones in the foreground. */
export function meadow({
  seed,
  y,
  colour,
  tufts = 130,
}: {
  seed: number;
  y: number;
  colour: string;
  tufts?: number;
}): string {
  const next = chance(seed);
  return (
    shape(
      `M0 ${y + 14} Q${width * 0.3} ${y - 16} ${width * 0.6} ${y + 8} T${width} ${y} V${height} H0Z`,
      down(lighter(colour, 0.14), darker(colour, 0.12)),
    ) +
    each(tufts, () => {
      const part = next();
      const x = next() * width;
      const at = y + 20 + (height - y) * part;
      const tall = 6 + part * 20;
      return stroke(
        `M${round(x)} ${round(at)} q-3 ${round(-tall * 0.7)} -6 ${round(-tall)} M${round(x + 3)} ${round(at)} q2 ${round(-tall * 0.7)} 7 ${round(-tall * 0.8)}`,
        next() < 0.5 ? lighter(colour, 0.24) : darker(colour, 0.24),
        1.6,
        0.6,
      );
    })
  );
}

/** Rain in the air. */
export function rain({
  seed,
  colour = "#e8efec",
  count = 160,
}: {
  seed: number;
  colour?: string;
  count?: number;
}): string {
  const next = chance(seed);
  return each(count, () => {
    const x = next() * (width + 200) - 100;
    const y = next() * height;
    const long = 22 + next() * 44;
    return stroke(
      `M${round(x)} ${round(y)} l${round(-long * 0.26)} ${round(long)}`,
      colour,
      1.4,
      0.16 + next() * 0.24,
    );
  });
}
