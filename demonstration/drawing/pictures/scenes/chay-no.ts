import { person } from "../figure.ts";
import { stall, townRow } from "../houses.ts";
import { clouds, skyOver } from "../land.ts";
import {
  across,
  at,
  chance,
  down,
  each,
  outwards,
  oval,
  poly,
  rect,
  shape,
  solid,
  stroke,
} from "../paint.ts";
import { cream, indigo, ochre, paper, teal } from "../palette.ts";
import { fireFighter } from "../people.ts";
import { landscape } from "../picture.ts";
import { hedge } from "../plants.ts";
import { glow } from "../things.ts";
import { fireEngine } from "../vehicles.ts";

/** Smoke that rises and widens. */
function smoke({
  seed,
  x,
  y,
  colour,
  tall,
  wide,
}: {
  seed: number;
  x: number;
  y: number;
  colour: string;
  tall: number;
  wide: number;
}): string {
  const next = chance(seed);
  return each(34, (index) => {
    const part = index / 34;
    return oval(
      x + (next() - 0.5) * wide * (0.3 + part) + part * wide * 0.4,
      y - part * tall,
      wide * (0.13 + part * 0.26),
      wide * (0.11 + part * 0.2),
      outwards(`${colour}f2`, `${colour}b0`, `${colour}00`),
      0.8,
    );
  });
}

const flames = (x: number, y: number, scale: number) =>
  at(
    { x, y, scale },
    glow(0, -80, 220, "#f5a34e") +
      shape(
        "M0 0 C-90 0 -110 -70 -60 -140 C-44 -104 -30 -104 -24 -132 C-14 -184 -34 -216 10 -266 C16 -202 66 -178 72 -116 C84 -122 88 -138 86 -154 C132 -86 96 0 0 0Z",
        down("#f0a94c", "#d9652c", "#b8432a"),
      ) +
      shape(
        "M2 0 C-46 0 -58 -46 -28 -86 C-12 -58 10 -68 12 -108 C56 -74 62 0 2 0Z",
        down("#f9dd8c", "#f0b04f"),
      ),
  );

/** A power strip with too many plugs; one of them is scorched. */
const powerStrip = () =>
  landscape(
    rect(0, 0, 1600, 560, across("#e3d5b8", "#d2c09b", "#b39c74")) +
      rect(0, 540, 1600, 20, "#8d7450") +
      rect(0, 560, 1600, 340, down("#9c7a55", "#7a5c3f")) +
      each(5, (index) => stroke(`M0 ${610 + index * 66} H1600`, "#694d33", 3, 0.4)) +
      at(
        { x: 800, y: 660, turn: -3 },
        rect(-560, -50, 1140, 150, "#1d2a3366", 30) +
          rect(-570, -70, 1140, 150, across("#f6f2e6", "#e2dccb", "#bdb7a6"), 30) +
          each(
            6,
            (index) =>
              rect(-520 + index * 176, -46, 140, 100, "#cfc9b8", 16) +
              oval(-470 + index * 176, 4, 9, 9, "#57534a") +
              oval(-430 + index * 176, 4, 9, 9, "#57534a"),
          ),
      ) +
      each(6, (index) => {
        const burnt = index === 3;
        const x = 340 + index * 178;
        const y = 640 - index * 9;
        return (
          stroke(
            `M${x} ${y - 60} C${x - 20 + index * 8} ${y - 250} ${x + 160 - index * 90} ${y - 300} ${x + 200 - index * 120} 120 S${x + 100 - index * 60} -40 ${x} -60`,
            burnt
              ? "#3a302a"
              : (["#3f4a4e", "#f0ece0", "#51606a", "#3a302a", "#e4dccb", "#2f3a3e"][index] ?? "#333"),
            17,
          ) +
          rect(
            x - 46,
            y - 96,
            92,
            108,
            burnt
              ? across("#5a473a", "#37291f")
              : solid(["#4a5559", "#f0ece0", "#5f6f78", "#333", "#e4dccb", "#3a4549"][index] ?? "#444"),
            14,
          )
        );
      }) +
      oval(874, 640, 150, 110, outwards("#2a1c14cc", "#2a1c1477", "#2a1c1400")) +
      smoke({ seed: 3, x: 880, y: 560, colour: "#5d5751", tall: 460, wide: 240 }) +
      flames(876, 640, 0.3) +
      glow(876, 600, 260, "#f5a34e"),
  );

/** Black smoke over the roof of a store house at night; three fire engines with their lights on. */
const warehouse = () =>
  landscape(
    rect(0, 0, 1600, 900, down("#131d28", "#2d2e38", "#7a4a36")) +
      oval(800, 480, 900, 420, outwards("#e07a3caa", "#a8482e55", "#a8482e00")) +
      flames(560, 440, 1) +
      flames(760, 440, 1.3) +
      flames(1000, 440, 1.05) +
      smoke({ seed: 5, x: 720, y: 330, colour: "#1c1e22", tall: 420, wide: 640 }) +
      smoke({ seed: 6, x: 980, y: 300, colour: "#262427", tall: 360, wide: 480 }) +
      shape("M300 620 V420 L800 330 L1300 420 V620Z", across("#3d4347", "#2d3236", "#1f2428")) +
      each(12, (index) =>
        stroke(`M${330 + index * 82} 616 V${414 - Math.abs(index - 5.7) * -6}`, "#1a1e21", 3, 0.6),
      ) +
      rect(560, 490, 130, 130, "#d9703a") +
      rect(900, 490, 130, 130, "#c55f34") +
      rect(0, 616, 1600, 284, down("#3a3836", "#23272a")) +
      oval(800, 720, 900, 130, outwards("#d9703a66", "#d9703a00")) +
      fireEngine({ x: 330, y: 780, scale: 0.95, lit: true }) +
      fireEngine({ x: 1270, y: 770, scale: 0.9, lit: true, flip: true }) +
      fireEngine({ x: 840, y: 860, scale: 1.05, lit: true }) +
      stroke("M1000 720 C900 640 780 560 700 520", "#cfe0e6", 9, 0.75) +
      fireFighter({ x: 1030, y: 790, height: 200, pose: "pull", flip: true }) +
      fireFighter({ x: 590, y: 740, height: 170, pose: "point", hair: "back" }),
  );

/** Fire fighters pull their hose between stalls covered with canvas: a drill in the market. */
const drill = () =>
  landscape(
    rect(0, 0, 1600, 620, down("#cfd8ce", "#e9dcb9")) +
      poly([0, 0, 1600, 0, 1240, 190, 360, 190], "#8d9a92") +
      each(9, (index) => stroke(`M${index * 200} 0 L${380 + index * 106} 190`, "#6f7d77", 6, 0.7)) +
      rect(0, 520, 1600, 380, down("#c2b698", "#938669")) +
      rect(340, 190, 920, 330, down("#e9dfc2", "#cfc3a2")) +
      stall({ x: 470, y: 560, scale: 0.72, colours: [teal, cream] }) +
      stall({ x: 1130, y: 560, scale: 0.72, colours: ["#a8935f", cream] }) +
      stall({ x: 190, y: 690, scale: 1.15 }) +
      stall({ x: 1410, y: 690, scale: 1.15, colours: [indigo, cream] }) +
      [190, 1410]
        .map((x) =>
          shape(
            `M${x - 226} 690 L${x - 210} 560 Q${x} 500 ${x + 210} 560 L${x + 226} 690Z`,
            across("#7f97a5", "#63808f", "#48626f"),
          ),
        )
        .join("") +
      smoke({ seed: 9, x: 760, y: 520, colour: "#a9a69b", tall: 420, wide: 360 }) +
      flames(770, 560, 0.5) +
      stroke("M300 880 C560 820 620 860 800 780 S900 660 870 620", "#d3c08f", 20) +
      fireFighter({ x: 640, y: 850, height: 400, pose: "pull" }) +
      fireFighter({ x: 890, y: 800, height: 370, pose: "pull" }) +
      fireFighter({ x: 1090, y: 860, height: 410, pose: "point", flip: true }) +
      stroke("M960 560 C900 480 840 470 790 500", "#dfeaea", 12, 0.8),
  );

/** Fire fighters show children how to use an extinguisher before their engine. */
const openDay = () =>
  landscape(
    skyOver({ colours: ["#9fc0c8", "#efe9d2"] }) +
      clouds({ seed: 11, y: 120, colour: "#ffffff" }) +
      townRow({ seed: 12, x: -20, y: 520, width: 1660, tall: 320 }) +
      hedge({ seed: 13, y: 540, tall: 90, colour: "#84a072" }) +
      rect(0, 530, 1600, 370, down("#c2b698", "#9f9273")) +
      fireEngine({ x: 560, y: 720, scale: 1.6 }) +
      fireFighter({ x: 1060, y: 840, height: 420, pose: "show", flip: true }) +
      at(
        { x: 930, y: 700 },
        rect(-24, -90, 48, 110, solid("#b3413a"), 14) + stroke("M0 -92 q34 -10 40 30", "#33302c", 7),
      ) +
      [1240, 1340, 1440, 1530]
        .map((x, index) =>
          person({
            x,
            y: 850 + (index % 2) * 20,
            height: 270,
            build: "child",
            pose: index === 1 ? "raise" : "stand",
            flip: true,
            top: [ochre, teal, "#d98c7a", paper][index] ?? ochre,
            bottom: indigo,
            hair: index % 2 === 0 ? "bob" : "short",
          }),
        )
        .join(""),
  );

export const scenes = {
  "o-dien-chay-sem": powerStrip,
  "kho-hang-chay": warehouse,
  "dien-tap-cho": drill,
  "ngay-hoi-pccc": openDay,
};
