import { person } from "../pictures/figure.ts";
import { centredWords } from "../pictures/graphic.ts";
import { room, roomWindow } from "../pictures/houses.ts";
import {
  across,
  at,
  chance,
  darker,
  down,
  each,
  outwards,
  oval,
  poly,
  rect,
  shape,
  solid,
  stroke,
} from "../pictures/paint.ts";
import { ink, lacquer, mist, ochre, paper, pine, straw, teal, wood } from "../pictures/palette.ts";
import { bust, glow, holdingHand, phone, plant, table } from "../pictures/things.ts";

/** One shot of the drawn video: how long it lasts and what it shows `at` seconds after its beginning. */
export interface Shot {
  readonly seconds: number;
  readonly draw: (at: number) => string;
}

/** From 0 to 1 between two moments, gently. */
const between = (now: number, from: number, to: number) => {
  const part = Math.min(1, Math.max(0, (now - from) / (to - from)));
  return part * part * (3 - 2 * part);
};

const mother = {
  top: "#8a6a86",
  bottom: "#38332f",
  build: "woman",
  hair: "bun",
  hairColour: "#8d8780",
} as const;
const daughter = { top: teal, bottom: "#3c4c63", build: "woman", hair: "long" } as const;

const home = () =>
  room({ wall: "#dcc798", floor: "#a98b66", y: 600 }) +
  roomWindow({ x: 160, y: 110, w: 280, h: 260 }) +
  rect(1120, 150, 360, 14, solid(wood)) +
  each(4, (index) =>
    rect(
      1150 + index * 84,
      82 - (index % 2) * 18,
      54,
      68 + (index % 2) * 18,
      solid([teal, "#a8553d", ochre, pine][index] ?? teal),
      8,
    ),
  ) +
  plant({ x: 1480, y: 690, scale: 1.5 });

const callButtons =
  oval(44, 300, 26, 26, "#c0453a") +
  oval(128, 300, 26, 26, "#5d9a60") +
  stroke("M33 303 q11 -9 22 0", paper, 6) +
  stroke("M118 300 l8 8 14 -16", paper, 6);
const inCall = oval(86, 312, 25, 25, "#c0453a") + stroke("M75 315 q11 -9 22 0", paper, 6);

/** The telephone rings on the table: "Con trai" calls. */
const ringing = (now: number) => {
  const shake = Math.sin(now * 38) * (now % 1.4 < 0.9 ? 3 : 0);
  return (
    rect(0, 0, 1600, 900, across("#c9a273", "#b38c5d", "#96724a")) +
    each(9, (index) =>
      stroke(
        `M0 ${60 + index * 100} C400 ${48 + index * 104} 1100 ${76 + index * 98} 1600 ${56 + index * 102}`,
        "#86643f",
        3,
        0.4,
      ),
    ) +
    glow(330, 120, 760, "#fff0cc") +
    at(
      { x: 250, y: 660 },
      oval(10, 12, 110, 104, "#1d2a33", 0.3) +
        oval(0, 0, 104, 100, across("#f6f1e4", "#d8d0bb")) +
        oval(0, 0, 78, 74, down("#8f9a5a", "#a9b06a")),
    ) +
    each(3, (index) => {
      const part = (now * 0.8 + index / 3) % 1;
      return `<circle cx="800" cy="440" r="${330 + part * 190}" fill="none" stroke="#fff3d8" stroke-width="7" opacity="${(1 - part) * 0.55}"/>`;
    }) +
    at(
      { x: 800, y: 450, turn: shake },
      phone({
        x: 0,
        y: 0,
        scale: 1.9,
        background: down("#4f6b74", "#2b3c43"),
        screen:
          oval(86, 100, 54, 54, "#8fa9ac") +
          bust(86, 106, 44, "#36484e") +
          centredWords("Con trai", 86, 198, 26, paper) +
          centredWords("đang gọi video", 86, 226, 17, "#b9cdd0") +
          callButtons,
      }),
    )
  );
};

/** The mother answers; the caller's picture jerks and breaks. */
const broken = (now: number) => {
  const next = chance(Math.floor(now * 9) + 3);
  const jerk = (next() - 0.5) * 10;
  const screen =
    at(
      { x: jerk, y: 0 },
      oval(86, 128, 48, 58, across("#e2b48c", "#c98f66")) +
        shape("M36 122 C30 48 142 48 136 122 C126 92 108 88 86 88 C62 88 46 94 36 122Z", "#2c2723") +
        shape("M6 300 C6 210 60 196 86 196 C112 196 166 210 166 300Z", solid("#7d8f8a")),
    ) +
    each(11, () =>
      rect(
        next() * 130,
        60 + next() * 190,
        18 + next() * 50,
        7,
        ["#e2b48c", "#6fb3b8", "#c9564a", "#2c2723"][Math.floor(next() * 4)] ?? mist,
      ),
    ) +
    inCall;
  return (
    home() +
    at(
      { x: 780, y: 410, turn: 3 + Math.sin(now * 2) },
      phone({ x: 0, y: 0, scale: 1.6, background: down("#5c7780", "#33474f"), screen }),
    ) +
    holdingHand({
      x: 780,
      y: 660,
      scale: 1.55,
      turn: 3 + Math.sin(now * 2),
      tone: "#cf9a72",
      sleeve: mother.top,
    })
  );
};

/** She opens the bank's app; her finger trembles before the sum. */
const bank = (now: number) => {
  const tremble = Math.sin(now * 24) * 3;
  const screen =
    rect(0, 0, 172, 46, pine, 0) +
    oval(22, 23, 11, 11, "#b9c7b5") +
    rect(42, 18, 84, 9, "#dfe6d8", 4) +
    rect(10, 66, 152, 74, "#ffffff", 10) +
    centredWords("40.000.000", 86, 112, 22, ink) +
    rect(10, 154, 152, 40, "#ffffff", 10) +
    rect(24, 168, 100, 9, "#a9aa9c", 4) +
    rect(10, 208, 152, 40, "#ffffff", 10) +
    rect(24, 222, 76, 9, "#a9aa9c", 4) +
    rect(26, 276, 120, 44, lacquer, 20) +
    rect(56, 293, 60, 10, paper, 5);
  return (
    rect(0, 0, 1600, 900, across("#6d5a63", "#57464f", "#41343c")) +
    oval(800, 430, 620, 520, outwards("#f4ecdb55", "#f4ecdb22", "#f4ecdb00")) +
    phone({ x: 760, y: 440, scale: 1.9, background: "#eef0e6", screen }) +
    at(
      { x: 830 + tremble, y: 770 - between(now, 0.3, 2.4) * 60 + tremble },
      shape(
        "M-30 190 C-40 90 -34 20 -16 -12 C-4 -30 22 -26 24 0 C28 30 26 90 44 190Z",
        across("#d8a57c", "#bd8860"),
      ) +
        oval(2, -8, 10, 13, "#e9c3a4") +
        shape("M-70 176 H90 L120 400 H-100Z", solid(mother.top)),
    )
  );
};

/** The daughter comes in and lays a hand on her mother's shoulder. */
const daughterComes = (now: number) => {
  const way = between(now, 0, 1.6);
  const near = way > 0.99;
  return (
    home() +
    person({ ...mother, x: 680, y: 850, height: 520, pose: "hold" }) +
    rect(676, 544, 34, 54, "#20282b", 6) +
    person({
      ...daughter,
      x: 1500 - way * 670,
      y: 856,
      height: 540,
      flip: true,
      pose: near
        ? {
            left: [
              [-12, -64],
              [-10, -49],
            ],
            right: [
              [16, -74],
              [26, -77],
            ],
            legs: [
              [
                [-4.5, -25],
                [-5, -2.5],
              ],
              [
                [4.5, -25],
                [5, -2.5],
              ],
            ],
          }
        : "walk",
    }) +
    (now > 2
      ? at(
          { x: 1090, y: 250, scale: between(now, 2, 2.5) },
          shape(
            "M-200 -120 H200 a36 36 0 0 1 36 36 V60 a36 36 0 0 1 -36 36 H-90 L-150 150 V96 H-200 a36 36 0 0 1 -36 -36 V-84 a36 36 0 0 1 36 -36Z",
            paper,
          ) +
            centredWords("Hôm giỗ ông,", 0, -30, 50, ink) +
            centredWords("nhà mình ăn gì?", 0, 44, 50, ink),
        )
      : "")
  );
};

/** The caller does not know; the picture stands still and the call ends. */
const silence = (now: number) => {
  const ended = now > 1.7;
  const screen = ended
    ? oval(86, 130, 50, 50, "#5f7278") +
      centredWords("Cuộc gọi", 86, 222, 22, "#d8d4c4") +
      centredWords("đã kết thúc", 86, 250, 22, "#d8d4c4")
    : oval(86, 128, 48, 58, across("#b9b0a4", "#8f887e")) +
      shape("M36 122 C30 48 142 48 136 122 C126 92 108 88 86 88 C62 88 46 94 36 122Z", "#3a3836") +
      shape("M6 300 C6 210 60 196 86 196 C112 196 166 210 166 300Z", solid("#7d8380")) +
      each(5, (index) => rect(10 + index * 20, 90 + index * 44, 70, 8, "#a9b0b0")) +
      inCall;
  return (
    rect(0, 0, 1600, 900, across("#3a4a52", "#2c3a41", "#212c32")) +
    oval(800, 440, 600, 520, outwards("#9fb7ba44", "#9fb7ba00")) +
    phone({
      x: 800,
      y: 450,
      scale: 1.9,
      background: ended ? "#263238" : down("#4a565a", "#30393c"),
      screen,
    }) +
    (ended
      ? at(
          { x: 1190, y: 330, scale: between(now, 1.8, 2.2) },
          oval(0, 0, 110, 110, solid("#b04a3f")) + stroke("M-42 -42 L42 42 M42 -42 L-42 42", paper, 26),
        )
      : "")
  );
};

/** The saved number is called; the brother answers from the workshop where he has his meal. */
const savedNumber = (now: number) => {
  return (
    home() +
    person({ ...mother, x: 330, y: 850, height: 500, pose: "stand" }) +
    person({
      ...daughter,
      x: 560,
      y: 856,
      height: 520,
      pose: {
        left: [
          [-13.5, -64],
          [-12.5, -48],
        ],
        right: [
          [17, -72],
          [7, -88],
        ],
        legs: [
          [
            [-4.5, -25],
            [-5, -2.5],
          ],
          [
            [4.5, -25],
            [5, -2.5],
          ],
        ],
      },
    }) +
    rect(586, 380, 22, 50, "#20282b", 5) +
    `<g transform="translate(${(1 - between(now, 0.5, 1.1)) * 820} 0)">` +
    poly([800, 0, 1600, 0, 1600, 900, 860, 900], across("#8fa3a4", "#7d9192", "#647878")) +
    each(4, (index) => rect(980 + index * 160, 90, 110, 170, "#b9cdd0", 6)) +
    poly([846, 690, 1600, 690, 1600, 900, 860, 900], "#6d7370") +
    rect(1360, 470, 200, 230, solid("#5b6a70"), 10) +
    oval(1460, 540, 44, 44, "#c9973a") +
    person({
      x: 1150,
      y: 900,
      height: 560,
      pose: {
        left: [
          [-13, -63],
          [-3, -56],
        ],
        right: [
          [16, -72],
          [7, -89],
        ],
        legs: [
          [
            [-4.5, -25],
            [-5, -2.5],
          ],
          [
            [4.5, -25],
            [5, -2.5],
          ],
        ],
      },
      top: "#4a6a8a",
      bottom: "#3a4553",
      hat: "hardhat",
      hatColour: "#d9a441",
      shadow: false,
    }) +
    rect(1180, 372, 22, 50, "#20282b", 5) +
    table({ x: 1150, y: 900, width: 520, tall: 190 }) +
    at({ x: 1060, y: 690 }, oval(0, 0, 70, 22, paper) + oval(0, -8, 48, 14, "#efe6c6")) +
    at({ x: 1230, y: 690 }, oval(0, 0, 54, 18, straw) + oval(0, -8, 36, 11, "#8aa052")) +
    stroke("M800 0 L860 900", paper, 12) +
    "</g>" +
    (now > 1.5
      ? each(
          3,
          (index) =>
            `<path d="M${640 + index * 26} ${410 - index * 6} q14 22 0 44" fill="none" stroke="${paper}" stroke-width="9" stroke-linecap="round" opacity="${between(now, 1.5 + index * 0.2, 1.9 + index * 0.2)}"/>`,
        )
      : "")
  );
};

/** The message on red, word by word. */
const message = (now: number) => {
  const rise = (from: number) => between(now, from, from + 0.5);
  const line = (text: string, y: number, from: number) =>
    `<g opacity="${rise(from)}" transform="translate(0 ${(1 - rise(from)) * 26})">${centredWords(text, 800, y, 128, "#f7e6b8")}</g>`;
  return (
    rect(0, 0, 1600, 900, down("#a83b31", lacquer, darker(lacquer, 0.35))) +
    oval(800, 360, 900, 520, outwards("#d9785a66", "#d9785a00")) +
    line("DỪNG", 230, 0.2) +
    line("GỌI LẠI", 400, 1.2) +
    line("HỎI THỬ", 570, 2.2) +
    `<g opacity="${rise(3.4)}">` +
    stroke("M560 640 H1040", "#e6c25a", 6) +
    centredWords("Không chuyển tiền khi chưa nghe đúng người", 800, 716, 46, paper) +
    centredWords("Công an tỉnh Thanh Hóa · Gọi 113", 800, 790, 42, "#f0d9a8") +
    "</g>"
  );
};

/** The video "Mẹ ơi, con đây!" in its order, after the script of sample item 57; half a minute. */
export const shots: readonly Shot[] = [
  { seconds: 3.6, draw: ringing },
  { seconds: 4.4, draw: broken },
  { seconds: 3.2, draw: bank },
  { seconds: 4.6, draw: daughterComes },
  { seconds: 3.6, draw: silence },
  { seconds: 4, draw: savedNumber },
  { seconds: 5.6, draw: message },
];
