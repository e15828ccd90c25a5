import { person } from "../figure.ts";
import { star } from "../houses.ts";
import { skyOver } from "../land.ts";
import { across, at, down, each, lighter, oval, rect, shape, stroke } from "../paint.ts";
import { moss } from "../palette.ts";
import { officer } from "../people.ts";
import { landscape } from "../picture.ts";
import { glow } from "../things.ts";

/** A foot path of red earth through a wood of tall bamboo in the morning mist. */
const borderPath = () =>
  landscape(
    rect(0, 0, 1600, 900, down("#c9d6c8", "#e6e6cf", "#b9b98d")) +
      glow(860, 300, 560, "#fff2c8") +
      each(26, (index) =>
        stroke(
          `M${(index * 67) % 1600} 760 Q${((index * 67) % 1600) + 8} 300 ${((index * 67) % 1600) - 20 + (index % 5) * 10} -20`,
          "#a3b894",
          12,
          0.55,
        ),
      ) +
      rect(0, 420, 1600, 260, down("#eef0e000", "#eef0e0dd", "#eef0e000")) +
      each(18, (index) => {
        const x = index < 9 ? 20 + index * 66 : 1010 + (index - 9) * 70;
        return (
          stroke(
            `M${x} 860 Q${x + 14} 380 ${x - 30 + (index % 4) * 20} -30`,
            index % 3 === 0 ? "#6d8a56" : "#7f9b62",
            20,
          ) + each(9, (joint) => stroke(`M${x - 10} ${800 - joint * 92} h22`, "#56714a", 4, 0.6))
        );
      }) +
      each(60, (index) =>
        oval((index * 171) % 1600, (index * 53) % 240, 56, 12, index % 2 === 0 ? "#8aa662" : "#6f8f56", 0.8),
      ) +
      shape("M0 740 C400 700 1200 700 1600 740 V900 H0Z", down("#8d9a5c", "#6d7a48")) +
      shape(
        "M560 900 C640 780 820 740 820 640 C820 560 720 520 770 460 L810 460 C800 540 900 560 910 650 C920 760 900 820 960 900Z",
        across("#c98a5a", "#b3703f", "#96582f"),
      ) +
      each(12, (index) => oval(640 + index * 26, 880 - index * 34, 16, 5, "#8d5230", 0.5)) +
      each(20, (index) =>
        shape(
          `M${(index * 97) % 1600} 880 q-20 -70 -50 -90 q40 10 54 60 q0 -60 30 -100 q-4 60 -20 130Z`,
          index % 2 === 0 ? "#6f8a4c" : "#84a05a",
          0.9,
        ),
      ),
  );

/** A border marker and two officers on their way with villagers above the valley. */
const borderMark = () =>
  landscape(
    skyOver({ colours: ["#93b5bd", "#e9e4cb"], sun: { x: 360, y: 210, r: 46, colour: "#f8e3ae" } }) +
      each(4, (index) =>
        shape(
          `M0 ${420 + index * 70} C300 ${330 + index * 60} 560 ${470 + index * 50} 820 ${380 + index * 66} S1300 ${340 + index * 70} 1600 ${430 + index * 60} V900 H0Z`,
          down(
            ["#a9bfb8", "#8fa998", "#75927c", "#5f7f66"][index] ?? moss,
            lighter(["#a9bfb8", "#8fa998", "#75927c", "#5f7f66"][index] ?? moss, 0.2),
          ),
        ),
      ) +
      rect(0, 420, 1600, 130, down("#f2efe000", "#f2efe0aa", "#f2efe000")) +
      shape("M0 730 C500 680 1100 720 1600 690 V900 H0Z", down("#93985a", "#6f7a48")) +
      at(
        { x: 520, y: 800 },
        oval(4, 4, 110, 18, "#1d2a33", 0.3) +
          shape("M-64 0 L-50 -290 L0 -330 L50 -290 L64 0Z", across("#efe9d8", "#d3ccb8", "#a9a492")) +
          star({ x: 0, y: -220, r: 26, colour: "#b3413a" }) +
          stroke("M-22 -150 H22 M-26 -110 H26", "#8d3a33", 9, 0.7) +
          rect(-90, -14, 180, 24, "#b9b3a2", 4),
      ) +
      officer({ x: 820, y: 840, height: 370, pose: "walk", hat: "softcap" }) +
      officer({ x: 970, y: 850, height: 360, pose: "point", hat: "softcap" }) +
      person({ x: 1130, y: 846, height: 340, pose: "walk", top: "#2f4058", bottom: "#2d3445", hat: "none" }) +
      person({
        x: 1260,
        y: 850,
        height: 320,
        pose: "walk",
        top: "#33475e",
        bottom: "#2d3445",
        skirt: true,
        build: "woman",
        hat: "scarf",
        hatColour: "#b3503f",
      }),
  );

export const scenes = {
  "duong-mon-rung-luong": borderPath,
  "cot-moc": borderMark,
};
