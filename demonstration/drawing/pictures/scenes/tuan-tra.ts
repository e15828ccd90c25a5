import { person } from "../figure.ts";
import { tiledHouse, townRow } from "../houses.ts";
import { karst, skyOver } from "../land.ts";
import { across, down, each, oval, poly, rect, shape, stroke } from "../paint.ts";
import { indigo, lacquer, moss, ochre } from "../palette.ts";
import { armBand, officer } from "../people.ts";
import { landscape } from "../picture.ts";
import { bamboo, hedge, palm, tree } from "../plants.ts";
import { glow, tape } from "../things.ts";
import { patrolCar } from "../vehicles.ts";

const lanterns = () =>
  each(
    9,
    (index) =>
      stroke(
        `M${index * 190} ${60 + (index % 2) * 20} q95 50 190 ${index % 2 === 0 ? 20 : -20}`,
        "#2b2f33",
        3,
      ) +
      oval(95 + index * 190, 120, 26, 30, across("#d9694f", lacquer, "#6d2722")) +
      glow(95 + index * 190, 120, 70, "#f0a066"),
  );

/** Red and white tape closes the lane; an officer shows people another way. */
const closedLane = () =>
  landscape(
    skyOver({ colours: ["#b3c8c8", "#efe7cd"] }) +
      townRow({ seed: 51, x: -10, y: 560, width: 560, tall: 520 }) +
      townRow({ seed: 52, x: 1090, y: 560, width: 560, tall: 540 }) +
      tree({ seed: 53, x: 820, y: 540, r: 120, colour: moss }) +
      rect(0, 556, 1600, 344, down("#b9ad92", "#a39779")) +
      poly([520, 560, 1100, 560, 1600, 900, 0, 900], "#a0947a") +
      rect(0, 560, 520, 30, "#938868") +
      rect(1100, 560, 500, 30, "#938868") +
      stroke("M360 800 V520 M1240 800 V520", "#d8d2c0", 16) +
      tape(360, 580, 1240, 580) +
      tape(360, 680, 1240, 676) +
      patrolCar({ x: 800, y: 640, scale: 0.8, lit: true }) +
      tape(360, 640, 1240, 632) +
      officer({ x: 620, y: 860, height: 430, pose: "point", flip: true }) +
      person({
        x: 330,
        y: 860,
        height: 370,
        pose: "walk",
        flip: true,
        top: "#b9704a",
        bottom: "#4a4a44",
        build: "woman",
        hat: "cone",
      }) +
      person({
        x: 210,
        y: 870,
        height: 240,
        pose: "walk",
        flip: true,
        build: "child",
        top: ochre,
        bottom: indigo,
      }) +
      officer({ x: 1080, y: 850, height: 410, pose: "stand" }),
  );

/** Four men and two women with red bands and torches walk the village road at dusk. */
const villageWatch = () =>
  landscape(
    skyOver({
      colours: ["#22344a", "#565d72", "#c08a6a", "#e3b27d"],
      sun: { x: 1180, y: 470, r: 40, colour: "#f0c07f" },
    }) +
      karst({ seed: 61, y: 520, tall: 190, colour: "#5d6670", count: 6 }) +
      hedge({ seed: 62, y: 540, tall: 80, colour: "#3d4f4a" }) +
      rect(0, 536, 1600, 364, down("#6d6a52", "#45483b")) +
      tiledHouse({ x: 230, y: 640, scale: 0.95, wall: "#8f8161", roof: "#5d3f35", lamp: true }) +
      tiledHouse({ x: 1420, y: 620, scale: 0.85, wall: "#8b8064", roof: "#5a3d33", lamp: true }) +
      palm({ seed: 63, x: 520, y: 640, tall: 340, colour: "#2d423c" }) +
      bamboo({ seed: 64, x: 1180, y: 620, tall: 320, colour: "#4a604a" }) +
      shape(
        "M300 900 C560 720 720 640 760 540 L840 540 C880 660 1100 760 1340 900Z",
        down("#a8906a", "#8a744f"),
      ) +
      [
        { x: 500, y: 820, top: "#4a5c6a", woman: false },
        { x: 650, y: 850, top: "#7a5d4a", woman: false },
        { x: 800, y: 830, top: "#6a5a78", woman: true },
        { x: 940, y: 856, top: "#55604a", woman: false },
        { x: 1080, y: 826, top: "#3f6a68", woman: true },
        { x: 1210, y: 850, top: "#6d6650", woman: false },
      ]
        .map(({ x, y, top, woman }, index) => {
          const lamp = index % 2 === 0;
          return (
            person({
              x,
              y,
              height: woman ? 330 : 356,
              pose: lamp ? "torch" : "walk",
              top,
              bottom: "#33383a",
              build: woman ? "woman" : "man",
              over: armBand,
              hat: index === 3 ? "softcap" : "none",
              hatColour: "#4c5240",
            }) +
            (lamp
              ? poly([x + 84, y - 222, x + 420, y - 130, x + 360, y - 40, x + 80, y - 206], "#fbe7ae", 0.3) +
                glow(x + 84, y - 216, 60)
              : "")
          );
        })
        .join(""),
  );

/** Officers on their round through the old quarter after rain. */
const townPatrol = () =>
  landscape(
    rect(0, 0, 1600, 900, down("#1f3040", "#46505f", "#8a6f63")) +
      townRow({ seed: 71, x: -20, y: 600, width: 640, tall: 620, night: true }) +
      townRow({ seed: 72, x: 980, y: 600, width: 660, tall: 600, night: true }) +
      townRow({ seed: 73, x: 600, y: 560, width: 400, tall: 260, night: true }) +
      poly([600, 560, 1000, 560, 1600, 900, 0, 900], "#4c5257") +
      each(26, (index) =>
        stroke(
          `M${300 + ((index * 173) % 1000)} ${620 + index * 10} h${30 + (index % 5) * 26}`,
          index % 2 === 0 ? "#e3b765" : "#9db0b8",
          4,
          0.4,
        ),
      ) +
      [560, 1040]
        .map(
          (x) =>
            stroke(`M${x} 640 V220 q0 -30 ${x < 800 ? 50 : -50} -30`, "#20292f", 9) +
            glow(x + (x < 800 ? 54 : -54), 196, 190),
        )
        .join("") +
      officer({ x: 700, y: 860, height: 440, pose: "walk" }) +
      officer({ x: 880, y: 870, height: 450, pose: "torch" }) +
      poly([990, 594, 1460, 700, 1400, 860, 984, 612], "#fbe7ae", 0.24) +
      lanterns(),
  );

export const scenes = {
  "day-canh-bao": closedLane,
  "di-tuan-thon": villageWatch,
  "tuan-tra-pho": townPatrol,
};
