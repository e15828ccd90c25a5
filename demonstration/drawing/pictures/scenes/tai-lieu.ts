import { bars } from "../graphic.ts";
import { room, roomWindow, star } from "../houses.ts";
import { across, at, down, each, oval, poly, rect, shape, solid, stroke } from "../paint.ts";
import { indigo, ink, lacquer, paper, pine, straw, teal, wood } from "../palette.ts";
import { audience, officer } from "../people.ts";
import { landscape } from "../picture.ts";
import { clothes, glow } from "../things.ts";

/** A coloured plan of building plots on a table; its title is covered. */
const plotPlan = () =>
  landscape(
    rect(0, 0, 1600, 900, across("#9a7a55", "#866747", "#6a5038")) +
      glow(340, 120, 760, "#ffe9bd") +
      at(
        { x: 800, y: 440, turn: -4 },
        rect(-560, -310, 1160, 680, "#1d2a3355", 4) +
          rect(-580, -340, 1160, 680, across("#fbf6e8", "#f2ead6", "#ddd2b8")) +
          each(24, (index) =>
            rect(
              -520 + (index % 8) * 112,
              -170 + Math.floor(index / 8) * 150,
              100,
              126,
              ["#e0b98a", "#c4cc9c", "#a9c2c0", "#e3cf8f", "#d9a99a"][(index * 7) % 5] ?? straw,
            ),
          ) +
          rect(-540, -44, 930, 16, "#b9b3a2") +
          rect(-540, 106, 930, 16, "#b9b3a2") +
          rect(390, -200, 60, 500, "#b9b3a2") +
          shape("M460 -180 h90 v470 h-90Z", "#9dbb8a") +
          rect(-540, -300, 560, 74, ink, 4) +
          bars(120, -290, [380, 300], "#b8b3a2", 30, 12),
      ) +
      at(
        { x: 1270, y: 730, turn: -22 },
        rect(-170, -12, 280, 24, solid(indigo), 12) + poly([110, -12, 150, 0, 110, 12], straw),
      ) +
      at(
        { x: 250, y: 740 },
        stroke("M-90 40 L120 -60", "#d8d2c0", 30) +
          oval(0, 0, 66, 66, "#dfe9e6", 0.5) +
          `<circle cx="0" cy="0" r="66" fill="none" stroke="#5d4230" stroke-width="14"/>`,
      ),
  );

/** A class with a projector; about forty people listen. */
const lecture = () =>
  landscape(
    room({ wall: "#cfc7ab", floor: "#7d684d", y: 500 }) +
      rect(420, 60, 760, 360, "#3b4345", 6) +
      rect(436, 76, 728, 328, down("#eef2ea", "#d3ded6")) +
      rect(480, 116, 320, 30, pine, 6) +
      bars(480, 180, [400, 360, 420, 300], "#93a39a", 44, 15) +
      at(
        { x: 1030, y: 250 },
        shape("M0 -90 L76 -60 C76 20 54 66 0 96 C-54 66 -76 20 -76 -60Z", solid(teal)) +
          rect(-28, -10, 56, 44, paper, 8) +
          `<path d="M-17 -10 v-16 a17 17 0 0 1 34 0 v16" fill="none" stroke="#f4ecdb" stroke-width="9"/>`,
      ) +
      poly([800, 0, 1164, 76, 436, 76], "#fff7dc", 0.18) +
      officer({ x: 300, y: 600, height: 420, pose: "point" }) +
      roomWindow({ x: 1330, y: 110, w: 190, h: 220 }) +
      audience({ rows: 4, x: 800, y: 590, width: 1640, height: 300, seats: 10, colours: clothes }),
  );

/** Legal papers with seals, tied and stacked. */
const legalPapers = () =>
  landscape(
    rect(0, 0, 1600, 900, across("#7a5d42", "#694e37", "#503a29")) +
      glow(1240, 140, 760, "#ffe4b0") +
      each(4, (index) =>
        at(
          { x: 420, y: 640 - index * 14, turn: -3 + index * 2 },
          rect(-260, -330, 540, 680, "#1d2a3322", 4) +
            rect(-268, -340, 540, 680, across("#fbf6e8", "#efe5cd", "#d8caa9")),
        ),
      ) +
      at(
        { x: 420, y: 590, turn: 3 },
        stroke("M-180 -250 H180", lacquer, 16) +
          bars(-200, -190, [400, 360, 390, 300, 400, 370, 380, 240], "#a39a85", 44, 13) +
          `<circle cx="140" cy="210" r="70" fill="none" stroke="#b3413a" stroke-width="12" opacity=".85"/>` +
          star({ x: 140, y: 210, r: 40, colour: "#b3413a" }),
      ) +
      at(
        { x: 1080, y: 500, turn: 8 },
        rect(-250, -320, 520, 640, "#1d2a3344", 10) +
          rect(-262, -334, 520, 640, across("#8a3f36", lacquer, "#6d2722"), 10) +
          star({ x: -2, y: -120, r: 66, colour: "#e0bd66" }) +
          stroke("M-150 10 H146 M-110 60 H106", "#e0bd66", 12) +
          stroke("M-262 -334 V306", "#5a1f1b", 14),
      ) +
      at(
        { x: 1330, y: 790, turn: -16 },
        rect(-60, -60, 120, 50, "#8a623f", 12) +
          rect(-22, -130, 44, 80, solid(wood), 18) +
          rect(-70, -14, 140, 26, "#3b2a20", 8),
      ),
  );

export const scenes = {
  "ban-ve-phan-lo": plotPlan,
  "lop-hoc-may-chieu": lecture,
  "van-ban-dau-do": legalPapers,
};
