import { person, poses } from "../figure.ts";
import { clouds, karst, meadow, rain, ridge, ripples, skyOver, veil } from "../land.ts";
import { at, darker, down, each, oval, poly, rect, shape, solid, stroke } from "../paint.ts";
import { clay, indigo, moss, paper, sea, teal, wood } from "../palette.ts";
import { officer } from "../people.ts";
import { landscape } from "../picture.ts";
import { bamboo, hedge, palm, tree } from "../plants.ts";
import { bambooCraft, barge, basketBoat, fishingBoat } from "../vehicles.ts";

const water = (y: number, colours: readonly string[]) => rect(0, y, 1600, 900 - y, down(...colours));

const sand = (y: number) =>
  shape(`M0 ${y + 30} Q400 ${y - 30} 800 ${y + 10} T1600 ${y - 10} V900 H0Z`, down("#ead9ae", "#cbb07c")) +
  each(60, (index) =>
    oval((index * 211) % 1600, y + 50 + ((index * 97) % (850 - y)), 9, 2.4, "#b89b68", 0.5),
  );

/** Two steel barges at the river bank early in the morning. */
const barges = () =>
  landscape(
    skyOver({
      colours: ["#7f9aa5", "#d8c5a8", "#f0d8a8"],
      sun: { x: 1180, y: 390, r: 48, colour: "#f5cf8c" },
    }) +
      ridge({ seed: 4, y: 470, rise: 120, colour: "#93a49c" }) +
      hedge({ seed: 5, y: 490, tall: 70, colour: "#6f8a6a" }) +
      water(486, ["#d2bf9a", "#8fa19a", "#5f7c7d"]) +
      ripples({ seed: 6, from: 500, to: 880, colour: "#f6e6c0", count: 110 }) +
      barge({ x: 1010, y: 600, scale: 0.85, colour: "#6d6258" }) +
      barge({ x: 620, y: 720, scale: 1.15 }) +
      shape("M0 640 C160 650 260 720 330 900 H0Z", down("#8d8455", "#6b6a45")) +
      bamboo({ seed: 9, x: 90, y: 700, tall: 420 }) +
      officer({ x: 250, y: 830, height: 210, hair: "back" }) +
      officer({ x: 180, y: 840, height: 214, hair: "back" }),
  );

/** A river bank that has slid into the water; roots of bamboo hang from its edge. */
const erosion = () =>
  landscape(
    skyOver({ colours: ["#9db1b4", "#dfe0d0"] }) +
      clouds({ seed: 8, y: 120, colour: "#eef0e8" }) +
      hedge({ seed: 15, y: 450, tall: 70, colour: "#8a9f86" }) +
      water(446, ["#a9ab92", "#8a8f78"]) +
      ripples({ seed: 16, from: 460, to: 890, colour: "#dcd8bd", count: 90, x1: 1000 }) +
      shape(
        "M1600 330 L900 356 L880 420 L905 500 L872 590 L900 690 L868 800 L886 900 H1600Z",
        down("#b98a5b", "#94683f", "#6f4d30"),
      ) +
      each(18, (index) =>
        stroke(
          `M${900 + (index % 3) * 10} ${430 + index * 26} H${1080 + ((index * 83) % 420)}`,
          index % 2 === 0 ? "#cfa577" : "#7d5634",
          5,
          0.5,
        ),
      ) +
      shape("M870 372 Q1200 318 1600 300 V362 Q1300 356 900 388Z", moss) +
      each(26, (index) =>
        stroke(
          `M${896 + index * 12} 378 q${-20 + ((index * 13) % 30)} 60 ${-8 + ((index * 7) % 18)} ${90 + ((index * 41) % 90)}`,
          "#d2b88b",
          2.6,
          0.8,
        ),
      ) +
      bamboo({ seed: 18, x: 1010, y: 352, tall: 330 }) +
      bamboo({ seed: 19, x: 1330, y: 330, tall: 370 }) +
      stroke("M900 360 L700 470", "#71894f", 8) +
      each(7, (index) =>
        stroke(`M${720 + index * 24} ${458 - index * 13} l-26 ${-20 + (index % 3) * 16}`, "#86a05b", 5),
      ) +
      each(9, (index) =>
        shape(
          `M${820 + ((index * 57) % 150)} ${820 + ((index * 31) % 70)} l40 -26 30 20 10 26Z`,
          darker("#94683f", 0.1 + (index % 3) * 0.1),
        ),
      ),
  );

/** A small painted bamboo craft with a motor, drawn up on the sand. */
const craftOnSand = () =>
  landscape(
    skyOver({ colours: ["#8fb0bb", "#dce4dc", "#f4e6c8"] }) +
      clouds({ seed: 28, y: 160, colour: "#fbf7ea" }) +
      water(400, ["#6e9ba5", "#8db3b3", "#c9d6c8"]) +
      ripples({ seed: 26, from: 410, to: 600, colour: "#f3f4e8", count: 80 }) +
      each(4, (index) =>
        stroke(
          `M0 ${560 + index * 26} q200 ${-22 + index * 6} 400 0 t400 0 t400 0 t400 0`,
          "#fbf8ec",
          7 - index,
          0.7,
        ),
      ) +
      sand(610) +
      fishingBoat({ x: 1300, y: 450, scale: 0.34 }) +
      fishingBoat({ x: 300, y: 440, scale: 0.26, flip: true }) +
      bambooCraft({ x: 780, y: 760, scale: 1.7 }) +
      basketBoat({ x: 1370, y: 730, scale: 1 }) +
      stroke("M1120 620 C1200 700 1300 800 1480 850", "#b89b68", 6) +
      each(8, (index) => oval(180 + index * 34, 830 + (index % 2) * 14, 26, 9, "#a9865a", 0.5)),
  );

/** A sign that warns of deep water beside a lake with a new bamboo rail. */
const deepWater = () =>
  landscape(
    skyOver({ colours: ["#a3c1c4", "#e9ecd9"] }) +
      ridge({ seed: 51, y: 360, rise: 150, colour: "#a2b7a4" }) +
      hedge({ seed: 52, y: 400, tall: 80, colour: "#78946a" }) +
      water(398, ["#8fb2ad", "#5f8d8d", "#467579"]) +
      ripples({ seed: 53, from: 410, to: 740, colour: "#dfeadf", count: 100 }) +
      each(9, (index) =>
        oval(1060 + ((index * 71) % 480), 520 + ((index * 43) % 130), 42, 12, "#7f9f5f", 0.9),
      ) +
      each(3, (index) => oval(1150 + index * 130, 520 + index * 42, 14, 12, "#d9a0a0")) +
      meadow({ seed: 54, y: 690, colour: "#86994f" }) +
      tree({ seed: 55, x: 1440, y: 760, r: 190, colour: moss }) +
      each(9, (index) => rect(-20 + index * 150, 580 + (index % 2) * 4, 18, 190, solid("#b79a5c"), 6)) +
      stroke("M-10 620 L1230 628 M-10 690 L1230 698", "#c3a765", 15) +
      rect(486, 420, 24, 400, solid(wood)) +
      at(
        { x: 498, y: 430, scale: 1.25 },
        poly([0, -170, 170, 100, -170, 100], "#b3413a") +
          poly([0, -132, 136, 82, -136, 82], "#f4ecdb") +
          stroke("M-84 44 q22 -18 44 0 t44 0 t44 0 t44 0 M-70 66 q22 -16 44 0 t44 0 t44 0", "#3f7583", 8) +
          oval(0, -28, 15, 15, "#25312f") +
          stroke("M0 -8 V24 M-34 -10 L0 4 L34 -14", "#25312f", 9),
      ) +
      person({
        x: 900,
        y: 800,
        height: 260,
        pose: "point",
        flip: true,
        top: teal,
        bottom: "#4a4a44",
        build: "woman",
      }) +
      person({ x: 990, y: 806, height: 190, build: "child", top: "#d7a445", bottom: indigo }),
  );

/** Fishing boats go out from Sầm Sơn at the first light. */
const fleet = () =>
  landscape(
    skyOver({
      colours: ["#4c6a7c", "#c98f72", "#f2cf95"],
      sun: { x: 520, y: 420, r: 66, colour: "#f9d590" },
    }) +
      clouds({ seed: 61, y: 190, colour: "#e5b28c", count: 6 }) +
      karst({ seed: 62, y: 462, tall: 120, colour: "#7f8886", count: 3, from: 1050, to: 1680 }) +
      water(460, ["#e0b184", "#8d8a86", "#3f6470"]) +
      ripples({ seed: 63, from: 466, to: 890, colour: "#fbe3b2", count: 150 }) +
      fishingBoat({ x: 1230, y: 540, scale: 0.5, hull: "#3a5f68" }) +
      fishingBoat({ x: 820, y: 590, scale: 0.62, hull: "#7a4a3a" }) +
      fishingBoat({ x: 410, y: 730, scale: 1.15 }) +
      basketBoat({ x: 1080, y: 780, scale: 1 }) +
      person({
        x: 1080,
        y: 800,
        height: 230,
        pose: { ...poses.give, legs: null },
        top: clay,
        bottom: "#444",
        hat: "cone",
        shadow: false,
      }) +
      shape("M990 742 C1000 812 1160 812 1170 742 Q1080 770 990 742Z", solid(wood)) +
      ripples({ seed: 64, from: 800, to: 890, colour: "#fbe3b2", count: 30 }),
  );

/** Rough weather off the coast: boats tied up in the shelter. */
const shelter = () =>
  landscape(
    skyOver({ colours: ["#53666f", "#8d9a9a", "#b9bfb2"] }) +
      clouds({ seed: 71, y: 120, colour: "#6f7f84", count: 9 }) +
      ridge({ seed: 72, y: 440, rise: 130, colour: "#6d7d78" }) +
      veil(330, 130, "#c3c9c0") +
      water(440, ["#7d8f8e", "#4f6a6e"]) +
      each(5, (index) =>
        stroke(
          `M0 ${500 + index * 64} q133 ${-30 - index * 6} 266 0 t266 0 t266 0 t266 0 t266 0 t266 0`,
          "#d5dbd0",
          4 + index,
          0.5,
        ),
      ) +
      [0, 1, 2, 3, 4]
        .map((index) =>
          fishingBoat({
            x: 260 + index * 270,
            y: 610 + (index % 2) * 34,
            scale: 0.62,
            hull: [sea, "#7a4a3a", "#5c6f57", sea, "#7a4a3a"][index] ?? sea,
          }),
        )
        .join("") +
      rect(0, 740, 1600, 160, down("#8f8a7a", "#6d6a5f")) +
      each(9, (index) => rect(70 + index * 180, 700, 26, 60, solid("#5b564a"), 6)) +
      officer({ x: 700, y: 850, height: 250, hair: "back", over: "" }) +
      person({ x: 790, y: 846, height: 240, top: "#d7a445", bottom: "#4b4f50", hair: "back", hat: "cone" }) +
      palm({ seed: 76, x: 1480, y: 780, tall: 420 }) +
      rain({ seed: 77 }),
  );

/** Officers on the beach of Sầm Sơn on a summer day. */
const beachPatrol = () =>
  landscape(
    skyOver({ colours: ["#93bccb", "#eef0e0"], sun: { x: 1300, y: 170, r: 50, colour: "#fbe9b8" } }) +
      clouds({ seed: 81, y: 150, colour: "#ffffff" }) +
      karst({ seed: 82, y: 430, tall: 150, colour: "#9fb2ab", count: 3, from: -80, to: 520 }) +
      water(428, ["#5f95a3", "#8bbab9", "#d3e2d3"]) +
      each(5, (index) =>
        stroke(`M0 ${520 + index * 24} q200 -20 400 0 t400 0 t400 0 t400 0`, "#fdfaf0", 8 - index, 0.75),
      ) +
      sand(630) +
      [1180, 1340, 1500]
        .map((x, index) => palm({ seed: 83 + index, x, y: 760, tall: 400 - index * 30 }))
        .join("") +
      stroke("M330 820 V560", "#d8d2c0", 9) +
      shape("M334 560 h120 v70 h-120Z", "#b3413a") +
      officer({ x: 620, y: 840, height: 330, pose: "walk" }) +
      officer({ x: 760, y: 846, height: 320, pose: "walk", build: "woman" }) +
      person({
        x: 1010,
        y: 800,
        height: 200,
        build: "child",
        top: "#d7a445",
        bottom: indigo,
        pose: "walk",
        flip: true,
      }) +
      person({
        x: 1080,
        y: 806,
        height: 270,
        top: paper,
        bottom: teal,
        build: "woman",
        hat: "cone",
        pose: "walk",
        flip: true,
      }),
  );

export const scenes = {
  "tau-sat": barges,
  "bo-song-sat-lo": erosion,
  "thuyen-nan": craftOnSand,
  "bien-nuoc-sau": deepWater,
  "tau-ra-khoi": fleet,
  "tranh-tru-bao": shelter,
  "bai-bien": beachPatrol,
};
