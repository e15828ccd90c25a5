import { person } from "../figure.ts";
import { flag, room, star, tiledHouse, townRow } from "../houses.ts";
import { karst, meadow, skyOver } from "../land.ts";
import { across, at, down, each, oval, rect, shape, solid, stroke } from "../paint.ts";
import { clay, lacquer, mist, ochre, paper, teal, wood } from "../palette.ts";
import { audience, officer } from "../people.ts";
import { landscape } from "../picture.ts";
import { hedge, palm } from "../plants.ts";
import { bust, plant, table } from "../things.ts";

const uniforms = ["#68794a", "#61714a", "#707f52", "#68794a", "#f0ece0"];

/** A large hall: the screen on the stage shows one picture for each place that takes part. */
const conference = () =>
  landscape(
    room({ wall: "#c9b48c", floor: "#7d6248", y: 470 }) +
      rect(240, 40, 1120, 380, "#2d3438", 8) +
      each(12, (index) => {
        const x = 268 + (index % 4) * 272;
        const y = 62 + Math.floor(index / 4) * 116;
        return (
          rect(x, y, 250, 104, ["#7f989b", "#93a58c", "#a9987a", "#87979f"][index % 4] ?? mist, 4) +
          bust(x + 90, y + 60, 36, "#46564f") +
          bust(x + 160, y + 60, 36, "#4f6158")
        );
      }) +
      rect(0, 440, 1600, 40, solid(wood)) +
      flag({ x: 150, y: 450, tall: 350 }) +
      rect(1390, 300, 120, 150, solid("#7a3a30"), 6) +
      star({ x: 1450, y: 372, r: 30, colour: "#ecd387" }) +
      officer({ x: 1450, y: 480, height: 300, pose: "rest", shadow: false }) +
      rect(1390, 330, 120, 130, solid("#7a3a30"), 6) +
      star({ x: 1450, y: 392, r: 30, colour: "#ecd387" }) +
      audience({ rows: 4, x: 800, y: 560, width: 1660, height: 320, seats: 10, colours: uniforms }),
  );

/** A man in a cloth cap hands a bag back to a woman; two officers stand beside them. */
const bagReturned = () =>
  landscape(
    rect(0, 0, 1600, 560, down("#9fb3b6", "#cfd3c4")) +
      townRow({ seed: 4, x: -10, y: 540, width: 620, tall: 420 }) +
      rect(600, 120, 1020, 440, across("#e3cd97", "#d2b980")) +
      rect(590, 100, 1040, 28, "#9a5a42") +
      rect(760, 230, 300, 330, "#6d7f80") +
      stroke("M910 230 V560", paper, 8) +
      star({ x: 910, y: 176, r: 28, colour: "#c0392f" }) +
      rect(1180, 240, 260, 180, "#7b9090", 4) +
      stroke("M1310 240 V420 M1180 330 H1440", paper, 7) +
      rect(0, 540, 1600, 360, down("#a9a390", "#8b8573")) +
      each(10, (index) => oval((index * 183) % 1600, 640 + ((index * 71) % 230), 130, 16, "#c7cfcb", 0.5)) +
      person({
        x: 620,
        y: 850,
        height: 500,
        pose: "give",
        top: "#6f7f86",
        bottom: "#4c4a44",
        hat: "softcap",
        hatColour: "#a8935f",
      }) +
      at(
        { x: 760, y: 548 },
        rect(-50, -20, 100, 76, solid("#8a4f3d"), 10) +
          stroke("M-30 -20 q30 -60 60 0", "#5d3428", 8) +
          rect(-8, 6, 16, 14, "#d8b25a", 3),
      ) +
      person({
        x: 900,
        y: 850,
        height: 470,
        pose: "give",
        flip: true,
        top: "#b78aa0",
        bottom: "#3f4750",
        build: "woman",
        hair: "long",
      }) +
      officer({ x: 1150, y: 850, height: 500, pose: "stand" }) +
      officer({ x: 1310, y: 856, height: 478, pose: "hold", build: "woman" }) +
      stroke(
        "M300 300 l-14 60 M220 180 l-14 60 M420 220 l-14 60 M130 380 l-12 50 M520 160 l-12 50",
        "#e6eeec",
        4,
        0.5,
      ),
  );

/** A young man with his letter of commendation between two officers and his parents. */
const commendation = () =>
  landscape(
    room({ wall: "#e0cfa2", floor: "#a58a66", y: 590, dado: "#93a78f" }) +
      rect(380, 60, 840, 210, solid(lacquer), 6) +
      each(3, (index) =>
        stroke(`M${500 + index * 40} ${116 + index * 46} H${1100 - index * 40}`, "#ecd387", 14, 0.85),
      ) +
      flag({ x: 260, y: 590, tall: 430 }) +
      plant({ x: 110, y: 680, scale: 1.5 }) +
      plant({ x: 1490, y: 680, scale: 1.5 }) +
      officer({ x: 460, y: 840, height: 520 }) +
      person({
        x: 630,
        y: 846,
        height: 450,
        pose: "stand",
        top: "#8d8a6a",
        bottom: "#4c4a44",
        hairColour: "#8d8780",
      }) +
      person({ x: 800, y: 850, height: 500, pose: "hold", top: "#f3f0e6", bottom: "#38465c" }) +
      at(
        { x: 806, y: 548 },
        rect(-76, -54, 152, 112, solid("#c9973a"), 4) +
          rect(-66, -44, 132, 92, paper) +
          stroke("M-44 -22 H44 M-30 0 H30 M-36 20 H36", "#a8925c", 5),
      ) +
      person({
        x: 970,
        y: 846,
        height: 440,
        pose: "stand",
        top: "#8a6a86",
        bottom: "#38332f",
        build: "woman",
      }) +
      officer({ x: 1140, y: 840, height: 500, build: "woman", hair: "bun" }),
  );

/** An officer listens to villagers around a table under the areca palms. */
const meetingOutside = () =>
  landscape(
    skyOver({ colours: ["#aacbd0", "#f3ecd2"] }) +
      karst({ seed: 11, y: 430, tall: 150, colour: "#a9bbb0", count: 7 }) +
      hedge({ seed: 12, y: 470, tall: 90, colour: "#84a072" }) +
      tiledHouse({ x: 1250, y: 560, scale: 1.2 }) +
      meadow({ seed: 13, y: 540, colour: "#a5a263", tufts: 60 }) +
      [120, 240, 760].map((x, index) => palm({ seed: 14 + index, x, y: 590, tall: 430 })).join("") +
      [
        { x: 420, top: "#7a6a86", woman: true, grey: true },
        { x: 1080, top: "#8d8a6a", woman: false, grey: true },
        { x: 1260, top: clay, woman: true, grey: false },
      ]
        .map(({ x, top, woman, grey }) =>
          person({
            x,
            y: 800,
            height: 400,
            pose: "hold",
            top,
            bottom: "#4a4a44",
            build: woman ? "woman" : "man",
            hairColour: grey ? "#bdb8ad" : "#2c2723",
            flip: x > 800,
            shadow: true,
          }),
        )
        .join("") +
      officer({ x: 760, y: 780, height: 470, pose: "show", shadow: false }) +
      table({ x: 800, y: 850, width: 760, tall: 190 }) +
      at(
        { x: 700, y: 644, scale: 1 },
        shape("M-40 0 C-48 -44 48 -44 40 0Z", solid("#7d9aa0")) +
          stroke("M40 -20 q24 4 14 -24", "#7d9aa0", 8) +
          each(4, (index) => rect(80 + index * 46, -20, 26, 22, solid(paper), 5)),
      ) +
      person({ x: 540, y: 900, height: 420, pose: "rest", top: teal, hair: "back", shadow: false }) +
      person({ x: 980, y: 900, height: 410, pose: "rest", top: ochre, hair: "backLong", shadow: false }),
  );

export const scenes = {
  "hoi-truong": conference,
  "trao-tui": bagReturned,
  "giay-khen": commendation,
  "nghe-dan": meetingOutside,
};
