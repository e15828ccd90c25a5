import { person } from "../figure.ts";
import { school, townRow } from "../houses.ts";
import { clouds, karst, meadow, paddies, rain, ridge, skyOver, veil } from "../land.ts";
import { across, at, darker, down, each, lighter, oval, poly, rect, shape, solid, stroke } from "../paint.ts";
import { indigo, lacquer, moss, paper, pine, teal, uniform } from "../palette.ts";
import { officer, trafficOfficer } from "../people.ts";
import { landscape } from "../picture.ts";
import { hedge, palm, tree } from "../plants.ts";
import { glow, ruler, tape } from "../things.ts";
import { car, electricBike, escortBike, motorbike, patrolCar } from "../vehicles.ts";

const road = (y: number, colour = "#77756e") =>
  rect(0, y, 1600, 900 - y, down(lighter(colour, 0.12), darker(colour, 0.18)));

/** Head and shoulders behind a car window. */
const driver = ({ x, y }: { x: number; y: number }) =>
  at(
    { x, y, scale: 1 },
    shape("M-66 10 C-60 -34 -30 -44 0 -44 C30 -44 60 -34 66 10Z", solid("#7a6058")) +
      oval(0, -78, 30, 37, across("#e2b48c", "#c98f66")) +
      shape("M-32 -82 C-34 -128 34 -128 32 -82 C20 -104 -20 -104 -32 -82Z", "#2c2723"),
  );

/** Shards of clear plastic beside a ruler on asphalt. */
const shards = () =>
  landscape(
    rect(0, 0, 1600, 900, across("#8a8880", "#74736c", "#595954")) +
      each(260, (index) =>
        oval(
          (index * 173) % 1600,
          (index * 271) % 900,
          2 + (index % 4),
          1.6 + (index % 3),
          index % 2 === 0 ? "#9c9a91" : "#5c5b56",
          0.6,
        ),
      ) +
      poly([0, 130, 1600, 40, 1600, 110, 0, 206], "#e9e2cc", 0.85) +
      each(15, (index) => {
        const x = 520 + ((index * 149) % 620);
        const y = 330 + ((index * 97) % 300);
        const size = 18 + ((index * 31) % 46);
        return (
          poly(
            [
              x + 6,
              y + 8,
              x + size + 6,
              y - size * 0.4 + 8,
              x + size * 1.3 + 6,
              y + size * 0.5 + 8,
              x + size * 0.3 + 6,
              y + size * 0.8 + 8,
            ],
            "#1d2a33",
            0.3,
          ) +
          poly(
            [x, y, x + size, y - size * 0.4, x + size * 1.3, y + size * 0.5, x + size * 0.3, y + size * 0.8],
            index % 3 === 0 ? "#e58a5a" : "#e6f0ee",
            0.82,
          ) +
          stroke(`M${x} ${y} l${size} ${-size * 0.4}`, "#ffffff", 3, 0.8)
        );
      }) +
      ruler({ x: 420, y: 720, length: 760, turn: -3 }) +
      poly([1240, 620, 1276, 520, 1312, 620], "#e3b84c") +
      oval(1276, 590, 6, 6, "#333") +
      `<circle cx="800" cy="480" r="400" fill="none" stroke="#f4efe0" stroke-width="7" stroke-dasharray="40 26" opacity=".65"/>`,
  );

/** Earth, stones and trees block a mountain road; warning tape and lamps before it. */
const landslide = () =>
  landscape(
    skyOver({ colours: ["#7f9299", "#c3cbc2"] }) +
      ridge({ seed: 3, y: 420, rise: 260, colour: "#8c9f99" }) +
      veil(280, 170, "#dfe3da") +
      ridge({ seed: 5, y: 560, rise: 170, colour: "#6f876e" }) +
      shape("M560 0 C640 200 700 320 620 560 L700 900 H1600 V0Z", down("#8f7a56", "#7b5f3f")) +
      shape("M1000 0 C960 200 1080 340 900 620 L860 900 H1600 V0Z", down("#64794f", "#556745")) +
      shape("M0 640 C300 610 560 640 760 700 L900 900 H0Z", down("#8a8880", "#6d6c66")) +
      stroke("M0 770 C240 740 420 760 560 820", "#eadfb6", 10, 0.8) +
      shape(
        "M480 760 C560 560 700 420 820 300 C900 420 1010 560 1180 900 H420Z",
        down("#a5774a", "#7f5734"),
      ) +
      each(24, (index) =>
        shape(
          `M${520 + ((index * 137) % 520)} ${620 + ((index * 83) % 240)} l${24 + (index % 4) * 14} -${20 + (index % 3) * 10} ${30 + (index % 5) * 8} 14 8 ${26 + (index % 3) * 8} -60 16Z`,
          [" #8c7a63", "#746551", "#9a8a72"][index % 3]?.trim() ?? "#8c7a63",
        ),
      ) +
      stroke("M600 640 L900 560 M720 760 L1010 660", "#5d4230", 24) +
      each(10, (index) =>
        oval(
          860 + (index % 5) * 34,
          540 + Math.floor(index / 5) * 110 + (index % 3) * 12,
          40,
          26,
          index % 2 === 0 ? moss : pine,
        ),
      ) +
      [90, 300, 500]
        .map(
          (x) =>
            stroke(`M${x} 860 V700`, "#d8d2c0", 12) +
            oval(x, 690, 15, 15, "#e9993f") +
            glow(x, 690, 70, "#f3b562"),
        )
        .join("") +
      tape(90, 730, 300, 736) +
      tape(300, 736, 500, 740) +
      trafficOfficer({ x: 190, y: 880, height: 300, pose: "raise" }) +
      rain({ seed: 9, count: 110 }),
  );

/** Pupils lead their bikes out of the school gate. */
const pupils = () =>
  landscape(
    skyOver({ colours: ["#a9c8cd", "#f2eddb"] }) +
      clouds({ seed: 11, y: 110, colour: "#ffffff" }) +
      school({ x: 800, y: 560, scale: 1.12 }) +
      tree({ seed: 12, x: 150, y: 600, r: 170, colour: moss }) +
      tree({ seed: 13, x: 1470, y: 600, r: 180, colour: "#8a9a4f" }) +
      rect(0, 556, 1600, 344, down("#c9bea4", "#a99f86")) +
      [270, 1290]
        .map((x) => rect(x, 400, 64, 240, solid("#d8c08a")) + rect(x - 10, 384, 84, 24, solid("#9a5a42")))
        .join("") +
      rect(0, 560, 270, 80, solid("#d8c08a")) +
      rect(1354, 560, 260, 80, solid("#d8c08a")) +
      [
        { x: 420, colour: lacquer },
        { x: 760, colour: teal },
        { x: 1110, colour: indigo },
      ]
        .map(
          ({ x, colour }, index) =>
            electricBike({ x: x + 96, y: 820 - (index % 2) * 26, scale: 1.5, colour }) +
            person({
              x,
              y: 824 - (index % 2) * 26,
              height: 300,
              pose: "lead",
              top: "#f3f0e6",
              bottom: "#37445c",
              sleeves: "short",
              build: index === 1 ? "woman" : "man",
              hair: index === 1 ? "long" : "short",
              hat: index === 2 ? "helmet" : "none",
              hatColour: "#b04a3f",
              over: poly([-5, -83, 5, -83, 0, -72], "#b04a3f"),
            }),
        )
        .join("") +
      motorbike({ x: 1400, y: 840, scale: 1.6, colour: "#6b7378" }) +
      person({
        x: 1310,
        y: 852,
        height: 310,
        pose: "lead",
        top: "#f3f0e6",
        bottom: "#37445c",
        sleeves: "short",
        over: poly([-5, -83, 5, -83, 0, -72], "#b04a3f"),
      }),
  );

/** A traffic officer measures a driver's breath in the evening. */
const breathTest = () =>
  landscape(
    skyOver({ colours: ["#283a4c", "#6b6a72", "#c88f66"] }) +
      townRow({ seed: 21, x: -20, y: 560, width: 1660, tall: 420, night: true }) +
      road(556, "#4f5456") +
      stroke("M0 720 H1600", "#d8cfa8", 8, 0.5) +
      [200, 780, 1380]
        .map((x) => stroke(`M${x} 560 V190 q0 -34 50 -34`, "#2c363b", 9) + glow(x + 56, 166, 170))
        .join("") +
      car({ x: 620, y: 800, scale: 2.1, colour: "#8a9da0" }) +
      driver({ x: 690, y: 640 }) +
      trafficOfficer({ x: 1090, y: 870, height: 520, pose: "give", flip: true }) +
      rect(934, 520, 46, 26, "#2c3436", 6) +
      officer({ x: 1340, y: 840, height: 460, pose: "hold" }) +
      poly([1480, 860, 1508, 760, 1536, 860], "#d9683f") +
      rect(1494, 800, 30, 14, paper),
  );

/** Two police motorbikes lead a car through a busy town. */
const escort = () =>
  landscape(
    skyOver({ colours: ["#a8bfc4", "#efe3c9"] }) +
      townRow({ seed: 31, x: -10, y: 520, width: 1640, tall: 480 }) +
      hedge({ seed: 32, y: 530, tall: 60, colour: "#7d9467" }) +
      road(520) +
      each(8, (index) => rect(40 + index * 220, 640, 110, 10, "#efe6c6")) +
      car({ x: 330, y: 760, scale: 1.5, colour: "#d9d4c4", lit: false }) +
      escortBike({ x: 860, y: 740, scale: 1.35 }) +
      escortBike({ x: 1240, y: 840, scale: 1.55 }) +
      [60, 1540]
        .map((x, index) => motorbike({ x, y: 620, scale: 0.9, colour: index === 0 ? teal : lacquer }))
        .join(""),
  );

/** A patrol car on the road through the rice plain. */
const patrolRoad = () =>
  landscape(
    skyOver({ colours: ["#9fbfc6", "#f2ead0"], sun: { x: 300, y: 200, r: 48, colour: "#f9e5ae" } }) +
      clouds({ seed: 41, y: 130, colour: "#ffffff" }) +
      karst({ seed: 42, y: 480, tall: 180, colour: "#a3b6ab", count: 7 }) +
      paddies({ seed: 43, y: 480, colours: ["#bcc57d", "#9aac56"] }) +
      [180, 520, 1400].map((x, index) => palm({ seed: 44 + index, x, y: 600, tall: 250 })).join("") +
      shape("M0 690 Q800 630 1600 690 V900 H0Z", down("#8f8d84", "#706e67")) +
      stroke("M0 800 Q800 740 1600 800", "#efe6c6", 9, 0.7) +
      patrolCar({ x: 760, y: 790, scale: 1.6 }) +
      meadow({ seed: 47, y: 850, colour: "#8a9a55", tufts: 50 }),
  );

/** Children and an old man cross the street with the help of an officer. */
const crossing = () =>
  landscape(
    skyOver({ colours: ["#b3cbcc", "#f3ecd6"] }) +
      townRow({ seed: 51, x: -10, y: 500, width: 1640, tall: 440 }) +
      tree({ seed: 52, x: 180, y: 560, r: 150, colour: moss }) +
      tree({ seed: 53, x: 1440, y: 560, r: 160, colour: "#7f9a5b" }) +
      road(520) +
      each(9, (index) =>
        poly(
          [
            250 + index * 130,
            560,
            320 + index * 130,
            560,
            300 + index * 150 - 80,
            900,
            200 + index * 150 - 80,
            900,
          ],
          "#efe8d2",
          0.85,
        ),
      ) +
      trafficOfficer({ x: 1120, y: 840, height: 430, pose: "raise" }) +
      person({
        x: 760,
        y: 820,
        height: 360,
        pose: "walk",
        top: "#a8935f",
        bottom: "#54504a",
        hairColour: "#c5c1b8",
        hair: "bald",
      }) +
      stroke("M812 700 L830 820", "#5d4230", 8) +
      [
        { x: 520, top: paper },
        { x: 610, top: "#e8d9a8" },
      ]
        .map(({ x, top }) =>
          person({
            x,
            y: 824,
            height: 240,
            build: "child",
            pose: "walk",
            top,
            bottom: indigo,
            hair: "short",
            over: poly([-5, -83, 5, -83, 0, -70], "#b04a3f"),
          }),
        )
        .join("") +
      car({ x: 1480, y: 650, scale: 0.9, colour: "#9a5a48", flip: true }) +
      at(
        { x: 70, y: 640 },
        stroke("M0 0 V-250", "#8d8f88", 10) +
          rect(-36, -330, 72, 90, "#3c6a8c", 6) +
          stroke("M-12 -262 L0 -300 L14 -262", uniform, 6) +
          oval(0, -312, 7, 7, paper),
      ),
  );

export const scenes = {
  "manh-vo": shards,
  "sat-lo-deo": landslide,
  "hoc-sinh-dat-xe": pupils,
  "do-nong-do-con": breathTest,
  "mo-to-dan-duong": escort,
  "xe-tuan-tra": patrolRoad,
  "qua-duong": crossing,
};
