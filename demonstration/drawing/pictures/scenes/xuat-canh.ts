import { bars, ground } from "../graphic.ts";
import { star } from "../houses.ts";
import { skyOver } from "../land.ts";
import { across, at, darker, down, each, oval, rect, shape, solid, stroke } from "../paint.ts";
import { ink, lacquer, paper, pine, sea, skin, slate, teal } from "../palette.ts";
import { landscape } from "../picture.ts";
import { cross, tick } from "../things.ts";

const frame = (x: number, good: boolean, drawing: string) =>
  at(
    { x, y: 400 },
    rect(-150, -220, 316, 456, "#1d2a3322", 14) +
      rect(-158, -234, 316, 456, "#fbf6e8", 14) +
      `<svg x="-134" y="-210" width="268" height="360" viewBox="-134 -210 268 360">${drawing}</svg>` +
      (good ? tick(0, 200, 46) : cross(0, 200, 46)),
  );

const sitter = (background: string, extra: string, turn = 0) =>
  rect(-134, -210, 268, 360, background) +
  at(
    { x: 0, y: -30, turn },
    shape("M-120 190 C-120 90 -50 70 0 70 C50 70 120 90 120 190Z", solid("#6f8a92")) +
      rect(-26, 30, 52, 60, darker(skin, 0.15)) +
      oval(0, -30, 66, 80, across("#e2b48c", "#c98f66")) +
      shape("M-72 -34 C-80 -140 80 -140 72 -34 C54 -84 -50 -84 -72 -34Z", "#2c2723") +
      extra,
  );

/** Four drawn portraits for a passport: one right, three wrong. */
const passportPictures = () =>
  landscape(
    ground("#c9d3cc", "#a3b3ae") +
      frame(260, true, sitter("#fdfcf7", "")) +
      frame(
        620,
        false,
        sitter(
          "#fdfcf7",
          rect(-62, -50, 54, 34, "#20282b", 12) +
            rect(8, -50, 54, 34, "#20282b", 12) +
            stroke("M-8 -36 H8", "#20282b", 8),
        ),
      ) +
      frame(980, false, sitter("#fdfcf7", "", 17)) +
      frame(1340, false, sitter(down("#3b3a3c", "#222a30"), "")) +
      at(
        { x: 800, y: 790, turn: -3 },
        rect(-120, -60, 250, 130, "#1d2a3333", 8) +
          rect(-128, -70, 250, 130, solid(pine), 8) +
          star({ x: -3, y: -14, r: 28, colour: "#e0bd66" }) +
          stroke("M-50 34 H44", "#e0bd66", 7),
      ),
  );

/** A passport, a ticket and an aeroplane over the coast. */
const departure = () =>
  landscape(
    skyOver({
      colours: ["#7fb0c4", "#d8e6df", "#f4e6c6"],
      sun: { x: 1260, y: 230, r: 54, colour: "#fae5af" },
    }) +
      each(6, (index) => oval(180 + index * 270, 560 + (index % 2) * 40, 220, 50, "#ffffff", 0.6)) +
      rect(0, 600, 1600, 300, down("#9cc0c2", sea)) +
      shape("M0 680 C300 640 560 760 900 740 S1400 800 1600 760 V900 H0Z", down("#dcc99a", "#b9a673")) +
      at(
        { x: 940, y: 330, scale: 1.3, turn: -10 },
        shape(
          "M-330 30 C-300 -20 180 -50 270 -40 C330 -34 350 -6 320 8 C200 40 -220 60 -300 54Z",
          down("#fbf9f0", "#d3d8d2"),
        ) +
          shape("M-20 20 L-150 170 H-90 L110 16Z", "#b9c2c0") +
          shape("M0 -20 L-80 -130 H-30 L110 -30Z", "#d8ddd8") +
          shape("M-300 30 L-350 -60 H-300 L-240 20Z", pine) +
          each(11, (index) => oval(-180 + index * 36, 2, 6, 7, "#6f8f97")) +
          stroke("M-320 44 C-160 56 140 40 300 10", lacquer, 7),
      ) +
      at(
        { x: 360, y: 720, turn: -10 },
        rect(-130, -180, 290, 380, "#1d2a3344", 16) +
          rect(-142, -194, 290, 380, solid(pine), 16) +
          star({ x: 2, y: -70, r: 52, colour: "#e0bd66" }) +
          stroke("M-80 40 H84 M-50 84 H54", "#e0bd66", 11),
      ) +
      at(
        { x: 590, y: 790, turn: 8 },
        rect(-170, -60, 360, 130, "#1d2a3333", 10) +
          rect(-180, -70, 360, 130, paper, 10) +
          rect(-180, -70, 360, 36, teal) +
          bars(-150, -10, [160, 120], slate, 26, 10) +
          each(12, (index) => rect(70 + index * 8, -20, index % 3 === 0 ? 5 : 3, 60, ink)),
      ),
  );

export const scenes = {
  "bon-khung-anh": passportPictures,
  "khoi-hanh": departure,
};
