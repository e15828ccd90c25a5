import { person } from "../figure.ts";
import { flag, room, roomWindow, school, star } from "../houses.ts";
import { clouds, karst, meadow, skyOver } from "../land.ts";
import { across, at, each, oval, poly, rect, shape, solid, stroke } from "../paint.ts";
import { cream, indigo, ochre, paper, pine, teal } from "../palette.ts";
import { audience, officer } from "../people.ts";
import { landscape } from "../picture.ts";
import { tree } from "../plants.ts";
import { glow, table } from "../things.ts";

const pioneerScarf = poly([-5, -83, 5, -83, 0, -70], "#b04a3f");

const pupilTops = ["#f3f0e6", "#eee9da", "#f6f3ea", "#e6e6df"];

/** The hall of a secondary school; three officers advise from the stage. */
const admissionTalk = () =>
  landscape(
    room({ wall: "#d6c79d", floor: "#8a6f52", y: 500 }) +
      rect(300, 50, 1000, 260, solid(pine), 8) +
      each(3, (index) =>
        stroke(`M${420 + index * 40} ${110 + index * 60} H${1180 - index * 60}`, cream, 15, 0.85),
      ) +
      rect(160, 430, 1280, 90, solid("#7a5640")) +
      flag({ x: 230, y: 430, tall: 330 }) +
      officer({ x: 600, y: 470, height: 300, pose: "show" }) +
      officer({ x: 880, y: 470, height: 290, pose: "hold", build: "woman" }) +
      officer({ x: 1060, y: 470, height: 300 }) +
      audience({ rows: 4, x: 800, y: 560, width: 1660, height: 320, seats: 11, colours: pupilTops }),
  );

/** Pupils play a court: judges behind a wooden desk, a stand of cardboard before them. */
const mockTrial = () =>
  landscape(
    room({ wall: "#d9d3b6", floor: "#a58b66", y: 560, dado: "#9db09b" }) +
      roomWindow({ x: 110, y: 110, w: 240, h: 220 }) +
      rect(1160, 110, 330, 210, solid("#3f5a50"), 6) +
      each(4, (index) =>
        stroke(`M1200 ${150 + index * 40} H${[1440, 1400, 1430, 1360][index] ?? 1400}`, "#dfe6d6", 6, 0.6),
      ) +
      star({ x: 800, y: 150, r: 60, colour: "#c0392f" }) +
      [580, 800, 1020]
        .map((x, index) =>
          person({
            x,
            y: 740,
            height: 420,
            pose: "bust",
            top: "#2f3640",
            bottom: "#2f3640",
            hair: index === 1 ? "bob" : "short",
            shadow: false,
            over: poly([-4, -84, 4, -84, 0, -74], paper),
          }),
        )
        .join("") +
      table({ x: 800, y: 720, width: 760, tall: 170 }) +
      rect(430, 540, 740, 180, solid("#8a5f3f"), 6) +
      at(
        { x: 800, y: 540 },
        rect(60, -18, 80, 18, "#5d4230", 5) +
          stroke("M110 -30 L160 -60", "#5d4230", 9) +
          rect(86, -44, 40, 24, "#6d4c33", 5),
      ) +
      at(
        { x: 340, y: 850, scale: 1.2 },
        rect(-90, -210, 180, 210, across("#d3ae7c", "#b98d58")) + stroke("M-90 -140 H90", "#9b7346", 4),
      ) +
      person({
        x: 340,
        y: 840,
        height: 420,
        pose: "rest",
        top: "#f3f0e6",
        bottom: "#38465c",
        hair: "back",
        shadow: false,
      }) +
      person({
        x: 1280,
        y: 850,
        height: 430,
        pose: "show",
        flip: true,
        top: "#f3f0e6",
        bottom: "#38465c",
        build: "woman",
        hair: "long",
        over: pioneerScarf,
      }) +
      person({
        x: 1430,
        y: 856,
        height: 420,
        pose: "hold",
        top: "#f3f0e6",
        bottom: "#38465c",
        over: pioneerScarf,
      }),
  );

/** A paper box for questions with small folded notes around it. */
const questionBox = () =>
  landscape(
    rect(0, 0, 1600, 900, across("#cfa873", "#b98f5c", "#997245")) +
      each(10, (index) =>
        stroke(
          `M0 ${40 + index * 94} C500 ${20 + index * 98} 1000 ${64 + index * 92} 1600 ${44 + index * 95}`,
          "#8a6640",
          3,
          0.4,
        ),
      ) +
      glow(360, 140, 780, "#fff0cc") +
      oval(820, 690, 420, 60, "#1d2a33", 0.3) +
      poly([500, 340, 1080, 340, 1180, 270, 620, 270], "#f4ecd9") +
      poly([760, 318, 940, 318, 960, 300, 786, 300], "#5d4a36") +
      rect(500, 340, 580, 350, across("#f6efdd", "#eadfc4", "#d8c9a4")) +
      poly([1080, 340, 1180, 270, 1180, 600, 1080, 690], "#c2b087") +
      at(
        { x: 790, y: 520 },
        rect(-190, -90, 380, 190, solid(teal), 14) +
          shape(
            "M-40 -30 C-40 -76 40 -76 40 -28 C40 2 4 4 4 34 H-14 C-14 -4 18 -8 18 -28 C18 -48 -18 -50 -18 -28Z",
            paper,
          ) +
          oval(-5, 56, 13, 13, paper),
      ) +
      [
        [310, 620, -12, "#f6e2a8"],
        [250, 440, 8, "#d9e4d4"],
        [1330, 560, 10, "#f0d3c6"],
        [1400, 760, -8, "#f6efdd"],
        [420, 800, 14, "#cfdfe3"],
        [1080, 800, -4, "#f6e2a8"],
        [700, 840, 6, "#f6efdd"],
      ]
        .map(([x, y, turn, colour]) =>
          at(
            { x: Number(x), y: Number(y), turn: Number(turn) },
            rect(-84, -50, 180, 116, "#1d2a3333", 4) +
              rect(-90, -58, 180, 116, String(colour), 4) +
              stroke("M-64 -30 H60 M-64 -4 H40 M-64 22 H54", "#8a8473", 5, 0.7),
          ),
        )
        .join("") +
      at(
        { x: 1180, y: 730, turn: -34 },
        rect(-150, -10, 240, 20, solid("#c9973a"), 4) + poly([90, -10, 126, 0, 90, 10], "#f2ddb4"),
      ),
  );

/** Children arrive at school on a bright morning. */
const schoolMorning = () =>
  landscape(
    skyOver({ colours: ["#9cc3cd", "#f4eed8"], sun: { x: 260, y: 170, r: 46, colour: "#fbe9b8" } }) +
      clouds({ seed: 41, y: 130, colour: "#ffffff" }) +
      karst({ seed: 42, y: 440, tall: 140, colour: "#b0c2ba", count: 8 }) +
      school({ x: 1010, y: 600, scale: 1 }) +
      tree({ seed: 43, x: 360, y: 640, r: 190, colour: "#9a6a48" }) +
      meadow({ seed: 44, y: 590, colour: "#a9ae68", tufts: 50 }) +
      poly([560, 900, 1100, 900, 1060, 610, 950, 610], "#dccba3") +
      officer({ x: 1260, y: 850, height: 360, pose: "greet", flip: true }) +
      [
        [640, 860, 220],
        [760, 820, 200],
        [900, 870, 230],
        [1010, 800, 186],
      ]
        .map(([x = 0, y = 0, h = 0], index) =>
          person({
            x,
            y,
            height: h,
            build: "child",
            pose: "walk",
            top: "#f3f0e6",
            bottom: "#38465c",
            hair: index % 2 === 0 ? "bob" : "short",
            over: pioneerScarf + rect(-9, -82, 4, 26, ["#b04a3f", teal, ochre, indigo][index] ?? teal, 2),
          }),
        )
        .join("") +
      each(18, (index) => oval(200 + ((index * 67) % 330), 700 + ((index * 43) % 160), 7, 4, "#c2703f", 0.8)),
  );

export const scenes = {
  "tu-van-tuyen-sinh": admissionTalk,
  "phien-toa-gia-dinh": mockTrial,
  "hop-cau-hoi": questionBox,
  "sang-den-truong": schoolMorning,
};
