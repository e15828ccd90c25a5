import {
  across,
  at,
  chance,
  darker,
  down,
  each,
  lighter,
  mix,
  oval,
  type Placement,
  poly,
  rect,
  round,
  shape,
  solid,
  stroke,
} from "./paint.ts";
import {
  cream,
  darkWood,
  ink,
  lacquer,
  mist,
  moss,
  ochre,
  paper,
  straw,
  teal,
  tile,
  wood,
} from "./palette.ts";

/** A stilt house of the highlands: posts, woven walls, a palm-leaf roof, a ladder. About 440 wide and 330 high, ground at 0. */
export function stiltHouse(
  place: Placement & { readonly roof?: string; readonly seed?: number; readonly lamp?: boolean },
): string {
  const roof = place.roof ?? "#8d7558";
  const next = chance(place.seed ?? 5);
  const posts = [-180, -110, -40, 40, 110, 180]
    .map((x) => rect(x - 7, -110, 14, 112, solid(darkWood)) + oval(x, 1, 16, 4, "#1d2a33", 0.3))
    .join("");
  const slats = each(22, (index) =>
    stroke(`M${-186 + index * 17.4} -190 V-112`, darker(wood, 0.22), 1.4, 0.5),
  );
  const glow = place.lamp === true ? "#f3c977" : "#3d352c";
  const window = (x: number) =>
    rect(x - 24, -176, 48, 44, darkWood) +
    rect(x - 19, -171, 38, 34, glow) +
    stroke(`M${x} -171 V-137`, darkWood, 4);
  const thatch = each(70, () => {
    const part = next();
    const y = -316 + part * 128;
    const half = 116 + part * 124;
    const x = (next() * 2 - 1) * half;
    return stroke(
      `M${round(x)} ${round(y)} l${round((x / half) * 10)} 16`,
      next() < 0.5 ? darker(roof, 0.25) : lighter(roof, 0.25),
      2,
      0.5,
    );
  });
  return at(
    place,
    oval(0, 4, 250, 20, "#1d2a33", 0.2) +
      rect(-190, -112, 380, 112, down("#2d2a26aa", "#2d2a2655")) +
      posts +
      stroke("M120 -96 L176 0 M146 -96 L202 0", darkWood, 7) +
      each(5, (index) =>
        stroke(
          `M${128 + index * 11} ${-82 + index * 19} L${152 + index * 11} ${-82 + index * 19}`,
          darkWood,
          5,
        ),
      ) +
      rect(-204, -122, 408, 16, solid(darkWood)) +
      rect(-190, -196, 380, 76, across(lighter(wood, 0.22), wood, darker(wood, 0.25))) +
      slats +
      window(-120) +
      window(-20) +
      rect(90, -186, 46, 66, darkWood) +
      rect(95, -181, 36, 61, place.lamp === true ? "#e4b868" : "#2f2923") +
      shape(
        "M-244 -178 C-200 -214 -150 -292 -112 -318 H112 C150 -292 200 -214 244 -178 Q0 -196 -244 -178Z",
        across(lighter(roof, 0.22), roof, darker(roof, 0.3)),
      ) +
      thatch +
      stroke("M-116 -319 H116", darker(roof, 0.4), 9) +
      stroke("M-120 -320 l-12 -16 M120 -320 l12 -16", darker(roof, 0.4), 6),
  );
}

/** A tiled house of the plain with a veranda. About 380 wide and 250 high. */
export function tiledHouse(
  place: Placement & { readonly wall?: string; readonly roof?: string; readonly lamp?: boolean },
): string {
  const wall = place.wall ?? cream;
  const roof = place.roof ?? tile;
  const glass = place.lamp === true ? "#f3c977" : "#6f8d90";
  const rows = each(5, (index) =>
    stroke(`M${-150 - index * 14} ${-226 + index * 20} H${150 + index * 14}`, darker(roof, 0.24), 2, 0.6),
  );
  const ribs = each(19, (index) =>
    stroke(`M${-142 + index * 15.8} -240 L${-212 + index * 23.5} -136`, darker(roof, 0.2), 1.5, 0.4),
  );
  return at(
    place,
    oval(0, 3, 225, 15, "#1d2a33", 0.22) +
      rect(-172, -142, 344, 142, across(lighter(wall, 0.2), wall, darker(wall, 0.16))) +
      rect(-172, -22, 344, 22, darker(wall, 0.3)) +
      rect(-38, -112, 76, 112, solid(darkWood)) +
      stroke("M0 -112 V0", ink, 2, 0.5) +
      [-122, 84]
        .map(
          (x) =>
            rect(x - 2, -106, 56, 58, darkWood) +
            rect(x + 3, -101, 21, 48, glass) +
            rect(x + 28, -101, 21, 48, glass),
        )
        .join("") +
      [-158, -66, 66, 158].map((x) => rect(x - 5, -142, 10, 142, solid(lighter(wall, 0.3)))).join("") +
      shape("M-146 -244 H146 L218 -134 H-218Z", across(lighter(roof, 0.16), roof, darker(roof, 0.24))) +
      rows +
      ribs +
      rect(-150, -250, 300, 10, darker(roof, 0.3), 4),
  );
}

/** A row of narrow town houses, each of its own height and colour, ground at y. */
export function townRow({
  seed,
  x,
  y,
  width,
  tall,
  night = false,
}: {
  seed: number;
  x: number;
  y: number;
  width: number;
  tall: number;
  night?: boolean;
}): string {
  const next = chance(seed);
  const walls = ["#d9c49a", "#c8b7a0", "#b9c2b2", "#d7ab86", "#c9cdbd", "#bfae8e", "#a9b8bb"];
  const drawn: string[] = [];
  for (let left = x, index = 0; left < x + width; index += 1) {
    const wide = tall * (0.2 + next() * 0.12);
    const floors = 2 + Math.floor(next() * 3);
    const high = (tall * (floors + 0.4)) / 4.4;
    const base = walls[Math.floor(next() * walls.length)] ?? cream;
    const wall = night ? mix(base, "#26343c", 0.62) : base;
    const floor = high / (floors + 0.3);
    drawn.push(rect(left, y - high, wide, high, across(lighter(wall, 0.12), wall, darker(wall, 0.14))));
    for (let level = 0; level < floors; level += 1) {
      const top = y - (level + 1) * floor;
      const lit = night && next() < 0.45;
      if (level === 0)
        drawn.push(
          rect(
            left + wide * 0.1,
            y - floor * 0.84,
            wide * 0.8,
            floor * 0.84,
            lit ? "#e3b765" : darker(wall, 0.5),
          ) +
            rect(
              left + wide * 0.02,
              y - floor * 0.98,
              wide * 0.96,
              floor * 0.12,
              [tile, teal, ochre, moss][index % 4] ?? tile,
            ),
        );
      else
        drawn.push(
          [0.16, 0.56]
            .map((part) =>
              rect(
                left + wide * part,
                top + floor * 0.22,
                wide * 0.28,
                floor * 0.5,
                lit ? "#f0cb80" : darker(wall, 0.38),
              ),
            )
            .join("") +
            rect(left + wide * 0.06, top + floor * 0.8, wide * 0.88, floor * 0.07, lighter(wall, 0.3)),
        );
    }
    drawn.push(
      next() < 0.5
        ? poly(
            [left - 2, y - high, left + wide / 2, y - high - floor * 0.5, left + wide + 2, y - high],
            night ? darker(tile, 0.5) : tile,
          )
        : rect(left + wide * 0.2, y - high - floor * 0.3, wide * 0.34, floor * 0.3, darker(wall, 0.16)),
    );
    left += wide;
  }
  return drawn.join("");
}

/** A school of two floors with yellow walls and galleries. About 900 wide and 360 high. */
export function school(place: Placement): string {
  const wall = "#e3c88a";
  const bay = (x: number, y: number) =>
    rect(x - 40, y - 96, 80, 66, "#7f6a45") +
    rect(x - 35, y - 92, 33, 58, mist) +
    rect(x + 2, y - 92, 33, 58, "#a9bdba") +
    rect(x - 40, y - 30, 80, 5, paper);
  return at(
    place,
    oval(0, 4, 480, 18, "#1d2a33", 0.2) +
      rect(-440, -270, 880, 270, across(lighter(wall, 0.16), wall, darker(wall, 0.14))) +
      each(9, (index) => bay(-392 + index * 98, -6)) +
      each(9, (index) => bay(-392 + index * 98, -140)) +
      rect(-450, -142, 900, 12, paper) +
      rect(-450, -174, 900, 6, "#8fa48a") +
      each(10, (index) => rect(-446 + index * 98 - 5, -270, 12, 270, solid(paper))) +
      rect(-60, -128, 120, 128, "#6b4a34") +
      shape("M-470 -268 L-420 -330 H420 L470 -268Z", across(lighter(tile, 0.15), tile, darker(tile, 0.2))) +
      each(4, (index) =>
        stroke(
          `M${-460 + index * 12} ${-280 + -index * 14} H${460 - index * 12}`,
          darker(tile, 0.22),
          2,
          0.6,
        ),
      ) +
      rect(-80, -350, 160, 84, wall) +
      poly([-96, -346, 0, -396, 96, -346], tile) +
      oval(0, -306, 24, 24, paper) +
      stroke("M0 -306 V-322 M0 -306 H11", ink, 3),
  );
}

/** The flag of Vietnam on its pole; (0, 0) is the foot of the pole. */
export function flag(place: Placement & { readonly tall?: number }): string {
  const tall = place.tall ?? 240;
  return at(
    place,
    stroke(`M0 0 V${-tall}`, "#d8d2c0", 5) +
      shape(
        `M2 ${-tall} q30 -10 58 0 t58 0 v72 q-30 10 -58 0 t-58 0Z`,
        across("#b8332c", "#c9443a", "#a92e29"),
      ) +
      star({ x: 60, y: -tall + 36, r: 20, colour: "#e9c24c" }),
  );
}

/** A star with five points. */
export function star({ x, y, r, colour }: { x: number; y: number; r: number; colour: string }): string {
  const points = Array.from({ length: 10 }, (_, index) => {
    const far = index % 2 === 0 ? r : r * 0.4;
    const angle = -Math.PI / 2 + (index * Math.PI) / 5;
    return [x + Math.cos(angle) * far, y + Math.sin(angle) * far];
  }).flat();
  return poly(points, colour);
}

/** A plain room: wall with a soft light from the left, a dado, a floor of boards or tiles. */
export function room({
  wall,
  floor,
  y,
  dado,
}: {
  wall: string;
  floor: string;
  y: number;
  dado?: string;
}): string {
  return (
    rect(0, 0, 1600, y, across(lighter(wall, 0.32), wall, darker(wall, 0.12))) +
    (dado === undefined
      ? ""
      : rect(0, y - 150, 1600, 150, across(lighter(dado, 0.2), dado, darker(dado, 0.14)))) +
    rect(0, y - 14, 1600, 14, darker(wall, 0.26)) +
    rect(0, y, 1600, 900 - y, down(darker(floor, 0.1), lighter(floor, 0.1))) +
    each(11, (index) =>
      stroke(`M${800 + (index - 5) * 110} ${y} L${800 + (index - 5) * 420} 900`, darker(floor, 0.2), 2, 0.35),
    ) +
    each(4, (index) =>
      stroke(`M0 ${round(y + (900 - y) * ((index + 1) / 5) ** 1.7)} H1600`, darker(floor, 0.2), 2, 0.3),
    )
  );
}

/** A window with a view of green and sky; x, y is its upper left corner. */
export function roomWindow({
  x,
  y,
  w,
  h,
  night = false,
}: {
  x: number;
  y: number;
  w: number;
  h: number;
  night?: boolean;
}): string {
  const view = night ? down("#1f2f3d", "#34495a") : down("#cfe0df", "#eef0dc");
  return (
    rect(x - 14, y - 14, w + 28, h + 28, darkWood, 4) +
    rect(x, y, w, h, view) +
    (night
      ? oval(x + w * 0.7, y + h * 0.25, 16, 16, "#efe3bd")
      : shape(
          `M${x} ${y + h} V${y + h * 0.66} Q${x + w * 0.3} ${y + h * 0.5} ${x + w * 0.55} ${y + h * 0.68} T${x + w} ${y + h * 0.6} V${y + h}Z`,
          "#9db184",
        )) +
    stroke(`M${x + w / 2} ${y} V${y + h} M${x} ${y + h / 2} H${x + w}`, darkWood, 8) +
    poly(
      [x - 22, y + h + 14, x + w + 22, y + h + 14, x + w + 22, y + h + 30, x - 22, y + h + 30],
      lighter(wood, 0.2),
    ) +
    (night
      ? ""
      : poly([x + 40, 900, x + w + 260, 900, x + w + 60, y + h + 180, x + 10, y + h + 180], "#fff4d6", 0.12))
  );
}

/** Market stall with a striped awning, 420 wide and 330 high. */
export function stall(place: Placement & { readonly colours?: readonly [string, string] }): string {
  const [first, second] = place.colours ?? [lacquer, cream];
  return at(
    place,
    oval(0, 4, 240, 16, "#1d2a33", 0.25) +
      stroke("M-190 0 V-290 M190 0 V-290", darkWood, 11) +
      rect(-200, -110, 400, 110, across(lighter(wood, 0.1), wood, darker(wood, 0.3))) +
      each(9, (index) => stroke(`M${-196 + index * 49} -106 V0`, darker(wood, 0.3), 2, 0.5)) +
      rect(-212, -122, 424, 18, solid(lighter(wood, 0.15))) +
      each(8, (index) =>
        shape(
          `M${-228 + index * 57} -262 L${-200 + index * 50} -330 h50 L${-171 + index * 57} -262 q-4 26 -28 26 q-26 0 -29 -26Z`,
          index % 2 === 0 ? down(first, darker(first, 0.15)) : down(second, darker(second, 0.12)),
        ),
      ),
  );
}

/** Fruit and greens piled on a board from x0 to x1 at height y. */
export function produce({ seed, x0, x1, y }: { seed: number; x0: number; x1: number; y: number }): string {
  const next = chance(seed);
  const colours = ["#8aa052", "#c7653f", "#d7a445", "#6f8f56", "#b04a3c", "#e0cc8a", "#7d5a86"];
  const heaps = Math.floor((x1 - x0) / 62);
  return each(heaps, (heap) => {
    const middle = x0 + (heap + 0.5) * ((x1 - x0) / heaps);
    const colour = colours[(heap + seed) % colours.length] ?? "#8aa052";
    return (
      oval(middle, y + 2, 34, 9, straw) +
      each(10, (index) => {
        const row = index < 5 ? 0 : index < 8 ? 1 : 2;
        const inRow = row === 0 ? index - 2 : row === 1 ? index - 6 : (index - 8.5) * 1;
        return oval(
          middle + inRow * 12.5 + (next() - 0.5) * 4,
          y - 7 - row * 11,
          8.5,
          8,
          mix(colour, next() < 0.5 ? "#fff0cc" : "#26352f", 0.16),
        );
      })
    );
  });
}
