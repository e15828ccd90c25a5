import { type Figure, person } from "./figure.ts";
import { darker, mix, poly, shape, solid, stroke } from "./paint.ts";
import { capBand, darkWood, fireUniform, trafficUniform, uniform } from "./palette.ts";

const collarAndBelt =
  poly([-4.6, -84.6, -1, -80, -2.8, -79, -6, -83.4], capBand) +
  poly([4.6, -84.6, 1, -80, 2.8, -79, 6, -83.4], capBand) +
  poly([-8.3, -54, 8.3, -54, 8.2, -51, -8.2, -51], darker(uniform, 0.45)) +
  stroke("M0 -79 V-55", darker(uniform, 0.25), 0.5);

type Dressed = Omit<Figure, "top"> & { readonly top?: string };

/** An officer of the people's police in the everyday uniform. */
export const officer = (figure: Dressed) =>
  person({
    hat: "kepi",
    hatColour: uniform,
    bottom: darker(uniform, 0.1),
    over: figure.hair === "back" ? "" : collarAndBelt,
    top: uniform,
    ...figure,
  });

/** An officer of the traffic police, in sand colour with a white helmet or cap. */
export const trafficOfficer = (figure: Dressed) =>
  person({
    hat: "kepi",
    hatColour: trafficUniform,
    bottom: darker(trafficUniform, 0.08),
    over: collarAndBelt,
    top: trafficUniform,
    ...figure,
  });

/** A fire fighter in protective clothing with bands that reflect. */
export const fireFighter = (figure: Dressed) =>
  person({
    hat: "helmet",
    hatColour: "#c9a13f",
    bottom: fireUniform,
    top: fireUniform,
    over:
      poly([-9.6, -66, 9.6, -66, 9.2, -63, -9.2, -63], "#dfe0b4") +
      poly([-8.2, -50, 8.2, -50, 8.2, -47.4, -8.2, -47.4], "#dfe0b4"),
    ...figure,
  });

/** A life jacket, to be worn over anything. */
export const lifeJacket =
  shape("M-8.6 -83 L-3 -85 L0 -78 L3 -85 L8.6 -83 L8.6 -52 H-8.6Z", solid("#d7793c")) +
  poly([-8.6, -66, 8.6, -66, 8.6, -63.4, -8.6, -63.4], "#efe1c3") +
  stroke("M0 -78 V-52", "#8f4a22", 0.8);

/** The red band of those who watch over the peace of their village. */
export const armBand = poly([9.6, -74, 15, -72.4, 14.6, -67.4, 9.4, -69], capBand);

/** Rows of people seen from behind, such as an audience; the nearest row is the largest. */
export function audience({
  rows,
  x,
  y,
  width,
  height,
  colours,
  seats,
  hats = false,
}: {
  rows: number;
  x: number;
  y: number;
  width: number;
  height: number;
  colours: readonly string[];
  seats: number;
  hats?: boolean;
}): string {
  const drawn: string[] = [];
  for (let row = 0; row < rows; row += 1) {
    const part = rows === 1 ? 1 : row / (rows - 1);
    const size = height * (0.55 + 0.45 * part);
    const rowWidth = width * (0.7 + 0.3 * part);
    for (let seat = 0; seat < seats; seat += 1) {
      const index = row * 7 + seat * 3;
      const colour = colours[index % colours.length] ?? darkWood;
      drawn.push(
        person({
          x: x + (seat - (seats - 1) / 2) * (rowWidth / seats) + (row % 2 === 0 ? 0 : rowWidth / seats / 2.4),
          y: y + row * height * 0.26 + size * 0.45,
          height: size,
          pose: "rest",
          top: mix(colour, "#3a4440", 0.12 * (1 - part)),
          hair: index % 4 === 1 ? "backLong" : "back",
          hairColour: hats && index % 11 === 5 ? "#8d8780" : "#2c2723",
          hat: hats && index % 13 === 6 ? "cone" : "none",
          shadow: false,
        }),
      );
    }
  }
  return drawn.join("");
}
