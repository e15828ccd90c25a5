import { person, poses } from "../figure.ts";
import { stiltHouse, tiledHouse } from "../houses.ts";
import { clouds, karst, rain, ridge, ripples, skyOver, terraces, veil } from "../land.ts";
import { across, at, darker, down, each, outwards, oval, poly, rect, shape, stroke } from "../paint.ts";
import { clay, ochre, paper, straw, teal } from "../palette.ts";
import { lifeJacket, officer } from "../people.ts";
import { landscape } from "../picture.ts";
import { bamboo, banana, hedge, palm, tree } from "../plants.ts";
import { tape } from "../things.ts";
import { launch } from "../vehicles.ts";

const launchSide = ({ x, y, scale }: { x: number; y: number; scale: number }) =>
  at(
    { x, y, scale },
    shape(
      "M-220 -58 H150 C190 -58 222 -70 240 -84 C232 -30 196 6 150 12 H-190 C-210 -6 -220 -30 -220 -58Z",
      across("#e58a4a", "#c9642f", "#8d4220"),
    ) + stroke("M-220 -56 H150 C190 -56 222 -68 240 -82", "#efe1c3", 10),
  );

/** A red-brown stream runs hard along the edge of the village road. */
const brownStream = () =>
  landscape(
    skyOver({ colours: ["#6f848b", "#a9b5ae", "#c9cdbf"] }) +
      clouds({ seed: 15, y: 110, colour: "#7f9096", count: 8 }) +
      ridge({ seed: 16, y: 400, rise: 250, colour: "#7f9690" }) +
      veil(250, 190, "#d3d9d0") +
      ridge({ seed: 17, y: 500, rise: 180, colour: "#64806c" }) +
      terraces({ seed: 18, y: 500, colours: ["#8fa069", "#71854f"], steps: 5 }) +
      stiltHouse({ x: 270, y: 600, scale: 0.8, roof: "#75624a" }) +
      stiltHouse({ x: 620, y: 570, scale: 0.55, roof: "#7d6a50" }) +
      shape("M0 660 C300 610 560 640 760 700 S1200 820 1320 900 H0Z", down("#a8895f", "#8d7150")) +
      shape(
        "M1600 430 C1300 470 1040 520 960 590 C860 680 1100 760 1330 900 H1600Z",
        down("#9a6a45", "#855637", "#6d452c"),
      ) +
      each(34, (index) =>
        stroke(
          `M${1010 + ((index * 89) % 540)} ${560 + index * 10} q40 -16 90 0`,
          index % 3 === 0 ? "#d8b48a" : "#b98a61",
          4 + (index % 3),
          0.65,
        ),
      ) +
      each(9, (index) =>
        shape(`M${980 + index * 52} ${640 + index * 30} q20 -36 60 -20 q34 -20 46 20Z`, "#e4cba6", 0.6),
      ) +
      stroke("M1180 640 L1330 600 M1240 660 l40 -50", "#5d4230", 18) +
      tape(690, 690, 960, 770) +
      [690, 960]
        .map((x, index) => stroke(`M${x} ${710 + index * 80} V${640 + index * 80}`, "#d8d2c0", 11))
        .join("") +
      officer({ x: 560, y: 830, height: 300, pose: "raise" }) +
      person({
        x: 330,
        y: 840,
        height: 280,
        pose: "walk",
        flip: true,
        top: "#c9a33f",
        bottom: "#4a4a44",
        hat: "cone",
      }) +
      rain({ seed: 19, count: 210 }),
  );

/** A launch with its search light runs between flooded houses at night. */
const floodNight = () =>
  landscape(
    rect(0, 0, 1600, 900, down("#17242e", "#2f434c", "#4a5c5c")) +
      hedge({ seed: 21, y: 420, tall: 100, colour: "#22343a" }) +
      tiledHouse({ x: 230, y: 620, scale: 1.1, wall: "#8b8168", roof: "#5a3c34", lamp: true }) +
      tiledHouse({ x: 1290, y: 590, scale: 0.95, wall: "#82806e", roof: "#5f4238", lamp: true }) +
      palm({ seed: 22, x: 520, y: 600, tall: 380, colour: "#2c4640" }) +
      palm({ seed: 23, x: 1530, y: 620, tall: 430, colour: "#2c4640" }) +
      tree({ seed: 24, x: 880, y: 600, r: 130, colour: "#34524a" }) +
      rect(0, 540, 1600, 360, down("#57594c", "#3b423f", "#262f31")) +
      ripples({ seed: 25, from: 550, to: 890, colour: "#aeb49a", count: 130 }) +
      oval(1100, 700, 520, 60, outwards("#fff0c066", "#fff0c000")) +
      launch({ x: 640, y: 740, scale: 1.5, beam: true }) +
      [480, 620, 780]
        .map((x, index) =>
          officer({
            x,
            y: 790,
            height: 360,
            pose: index === 2 ? { ...poses.point, legs: null } : { ...poses.rest, legs: null },
            shadow: false,
            over: lifeJacket,
            hat: "helmet",
            hatColour: "#d7793c",
          }),
        )
        .join("") +
      launchSide({ x: 640, y: 740, scale: 1.5 }) +
      ripples({ seed: 26, from: 760, to: 890, colour: "#c9c8a8", count: 50 }) +
      rain({ seed: 27, count: 190, colour: "#b9cace" }),
  );

/** An officer in a life jacket carries an old woman on his back through the water; another holds the rope. */
const carried = () =>
  landscape(
    skyOver({ colours: ["#84979b", "#b9c3ba", "#cfd0bd"] }) +
      ridge({ seed: 31, y: 360, rise: 160, colour: "#8fa39a" }) +
      veil(250, 150, "#dde2d8") +
      hedge({ seed: 32, y: 420, tall: 90, colour: "#6f8a6c" }) +
      tiledHouse({ x: 330, y: 560, scale: 1.1, wall: "#d3c094" }) +
      banana({ seed: 33, x: 620, y: 560, tall: 260 }) +
      bamboo({ seed: 34, x: 1420, y: 560, tall: 420 }) +
      rect(0, 470, 1600, 430, down("#a3926a", "#8a7752", "#6b5a3d")) +
      ripples({ seed: 35, from: 480, to: 890, colour: "#d9c79c", count: 130 }) +
      stroke("M0 560 Q420 640 760 600 T1360 560", "#e0c98f", 9) +
      officer({
        x: 1300,
        y: 900,
        height: 470,
        pose: "pull",
        flip: true,
        over: lifeJacket,
        hat: "helmet",
        hatColour: "#d7793c",
        shadow: false,
      }) +
      person({
        x: 762,
        y: 760,
        height: 420,
        pose: {
          left: [
            [-6, -66],
            [10, -62],
          ],
          right: [
            [10, -70],
            [18, -64],
          ],
          legs: [
            [
              [6, -36],
              [14, -26],
            ],
            [
              [10, -38],
              [20, -28],
            ],
          ],
          lean: -8,
        },
        top: "#7a6a86",
        bottom: "#3a3634",
        hair: "bun",
        build: "woman",
        hairColour: "#cfcbc1",
        shadow: false,
        flip: true,
      }) +
      officer({
        x: 720,
        y: 930,
        height: 560,
        pose: {
          left: [
            [-15, -62],
            [-4, -52],
          ],
          right: [
            [14, -64],
            [2, -54],
          ],
          legs: [
            [
              [-6, -26],
              [-8, -3],
            ],
            [
              [6, -26],
              [9, -2.5],
            ],
          ],
          lean: -5,
        },
        over: lifeJacket,
        hat: "helmet",
        hatColour: "#d7793c",
        shadow: false,
      }) +
      shape("M0 800 Q400 760 800 790 T1600 776 V900 H0Z", down("#8a7752e6", "#5f4f36")) +
      ripples({ seed: 36, from: 800, to: 890, colour: "#e4d3a8", count: 46 }) +
      rain({ seed: 37, count: 120 }),
  );

/** After the flood: people and officers clean the road and dry what is left. */
const afterFlood = () =>
  landscape(
    skyOver({ colours: ["#a3c0c5", "#f0e6c8"], sun: { x: 1240, y: 190, r: 46, colour: "#f9e2a4" } }) +
      karst({ seed: 41, y: 460, tall: 170, colour: "#a6b7aa", count: 6 }) +
      hedge({ seed: 42, y: 480, tall: 80, colour: "#83996c" }) +
      tiledHouse({ x: 300, y: 610, scale: 1.15, wall: "#dac593" }) +
      tiledHouse({ x: 1270, y: 600, scale: 1.05, wall: "#cfd0b5" }) +
      rect(0, 590, 1600, 310, down("#b39a6d", "#8d7650")) +
      each(12, (index) => oval((index * 149) % 1600, 660 + ((index * 61) % 200), 120, 14, "#d9ccab", 0.5)) +
      stroke("M560 520 V640 M1000 520 V640 M560 540 Q780 580 1000 540", "#6d5540", 7) +
      each(5, (index) =>
        poly(
          [
            600 + index * 78,
            554 + (index === 2 ? 10 : 4),
            650 + index * 78,
            556,
            656 + index * 78,
            640,
            594 + index * 78,
            640,
          ],
          [clay, teal, paper, ochre, "#7a6a86"][index] ?? clay,
        ),
      ) +
      officer({ x: 640, y: 830, height: 330, pose: "pull", hat: "softcap" }) +
      stroke("M560 820 L740 610", "#a87d4e", 9) +
      officer({ x: 900, y: 846, height: 320, pose: "give", hat: "softcap", flip: true }) +
      person({
        x: 760,
        y: 850,
        height: 310,
        pose: "pull",
        flip: true,
        top: "#b9704a",
        bottom: "#4a4a44",
        hat: "cone",
        build: "woman",
      }) +
      stroke("M700 850 L840 650", "#a87d4e", 9) +
      officer({ x: 1130, y: 820, height: 310, pose: "hold", hat: "softcap" }) +
      rect(1080, 640, 100, 60, straw, 8) +
      each(3, (index) => oval(180 + index * 70, 850 - (index % 2) * 30, 56, 30, darker(straw, 0.12 * index))),
  );

export const scenes = {
  "suoi-lu": brownStream,
  "ca-no-dem": floodNight,
  "cong-cu-ba": carried,
  "sau-lu": afterFlood,
};
