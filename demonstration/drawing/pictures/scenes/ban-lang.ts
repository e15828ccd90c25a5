import { person } from "../figure.ts";
import { flag, room, roomWindow, stiltHouse, tiledHouse } from "../houses.ts";
import { clouds, karst, meadow, paddies, ridge, skyOver, terraces, veil } from "../land.ts";
import { at, darker, each, lighter, oval, poly, rect, shape, solid, stroke } from "../paint.ts";
import {
  clay,
  cream,
  darkWood,
  indigo,
  lacquer,
  leaf,
  moss,
  ochre,
  pine,
  rice,
  straw,
  teal,
  wood,
} from "../palette.ts";
import { audience, officer } from "../people.ts";
import { landscape } from "../picture.ts";
import { bamboo, banana, crown, hedge, palm, tree } from "../plants.ts";
import { clothes, laptop, plant, table } from "../things.ts";

const brocade = { top: "#33475e", bottom: "#2d3445", skirt: true, build: "woman" } as const;

function buffalo({ x, y }: { x: number; y: number }): string {
  return at(
    { x, y },
    shape(
      "M-130 0 V-60 C-150 -120 -60 -140 20 -134 C90 -130 130 -120 140 -80 L134 0 H112 L106 -50 H-70 L-84 0 H-104 L-110 -40Z",
      solid("#59585a"),
    ) +
      shape(
        "M120 -110 C150 -140 200 -120 204 -80 C206 -60 176 -54 160 -70 C140 -76 124 -90 120 -110Z",
        solid("#4f4e50"),
      ) +
      stroke("M146 -120 C130 -170 170 -190 190 -170 M170 -122 C190 -150 220 -150 232 -170", "#c9bda0", 8),
  );
}

/** Thirty villagers listen in the house of culture. */
const villageHall = () =>
  landscape(
    room({ wall: "#dcc798", floor: "#a98b66", y: 520, dado: "#8fa48a" }) +
      roomWindow({ x: 90, y: 130, w: 220, h: 190 }) +
      roomWindow({ x: 1290, y: 130, w: 220, h: 190 }) +
      rect(560, 90, 480, 210, solid(lacquer), 6) +
      each(3, (index) =>
        stroke(`M${640 + index * 20} ${150 + index * 42} H${960 - index * 20}`, "#e6c874", 12, 0.85),
      ) +
      flag({ x: 440, y: 520, tall: 330, scale: 1 }) +
      plant({ x: 1130, y: 540, scale: 1.2 }) +
      table({ x: 800, y: 560, width: 360, tall: 110 }) +
      officer({ x: 740, y: 590, height: 330, pose: "show" }) +
      officer({ x: 900, y: 586, height: 316, pose: "hold", build: "woman" }) +
      audience({ rows: 4, x: 800, y: 590, width: 1560, height: 330, seats: 8, colours: clothes, hats: true }),
  );

/** A woman in a brocade skirt and two travellers before her house. */
const guests = () =>
  landscape(
    skyOver({ colours: ["#a9c6cb", "#e9ead2"], sun: { x: 1240, y: 180, r: 42, colour: "#f6e3b0" } }) +
      ridge({ seed: 3, y: 430, rise: 230, colour: "#a6bcb4" }) +
      ridge({ seed: 8, y: 500, rise: 190, colour: "#86a189" }) +
      veil(380, 140) +
      terraces({ seed: 4, y: 500, colours: ["#b3ba72", "#8c9f55"], steps: 7 }) +
      stiltHouse({ x: 420, y: 720, scale: 1.35, roof: "#8d7558" }) +
      bamboo({ seed: 12, x: 60, y: 720, tall: 420 }) +
      meadow({ seed: 5, y: 720, colour: "#7f9157" }) +
      person({ ...brocade, x: 900, y: 840, height: 330, pose: "hold", hat: "scarf", hatColour: "#e2d6bd" }) +
      rect(898, 640, 20, 30, "#222b2e", 3) +
      person({
        x: 1110,
        y: 846,
        height: 366,
        pose: "stand",
        top: "#b9704a",
        bottom: "#6d6a58",
        sleeves: "short",
        hair: "short",
        hairColour: "#9c7a4d",
        skinColour: "#e6bf9f",
        over: rect(-11, -82, 5, 34, "#3f5a50", 2) + rect(6, -82, 5, 34, "#3f5a50", 2),
      }) +
      person({
        x: 1280,
        y: 838,
        height: 340,
        pose: "show",
        flip: true,
        build: "woman",
        top: "#4f8284",
        bottom: "#4a5560",
        sleeves: "short",
        hair: "long",
        hairColour: "#6b4a34",
        skinColour: "#e6bf9f",
        over: rect(-10, -82, 5, 34, "#a8553d", 2) + rect(5, -82, 5, 34, "#a8553d", 2),
      }),
  );

/** An old woman in her best clothes has her picture taken for the identity card. */
const cardPicture = () =>
  landscape(
    room({ wall: "#b79a70", floor: "#8f7150", y: 560 }) +
      each(16, (index) => stroke(`M${index * 106} 0 V560`, darker(wood, 0.2), 3, 0.35)) +
      roomWindow({ x: 1220, y: 150, w: 250, h: 230 }) +
      rect(330, 90, 520, 520, "#faf6ea") +
      poly([330, 610, 850, 610, 960, 760, 250, 760], "#efe8d6") +
      stroke("M320 84 H860 M330 84 V640 M850 84 V640", "#6b6f6c", 8) +
      rect(548, 604, 96, 134, solid(wood), 6) +
      person({
        x: 596,
        y: 870,
        height: 560,
        pose: "sit",
        top: "#2f4058",
        bottom: "#2b3243",
        build: "woman",
        hair: "bun",
        hairColour: "#c9c5bb",
        hat: "scarf",
        hatColour: "#d9cbb0",
        over: stroke("M-7 -82 L0 -60 L7 -82", "#b4503e", 2) + stroke("M-8 -47 H8", "#d9a441", 3),
      }) +
      stroke("M1010 780 L1060 520 L1120 780 M1060 520 V760", "#3a4245", 10) +
      rect(1010, 462, 100, 66, solid("#343c3e"), 8) +
      oval(1008, 496, 15, 22, "#5a6b70") +
      officer({ x: 1190, y: 850, height: 500, pose: "give", flip: true, hair: "short" }) +
      person({ x: 150, y: 860, height: 380, ...brocade, pose: "stand", hat: "scarf", hatColour: "#cfc3a8" }),
  );

/** A generator under the stilt house feeds the desk for identity cards above. */
const generator = () =>
  landscape(
    skyOver({ colours: ["#c9d8d4", "#eee6cc"] }) +
      ridge({ seed: 21, y: 420, rise: 200, colour: "#9db4a6" }) +
      veil(330, 160) +
      rect(0, 640, 1600, 260, "#8a7a58") +
      rect(0, 0, 1600, 120, solid("#6b5340")) +
      rect(0, 116, 1600, 40, solid(darkWood)) +
      each(15, (index) => stroke(`M${index * 110} 20 V112`, "#4b382a", 4, 0.6)) +
      [120, 560, 1040, 1480]
        .map((x) => rect(x - 26, 150, 52, 560, solid(darkWood)) + oval(x, 710, 60, 15, "#75746a"))
        .join("") +
      meadow({ seed: 9, y: 760, colour: "#8c7c55", tufts: 60 }) +
      table({ x: 1230, y: 720, width: 420, tall: 150 }) +
      laptop({ x: 1180, y: 556, scale: 1.2 }) +
      officer({ x: 1290, y: 826, height: 420, pose: "bust", shadow: false }) +
      table({ x: 1230, y: 722, width: 430, tall: 152 }) +
      laptop({ x: 1150, y: 552, scale: 1.3 }) +
      stroke("M700 700 C780 800 960 780 1000 640 S1060 540 1100 560", "#2c2a26", 6) +
      oval(600, 800, 200, 24, "#1d2a33", 0.3) +
      rect(460, 640, 280, 150, "none") +
      stroke("M450 790 V630 H750 V790 M450 700 H750", "#6d3b30", 12) +
      rect(480, 650, 150, 120, solid(ochre), 10) +
      oval(555, 712, 42, 42, "#3a3d3b") +
      oval(555, 712, 18, 18, "#8d918a") +
      rect(640, 650, 96, 110, solid("#4e5a5c"), 8) +
      each(3, (index) => oval(664 + index * 24, 690, 8, 8, "#d7c79c")) +
      person({
        x: 300,
        y: 850,
        height: 420,
        pose: "hold",
        top: "#6a7d8a",
        bottom: "#4d4b45",
        sleeves: "short",
        hat: "softcap",
        hatColour: "#7a6a4c",
      }),
  );

/** The wheel rim that calls the village, under the banyan tree. */
const rimUnderBanyan = () =>
  landscape(
    skyOver({ colours: ["#f0d9a8", "#f6ecd0"], sun: { x: 320, y: 300, r: 52, colour: "#f7d58c" } }) +
      hedge({ seed: 7, y: 520, tall: 110, colour: "#8fa17a" }) +
      paddies({ seed: 14, y: 510, colours: ["#c3c183", "#a3ae5e"] }) +
      tiledHouse({ x: 330, y: 640, scale: 0.8 }) +
      palm({ seed: 4, x: 120, y: 660, tall: 330 }) +
      palm({ seed: 6, x: 560, y: 650, tall: 260 }) +
      shape("M0 700 Q600 650 1600 690 V900 H0Z", "#b59a6a") +
      shape("M1010 900 C1080 700 1060 520 960 330 L1330 300 C1290 480 1330 700 1440 900Z", solid("#6e553f")) +
      each(7, (index) =>
        stroke(
          `M${1080 + index * 36} ${340 + index * 8} C${1070 + index * 44} 560 ${1040 + index * 56} 720 ${1020 + index * 66} 890`,
          "#4b392b",
          6,
          0.5,
        ),
      ) +
      each(6, (index) =>
        stroke(
          `M${820 + index * 120} 300 C${830 + index * 116} 420 ${836 + index * 118} 520 ${826 + index * 120} ${560 + (index % 3) * 50}`,
          "#7b634a",
          4,
          0.7,
        ),
      ) +
      crown({ seed: 31, x: 1130, y: 190, r: 560, colour: moss }) +
      crown({ seed: 37, x: 820, y: 210, r: 300, colour: leaf }) +
      stroke("M800 340 L730 470 M800 340 L870 470", "#3b332b", 5) +
      `<circle cx="800" cy="560" r="106" fill="none" stroke="#4c5153" stroke-width="34"/><circle cx="800" cy="560" r="106" fill="none" stroke="#8d9494" stroke-width="6" opacity=".7"/><circle cx="800" cy="560" r="84" fill="none" stroke="#33393a" stroke-width="5"/>` +
      stroke("M956 520 L1000 690", "#a87d4e", 10) +
      rect(974, 676, 62, 96, solid("#8a623f"), 10) +
      person({
        x: 610,
        y: 850,
        height: 360,
        top: "#5b6f63",
        bottom: "#54504a",
        pose: "show",
        hair: "short",
        hairColour: "#b7b2a8",
      }),
  );

/** Four men beside a buffalo shed with a palm roof. */
const buffaloShed = () =>
  landscape(
    skyOver({ colours: ["#b9d0cf", "#f0e9cf"] }) +
      clouds({ seed: 5, y: 130, colour: "#fbf6e6" }) +
      ridge({ seed: 33, y: 400, rise: 240, colour: "#9fb6ab" }) +
      ridge({ seed: 35, y: 480, rise: 170, colour: "#7f9a78" }) +
      terraces({ seed: 36, y: 500, colours: ["#c2bd74", "#94a458"], steps: 6 }) +
      meadow({ seed: 38, y: 690, colour: "#8f9358" }) +
      at(
        { x: 460, y: 760 },
        rect(-300, -210, 600, 210, "#3b322a") +
          buffalo({ x: -60, y: -20 }) +
          each(5, (index) => rect(-306, -190 + index * 46, 612, 14, solid(wood), 4)) +
          each(5, (index) => rect(-306 + index * 150, -240, 20, 244, solid(darkWood))) +
          shape("M-380 -220 L-250 -360 H250 L380 -220Z", solid("#9b8459")) +
          each(26, (index) =>
            stroke(`M${-240 + index * 19.5} -356 L${-366 + index * 29} -226`, darker(straw, 0.4), 3, 0.5),
          ),
      ) +
      [
        { x: 920, top: teal, hat: "none" as const },
        { x: 1050, top: "#7a5d4a", hat: "softcap" as const },
        { x: 1190, top: "#55697a", hat: "none" as const },
        { x: 1330, top: "#8b8a5e", hat: "none" as const },
      ]
        .map(({ x, top, hat }, index) =>
          person({
            x,
            y: 830 + (index % 2) * 16,
            height: 372,
            top,
            bottom: "#4c4a44",
            hat,
            hatColour: "#6f6a4e",
            pose: index === 1 ? "show" : index === 3 ? "hold" : "stand",
            flip: index > 1,
          }),
        )
        .join("") +
      banana({ seed: 3, x: 1530, y: 800, tall: 380 }),
  );

/** An earth road winds between stilt houses into the morning mist. */
const mistyRoad = () =>
  landscape(
    skyOver({ colours: ["#9fb9bd", "#dfe3d3", "#f0e6cd"] }) +
      ridge({ seed: 41, y: 380, rise: 260, colour: "#a9bdb8" }) +
      ridge({ seed: 43, y: 470, rise: 220, colour: "#88a293" }) +
      veil(300, 220) +
      ridge({ seed: 45, y: 570, rise: 160, colour: "#6d8a70" }) +
      veil(430, 200) +
      stiltHouse({ x: 1120, y: 600, scale: 0.62, seed: 2 }) +
      stiltHouse({ x: 760, y: 580, scale: 0.46, seed: 3, roof: "#9a8461" }) +
      meadow({ seed: 44, y: 600, colour: "#7d8f5a" }) +
      shape(
        "M620 900 C700 780 1010 760 960 690 C920 640 720 640 780 586 L812 586 C770 640 1010 630 1080 690 C1150 770 940 800 1060 900Z",
        "#c2996a",
      ) +
      shape("M760 900 C820 800 1050 760 1010 700 C1040 770 900 800 940 900Z", "#d3b083", 0.7) +
      stiltHouse({ x: 330, y: 800, scale: 1.15, seed: 7, roof: "#7f6a50", lamp: true }) +
      bamboo({ seed: 51, x: 1480, y: 860, tall: 560 }) +
      veil(600, 140, "#eef0e2"),
  );

/** Rice, limestone and a lane of areca palms: the plain of Thanh Hóa in the harvest. */
const harvestPlain = () =>
  landscape(
    skyOver({
      colours: ["#8fb3bb", "#e8e2c4", "#f3dfae"],
      sun: { x: 1180, y: 300, r: 54, colour: "#f8dc97" },
    }) +
      clouds({ seed: 15, y: 150, colour: "#fdf3da" }) +
      karst({ seed: 61, y: 500, tall: 260, colour: "#a9b9ae", count: 8 }) +
      veil(410, 120) +
      karst({ seed: 63, y: 520, tall: 190, colour: "#7f978a", count: 5, from: -60, to: 720 }) +
      hedge({ seed: 65, y: 530, tall: 60, colour: "#75895e" }) +
      paddies({ seed: 66, y: 524, colours: ["#d3c983", "#c5b05a"] }) +
      tiledHouse({ x: 1360, y: 600, scale: 0.62 }) +
      [1180, 1240, 1510]
        .map((x, index) => palm({ seed: 70 + index, x, y: 606, tall: 230 + index * 20 }))
        .join("") +
      [
        { x: 420, y: 740, h: 190 },
        { x: 540, y: 760, h: 200 },
        { x: 300, y: 770, h: 206 },
      ]
        .map(({ x, y, h }, index) =>
          person({
            x,
            y,
            height: h,
            pose: "pull",
            hat: "cone",
            top: [clay, indigo, "#7d8f8a"][index] ?? clay,
            bottom: "#474d4c",
            build: "woman",
          }),
        )
        .join("") +
      each(
        14,
        (index) =>
          oval(700 + (index % 7) * 44, 770 + Math.floor(index / 7) * 40, 22, 12, darker(straw, 0.08)) +
          oval(700 + (index % 7) * 44, 764 + Math.floor(index / 7) * 40, 18, 9, lighter(straw, 0.3)),
      ),
  );

/** A village gate in the delta on a green spring day. */
const villageGate = () =>
  landscape(
    skyOver({ colours: ["#bcd6d6", "#f1eeda"] }) +
      clouds({ seed: 25, y: 140, colour: "#ffffff" }) +
      karst({ seed: 71, y: 470, tall: 130, colour: "#b5c6bd", count: 9 }) +
      hedge({ seed: 73, y: 520, tall: 90, colour: "#7f9a62" }) +
      paddies({ seed: 74, y: 510, colours: ["#b7c682", "#8aa650"] }) +
      poly([640, 900, 960, 900, 860, 520, 760, 520], "#c9b48a") +
      tree({ seed: 75, x: 330, y: 700, r: 190, colour: moss }) +
      bamboo({ seed: 76, x: 1340, y: 720, tall: 470 }) +
      at(
        { x: 800, y: 690, scale: 1.1 },
        rect(-210, -250, 90, 250, solid(cream)) +
          rect(120, -250, 90, 250, solid(cream)) +
          shape(
            "M-120 0 V-150 C-120 -240 120 -240 120 -150 V0 H96 V-146 C96 -214 -96 -214 -96 -146 V0Z",
            "#d3bd8d",
          ) +
          rect(-220, -296, 440, 60, solid(cream), 4) +
          rect(-150, -286, 300, 40, lacquer, 4) +
          shape("M-260 -290 Q-240 -320 -190 -330 H190 Q240 -320 260 -290Z", solid("#9a5a42")) +
          shape("M-150 -330 Q-130 -372 -90 -380 H90 Q130 -372 150 -330Z", solid("#9a5a42")),
      ) +
      person({
        x: 870,
        y: 800,
        height: 220,
        top: "#c9b9a0",
        bottom: "#3f4a52",
        pose: "walk",
        hat: "cone",
        build: "woman",
      }) +
      person({ x: 760, y: 770, height: 190, top: teal, bottom: "#4a4a44", pose: "walk", flip: true }) +
      hedge({ seed: 78, y: 900, tall: 70, colour: pine }) +
      each(24, (index) =>
        oval(30 + index * 68, 868 + (index % 3) * 10, 6, 6, index % 2 === 0 ? "#e7c8bb" : rice),
      ),
  );

export const scenes = {
  "nha-van-hoa": villageHall,
  "tho-cam": guests,
  "chup-anh-can-cuoc": cardPicture,
  "may-phat-dien": generator,
  "vanh-sat-goc-da": rimUnderBanyan,
  "chuong-trau": buffaloShed,
  "duong-suong-mu": mistyRoad,
  "mua-gat": harvestPlain,
  "cong-lang": villageGate,
};
