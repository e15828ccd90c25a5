import { person } from "../figure.ts";
import { flag, room, roomWindow, star, townRow } from "../houses.ts";
import { across, at, darker, down, each, lighter, oval, poly, rect, shape, solid, stroke } from "../paint.ts";
import { cream, indigo, lacquer, leaf, moss, ochre, paper, pine, teal, uniform, wood } from "../palette.ts";
import { officer } from "../people.ts";
import { landscape } from "../picture.ts";
import { banana, hedge, tree } from "../plants.ts";
import { chairBack, clothes, counter, glow, monitor, plant, sheet, stool, table } from "../things.ts";

/** Two officers write their report at a plastic table of a drinks shop. */
const drinksShop = () =>
  landscape(
    rect(0, 0, 1600, 560, down("#c9d5cd", "#e9dfc0")) +
      townRow({ seed: 5, x: 900, y: 520, width: 720, tall: 380 }) +
      tree({ seed: 6, x: 1180, y: 560, r: 170, colour: moss }) +
      rect(0, 0, 840, 560, across("#d8bb8a", "#c5a470")) +
      rect(0, 540, 1600, 360, down("#b6a385", "#998567")) +
      each(8, (index) =>
        shape(
          `M${-30 + index * 116} 150 L${-10 + index * 112} 60 h112 L${86 + index * 116} 150 q-8 34 -58 34 q-52 0 -58 -34Z`,
          index % 2 === 0 ? down("#3f7583", "#356270") : down("#efe1c3", "#dcc9a0"),
        ),
      ) +
      rect(60, 250, 420, 200, "#8d6c48") +
      each(
        3,
        (index) =>
          rect(70, 268 + index * 62, 400, 8, darker(wood, 0.2)) +
          each(9, (bottle) =>
            rect(
              86 + bottle * 42,
              226 + index * 62 + (index === 0 ? 6 : 6),
              18,
              40,
              [teal, ochre, "#a8553d", leaf][(bottle + index) % 4] ?? teal,
              4,
            ),
          ),
      ) +
      rect(560, 240, 210, 300, "#5d4a3a") +
      glow(420, 210, 200) +
      person({
        x: 980,
        y: 946,
        height: 520,
        pose: "sit",
        flip: true,
        top: "#8a7f76",
        bottom: "#55524b",
        hair: "short",
      }) +
      stool({ x: 1000, y: 800, colour: "#b3503f", scale: 1.4 }) +
      table({ x: 760, y: 830, width: 430, tall: 170, colour: "#4d83a3" }) +
      at({ x: 700, y: 640, turn: -4, scale: 0.6 }, poly([-80, 10, 80, 10, 110, 40, -110, 40], paper)) +
      officer({ x: 500, y: 962, height: 520, pose: "sit", shadow: false }) +
      stool({ x: 490, y: 830, colour: teal, scale: 1.5 }) +
      officer({ x: 260, y: 850, height: 470, pose: "write" }) +
      rect(248, 572, 60, 42, paper, 3),
  );

/** An officer sits opposite two relatives, seen from behind. */
const opposite = () =>
  landscape(
    room({ wall: "#d9d0b4", floor: "#9c8662", y: 540, dado: "#94a78f" }) +
      roomWindow({ x: 150, y: 110, w: 270, h: 230 }) +
      flag({ x: 1330, y: 540, tall: 380 }) +
      each(
        2,
        (index) =>
          rect(1080, 130 + index * 120, 180, 90, solid(paper), 4) +
          stroke(`M1104 ${156 + index * 120} H1236 M1104 ${180 + index * 120} H1210`, "#a79f88", 5),
      ) +
      officer({ x: 800, y: 800, height: 620, pose: "bust", shadow: false, hat: "none", hair: "short" }) +
      counter({ x: 800, y: 800, width: 860, tall: 260, colour: "#8a6545" }) +
      at({ x: 800, y: 520, scale: 0.9 }, poly([-90, 0, 90, 0, 120, 26, -120, 26], paper)) +
      rect(1080, 450, 60, 76, "#c9b48a", 6) +
      stroke("M1096 450 V410 M1112 450 V402 M1126 450 V416", indigo, 6) +
      person({
        x: 540,
        y: 1020,
        height: 720,
        pose: "rest",
        top: "#7a6a86",
        hair: "backLong",
        shadow: false,
        build: "woman",
        hairColour: "#4a443e",
      }) +
      chairBack({ x: 540, y: 980, scale: 1.9 }) +
      person({
        x: 1060,
        y: 1030,
        height: 750,
        pose: "rest",
        top: "#8d8a6a",
        hair: "back",
        shadow: false,
        hairColour: "#a8a296",
      }) +
      chairBack({ x: 1060, y: 990, scale: 1.9 }),
  );

/** At the reception desk an officer points at a student's telephone. */
const receptionDesk = () =>
  landscape(
    room({ wall: "#c9d4c7", floor: "#a4957b", y: 560 }) +
      rect(420, 70, 760, 90, solid("#4c6a56"), 6) +
      each(2, (index) =>
        stroke(`M${560 + index * 60} ${102 + index * 30} H${1040 - index * 60}`, cream, 10, 0.85),
      ) +
      star({ x: 480, y: 116, r: 26, colour: "#e6c25a" }) +
      roomWindow({ x: 1280, y: 150, w: 220, h: 220 }) +
      plant({ x: 140, y: 640, scale: 1.6 }) +
      officer({ x: 620, y: 830, height: 610, pose: "give", build: "woman", shadow: false }) +
      counter({ x: 640, y: 850, width: 900, tall: 270, colour: "#b48a5e" }) +
      monitor({ x: 330, y: 570, scale: 1.3, back: true }) +
      person({
        x: 1060,
        y: 880,
        height: 620,
        pose: "give",
        flip: true,
        top: "#d9c79a",
        bottom: "#3c4c63",
        build: "woman",
        hair: "long",
        over: stroke("M-8 -82 L7 -56", "#6d4a38", 2),
      }) +
      rect(894, 456, 40, 62, "#20282b", 6) +
      rect(899, 462, 30, 48, "#bfe0dd", 3) +
      person({ x: 1340, y: 880, height: 600, pose: "stand", flip: true, top: "#7f96a3", bottom: "#4a4a44" }),
  );

/** A young volunteer helps an old woman with her telephone at a support table. */
const supportTable = () =>
  landscape(
    rect(0, 0, 1600, 560, down("#bdd3d2", "#f1ead0")) +
      hedge({ seed: 9, y: 470, tall: 150, colour: "#8aa67a" }) +
      rect(0, 210, 1600, 280, across("#e3cd97", "#d0b77f")) +
      rect(0, 196, 1600, 26, "#9a5a42") +
      each(
        6,
        (index) =>
          rect(60 + index * 270, 270, 150, 140, "#7b9090", 4) +
          stroke(`M${135 + index * 270} 270 V410`, paper, 6),
      ) +
      rect(0, 490, 1600, 410, down("#c6b999", "#a39474")) +
      shape("M240 300 L800 180 L1360 300 L1320 330 H280Z", across("#5f8fa8", "#4a7a94", "#3a637a")) +
      stroke("M270 320 V840 M1330 320 V840", "#d8d2c0", 13) +
      person({
        x: 640,
        y: 800,
        height: 520,
        pose: "give",
        top: "#4a78a8",
        bottom: "#3a4553",
        over: poly([-6, -84, 6, -84, 0, -70], "#e6ecec"),
      }) +
      person({
        x: 930,
        y: 800,
        height: 450,
        pose: "give",
        flip: true,
        top: "#7a5d4a",
        bottom: "#38332f",
        build: "woman",
        hair: "bun",
        hairColour: "#c9c5bb",
      }) +
      rect(770, 480, 36, 58, "#20282b", 6) +
      rect(775, 486, 26, 44, "#cfe6dd", 3) +
      table({ x: 800, y: 850, width: 800, tall: 190, colour: "#b3413a" }) +
      at(
        { x: 480, y: 640 },
        rect(-90, -120, 180, 120, solid(paper), 5) +
          stroke("M-64 -92 H60 M-64 -64 H40 M-64 -36 H52", pine, 9),
      ) +
      stool({ x: 1180, y: 850, colour: "#b3503f", scale: 1.2 }) +
      person({
        x: 1460,
        y: 850,
        height: 440,
        pose: "stand",
        top: "#9aa58a",
        bottom: "#4c4a44",
        hat: "cone",
        build: "woman",
      }),
  );

/** A red metal letter box for messages about crime on a yellow wall. */
const letterBox = () =>
  landscape(
    rect(0, 0, 1600, 900, across("#ecd7a0", "#dcc286", "#c2a468")) +
      each(14, (index) =>
        oval((index * 331) % 1600, (index * 197) % 900, 60 + (index % 4) * 30, 30, "#c9ae72", 0.25),
      ) +
      rect(0, 760, 1600, 140, across("#a3a98d", "#8a9178")) +
      at(
        { x: 800, y: 250 },
        rect(-330, -150, 680, 170, "#1d2a3333", 8) +
          rect(-340, -160, 680, 170, solid("#f6f0e0"), 8) +
          rect(-340, -160, 680, 20, lacquer) +
          each(3, (index) =>
            stroke(
              `M${-280 + index * 20} ${-100 + index * 42} H${280 - index * 50}`,
              index === 0 ? lacquer : "#7d786a",
              index === 0 ? 18 : 10,
              0.9,
            ),
          ),
      ) +
      at(
        { x: 800, y: 560 },
        rect(-200, -210, 430, 440, "#1d2a3344", 20) +
          rect(-215, -225, 430, 440, across("#c9564a", "#a83b31", "#7d2a25"), 16) +
          shape("M-235 -215 L-190 -275 H190 L235 -215Z", across("#d0665a", "#a83b31")) +
          rect(-140, -150, 280, 26, "#3b1a17", 10) +
          shape("M-150 -152 H150 L138 -176 H-138Z", "#d98377") +
          star({ x: 0, y: 10, r: 62, colour: "#e6c25a" }) +
          oval(0, 140, 22, 22, "#d8b25a") +
          stroke("M0 136 V158", "#6d4a1c", 8),
      ) +
      shape("M1150 0 C1250 120 1300 260 1290 420 C1360 260 1400 140 1480 60 L1600 0Z", "#8ba05b", 0.35) +
      banana({ seed: 4, x: 1500, y: 860, tall: 620, colour: leaf }),
  );

/** Two officers at the desk; about ten people wait in a row of chairs. */
const waitingRow = () =>
  landscape(
    room({ wall: "#dfd3b2", floor: "#b1a084", y: 520, dado: "#9db09b" }) +
      rect(560, 80, 480, 110, solid(lacquer), 6) +
      each(2, (index) =>
        stroke(`M${640 + index * 50} ${118 + index * 34} H${960 - index * 50}`, "#ecd387", 11, 0.85),
      ) +
      roomWindow({ x: 100, y: 120, w: 230, h: 200 }) +
      roomWindow({ x: 1270, y: 120, w: 230, h: 200 }) +
      officer({ x: 640, y: 700, height: 440, pose: "write", shadow: false }) +
      officer({ x: 960, y: 700, height: 430, pose: "bust", shadow: false, build: "woman" }) +
      counter({ x: 800, y: 690, width: 840, tall: 180, colour: "#a37b50" }) +
      monitor({ x: 790, y: 500, back: true }) +
      each(10, (index) => chairBack({ x: 130 + index * 149, y: 880, scale: 0.9, colour: "#4f7a8a" })) +
      each(10, (index) =>
        person({
          x: 130 + index * 149,
          y: 1010 + (index % 3) * 8,
          height: 400,
          pose: "rest",
          top: clothes[(index * 3) % clothes.length] ?? teal,
          hair: index % 3 === 1 ? "backLong" : "back",
          hairColour: index % 4 === 3 ? "#b5afa4" : "#2c2723",
          shadow: false,
          hat: index === 6 ? "cone" : "none",
        }),
      ),
  );

/** Counters behind glass; a man receives the plate of his motorbike, its number turned away. */
const glassCounter = () =>
  landscape(
    room({ wall: "#c3cdc9", floor: "#a89a82", y: 600 }) +
      each(3, (index) =>
        officer({
          x: 330 + index * 470,
          y: 800,
          height: 540,
          pose: index === 1 ? "give" : "bust",
          shadow: false,
          build: index === 2 ? "woman" : "man",
        }),
      ) +
      each(3, (index) => monitor({ x: 230 + index * 470, y: 580, back: true })) +
      each(
        3,
        (index) =>
          rect(110 + index * 470, 120, 440, 460, across("#eaf3f14d", "#dceae84d", "#eaf3f14d")) +
          stroke(
            `M${110 + index * 470} 120 V590 M${550 + index * 470} 120 V590 M${110 + index * 470} 120 H${550 + index * 470}`,
            "#8d9a98",
            9,
          ) +
          stroke(
            `M${170 + index * 470} 300 L${300 + index * 470} 150 M${210 + index * 470} 330 L${360 + index * 470} 160`,
            "#ffffff",
            10,
            0.25,
          ) +
          rect(230 + index * 470, 70, 200, 54, solid(pine), 8) +
          oval(330 + index * 470, 97, 15, 15, "#ecd387"),
      ) +
      counter({ x: 800, y: 800, width: 1600, tall: 210, colour: "#a8845c" }) +
      person({ x: 1010, y: 930, height: 640, pose: "give", flip: true, top: "#7d8a5c", bottom: "#4a4a44" }) +
      at(
        { x: 846, y: 538, turn: -6 },
        rect(-62, -40, 124, 80, across("#f4f1e6", "#d9d8cf"), 8) +
          rect(-54, -32, 108, 64, "#e9e6db", 6) +
          oval(-40, -20, 4, 4, "#777") +
          oval(40, -20, 4, 4, "#777"),
      ) +
      person({
        x: 420,
        y: 940,
        height: 600,
        pose: "stand",
        top: "#b98a78",
        bottom: "#3f4750",
        hair: "backLong",
        build: "woman",
      }),
  );

/** Two public computers; an officer stands by and guides an elderly man. */
const publicComputers = () =>
  landscape(
    room({ wall: "#d2c9ae", floor: "#9d8a6b", y: 580, dado: "#a6b3a2" }) +
      roomWindow({ x: 1220, y: 110, w: 260, h: 250 }) +
      rect(120, 110, 300, 220, solid(paper), 6) +
      each(5, (index) =>
        stroke(
          `M160 ${156 + index * 36} H${[360, 330, 372, 300, 344][index] ?? 340}`,
          index === 0 ? lacquer : "#a39c88",
          9,
        ),
      ) +
      table({ x: 760, y: 800, width: 1000, tall: 250, colour: "#a37b50" }) +
      monitor({
        x: 560,
        y: 536,
        scale: 1.8,
        screen:
          rect(-60, -114, 60, 8, pine) +
          each(3, (index) => rect(-60, -96 + index * 18, 110 - index * 20, 7, "#8fa3a0")),
      }) +
      monitor({
        x: 1010,
        y: 536,
        scale: 1.8,
        screen:
          rect(-60, -114, 60, 8, lacquer) +
          oval(0, -80, 16, 16, "#8fa3a0") +
          rect(-30, -58, 60, 7, "#8fa3a0"),
      }) +
      person({
        x: 560,
        y: 1010,
        height: 720,
        pose: "rest",
        top: "#8a7a5c",
        hair: "back",
        hairColour: "#c0bbb0",
        shadow: false,
      }) +
      chairBack({ x: 560, y: 980, scale: 1.6, colour: teal }) +
      officer({ x: 820, y: 890, height: 680, pose: "show", flip: true }) +
      chairBack({ x: 1080, y: 960, scale: 1.6, colour: teal }) +
      plant({ x: 1440, y: 820, scale: 1.7 }),
  );

/** The building of a police unit on a clear morning. */
const headquarters = () =>
  landscape(
    rect(0, 0, 1600, 620, down("#8fb6c2", "#e9ecdc")) +
      glow(1260, 190, 300, "#fff2c8") +
      hedge({ seed: 21, y: 560, tall: 170, colour: "#7f9a6f" }) +
      rect(260, 200, 1080, 420, across("#ecd9a8", "#e0c88d", "#c3a76c")) +
      each(27, (index) => {
        const x = 300 + (index % 9) * 116;
        const y = 240 + Math.floor(index / 9) * 122;
        return x > 700 && x < 880
          ? ""
          : rect(x, y, 74, 84, "#6f8f97", 3) +
              rect(x, y + 38, 74, 5, cream) +
              rect(x - 6, y + 84, 86, 8, cream);
      }) +
      rect(690, 150, 220, 470, across("#f1e3bb", "#e2cd96")) +
      poly([670, 150, 800, 90, 930, 150], "#9a5a42") +
      rect(250, 184, 430, 20, "#9a5a42") +
      rect(920, 184, 430, 20, "#9a5a42") +
      star({ x: 800, y: 240, r: 44, colour: "#c0392f" }) +
      rect(726, 430, 148, 190, "#5d6f70") +
      stroke("M800 430 V620", cream, 6) +
      rect(690, 404, 220, 20, cream) +
      rect(0, 616, 1600, 284, down("#c9bfa5", "#a89c80")) +
      poly([640, 620, 960, 620, 1120, 900, 480, 900], "#ddd3b8") +
      flag({ x: 420, y: 760, tall: 520 }) +
      [130, 1180, 1480]
        .map((x, index) => tree({ seed: 30 + index, x, y: 700, r: 130, colour: index === 1 ? leaf : moss }))
        .join("") +
      officer({ x: 620, y: 830, height: 250 }) +
      officer({ x: 980, y: 834, height: 246, build: "woman" }) +
      each(12, (index) => oval(40 + index * 138, 868, 60, 24, index % 2 === 0 ? uniform : "#7f9a5b")) +
      each(20, (index) =>
        oval(30 + index * 82, 856 + (index % 3) * 10, 7, 7, index % 2 === 0 ? "#d98c7a" : "#ecd387"),
      ),
  );

/** Letters from readers, and the answer that is being written. */
const letters = () =>
  landscape(
    rect(0, 0, 1600, 900, across("#b08a60", "#9a7550", "#7d5c3e")) +
      each(9, (index) =>
        stroke(
          `M0 ${70 + index * 100} C500 ${50 + index * 104} 1100 ${90 + index * 98} 1600 ${64 + index * 101}`,
          "#6f5136",
          3,
          0.4,
        ),
      ) +
      glow(300, 140, 760, "#ffe9bd") +
      sheet({ x: 520, y: 470, scale: 2.6, turn: -7 }) +
      sheet({ x: 930, y: 440, scale: 2.7, turn: 4, seal: true, lines: 8 }) +
      at(
        { x: 1290, y: 590, turn: 12 },
        rect(-190, -120, 390, 260, "#1d2a3344", 8) +
          rect(-200, -132, 390, 260, across("#f1e6cc", "#ddcca4"), 6) +
          poly([-200, -132, 190, -132, -5, 40], lighter("#d8c394", 0.2)) +
          stroke("M-200 -132 L-5 40 L190 -132", "#b7a272", 4),
      ) +
      at(
        { x: 1010, y: 720, turn: -28 },
        rect(-190, -12, 300, 24, across("#2d3d4a", "#3f5566"), 12) +
          poly([110, -12, 160, 0, 110, 12], "#d8b25a"),
      ) +
      at(
        { x: 250, y: 720 },
        oval(10, 12, 96, 90, "#1d2a33", 0.3) +
          oval(0, 0, 90, 86, across("#f6f1e4", "#d8d0bb")) +
          oval(0, 0, 66, 62, down("#6b4a30", "#8a623f")) +
          `<path d="M84 -20 q52 16 0 54" fill="none" stroke="#e4dcc8" stroke-width="16"/>`,
      ),
  );

export const scenes = {
  "quan-nuoc": drinksShop,
  "doi-dien": opposite,
  "ban-tiep-dan": receptionDesk,
  "ban-ho-tro": supportTable,
  "hop-thu-to-giac": letterBox,
  "hang-ghe-cho": waitingRow,
  "quay-kinh": glassCounter,
  "may-tinh-cong-cong": publicComputers,
  "tru-so": headquarters,
  "thu-ban-doc": letters,
};
