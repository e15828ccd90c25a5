import { person } from "../figure.ts";
import { produce, stall, townRow } from "../houses.ts";
import { ridge, skyOver, veil } from "../land.ts";
import { across, at, darker, down, each, lighter, oval, poly, rect, solid, stroke } from "../paint.ts";
import { clay, cream, indigo, lacquer, moss, ochre, paper, straw, teal, wood } from "../palette.ts";
import { officer } from "../people.ts";
import { landscape } from "../picture.ts";
import { box } from "../things.ts";

/** An officer hands a leaflet to a seller at her stall of greens. */
const leaflet = () =>
  landscape(
    rect(0, 0, 1600, 560, down("#d3dccf", "#eee2c2")) +
      townRow({ seed: 51, x: 820, y: 530, width: 820, tall: 360 }) +
      poly([0, 0, 900, 0, 760, 120, 0, 160], "#7f8f86") +
      rect(0, 530, 1600, 370, down("#bcae90", "#988a6b")) +
      stall({ x: 1210, y: 640, scale: 0.95, colours: [teal, cream] }) +
      produce({ seed: 2, x0: 1030, x1: 1390, y: 530 }) +
      person({
        x: 1240,
        y: 640,
        height: 330,
        pose: "bust",
        top: "#8a6a86",
        hat: "cone",
        build: "woman",
        shadow: false,
      }) +
      stall({ x: 470, y: 820, scale: 1.65 }) +
      person({
        x: 520,
        y: 860,
        height: 520,
        pose: "give",
        top: "#7d8f5a",
        bottom: "#444",
        build: "woman",
        hat: "cone",
        shadow: false,
      }) +
      at(
        { x: 470, y: 820, scale: 1.65 },
        rect(-200, -110, 400, 110, across("#94704a", wood, "#5d4230")) +
          rect(-212, -122, 424, 18, solid(lighter(wood, 0.15))),
      ) +
      produce({ seed: 4, x0: 140, x1: 800, y: 618 }) +
      produce({ seed: 9, x0: 170, x1: 780, y: 690 }) +
      officer({ x: 890, y: 880, height: 560, pose: "give", flip: true, build: "woman" }) +
      at(
        { x: 742, y: 520, turn: -8 },
        rect(-26, -36, 54, 74, paper, 3) + stroke("M-14 -22 H14 M-14 -6 H10 M-14 8 H14", lacquer, 4, 0.7),
      ) +
      person({ x: 1450, y: 850, height: 380, pose: "walk", flip: true, top: "#6f8a92", bottom: "#4a4a44" }),
  );

/** A highland market in the morning sun. */
const highlandMarket = () =>
  landscape(
    skyOver({ colours: ["#b9cfd0", "#f3e8c8"], sun: { x: 1200, y: 200, r: 46, colour: "#fbe6b0" } }) +
      ridge({ seed: 61, y: 400, rise: 240, colour: "#a6bab2" }) +
      veil(280, 170) +
      ridge({ seed: 62, y: 500, rise: 150, colour: "#86a085" }) +
      rect(0, 500, 1600, 400, down("#c2ab80", "#9c8459")) +
      stall({ x: 260, y: 620, scale: 0.85, colours: [indigo, cream] }) +
      stall({ x: 760, y: 600, scale: 0.75, colours: [clay, cream] }) +
      stall({ x: 1290, y: 620, scale: 0.85, colours: [moss, cream] }) +
      produce({ seed: 5, x0: 100, x1: 420, y: 520 }) +
      produce({ seed: 6, x0: 620, x1: 900, y: 512 }) +
      produce({ seed: 7, x0: 1130, x1: 1450, y: 520 }) +
      [
        [420, 780, "#33475e"],
        [620, 800, "#2f3d52"],
        [1010, 790, "#3a4a5e"],
        [1180, 820, "#33475e"],
      ]
        .map(([x, y, top], index) =>
          person({
            x: Number(x),
            y: Number(y),
            height: 320,
            pose: index % 2 === 0 ? "walk" : "hold",
            top: String(top),
            bottom: "#2d3445",
            skirt: true,
            build: "woman",
            hat: "scarf",
            hatColour: index % 2 === 0 ? "#e2d6bd" : "#b3503f",
          }),
        )
        .join("") +
      officer({ x: 820, y: 850, height: 380, pose: "show" }) +
      person({ x: 960, y: 860, height: 250, build: "child", pose: "walk", top: ochre, bottom: "#2d3445" }) +
      each(3, (index) => box({ x: 150 + index * 60, y: 850 + index * 10, scale: 0.5 })) +
      each(2, (index) => oval(1400 + index * 80, 840, 50, 34, darker(straw, 0.1 + index * 0.1))),
  );

export const scenes = {
  "phat-to-roi": leaflet,
  "cho-vung-cao": highlandMarket,
};
