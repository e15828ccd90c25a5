import { across, at, darker, lighter, oval, poly, round, shape, solid, stroke } from "./paint.ts";
import { capBand, ink, skin, straw } from "./palette.ts";

type Point = readonly [number, number];

/** Elbow and hand, or knee and foot; the body is 100 high, its feet stand at 0, y grows downwards. */
type Limb = readonly [Point, Point];

interface Pose {
  readonly left: Limb;
  readonly right: Limb;
  readonly legs: readonly [Limb, Limb] | null;
  readonly lean?: number;
}

const standing: readonly [Limb, Limb] = [
  [
    [-4.5, -25],
    [-5, -2.5],
  ],
  [
    [4.5, -25],
    [5, -2.5],
  ],
];

const stepping: readonly [Limb, Limb] = [
  [
    [-6, -26],
    [-12, -4],
  ],
  [
    [7, -27],
    [9, -2.5],
  ],
];

const seated: readonly [Limb, Limb] = [
  [
    [11, -46],
    [11, -24],
  ],
  [
    [15, -44],
    [15, -22],
  ],
];

const hanging: Limb = [
  [-13.5, -64],
  [-12.5, -48],
];

const hangingRight: Limb = [
  [13.5, -64],
  [12.5, -48],
];

/** The few calm attitudes that all figures share. */
export const poses = {
  stand: { left: hanging, right: hangingRight, legs: standing },
  walk: {
    left: [
      [-14, -65],
      [-18, -51],
    ],
    right: [
      [13, -64],
      [17, -52],
    ],
    legs: stepping,
    lean: 2,
  },
  point: {
    left: hanging,
    right: [
      [19, -76],
      [32, -82],
    ],
    legs: standing,
  },
  show: {
    left: hanging,
    right: [
      [16, -66],
      [26, -70],
    ],
    legs: standing,
  },
  hold: {
    left: [
      [-13, -63],
      [-3, -56],
    ],
    right: [
      [13, -63],
      [5, -56],
    ],
    legs: standing,
  },
  give: {
    left: [
      [-8, -64],
      [14, -62],
    ],
    right: [
      [14, -66],
      [24, -64],
    ],
    legs: standing,
  },
  write: {
    left: [
      [-13, -63],
      [2, -58],
    ],
    right: [
      [14, -64],
      [7, -60],
    ],
    legs: standing,
  },
  greet: {
    left: hanging,
    right: [
      [17, -74],
      [22, -91],
    ],
    legs: standing,
  },
  torch: {
    left: [
      [-14, -65],
      [-17, -52],
    ],
    right: [
      [14, -64],
      [24, -62],
    ],
    legs: stepping,
    lean: 2,
  },
  pull: {
    left: [
      [-4, -66],
      [20, -60],
    ],
    right: [
      [14, -68],
      [27, -62],
    ],
    legs: [
      [
        [-10, -27],
        [-22, -3],
      ],
      [
        [8, -26],
        [10, -2.5],
      ],
    ],
    lean: -6,
  },
  lead: {
    left: [
      [-14, -64],
      [-12, -50],
    ],
    right: [
      [15, -66],
      [24, -60],
    ],
    legs: stepping,
  },
  raise: {
    left: [
      [-17, -76],
      [-30, -80],
    ],
    right: [
      [17, -88],
      [15, -105],
    ],
    legs: standing,
  },
  sit: {
    left: [
      [-6, -64],
      [9, -53],
    ],
    right: [
      [9, -64],
      [15, -53],
    ],
    legs: seated,
  },
  bust: {
    left: [
      [-13, -62],
      [-3, -52],
    ],
    right: [
      [13, -62],
      [4, -52],
    ],
    legs: null,
  },
  rest: {
    left: [
      [-14, -62],
      [-11, -50],
    ],
    right: [
      [14, -62],
      [11, -50],
    ],
    legs: null,
  },
} satisfies Readonly<Record<string, Pose>>;

const hatKinds = ["none", "kepi", "cone", "helmet", "hardhat", "softcap", "scarf"] as const;

const hairs = ["short", "long", "bun", "bald", "back", "backLong", "bob"] as const;

/** A calm simplified figure without a face. `height` is in pixels, (x, y) the ground between its feet. */
export interface Figure {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly pose?: keyof typeof poses | Pose;
  readonly top: string;
  readonly bottom?: string;
  readonly hat?: (typeof hatKinds)[number];
  readonly hatColour?: string;
  readonly hair?: (typeof hairs)[number];
  readonly hairColour?: string;
  readonly skinColour?: string;
  readonly sleeves?: "long" | "short";
  readonly skirt?: boolean;
  readonly build?: "man" | "woman" | "child";
  readonly flip?: boolean;
  readonly shadow?: boolean;
  /** Drawn over the body, in its own measure: a belt, a vest, an armband. */
  readonly over?: string;
}

export function person(figure: Figure): string {
  const build = figure.build ?? "man";
  const chosen: Pose = typeof figure.pose === "object" ? figure.pose : poses[figure.pose ?? "stand"];
  const shoulder = { man: 10.6, woman: 9, child: 9.4 }[build];
  const hip = { man: 7.4, woman: 8, child: 7.6 }[build];
  const tone = figure.skinColour ?? skin;
  const bottom = figure.bottom ?? "#4a5560";
  const shaded = darker(figure.top, 0.22);
  const sleeve = figure.sleeves ?? "long";
  const legs =
    chosen.legs === null
      ? ""
      : chosen.legs
          .map((limb, index) =>
            leg({
              limb,
              side: index === 0 ? -1 : 1,
              hip,
              colour: index === 0 ? darker(bottom, 0.16) : bottom,
            }),
          )
          .join("");
  const skirt = figure.skirt === true && chosen.legs !== null ? skirtOf(hip, bottom) : "";
  const torso = shape(
    `M${-shoulder} -80 C${-shoulder} -84 -4 -85.5 0 -85.5 C4 -85.5 ${shoulder} -84 ${shoulder} -80 L${hip + 1} -60 L${hip + 0.6} -44.5 Q0 -42.5 ${-hip - 0.6} -44.5 L${-hip - 1} -60Z`,
    across(lighter(figure.top, 0.16), figure.top, shaded),
  );
  const body = [
    figure.shadow === false ? "" : oval(2, -0.5, 15, 2.4, "#1d2a33", 0.22),
    legs,
    skirt,
    at(headPlace(build), hairBehind(figure)),
    arm({ limb: chosen.left, side: -1, shoulder, colour: shaded, tone: darker(tone, 0.12), sleeve }),
    neck(tone),
    torso,
    figure.over ?? "",
    arm({ limb: chosen.right, side: 1, shoulder, colour: darker(figure.top, 0.08), tone, sleeve }),
    at(headPlace(build), head(figure, tone)),
  ].join("");
  const leaning = chosen.lean === undefined ? body : `<g transform="rotate(${chosen.lean})">${body}</g>`;
  return at(
    { x: figure.x, y: figure.y, scale: round(figure.height / 100), flip: figure.flip ?? false },
    leaning,
  );
}

const headPlace = (build: string) => (build === "child" ? { x: 0, y: -91, scale: 1.22 } : { x: 0, y: -92 });

const neck = (tone: string) => shape("M-3 -88 H3 V-82 Q0 -79.6 -3 -82Z", darker(tone, 0.16));

function skirtOf(hip: number, colour: string): string {
  return (
    shape(`M${-hip} -52 L${hip} -52 L${hip + 5} -9 Q0 -5 ${-hip - 5} -9Z`, solid(colour)) +
    stroke(`M${-hip - 4.4} -13 Q0 -9 ${hip + 4.4} -13`, lighter(colour, 0.5), 1.4, 0.8) +
    stroke(`M${-hip - 4} -17.5 Q0 -14 ${hip + 4} -17.5`, "#c9563f", 1.1, 0.8)
  );
}

function leg({ limb, side, hip, colour }: { limb: Limb; side: number; hip: number; colour: string }): string {
  const [knee, foot] = limb;
  const from: Point = [side * (hip - 3.6), -48];
  return (
    stroke(`M${from[0]} ${from[1]} L${knee[0]} ${knee[1]} L${foot[0]} ${foot[1]}`, colour, 7.6) +
    at({ x: foot[0], y: foot[1] + 2.5 }, shape("M-3.6 0 V-4 Q-3 -6 0 -6 Q3 -6 5.6 -1.6 V0Z", "#2e2a27"))
  );
}

function arm({
  limb,
  side,
  shoulder,
  colour,
  tone,
  sleeve,
}: {
  limb: Limb;
  side: number;
  shoulder: number;
  colour: string;
  tone: string;
  sleeve: string;
}): string {
  const [elbow, hand] = limb;
  const from: Point = [side * (shoulder - 2.2), -80];
  const middle: Point =
    sleeve === "short"
      ? [from[0] + (elbow[0] - from[0]) * 0.72, from[1] + (elbow[1] - from[1]) * 0.72]
      : elbow;
  const skinPart = stroke(
    `M${round(middle[0])} ${round(middle[1])} L${elbow[0]} ${elbow[1]} L${hand[0]} ${hand[1]}`,
    tone,
    4.2,
  );
  const clothPart =
    sleeve === "short"
      ? stroke(`M${from[0]} ${from[1]} L${round(middle[0])} ${round(middle[1])}`, colour, 6)
      : stroke(
          `M${from[0]} ${from[1]} L${elbow[0]} ${elbow[1]} L${round(elbow[0] + (hand[0] - elbow[0]) * 0.86)} ${round(elbow[1] + (hand[1] - elbow[1]) * 0.86)}`,
          colour,
          5.6,
        );
  return `${sleeve === "short" ? skinPart + clothPart : clothPart}${oval(hand[0], hand[1], 2.7, 2.7, tone)}`;
}

const hairOf = (figure: Figure) => ({
  hair: figure.hairColour ?? "#2c2723",
  style: figure.hair ?? (figure.build === "woman" ? "bun" : "short"),
});

/** The hair that falls behind neck and shoulders. */
function hairBehind(figure: Figure): string {
  const { hair, style } = hairOf(figure);
  if (style === "long")
    return shape("M-5.8 -3 C-7.6 6 -7.4 12 -6 16 H6 C7.4 12 7.6 6 5.8 -3Z", darker(hair, 0.1));
  if (style === "bob")
    return shape("M-6.2 -3 C-7.2 5 -6.6 7.6 -5 8.4 H5 C6.6 7.6 7.2 5 6.2 -3Z", darker(hair, 0.1));
  return style === "bun" ? oval(0, -6.6, 2.8, 2.6, hair) : "";
}

function head(figure: Figure, tone: string): string {
  const { hair, style } = hairOf(figure);
  const turnedAway = style === "back" || style === "backLong";
  const skull = oval(
    0,
    0,
    5.2,
    6.4,
    turnedAway ? hair : across(lighter(tone, 0.12), tone, darker(tone, 0.14)),
  );
  const over = {
    short: shape(
      "M-5.5 -0.6 C-6 -8.4 6 -8.4 5.5 -0.6 C4.6 -3.6 2.4 -4.2 0 -4 C-2.4 -4.2 -4.6 -3.6 -5.5 -0.6Z",
      hair,
    ),
    bald: shape(
      "M-5.3 0.6 C-5.8 -2 -5.2 -3.4 -4.6 -4.4 L-4.4 0Z M5.3 0.6 C5.8 -2 5.2 -3.4 4.6 -4.4 L4.4 0Z",
      hair,
    ),
    long: shape("M-5.8 2.4 C-6.8 -9 6.8 -9 5.8 2.4 C5 -2.4 2 -4.6 -0.6 -4.4 C-3 -4 -5 -2 -5.8 2.4Z", hair),
    bob: shape("M-5.9 3 C-6.8 -9 6.8 -9 5.9 3 C5.2 -2 3 -3.6 0 -3.4 C-3 -3.6 -5.2 -2 -5.9 3Z", hair),
    bun: shape("M-5.5 0 C-6 -8.6 6 -8.6 5.5 0 C4.4 -3.4 2 -4.6 0 -4.6 C-2 -4.6 -4.4 -3.4 -5.5 0Z", hair),
    back: shape("M-4 4 Q0 7.4 4 4 L3.4 6.6 H-3.4Z", tone),
    backLong: shape("M-5.4 -1 C-7 8 -6 13 -4.6 14 H4.6 C6 13 7 8 5.4 -1Z", hair),
  }[style];
  return skull + over + hat(figure);
}

function hat(figure: Figure): string {
  const colour = figure.hatColour ?? figure.top;
  switch (figure.hat ?? "none") {
    case "none":
      return "";
    case "kepi":
      return (
        shape(
          "M-8.4 -7.4 C-8 -10.6 -4 -11.6 0 -11.6 C4 -11.6 8 -10.6 8.4 -7.4 L5.8 -5 H-5.8Z",
          across(lighter(colour, 0.14), colour, darker(colour, 0.2)),
        ) +
        poly([-5.8, -5.2, 5.8, -5.2, 5.9, -2.9, -5.9, -2.9], capBand) +
        oval(0, -5.8, 1.1, 1.1, "#e0bb58") +
        shape("M-6 -3 C-4 -0.8 4 -0.8 6 -3 L5.9 -2.9 H-5.9Z", ink)
      );
    case "cone":
      return (
        shape(
          "M0 -12.6 L14 -1.2 Q0 3.4 -14 -1.2Z",
          across(lighter(straw, 0.35), straw, darker(straw, 0.22)),
        ) + stroke("M-9 -5 Q0 -1.6 9 -5", darker(straw, 0.18), 0.5, 0.6)
      );
    case "helmet":
      return (
        shape(
          "M-6.6 -0.6 C-7 -10.6 7 -10.6 6.6 -0.6 Q0 -3.4 -6.6 -0.6Z",
          across(lighter(colour, 0.3), colour, darker(colour, 0.2)),
        ) + stroke("M-6.4 -2 Q0 -5.2 6.4 -2", lighter(colour, 0.5), 0.8, 0.7)
      );
    case "hardhat":
      return shape(
        "M-6.4 -3 C-6.4 -11 6.4 -11 6.4 -3 L9 -1.2 Q0 -4.2 -9 -1.2Z",
        across(lighter(colour, 0.3), colour, darker(colour, 0.2)),
      );
    case "softcap":
      return shape(
        "M-6 -2.6 C-6.4 -9 6.4 -9 6 -2.6 L11 -1.6 Q4 -4 -6 -2.6Z",
        across(lighter(colour, 0.2), colour, darker(colour, 0.2)),
      );
    case "scarf":
      return (
        shape(
          "M-6.4 0 C-7.4 -9.6 7.4 -9.6 6.4 0 Q0 -5.4 -6.4 0Z",
          across(lighter(colour, 0.25), colour, darker(colour, 0.15)),
        ) + stroke("M-6 -2.4 Q0 -7 6 -2.4", "#c9563f", 0.9)
      );
  }
}
