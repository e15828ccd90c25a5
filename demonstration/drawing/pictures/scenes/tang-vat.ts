import { person } from "../figure.ts";
import { room, roomWindow } from "../houses.ts";
import { across, at, darker, down, each, lighter, oval, poly, rect, shape, solid, stroke } from "../paint.ts";
import { cream, indigo, lacquer, paper, slate, teal, tile, wood } from "../palette.ts";
import { officer } from "../people.ts";
import { landscape } from "../picture.ts";
import { hedge } from "../plants.ts";
import { box, counter, glow, laptop, marker, ruler, table } from "../things.ts";
import { motorbike } from "../vehicles.ts";

/** A table top that fills the picture, lit from the upper left. */
const tableTop = (colour: string) =>
  rect(0, 0, 1600, 900, across(lighter(colour, 0.2), colour, darker(colour, 0.22))) +
  each(9, (index) =>
    stroke(
      `M0 ${60 + index * 100} C400 ${50 + index * 104} 1000 ${74 + index * 98} 1600 ${56 + index * 102}`,
      darker(colour, 0.16),
      3,
      0.35,
    ),
  ) +
  glow(320, 120, 700, "#fff0cc");

/** Nine motorbikes in two rows in the yard of the station. */
const bikes = () =>
  landscape(
    rect(0, 0, 1600, 430, down("#c5d6d3", "#efe9d2")) +
      hedge({ seed: 2, y: 330, tall: 110, colour: "#8ba27a" }) +
      rect(0, 250, 1600, 260, across("#e2cf9c", "#d3bd86", "#b9a26d")) +
      rect(0, 236, 1600, 26, tile) +
      each(
        7,
        (index) =>
          rect(90 + index * 225, 320, 110, 120, "#7b8f90", 4) +
          stroke(`M${145 + index * 225} 320 V440`, paper, 5),
      ) +
      rect(0, 500, 1600, 400, down("#b5ab95", "#978d78")) +
      each(6, (index) => stroke(`M${index * 330 - 60} 900 L${380 + index * 170} 500`, "#857c69", 2, 0.4)) +
      each(4, (index) =>
        motorbike({
          x: 360 + index * 300,
          y: 640,
          scale: 1.25,
          colour: [indigo, lacquer, "#3f4a4c", teal][index] ?? indigo,
        }),
      ) +
      each(5, (index) =>
        motorbike({
          x: 210 + index * 300,
          y: 830,
          scale: 1.5,
          colour: ["#8a3a34", "#40545c", "#b08d48", "#394b66", "#4f5a4c"][index] ?? indigo,
        }),
      ),
  );

/** A sealed clear bag with a thin gold chain. */
const chain = () =>
  landscape(
    tableTop("#7a6248") +
      at(
        { x: 800, y: 460, turn: -6 },
        rect(-360, -270, 740, 560, "#1d2a3355", 20) +
          rect(-370, -286, 740, 560, across("#eef2ee", "#d3dcd8", "#b7c3c0"), 18) +
          rect(-350, -170, 700, 424, across("#f7faf6cc", "#dfe7e366", "#c5d0cd99"), 12) +
          rect(-370, -286, 740, 74, solid(lacquer), 14) +
          stroke("M-330 -250 H-80", cream, 10, 0.8) +
          rect(120, -270, 220, 42, cream, 4) +
          stroke("M140 -250 H310", slate, 6, 0.6) +
          `<path d="M-220 40 C-180 -120 -20 -120 40 0 S220 120 240 -20 S120 -120 40 -60 S-120 160 -220 40Z" fill="none" stroke="#b98a2f" stroke-width="15"/><path d="M-220 40 C-180 -120 -20 -120 40 0 S220 120 240 -20 S120 -120 40 -60 S-120 160 -220 40Z" fill="none" stroke="#f0cf73" stroke-width="9" stroke-dasharray="15 7"/>` +
          oval(-222, 56, 20, 24, "#d8a945") +
          stroke("M-320 -130 L-190 220 M-280 -140 L-120 230", "#ffffff", 12, 0.35),
      ) +
      marker(1340, 760) +
      ruler({ x: 240, y: 800, length: 560, turn: -2 }),
  );

/** Fourteen telephones and two laptops on a table, with markers. */
const phones = () =>
  landscape(
    room({ wall: "#c7cdbd", floor: "#8f8268", y: 330 }) +
      poly([180, 330, 1420, 330, 1600, 900, 0, 900], across("#d9c8a2", "#c5b084", "#a8926a")) +
      laptop({ x: 520, y: 430, scale: 2 }) +
      laptop({ x: 1050, y: 430, scale: 2 }) +
      each(14, (index) => {
        const row = index < 7 ? 0 : 1;
        const x = (row === 0 ? 300 : 210) + (index % 7) * (row === 0 ? 166 : 196);
        const y = row === 0 ? 600 : 770;
        return (
          at(
            { x, y, scale: row === 0 ? 0.92 : 1.08 },
            rect(-38, -62, 84, 136, "#1d2a3344", 14) +
              rect(-42, -68, 84, 136, across("#4d585c", "#2c3538"), 14) +
              rect(-36, -58, 72, 114, index % 4 === 0 ? "#39474c" : down("#56686e", "#35444a"), 8) +
              stroke("M-24 -48 L4 40", "#8fa3a8", 5, 0.3),
          ) + marker(x + 62, y + 62)
        );
      }),
  );

/** Small green packets beside an open sack of dried bamboo shoots, with a ruler. */
const packets = () =>
  landscape(
    tableTop("#6d7568") +
      oval(420, 640, 330, 60, "#1d2a33", 0.35) +
      shape(
        "M150 640 C110 420 180 300 260 270 C340 220 520 220 590 280 C680 320 720 470 690 640 C600 700 240 700 150 640Z",
        across("#d9c8a0", "#c0a878", "#94794c"),
      ) +
      shape("M246 280 C300 220 540 220 600 290 C560 350 300 350 246 280Z", "#6b5233") +
      each(26, (index) =>
        stroke(
          `M${280 + ((index * 47) % 290)} ${300 - ((index * 13) % 40)} q${30 - (index % 5) * 14} -30 ${20 + (index % 4) * 12} -60`,
          index % 2 === 0 ? "#d8b877" : "#b8914e",
          14,
        ),
      ) +
      each(12, (index) =>
        stroke(
          `M${180 + index * 44} 380 C${170 + index * 45} 480 ${174 + index * 45} 580 ${186 + index * 43} 650`,
          "#a98e5e",
          2,
          0.4,
        ),
      ) +
      each(8, (index) =>
        at(
          { x: 900 + (index % 4) * 150, y: 470 + Math.floor(index / 4) * 170, turn: ((index * 37) % 14) - 7 },
          rect(-54, -34, 118, 92, "#1d2a3355", 12) +
            rect(-60, -44, 118, 92, across("#8fae86", "#6d9069", "#4c6e4d"), 14) +
            stroke("M-60 2 H58 M0 -44 V48", "#cfe0c0", 4, 0.5),
        ),
      ) +
      ruler({ x: 830, y: 780, length: 600, turn: -1 }) +
      marker(1480, 520) +
      marker(760, 770),
  );

/** Open boxes with white jars; two officers take notes. */
const jars = () =>
  landscape(
    room({ wall: "#c9c2ae", floor: "#9a8a6e", y: 560 }) +
      roomWindow({ x: 120, y: 110, w: 240, h: 210 }) +
      each(4, (index) => rect(1040, 120 + index * 110, 460, 14, solid(wood))) +
      each(8, (index) =>
        at(
          { x: 1090 + (index % 4) * 116, y: 234 + Math.floor(index / 4) * 220, scale: 0.6 },
          box({ x: 0, y: 0 }),
        ),
      ) +
      officer({ x: 560, y: 800, height: 540, pose: "write" }) +
      rect(540, 462, 62, 44, paper, 3) +
      officer({ x: 860, y: 800, height: 520, pose: "write", build: "woman", flip: true }) +
      rect(814, 480, 62, 44, paper, 3) +
      [220, 470, 730, 1010, 1280]
        .map((x, index) =>
          box({
            x,
            y: 850 - (index % 2) * 18,
            scale: 1.3,
            open: true,
            content: each(
              6,
              (jar) =>
                rect(
                  -74 + jar * 25,
                  -140 - (jar % 2) * 12,
                  21,
                  46,
                  across("#ffffff", "#f0ece0", "#d3cfc2"),
                  5,
                ) + rect(-74 + jar * 25, -146 - (jar % 2) * 12, 21, 12, "#d8a7a0", 3),
            ),
          }),
        )
        .join(""),
  );

/** Long bundles wrapped in cloth on a blue tarpaulin in a commune's yard, with a board beside them. */
const bundles = () =>
  landscape(
    rect(0, 0, 1600, 380, down("#cddad3", "#f1ead2")) +
      hedge({ seed: 12, y: 300, tall: 150, colour: "#8aa27c" }) +
      rect(0, 200, 1100, 190, across("#e4cf98", "#d3ba80")) +
      rect(0, 186, 1120, 24, tile) +
      each(5, (index) => rect(70 + index * 210, 250, 96, 90, "#7a9090", 4)) +
      rect(0, 380, 1600, 520, down("#c3b79c", "#a49879")) +
      poly([240, 470, 1290, 470, 1500, 850, 60, 850], across("#6a9bb5", "#4d83a3", "#376583")) +
      each(5, (index) => stroke(`M${280 + index * 230} 476 L${150 + index * 300} 846`, "#34607c", 3, 0.4)) +
      each(9, (index) =>
        at(
          { x: 320 + index * 110, y: 660 },
          stroke("M-50 140 L26 -140", "#1d2a33", 30, 0.18) +
            stroke("M-60 132 L16 -148", index % 2 === 0 ? "#b7a27a" : "#a8916a", 30) +
            each(5, (band) => stroke(`M${-62 + band * 16} ${92 - band * 54} l34 14`, "#6f5b3c", 6)),
        ),
      ) +
      at(
        { x: 1390, y: 640 },
        stroke("M-70 150 L0 -20 L70 150 M0 -20 V150", wood, 12) +
          rect(-120, -160, 240, 160, solid("#4c6a56"), 6) +
          each(4, (index) =>
            stroke(`M-92 ${-128 + index * 32} H${[70, 30, 84, 50][index] ?? 60}`, cream, 7, 0.8),
          ),
      ) +
      officer({ x: 1190, y: 560, height: 330, pose: "show", flip: true }) +
      person({ x: 1050, y: 550, height: 310, top: indigo, bottom: "#43443e", hat: "none", pose: "hold" }) +
      person({
        x: 950,
        y: 544,
        height: 290,
        top: "#2e3a4c",
        bottom: "#2d3445",
        skirt: true,
        build: "woman",
        hat: "scarf",
        hatColour: "#d9cbb0",
      }),
  );

/** Sealed parcels on a counter before the shelves of the store room. */
const parcels = () =>
  landscape(
    room({ wall: "#b9c2b6", floor: "#8b7b62", y: 540 }) +
      each(5, (index) => rect(70, 70 + index * 96, 620, 12, solid("#8b6d4c"))) +
      each(15, (index) =>
        rect(
          90 + (index % 5) * 118,
          92 + Math.floor(index / 5) * 192 - (index % 2) * 6,
          96,
          76,
          solid(["#c9a271", "#b98d58", "#d3ae7c"][index % 3] ?? wood),
          4,
        ),
      ) +
      counter({ x: 1020, y: 860, width: 1000, tall: 250, colour: "#8a6b4a" }) +
      each(3, (index) => box({ x: 720 + index * 280, y: 590, scale: 0.9 })) +
      each(3, (index) => marker(820 + index * 270, 592)) +
      officer({ x: 1430, y: 880, height: 560, pose: "show", flip: true }) +
      table({ x: 300, y: 860, width: 380, tall: 180 }),
  );

export const scenes = {
  "xe-may": bikes,
  "day-chuyen": chain,
  "dien-thoai-thu-giu": phones,
  "goi-nho": packets,
  "lo-kem": jars,
  "bo-dai-phu-vai": bundles,
  "hang-niem-phong": parcels,
};
