import { person } from "../figure.ts";
import { words } from "../graphic.ts";
import { karst, paddies, skyOver } from "../land.ts";
import { across, at, down, each, oval, poly, rect, shape, solid, stroke } from "../paint.ts";
import { lacquer, leaf, moss, ochre, paper, teal, tile } from "../palette.ts";
import { landscape } from "../picture.ts";
import { hedge } from "../plants.ts";
import { arrow, clothes, glow } from "../things.ts";

function drum({ x, y, scale }: { x: number; y: number; scale: number }): string {
  const ring = (r: number, width: number, dash = "") =>
    `<ellipse cx="0" cy="-210" rx="${r}" ry="${r * 0.34}" fill="none" stroke="#e8c987" stroke-width="${width}"${dash === "" ? "" : ` stroke-dasharray="${dash}"`} opacity=".8"/>`;
  const rays = Array.from({ length: 28 }, (_, index) => {
    const far = index % 2 === 0 ? 62 : 20;
    const angle = (index * Math.PI) / 14;
    return [Math.cos(angle) * far, -210 + Math.sin(angle) * far * 0.34];
  }).flat();
  return at(
    { x, y, scale },
    oval(0, 120, 300, 34, "#1d2a33", 0.4) +
      shape(
        "M-230 -206 C-236 -120 -170 -110 -160 -50 C-150 10 -190 60 -226 116 Q0 176 226 116 C190 60 150 10 160 -50 C170 -110 236 -120 230 -206Z",
        across("#b58a4e", "#8d6537", "#5a3d22"),
      ) +
      each(
        4,
        (index) =>
          `<path d="M${-226 + index * 14} ${-170 + index * 20} Q0 ${-96 + index * 20} ${226 - index * 14} ${-170 + index * 20}" fill="none" stroke="#dcb878" stroke-width="4" opacity=".5"/>`,
      ) +
      each(
        3,
        (index) =>
          `<path d="M${-190 - index * 14} ${50 + index * 26} Q0 ${106 + index * 28} ${190 + index * 14} ${50 + index * 26}" fill="none" stroke="#dcb878" stroke-width="4" opacity=".5"/>`,
      ) +
      oval(0, -210, 236, 82, across("#c99f5e", "#a87a42", "#7a552c")) +
      ring(222, 5) +
      ring(196, 12, "16 10") +
      ring(168, 4) +
      ring(146, 14, "26 14") +
      ring(112, 4) +
      ring(92, 8, "10 8") +
      poly(rays, "#f2d695"),
  );
}

/** The site of a festival as a simple map with four car parks and one-way arrows. */
const festivalMap = () =>
  landscape(
    rect(0, 0, 1600, 900, across("#dfe0c0", "#d3d6ae", "#bfc496")) +
      shape(
        "M0 620 C300 560 520 700 820 660 S1300 560 1600 640 V760 C1300 690 1100 780 820 790 S300 700 0 760Z",
        "#8fb3b8",
      ) +
      stroke("M140 120 H1460 V560 H140Z M560 120 V560 M1040 120 V560", "#fbf7ea", 44) +
      stroke("M800 560 V880", "#fbf7ea", 44) +
      rect(630, 210, 340, 270, "#e6cf9a", 14) +
      at(
        { x: 800, y: 430, scale: 0.9 },
        rect(-130, -70, 260, 80, "#c9a36a") +
          shape("M-190 -60 Q-150 -90 -120 -110 H120 Q150 -90 190 -60Z", tile) +
          shape("M-120 -110 Q-90 -140 -70 -156 H70 Q90 -140 120 -110Z", tile),
      ) +
      [
        [300, 340],
        [1300, 340],
        [300, 800],
        [1300, 800],
      ]
        .map(
          ([x = 0, y = 0]) =>
            rect(x - 70, y - 76, 152, 152, "#1d2a3322", 20) +
            rect(x - 76, y - 84, 152, 152, solid("#3c6a8c"), 20) +
            words("P", x - 36, y + 34, 116, paper),
        )
        .join("") +
      arrow(220, 120, 480, 120, "#b04a3f", 14) +
      arrow(640, 120, 950, 120, "#b04a3f", 14) +
      arrow(1120, 120, 1400, 120, "#b04a3f", 14) +
      arrow(1460, 200, 1460, 470, "#b04a3f", 14) +
      arrow(1380, 560, 1130, 560, "#b04a3f", 14) +
      arrow(500, 560, 230, 560, "#b04a3f", 14) +
      arrow(140, 480, 140, 220, "#b04a3f", 14) +
      each(12, (index) =>
        oval(
          60 + ((index * 137) % 1480),
          [40, 600, 860][index % 3] ?? 40,
          36,
          28,
          index % 2 === 0 ? moss : leaf,
        ),
      ),
  );

/** Four women cover a fire pan with a wet blanket; people cheer them. */
const firePan = () =>
  landscape(
    skyOver({ colours: ["#a9c6cc", "#f2ead0"] }) +
      hedge({ seed: 71, y: 400, tall: 120, colour: "#84a072" }) +
      rect(0, 180, 1600, 300, across("#e6d19c", "#d4bd85")) +
      rect(0, 160, 1600, 26, "#9a5a42") +
      rect(500, 60, 600, 110, solid(lacquer), 6) +
      stroke("M570 100 H1030 M620 136 H980", "#ecd387", 13, 0.85) +
      rect(0, 470, 1600, 430, down("#c7b78f", "#a3946c")) +
      each(10, (index) =>
        person({
          x: 90 + index * 158,
          y: 590 + (index % 2) * 16,
          height: 240,
          top: clothes[index % clothes.length] ?? teal,
          bottom: "#4a4a44",
          pose: index % 3 === 0 ? "raise" : "stand",
          build: index % 2 === 0 ? "woman" : "man",
          hat: index % 4 === 1 ? "cone" : "none",
        }),
      ) +
      oval(800, 830, 220, 30, "#1d2a33", 0.3) +
      glow(800, 740, 260, "#f5a34e") +
      shape(
        "M720 770 C690 700 740 660 760 600 C790 650 810 640 820 600 C870 660 900 710 880 770Z",
        down("#f2b45a", "#d9652c"),
      ) +
      shape("M620 770 H980 L930 840 H670Z", across("#5a5f5f", "#3b4040")) +
      poly(
        [560, 640, 700, 600, 900, 600, 1040, 640, 990, 740, 900, 700, 700, 700, 610, 740],
        across("#7fa3b4", "#5f8699", "#48697a"),
      ) +
      person({
        x: 520,
        y: 860,
        height: 380,
        pose: "give",
        top: "#b9704a",
        bottom: "#3f4a52",
        build: "woman",
      }) +
      person({
        x: 1080,
        y: 860,
        height: 380,
        pose: "give",
        flip: true,
        top: teal,
        bottom: "#3f4a52",
        build: "woman",
      }) +
      person({
        x: 660,
        y: 800,
        height: 340,
        pose: "give",
        top: "#8a6a86",
        bottom: "#3f4a52",
        build: "woman",
        shadow: false,
      }) +
      person({
        x: 950,
        y: 800,
        height: 340,
        pose: "give",
        flip: true,
        top: ochre,
        bottom: "#3f4a52",
        build: "woman",
        shadow: false,
      }),
  );

/** The bronze drum on its stand in the evening of the festival. */
const bronzeDrum = () =>
  landscape(
    skyOver({
      colours: ["#3d2f3f", "#8f4f42", "#dc9a5a", "#f2cf8e"],
      sun: { x: 800, y: 470, r: 70, colour: "#f6d68c" },
    }) +
      karst({ seed: 81, y: 560, tall: 210, colour: "#6d5a5c", count: 7 }) +
      paddies({ seed: 82, y: 556, colours: ["#a88453", "#6d5536"] }) +
      drum({ x: 800, y: 640, scale: 1.25 }) +
      [330, 470, 1130, 1270]
        .map((x, index) =>
          person({
            x,
            y: 850,
            height: 400,
            pose: index % 2 === 0 ? "show" : "stand",
            flip: x > 800,
            top: lacquer,
            bottom: "#3a2a2a",
            hat: "scarf",
            hatColour: "#c9973a",
            build: index % 2 === 0 ? "man" : "woman",
          }),
        )
        .join("") +
      each(
        8,
        (index) =>
          stroke(`M${index * 228} 60 q114 70 228 0`, "#3a2a2a", 4) +
          oval(114 + index * 228, 112, 26, 32, across("#e9905a", lacquer)) +
          glow(114 + index * 228, 112, 80, "#f0a566"),
      ),
  );

export const scenes = {
  "ban-do-le-hoi": festivalMap,
  "chao-lua": firePan,
  "trong-dong": bronzeDrum,
};
