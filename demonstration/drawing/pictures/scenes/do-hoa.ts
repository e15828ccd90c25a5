import { person } from "../figure.ts";
import { bars, ground, words } from "../graphic.ts";
import { star } from "../houses.ts";
import { skyOver } from "../land.ts";
import { across, at, each, outwards, oval, poly, rect, shape, solid, stroke } from "../paint.ts";
import { cream, indigo, ink, lacquer, mist, moss, ochre, paper, pine, slate, teal } from "../palette.ts";
import { landscape } from "../picture.ts";
import { arrow, bust, cross, glow, tick } from "../things.ts";

const step = (x: number, colour: string, drawing: string) =>
  rect(x - 208, 190, 432, 540, "#1d2a3322", 40) +
  rect(x - 216, 176, 432, 540, across("#fbf6e8", paper, "#e6dcc4"), 40) +
  oval(x, 400, 150, 150, solid(colour)) +
  at({ x, y: 400 }, drawing) +
  bars(x - 110, 610, [220, 160], "#9d988a", 34, 13);

const screenPage = (x: number, top: string, frame: string | undefined) =>
  at(
    { x, y: 430 },
    rect(-290, -270, 600, 600, "#1d2a3322", 22) +
      rect(-300, -290, 600, 600, "#fbf6e8", 22) +
      rect(-300, -290, 600, 64, top, 0) +
      each(3, (index) => oval(-268 + index * 30, -258, 9, 9, cream)) +
      rect(-150, -274, 380, 32, "#fbf6e8", 14) +
      rect(-270, -200, 540, 150, solid(mist), 8) +
      star({ x: -200, y: -124, r: 42, colour: top }) +
      bars(-130, -160, [320, 250, 290], "#8f9c95", 36, 14) +
      bars(-270, -10, [540, 500, 520, 380], "#b8b3a2", 36, 12) +
      rect(-270, 150, 250, 120, solid("#c9d1c3"), 8) +
      rect(20, 150, 250, 120, solid("#d8ccb0"), 8) +
      (frame === undefined
        ? ""
        : `<rect x="-322" y="-312" width="644" height="644" rx="30" fill="none" stroke="${frame}" stroke-width="18"/>`),
  );

/** A tree of four levels of agents, without a name. */
const agentTree = () =>
  landscape(
    ground("#d3d8cb", "#aebaae") +
      each(1, () =>
        stroke("M800 190 V290 M380 290 H1220 M380 290 V340 M800 290 V340 M1220 290 V340", slate, 7),
      ) +
      [380, 800, 1220]
        .map((x) =>
          stroke(
            `M${x} 440 V520 M${x - 130} 520 H${x + 130} M${x - 130} 520 V560 M${x + 130} 520 V560`,
            slate,
            6,
          ),
        )
        .join("") +
      each(6, (index) => {
        const x = 250 + Math.floor(index / 2) * 420 + (index % 2) * 260;
        return stroke(
          `M${x} 640 V700 M${x - 60} 700 H${x + 60} M${x - 60} 700 V730 M${x + 60} 700 V730`,
          slate,
          5,
        );
      }) +
      oval(800, 130, 84, 84, solid(lacquer)) +
      bust(800, 140, 58, cream) +
      [380, 800, 1220].map((x) => oval(x, 390, 64, 64, solid(ochre)) + bust(x, 398, 44, paper)).join("") +
      each(6, (index) => {
        const x = 250 + Math.floor(index / 2) * 420 + (index % 2) * 260;
        return oval(x, 604, 48, 48, solid(teal)) + bust(x, 610, 33, paper);
      }) +
      each(12, (index) => {
        const x = 190 + Math.floor(index / 4) * 420 + Math.floor((index % 4) / 2) * 260 + (index % 2) * 120;
        return oval(x, 766, 36, 36, solid("#8d9a86")) + bust(x, 771, 25, paper);
      }),
  );

/** Three steps: switch off, call the old number, ask what only two can know. */
const threeSteps = () =>
  landscape(
    ground("#b9cbc4", "#8fa9a4") +
      step(
        290,
        "#b04a3f",
        stroke("M0 -84 V-8", paper, 22) +
          `<path d="M-56 -52 A78 78 0 1 0 56 -52" fill="none" stroke="#f4ecdb" stroke-width="20" stroke-linecap="round"/>`,
      ) +
      step(
        800,
        teal,
        shape(
          "M-70 -66 C-86 -40 -40 54 44 80 C70 86 88 60 84 44 L48 20 L24 38 C-6 24 -28 -4 -38 -32 L-18 -52 L-40 -90 C-56 -92 -64 -80 -70 -66Z",
          paper,
        ) +
          `<path d="M20 -60 A60 60 0 0 1 66 -12 M24 -92 A92 92 0 0 1 98 -14" fill="none" stroke="#f4ecdb" stroke-width="14" stroke-linecap="round"/>`,
      ) +
      step(
        1310,
        ochre,
        shape(
          "M-90 -70 H50 a20 20 0 0 1 20 20 V10 a20 20 0 0 1 -20 20 H-20 L-60 66 V30 H-90 a20 20 0 0 1 -20 -20 V-50 a20 20 0 0 1 20 -20Z",
          paper,
        ) +
          oval(-66, -20, 11, 11, ochre) +
          oval(-20, -20, 11, 11, ochre) +
          oval(26, -20, 11, 11, ochre) +
          shape("M96 10 V70 L70 92 V60 H20 L40 44 H84 V10Z", cream),
      ) +
      arrow(522, 440, 560, 440, "#f4ecdb", 18) +
      arrow(1032, 440, 1070, 440, "#f4ecdb", 18),
  );

/** A real page beside a false one in a red frame, its address covered. */
const twoPages = () =>
  landscape(
    ground("#c8c9b3", "#a3a78f") +
      screenPage(420, pine, undefined) +
      screenPage(1180, "#7a8a6a", "#b3352c") +
      rect(1030, 156, 380, 32, "#7d7a6a", 8) +
      tick(420, 780, 62) +
      cross(1180, 780, 62),
  );

/** A simple map with a circle of three kilometres and no address. */
const circleMap = () =>
  landscape(
    rect(0, 0, 1600, 900, across("#e6dfc4", "#dcd3b2", "#cabf99")) +
      shape(
        "M1180 0 C1120 200 1240 420 1180 640 C1150 760 1220 840 1260 900 H1600 V0Z",
        across("#9fbfc4", "#6f9aa6"),
      ) +
      each(14, (index) =>
        rect((index * 233) % 1060, (index * 157) % 820, 150, 96, index % 3 === 0 ? "#c4cc9c" : "#d5d9b0", 14),
      ) +
      stroke(
        "M0 250 C300 280 620 200 900 260 S1160 300 1190 290 M420 0 C440 260 380 560 470 900 M0 660 C360 620 700 700 1190 640 M860 0 C820 300 900 620 840 900",
        "#fbf7ea",
        26,
      ) +
      stroke("M0 420 H1170 M160 0 V900 M650 0 C640 400 680 600 640 900", "#f4eeda", 13) +
      oval(660, 440, 330, 330, "#b04a3f", 0.16) +
      `<circle cx="660" cy="440" r="330" fill="none" stroke="#b04a3f" stroke-width="9" stroke-dasharray="34 22"/>` +
      at(
        { x: 660, y: 440 },
        oval(4, 6, 40, 12, "#1d2a33", 0.3) +
          shape("M0 0 C-60 -70 -70 -100 -70 -128 a70 70 0 0 1 140 0 C70 -100 60 -70 0 0Z", solid("#b04a3f")) +
          oval(0, -128, 27, 27, paper),
      ) +
      at(
        { x: 1420, y: 150 },
        oval(0, 0, 76, 76, "#fbf6e8") +
          poly([0, -58, 17, 0, -17, 0], "#b04a3f") +
          poly([0, 58, 17, 0, -17, 0], slate),
      ) +
      at({ x: 1270, y: 810 }, stroke("M0 0 H220 M0 -14 V14 M110 -9 V9 M220 -14 V14", ink, 7)),
  );

/** A wind jacket in dark blue with two grey stripes on each sleeve. */
const jacket = () =>
  landscape(
    ground("#d7cfb8", "#b3aa8f") +
      rect(350, 60, 900, 780, "#1d2a3322", 16) +
      rect(340, 46, 900, 780, across("#fbf6e8", "#f2ead6", "#e0d5bb"), 16) +
      at(
        { x: 790, y: 440 },
        stroke("M0 -330 C40 -330 44 -290 0 -286", "#7d7a6a", 10) +
          stroke("M-170 -230 L0 -290 L170 -230", "#7d7a6a", 12) +
          shape("M-150 -240 L-290 -130 L-350 190 L-250 210 L-200 -20Z", across("#3d5166", "#2d3f52")) +
          shape("M150 -240 L290 -130 L350 190 L250 210 L200 -20Z", across("#2d3f52", "#1f2f40")) +
          shape(
            "M-160 -244 C-80 -270 80 -270 160 -244 C200 -160 204 0 190 300 H-190 C-204 0 -200 -160 -160 -244Z",
            across("#4a6178", "#364b60", "#243546"),
          ) +
          shape("M-80 -262 C-60 -200 60 -200 80 -262 C40 -286 -40 -286 -80 -262Z", "#22303f") +
          stroke("M0 -210 V300", "#8d9aa3", 6) +
          stroke("M-150 90 l70 20 v110 M150 90 l-70 20 v110", "#1c2936", 5, 0.7) +
          [0, 1]
            .map((index) =>
              stroke(
                `M${-322 + index * -8} ${30 + index * 60} l96 22 M${322 + index * 8} ${30 + index * 60} l-96 22`,
                "#a9b0b3",
                17,
              ),
            )
            .join(""),
      ),
  );

/** Six numbered squares: from the app to the password. */
const sixSteps = () => {
  const icons = [
    stroke("M0 -60 V30 M-36 -4 L0 36 L36 -4 M-56 66 H56", paper, 16),
    rect(-70, -44, 140, 92, paper, 12) +
      rect(-54, -24, 40, 48, teal, 4) +
      bars(0, -20, [56, 40, 50], slate, 22, 9),
    oval(0, -10, 40, 50, paper) +
      stroke("M-80 -50 V-84 H-46 M80 -50 V-84 H46 M-80 40 V74 H-46 M80 40 V74 H46", paper, 11),
    rect(-30, -80, 60, 150, paper, 12) + bars(-16, -50, [32, 24, 32], slate, 24, 8),
    rect(-60, -16, 120, 92, paper, 14) +
      `<path d="M-36 -16 V-46 a36 36 0 0 1 72 0 V-16" fill="none" stroke="#f4ecdb" stroke-width="16"/>` +
      oval(0, 26, 13, 13, ochre),
    oval(0, 0, 74, 74, paper) + stroke("M-32 2 L-8 28 L36 -24", "#5d8a58", 18),
  ];
  return landscape(
    ground("#d9d2ba", "#b8b398") +
      icons
        .map((icon, index) => {
          const x = 330 + (index % 3) * 470;
          const y = 240 + Math.floor(index / 3) * 420;
          return (
            rect(x - 196, y - 172, 404, 364, "#1d2a3322", 34) +
            rect(
              x - 204,
              y - 184,
              404,
              364,
              solid([pine, teal, "#6d7f9a", ochre, "#a8553d", moss][index] ?? teal),
              34,
            ) +
            at({ x, y: y + 10 }, icon) +
            oval(x - 150, y - 134, 36, 36, paper) +
            words(String(index + 1), x - 150 - 13, y - 118, 44, ink)
          );
        })
        .join(""),
  );
};

/** A narrow house of three floors cut open; arrows lead to roof and balcony. */
const wayOut = () =>
  landscape(
    skyOver({ colours: ["#bcd3d4", "#eee8d2"] }) +
      rect(0, 800, 1600, 100, "#a39a83") +
      [260, 1110]
        .map(
          (x) =>
            rect(x, 220, 230, 590, "#c9bfa3") +
            each(6, (index) =>
              rect(x + 34 + (index % 2) * 96, 270 + Math.floor(index / 2) * 170, 66, 90, "#a39a83"),
            ),
        )
        .join("") +
      rect(500, 150, 600, 660, across("#f6efdb", "#e9dfc2", "#d5c8a4")) +
      [0, 1, 2]
        .map((floor) =>
          rect(520, 180 + floor * 210, 560, 190, ["#dfe6d6", "#efe2bf", "#e6d3b8"][floor] ?? cream),
        )
        .join("") +
      [0, 1, 2].map((floor) => rect(500, 368 + floor * 210, 600, 20, "#8d7f63")).join("") +
      rect(500, 138, 600, 18, "#8d7f63") +
      [0, 1]
        .map((floor) =>
          stroke(
            `M940 ${578 + floor * 210} l-26 0 0 -34 -26 0 0 -34 -26 0 0 -34 -26 0 0 -34 -26 0 0 -36`,
            "#7d6a4c",
            13,
          ),
        )
        .join("") +
      rect(1084, 330, 100, 14, "#6d7d78") +
      stroke("M1180 330 V250 M1150 330 V250 M1120 330 V250 M1090 250 H1184", "#6d7d78", 7) +
      glow(620, 760, 150, "#f0a34e") +
      shape(
        "M620 796 C570 796 560 750 588 716 C600 740 612 730 614 706 C660 740 668 796 620 796Z",
        "#d9652c",
      ) +
      each(4, (index) => oval(600 + index * 26, 660 - index * 26, 60, 30, "#8d8980", 0.4)) +
      [0, 1]
        .map((floor) =>
          person({
            x: 660 + floor * 60,
            y: 576 - floor * 210,
            height: 150,
            pose: "walk",
            top: floor === 0 ? teal : ochre,
            bottom: indigo,
            build: floor === 0 ? "woman" : "child",
            shadow: false,
          }),
        )
        .join("") +
      arrow(760, 540, 890, 420, "#5d8a58", 17) +
      arrow(900, 330, 900, 120, "#5d8a58", 17) +
      arrow(960, 300, 1120, 300, "#5d8a58", 17) +
      rect(840, 120, 110, 20, "#8d7f63") +
      tick(900, 80, 36) +
      tick(1240, 290, 36) +
      cross(600, 850, 36),
  );

/** Fireworks without a bang, which are allowed, beside fire crackers, which are not. */
const fireworks = () =>
  landscape(
    rect(0, 0, 800, 900, across("#2b3f4c", "#3a5360")) +
      rect(800, 0, 800, 900, across("#5a3d38", "#46302d")) +
      at(
        { x: 400, y: 640 },
        rect(-70, -130, 140, 150, solid("#4f8284"), 8) +
          star({ x: 0, y: -56, r: 34, colour: "#e6c25a" }) +
          each(26, (index) => {
            const angle = -Math.PI / 2 + (index - 12.5) * 0.085;
            const far = 260 + (index % 4) * 60;
            return (
              stroke(
                `M0 -134 Q${Math.cos(angle) * far * 0.4} ${-134 + Math.sin(angle) * far * 0.8} ${Math.cos(angle) * far} ${-134 + Math.sin(angle) * far}`,
                ["#f4d98a", "#e8a95f", "#cfe0c6", "#e0b7a6"][index % 4] ?? ochre,
                5,
                0.85,
              ) + oval(Math.cos(angle) * far, -134 + Math.sin(angle) * far, 7, 7, "#fff0c4")
            );
          }) +
          glow(0, -240, 300, "#f4d98a"),
      ) +
      at(
        { x: 1200, y: 340 },
        stroke("M0 -170 C20 -60 -30 60 10 330", "#3d2a22", 8) +
          each(12, (index) =>
            at(
              { x: index % 2 === 0 ? -44 : 46, y: -130 + index * 36, turn: index % 2 === 0 ? 24 : -24 },
              rect(-46, -17, 92, 34, solid("#b3413a"), 6) + rect(-46, -17, 12, 34, "#e6c25a", 3),
            ),
          ) +
          oval(10, 350, 150, 110, outwards("#f5b35ecc", "#d9652c66", "#d9652c00")) +
          star({ x: 10, y: 350, r: 66, colour: "#f6d27a" }),
      ) +
      rect(794, 0, 12, 900, "#f4ecdb") +
      tick(400, 780, 74) +
      cross(1200, 780, 74),
  );

const months = [300, 330, 260, 290, 240, 250, 200, 180, 150];

/** A bar chart of nine months with a falling line. */
const chart = () =>
  landscape(
    ground("#d9d8c4", "#b3b8a3") +
      rect(180, 100, 1260, 690, "#1d2a3322", 18) +
      rect(170, 86, 1260, 690, across("#fbf6e8", "#f4ecd9", "#e6dcc4"), 18) +
      each(5, (index) => stroke(`M250 ${190 + index * 110} H1350`, "#d8cfb6", 4)) +
      months
        .map((tall, index) =>
          rect(280 + index * 120, 630 - tall, 74, tall, solid(index % 2 === 0 ? pine : teal), 6),
        )
        .join("") +
      stroke(
        "M317 300 L437 270 L557 340 L677 310 L797 360 L917 350 L1037 400 L1157 420 L1277 450",
        "#b04a3f",
        10,
      ) +
      [300, 270, 340, 310, 360, 350, 400, 420, 450]
        .map((y, index) => oval(317 + index * 120, y, 13, 13, "#b04a3f"))
        .join("") +
      stroke("M250 632 H1350", ink, 8) +
      bars(280, 690, [420, 300], "#a39c88", 34, 14),
  );

/** A notice on yellow: an item was withdrawn. */
const withdrawn = () =>
  landscape(
    ground("#e3cf8f", "#c9af66") +
      rect(310, 170, 1000, 580, "#1d2a3322", 30) +
      rect(300, 156, 1000, 580, across("#fdf3cf", "#f6e6ae", "#e6d18a"), 30) +
      at(
        { x: 460, y: 330 },
        poly([0, -110, 110, 80, -110, 80], solid("#b04a3f")) +
          stroke("M0 -40 V24", paper, 22) +
          oval(0, 54, 13, 13, paper),
      ) +
      bars(620, 260, [520, 420, 560], "#8d7a42", 56, 22) +
      bars(400, 480, [760, 700, 740, 380], "#b8a566", 52, 16),
  );

/** Two columns of figures: what was published and what is right. */
const twoColumns = () =>
  landscape(
    ground("#cdd3c3", "#a6b09d") +
      [420, 1180]
        .map(
          (x, index) =>
            rect(x - 290, 150, 590, 600, "#1d2a3322", 26) +
            rect(x - 300, 136, 590, 600, across("#fbf6e8", "#f2ead6", "#e2d7bd"), 26) +
            rect(x - 300, 136, 590, 100, index === 0 ? slate : pine, 26) +
            bars(
              x - 240,
              300,
              index === 0 ? [420, 360, 440, 300] : [420, 380, 400, 320],
              index === 0 ? "#a9a493" : "#7f9a84",
              74,
              24,
            ) +
            (index === 0
              ? stroke(`M${x - 250} 530 L${x + 210} 290`, "#b04a3f", 14) + cross(x, 690, 60)
              : tick(x, 690, 60)),
        )
        .join("") +
      arrow(740, 440, 850, 440, ink, 18),
  );

export const scenes = {
  "so-do-cay": agentTree,
  "ba-buoc": threeSteps,
  "hai-trang": twoPages,
  "ban-do-vong-tron": circleMap,
  "ao-khoac-gio": jacket,
  "sau-buoc": sixSteps,
  "loi-thoat-nha-ong": wayOut,
  "phao-hoa-phao-no": fireworks,
  "bieu-do": chart,
  "o-thong-bao": withdrawn,
  "hai-cot-so-lieu": twoColumns,
};
