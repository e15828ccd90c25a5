import { centredWords } from "../graphic.ts";
import { across, at, darker, lighter, oval, poly, rect, shape, solid, stroke } from "../paint.ts";
import { paper } from "../palette.ts";
import type { Drawing } from "../picture.ts";

/** The size of a portrait in pixels, upright like a picture for a notice. */
const size = { width: 1200, height: 1600 } as const;

interface Sitter {
  /** How broad the shoulders are; 1 is usual. */
  readonly broad: number;
  /** How long the face is; 1 is usual. */
  readonly long: number;
  readonly hair: (colour: string) => string;
  readonly hairColour: string;
  readonly clothes: "shirt" | "round" | "jacket" | "polo" | "blouse";
  readonly colour: string;
  readonly ground: string;
}

const tone = "#b9a78f";
const cap = (top: number, side: number) => (colour: string) =>
  shape(
    `M-178 ${side} C-204 ${-210 + top} -110 ${-300 + top} 0 ${-300 + top} C110 ${-300 + top} 204 ${-210 + top} 178 ${side} C168 -110 130 -168 60 -176 C0 -184 -60 -184 -96 -160 C-140 -132 -166 -90 -178 ${side}Z`,
    colour,
  );
const hairs = {
  short: cap(0, 0),
  crew: (colour: string) =>
    shape(
      "M-170 -60 C-186 -240 -90 -284 0 -284 C90 -284 186 -240 170 -60 C160 -160 120 -214 0 -216 C-120 -214 -160 -160 -170 -60Z",
      colour,
    ),
  parted: (colour: string) =>
    shape(
      "M-184 10 C-222 -210 -120 -318 20 -314 C150 -308 214 -200 184 10 C172 -60 158 -120 120 -164 C60 -150 -40 -150 -84 -206 C-110 -150 -166 -110 -184 10Z",
      colour,
    ),
  receding: (colour: string) =>
    shape("M-166 -40 C-176 -300 176 -300 166 -40Z", across(lighter(tone, 0.18), tone, darker(tone, 0.16))) +
    shape(
      "M-178 24 C-208 -110 -170 -220 -116 -236 C-128 -190 -146 -110 -158 10Z M178 24 C208 -110 170 -220 116 -236 C128 -190 146 -110 158 10Z",
      colour,
    ),
  curly: (colour: string) =>
    [-160, -110, -56, 0, 56, 110, 160]
      .map((x, index) =>
        oval(x, -214 + Math.abs(x) * 0.5, 66, 64, index % 2 === 0 ? colour : lighter(colour, 0.07)),
      )
      .join("") + [-176, 176].map((x) => oval(x, -60, 40, 62, colour)).join(""),
  fringe: (colour: string) =>
    shape(
      "M-182 40 C-216 -210 -116 -306 0 -306 C116 -306 216 -210 182 40 C176 -30 168 -70 158 -100 C60 -64 -60 -64 -158 -100 C-168 -70 -176 -30 -182 40Z",
      colour,
    ),
  tall: (colour: string) =>
    shape(
      "M-172 -10 C-200 -220 -130 -350 10 -350 C130 -350 204 -240 172 -10 C160 -110 140 -160 100 -190 C30 -176 -60 -180 -110 -196 C-146 -150 -164 -90 -172 -10Z",
      colour,
    ),
  grey: cap(6, 24),
  longStraight: (colour: string) =>
    shape(
      "M-190 330 C-240 60 -236 -310 0 -310 C236 -310 240 60 190 330 C150 350 150 60 160 -40 C110 -90 60 -140 20 -196 C-30 -130 -110 -100 -160 -50 C-150 60 -150 350 -190 330Z",
      colour,
    ),
  shoulder: (colour: string) =>
    shape(
      "M-204 190 C-250 -40 -226 -308 0 -308 C226 -308 250 -40 204 190 C176 214 150 190 150 150 C168 40 168 -40 150 -104 C60 -110 -20 -140 -60 -190 C-90 -130 -140 -100 -158 -60 C-168 20 -168 80 -150 150 C-150 190 -176 214 -204 190Z",
      colour,
    ),
  bun: (colour: string) => oval(0, -318, 92, 80, darker(colour, 0.08)) + cap(-2, 10)(colour),
  bob: (colour: string) =>
    shape(
      "M-200 100 C-236 -110 -200 -306 0 -306 C200 -306 236 -110 200 100 C184 126 156 110 156 80 C160 0 158 -60 146 -100 C50 -84 -60 -86 -146 -104 C-158 -60 -160 0 -156 80 C-156 110 -184 126 -200 100Z",
      colour,
    ),
  waves: (colour: string) =>
    [-1, 1]
      .map((side) =>
        [-150, -60, 40, 140, 230]
          .map((y, index) =>
            oval(
              side * (190 + (index % 2) * 26),
              y,
              66,
              74,
              index % 2 === 0 ? colour : lighter(colour, 0.06),
            ),
          )
          .join(""),
      )
      .join("") +
    shape(
      "M-196 0 C-226 -220 -116 -312 0 -312 C116 -312 226 -220 196 0 C180 -90 120 -150 30 -196 C-30 -140 -150 -110 -196 0Z",
      colour,
    ),
  tail: (colour: string) =>
    shape("M150 -190 C280 -180 300 60 236 240 C214 180 220 0 160 -60Z", darker(colour, 0.1)) +
    cap(0, -10)(colour),
} as const;

const sitters: Readonly<Record<string, Sitter>> = {
  "nam-toc-ngan": {
    broad: 1,
    long: 1,
    hair: hairs.short,
    hairColour: "#4a4541",
    clothes: "shirt",
    colour: "#7f8f95",
    ground: "#cfd6d0",
  },
  "nam-toc-xoan": {
    broad: 1.06,
    long: 0.98,
    hair: hairs.curly,
    hairColour: "#45403c",
    clothes: "polo",
    colour: "#6f7f62",
    ground: "#d6d2c0",
  },
  "nam-toc-hui-cua": {
    broad: 1.12,
    long: 0.96,
    hair: hairs.crew,
    hairColour: "#57514c",
    clothes: "round",
    colour: "#8d8a7a",
    ground: "#c9d2d2",
  },
  "nam-re-ngoi": {
    broad: 0.94,
    long: 1.06,
    hair: hairs.parted,
    hairColour: "#3f3b39",
    clothes: "jacket",
    colour: "#56646d",
    ground: "#d8d6c8",
  },
  "nam-hoi-tran": {
    broad: 1.04,
    long: 1,
    hair: hairs.receding,
    hairColour: "#5f5953",
    clothes: "shirt",
    colour: "#a29a86",
    ground: "#cad3cb",
  },
  "nam-toc-mai": {
    broad: 0.96,
    long: 1.02,
    hair: hairs.fringe,
    hairColour: "#4d463f",
    clothes: "round",
    colour: "#75807c",
    ground: "#d3d0c2",
  },
  "nam-toc-dung": {
    broad: 0.98,
    long: 1.04,
    hair: hairs.tall,
    hairColour: "#433e3b",
    clothes: "jacket",
    colour: "#6d6a5c",
    ground: "#c6d0d3",
  },
  "nam-toc-bac": {
    broad: 0.92,
    long: 1.02,
    hair: hairs.grey,
    hairColour: "#a9a59d",
    clothes: "shirt",
    colour: "#8f8f80",
    ground: "#d9d5c6",
  },
  "nu-toc-dai": {
    broad: 0.84,
    long: 1,
    hair: hairs.longStraight,
    hairColour: "#423d3b",
    clothes: "blouse",
    colour: "#96868d",
    ground: "#d1d6cf",
  },
  "nu-toc-ngang-vai": {
    broad: 0.9,
    long: 0.97,
    hair: hairs.shoulder,
    hairColour: "#6a5344",
    clothes: "blouse",
    colour: "#8d9488",
    ground: "#d9d3c4",
  },
  "nu-toc-bui": {
    broad: 0.88,
    long: 1,
    hair: hairs.bun,
    hairColour: "#4d4743",
    clothes: "shirt",
    colour: "#a0917d",
    ground: "#cbd3d0",
  },
  "nu-toc-bac": {
    broad: 0.84,
    long: 1,
    hair: hairs.bun,
    hairColour: "#b0aca4",
    clothes: "blouse",
    colour: "#8a7f78",
    ground: "#d3d5c8",
  },
  "nu-toc-ngan": {
    broad: 0.86,
    long: 0.98,
    hair: hairs.bob,
    hairColour: "#3f3b39",
    clothes: "round",
    colour: "#7d8a90",
    ground: "#d6d3c6",
  },
  "nu-toc-gon-song": {
    broad: 0.92,
    long: 0.98,
    hair: hairs.waves,
    hairColour: "#5a4a40",
    clothes: "blouse",
    colour: "#8a7f86",
    ground: "#ccd4cb",
  },
  "nu-toc-duoi-ngua": {
    broad: 0.86,
    long: 1.02,
    hair: hairs.tail,
    hairColour: "#47423f",
    clothes: "polo",
    colour: "#7c9089",
    ground: "#d8d4c5",
  },
};

/** A silhouette without a face: it stands where a notice would show the picture of its person. */
function portrait(sitter: Sitter, band: string | undefined): Drawing {
  const { broad, long, colour } = sitter;
  const body = [
    rect(
      0,
      0,
      size.width,
      size.height,
      across(lighter(sitter.ground, 0.3), sitter.ground, darker(sitter.ground, 0.14)),
    ),
    oval(420, 480, 520, 620, "#fff6e0", 0.16),
    at(
      { x: 600, y: 660 },
      backHair(sitter) +
        at(
          { x: 0, y: 0 },
          shape(
            `M${-430 * broad} 820 C${-440 * broad} 520 ${-330 * broad} 430 -110 380 L110 380 C${330 * broad} 430 ${440 * broad} 520 ${430 * broad} 820Z`,
            across(lighter(colour, 0.16), colour, darker(colour, 0.22)),
          ),
        ) +
        shape("M-92 160 H92 V392 Q0 470 -92 392Z", darker(tone, 0.16)) +
        collar(sitter) +
        oval(-176, 20, 28, 52, darker(tone, 0.1)) +
        oval(176, 20, 28, 52, darker(tone, 0.2)) +
        at(
          { x: 0, y: 0 },
          shape(
            `M-172 -70 C-172 -260 172 -260 172 -70 C176 70 150 ${190 * long} 70 ${250 * long} C30 ${276 * long} -30 ${276 * long} -70 ${250 * long} C-150 ${190 * long} -176 70 -172 -70Z`,
            across(lighter(tone, 0.18), tone, darker(tone, 0.16)),
          ),
        ) +
        sitter.hair(sitter.hairColour),
    ),
    rect(0, 1440, size.width, 160, band === undefined ? "#3a4a4a" : "#8f2f2a"),
    centredWords("Ảnh minh họa", 600, band === undefined ? 1546 : 1576, band === undefined ? 76 : 54, paper),
    band === undefined ? "" : centredWords(band, 600, 1508, 58, paper),
  ].join("");
  return { ...size, body };
}

/** Long hair falls behind the shoulders too. */
const backHair = (sitter: Sitter) =>
  sitter.hair === hairs.longStraight || sitter.hair === hairs.waves
    ? shape(
        "M-190 -60 C-250 200 -220 420 -190 500 H190 C220 420 250 200 190 -60Z",
        darker(sitter.hairColour, 0.14),
      )
    : "";

function collar({ clothes, colour }: Sitter): string {
  switch (clothes) {
    case "shirt":
      return (
        poly([-120, 372, 0, 470, -70, 560, -190, 410], lighter(colour, 0.3)) +
        poly([120, 372, 0, 470, 70, 560, 190, 410], lighter(colour, 0.14)) +
        stroke("M0 480 V820", darker(colour, 0.2), 5)
      );
    case "round":
      return stroke("M-120 384 Q0 500 120 384", lighter(colour, 0.24), 26);
    case "jacket":
      return (
        poly([-130, 370, -10, 560, -90, 820, -230, 430], darker(colour, 0.24)) +
        poly([130, 370, 10, 560, 90, 820, 230, 430], darker(colour, 0.34)) +
        poly([-100, 384, 0, 520, 100, 384, 0, 440], "#d9d4c6")
      );
    case "polo":
      return (
        poly([-118, 374, -6, 446, -44, 510, -176, 412], darker(colour, 0.16)) +
        poly([118, 374, 6, 446, 44, 510, 176, 412], darker(colour, 0.26)) +
        stroke("M0 450 V580", darker(colour, 0.3), 14)
      );
    case "blouse":
      return (
        shape("M-110 380 L0 540 L110 380 Q0 440 -110 380Z", darker(tone, 0.12)) +
        stroke("M-112 380 L0 544 L112 380", lighter(colour, 0.3), 14) +
        solidEdge(colour)
      );
  }
}
const solidEdge = (colour: string) => rect(-6, 544, 12, 270, solid(darker(colour, 0.12)));

/** A portrait for each sitter, and one with the red band of a specially dangerous person. */
export const portraits: Readonly<Record<string, () => Drawing>> = Object.fromEntries(
  Object.entries(sitters).flatMap(([name, sitter]) => [
    [name, () => portrait(sitter, undefined)],
    [`${name}-dac-biet`, () => portrait(sitter, "ĐẶC BIỆT NGUY HIỂM")],
  ]),
);
