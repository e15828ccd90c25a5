import { person } from "../figure.ts";
import { bars, ground, words } from "../graphic.ts";
import { roomWindow } from "../houses.ts";
import { across, at, down, each, outwards, oval, poly, rect, shape, solid, stroke } from "../paint.ts";
import { mist, moss, ochre, paper, pine, slate, straw, teal, wood } from "../palette.ts";
import { landscape } from "../picture.ts";
import { bust, cross, glow, holdingHand, phone, tick } from "../things.ts";

/** A video call on a telephone: the caller's picture breaks at its edge. */
const videoCall = () =>
  landscape(
    ground("#c3d0c8", "#9fb3ae") +
      roomWindow({ x: 1180, y: 120, w: 260, h: 260 }) +
      rect(0, 720, 1600, 180, down("#a9855c", "#8a6a47")) +
      at(
        { x: 700, y: 450, turn: -3 },
        phone({
          x: 0,
          y: 0,
          scale: 1.9,
          background: down("#5c7780", "#33474f"),
          screen:
            oval(86, 128, 48, 58, across("#e2b48c", "#c98f66")) +
            shape("M36 122 C30 48 142 48 136 122 C126 92 108 88 86 88 C62 88 46 94 36 122Z", "#2c2723") +
            shape("M6 300 C6 210 60 196 86 196 C112 196 166 210 166 300Z", solid("#7d8f8a")) +
            each(8, (index) =>
              rect(
                120 + (index % 3) * 12,
                84 + index * 19,
                26 + (index % 4) * 12,
                9,
                ["#e2b48c", "#6fb3b8", "#c9564a", "#2c2723"][index % 4] ?? mist,
              ),
            ) +
            each(5, (index) =>
              rect(
                16 + (index % 2) * 20,
                110 + index * 34,
                30,
                6,
                ["#6fb3b8", "#e2b48c", "#8a6a86"][index % 3] ?? mist,
              ),
            ) +
            rect(112, 14, 48, 66, solid(straw), 8) +
            bust(136, 52, 20, "#6d5a42") +
            oval(44, 316, 20, 20, "#e9e4d4") +
            oval(86, 316, 24, 24, "#c0453a") +
            stroke("M75 318 q11 -9 22 0", paper, 6) +
            oval(128, 316, 20, 20, "#e9e4d4"),
        }),
      ) +
      at(
        { x: 1240, y: 560 },
        poly([0, -190, 190, 140, -190, 140], solid("#d79a35")) +
          poly([0, -140, 148, 116, -148, 116], "#f4e2ab") +
          stroke("M0 -66 V34", "#7a4a1c", 30) +
          oval(0, 80, 17, 17, "#7a4a1c"),
      ),
  );

/** Two app symbols: the real one with a tick, the false one crossed out. */
const twoApps = () =>
  landscape(
    ground("#d8d3bd", "#b9b79e") +
      [
        { x: 500, good: true },
        { x: 1100, good: false },
      ]
        .map(({ x, good }) =>
          at(
            { x, y: 430 },
            rect(-188, -176, 400, 400, "#1d2a3333", 90) +
              rect(-200, -200, 400, 400, solid(good ? "#a83b31" : "#b8705f"), 90) +
              shape(
                "M0 -130 L110 -86 C110 20 80 90 0 136 C-80 90 -110 20 -110 -86Z",
                across("#f6e6b4", "#e0bd66"),
              ) +
              bust(0, 20, 74, good ? "#a83b31" : "#b8705f") +
              (good
                ? tick(160, 170, 74)
                : cross(160, 170, 74) + stroke("M-160 -40 h70 M40 110 h80 M-120 90 h40", "#f4ecdb", 10, 0.5)),
          ),
        )
        .join("") +
      bars(390, 720, [220, 160], "#7d7a68", 34, 14) +
      bars(990, 720, [220, 160], "#7d7a68", 34, 14),
  );

/** A young man sits alone in his room; the telephone lights his face. */
const aloneAtNight = () =>
  landscape(
    rect(0, 0, 1600, 900, across("#22303d", "#1b2630", "#141c25")) +
      roomWindow({ x: 220, y: 110, w: 280, h: 300, night: true }) +
      rect(0, 700, 1600, 200, down("#2a3038", "#1c2229")) +
      rect(1080, 560, 470, 190, solid("#35404b"), 20) +
      rect(1060, 520, 80, 260, solid("#2c3640"), 10) +
      rect(1120, 540, 150, 70, "#55626b", 20) +
      oval(800, 520, 430, 380, outwards("#9fd0d855", "#9fd0d822", "#9fd0d800")) +
      person({
        x: 760,
        y: 1000,
        height: 760,
        pose: {
          left: [
            [-8, -62],
            [12, -62],
          ],
          right: [
            [12, -64],
            [17, -66],
          ],
          legs: [
            [
              [14, -50],
              [16, -24],
            ],
            [
              [20, -48],
              [22, -22],
            ],
          ],
          lean: 5,
        },
        top: "#4f6470",
        bottom: "#2f3a46",
        skinColour: "#c9a083",
        shadow: false,
      }) +
      rect(920, 470, 44, 78, "#0f1518", 8) +
      rect(916, 474, 38, 70, "#cdeef0", 6) +
      glow(900, 500, 240, "#bfe6ea") +
      rect(600, 640, 190, 240, solid("#39434c"), 14) +
      each(
        4,
        (index) =>
          rect(1320, 180 + index * 70, 190, 10, "#2f3a43") +
          each(5, (book) =>
            rect(
              1330 + book * 36,
              130 + index * 70,
              22 + (book % 2) * 6,
              50,
              ["#4d5a5f", "#5d4f4a", "#44545c"][book % 3] ?? slate,
            ),
          ),
      ),
  );

/** A message that asks for money, stamped as false. */
const falseMessage = () =>
  landscape(
    ground("#c9cdbd", "#a5ad9d") +
      at(
        { x: 800, y: 450 },
        phone({
          x: 0,
          y: 0,
          scale: 2,
          background: "#eef0e6",
          screen:
            rect(0, 0, 172, 40, pine) +
            oval(22, 20, 11, 11, "#b9c7b5") +
            rect(42, 15, 74, 9, "#dfe6d8", 4) +
            rect(8, 62, 146, 118, "#ffffff", 12) +
            bars(22, 78, [116, 104, 120, 92, 110, 60], "#a9aa9c", 16, 7) +
            rect(8, 192, 118, 40, "#ffffff", 12) +
            bars(22, 204, [90], "#5f86a8", 16, 8) +
            rect(40, 262, 124, 44, "#cfe0c6", 12) +
            bars(54, 278, [90], "#7f9a6f", 16, 8),
        }),
      ) +
      at(
        { x: 800, y: 420, turn: -14 },
        `<rect x="-340" y="-92" width="680" height="172" rx="16" fill="#f4ecdb" fill-opacity=".82" stroke="#b3352c" stroke-width="14"/>` +
          words("GIẢ MẠO", -268, 36, 124, "#b3352c"),
      ),
  );

/** The hand of a mother holds an upright telephone with a video call coming in. */
const mothersHand = () =>
  landscape(
    rect(0, 0, 1600, 900, across("#e0cda0", "#cbb283", "#a98e62")) +
      roomWindow({ x: 120, y: 90, w: 300, h: 300 }) +
      rect(1120, 180, 380, 14, solid(wood)) +
      each(4, (index) =>
        rect(
          1150 + index * 84,
          110 - (index % 2) * 20,
          54,
          70 + (index % 2) * 20,
          solid([teal, "#a8553d", ochre, moss][index] ?? teal),
          8,
        ),
      ) +
      rect(0, 700, 1600, 200, down("#9a7a55", "#7a5d40")) +
      at(
        { x: 830, y: 400, turn: 5 },
        phone({
          x: 0,
          y: 0,
          scale: 1.55,
          background: down("#4f6b74", "#2b3c43"),
          screen:
            oval(86, 110, 54, 54, "#8fa9ac") +
            bust(86, 116, 44, "#36484e") +
            bars(46, 190, [80], "#dfe9e6", 20, 9) +
            bars(58, 210, [56], "#a9bfc0", 20, 7) +
            oval(44, 300, 26, 26, "#c0453a") +
            oval(128, 300, 26, 26, "#5d9a60") +
            stroke("M33 303 q11 -9 22 0", paper, 6) +
            stroke("M118 300 l8 8 14 -16", paper, 6),
        }),
      ) +
      holdingHand({ x: 830, y: 640, scale: 1.5, turn: 5, tone: "#cf9a72", sleeve: "#8a6a86" }),
  );

export const scenes = {
  "goi-video-gia": videoCall,
  "hai-ung-dung": twoApps,
  "mot-minh-trong-phong": aloneAtNight,
  "tin-nhan-gia": falseMessage,
  "tay-me-cam-may": mothersHand,
};
