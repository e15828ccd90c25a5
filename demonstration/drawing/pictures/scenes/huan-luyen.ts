import { person } from "../figure.ts";
import { flag, room, roomWindow } from "../houses.ts";
import { clouds, ridge, skyOver } from "../land.ts";
import { across, at, darker, down, each, lighter, oval, poly, rect, shape, solid, stroke } from "../paint.ts";
import { leaf, moss, ochre, paper } from "../palette.ts";
import { audience, officer } from "../people.ts";
import { landscape } from "../picture.ts";
import { hedge, tree } from "../plants.ts";
import { clothes, noticeBoard } from "../things.ts";

const crawling = ({
  x,
  y,
  scale,
  top,
  bottom,
}: {
  x: number;
  y: number;
  scale: number;
  top: string;
  bottom: string;
}) =>
  at(
    { x, y, scale },
    oval(0, 6, 150, 12, "#1d2a33", 0.25) +
      stroke("M-90 -70 L-60 -4 L-130 -2", darker(bottom, 0.18), 30) +
      stroke("M-92 -74 L-84 -6 L-150 -2", bottom, 30) +
      shape(
        "M-112 -64 C-110 -104 -40 -118 50 -104 C74 -98 70 -60 46 -52 C-10 -46 -70 -40 -112 -64Z",
        across(lighter(top, 0.1), top, darker(top, 0.16)),
      ) +
      stroke("M44 -76 L62 -34 L92 -4", darker(top, 0.1), 20) +
      oval(96, -4, 10, 8, "#d8a57c") +
      oval(96, -104, 27, 31, across("#e2b48c", "#c98f66")) +
      shape(
        "M70 -104 C64 -146 118 -150 124 -112 C112 -124 96 -122 88 -112 C82 -102 78 -92 76 -84Z",
        "#2c2723",
      ) +
      shape("M104 -100 l26 4 -4 22 -26 -4Z", "#e9eeea"),
  );

const firefighterKneeling = () =>
  oval(0, 6, 170, 14, "#1d2a33", 0.28) +
  stroke("M-20 -200 L60 -110 L40 -6", "#33404a", 52) +
  stroke("M-30 -196 L-60 -60 L-130 -14", "#3c4a54", 54) +
  shape("M-90 -200 C-100 -340 -60 -392 0 -394 C60 -392 84 -330 60 -190Z", solid("#3c4a54")) +
  poly([-90, -280, 72, -280, 70, -258, -92, -258], "#dfe0b4") +
  stroke("M-50 -350 L-140 -280 L-230 -270", "#35424c", 40) +
  oval(-238, -270, 20, 18, "#d8a57c") +
  oval(-10, -444, 46, 54, across("#e2b48c", "#c98f66")) +
  shape("M-66 -444 C-70 -526 54 -526 46 -444 Q-10 -470 -66 -444Z", across("#e3c064", "#c9a13f", "#8f7029"));

/** A woman and a girl crawl low along a corridor full of smoke; a fire fighter shows them how. */
const smokeDrill = () =>
  landscape(
    rect(0, 0, 1600, 900, across("#d8d0bb", "#c2b99f", "#a39a82")) +
      poly([0, 0, 1600, 0, 1120, 240, 480, 240], "#b9b09a") +
      poly([0, 900, 1600, 900, 1120, 560, 480, 560], down("#8f7d62", "#a9967a")) +
      poly([480, 240, 1120, 240, 1120, 560, 480, 560], down("#e4dcc4", "#cfc4a6")) +
      rect(700, 300, 200, 260, solid("#5f7d66")) +
      rect(730, 250, 140, 40, "#5f9a6a", 4) +
      at(
        { x: 800, y: 270 },
        oval(-30, -8, 6, 6, paper) +
          stroke("M-30 0 L-24 8 L-34 14 M-26 2 l14 2 M20 -10 L40 0 L20 10 M0 0 H36", paper, 5),
      ) +
      each(3, (index) =>
        poly(
          [
            60 + index * 150,
            200 + index * 36,
            150 + index * 130,
            226 + index * 34,
            150 + index * 130,
            640 - index * 30,
            60 + index * 150,
            720 - index * 40,
          ],
          "#a8916a",
          0.6,
        ),
      ) +
      each(9, (index) => oval(180 + index * 160, 130 + (index % 3) * 70, 300, 110, "#f3f1e8", 0.42)) +
      rect(0, 0, 1600, 470, down("#eeece2e6", "#eeece277", "#eeece200")) +
      crawling({ x: 620, y: 800, scale: 1.5, top: "#b9704a", bottom: "#3f4a56" }) +
      crawling({ x: 980, y: 780, scale: 1.05, top: ochre, bottom: "#4a5c78" }) +
      at({ x: 1330, y: 880 }, firefighterKneeling()),
  );

/** Young people before the notice board of their commune; an officer points at a sheet. */
const recruits = () =>
  landscape(
    skyOver({ colours: ["#a9c8cc", "#efe9d0"] }) +
      hedge({ seed: 21, y: 430, tall: 130, colour: "#84a072" }) +
      rect(0, 210, 1600, 330, across("#e6d19c", "#d4bd85")) +
      rect(0, 194, 1600, 24, "#9a5a42") +
      noticeBoard({ x: 800, y: 500, width: 760, tall: 230 }) +
      tree({ seed: 22, x: 130, y: 600, r: 170, colour: moss }) +
      tree({ seed: 23, x: 1490, y: 600, r: 160, colour: leaf }) +
      rect(0, 540, 1600, 360, down("#c9bd9d", "#a79a79")) +
      officer({ x: 1100, y: 690, height: 380, pose: "point", flip: true }) +
      audience({ rows: 2, x: 760, y: 610, width: 1300, height: 380, seats: 10, colours: clothes }),
  );

/** Four officers in green give blood, a rubber ball in the hand. */
const bloodDonors = () =>
  landscape(
    room({ wall: "#cfdcd8", floor: "#b3b5a6", y: 560 }) +
      roomWindow({ x: 130, y: 110, w: 220, h: 200, night: true }) +
      rect(700, 90, 200, 150, solid(paper), 8) +
      shape("M800 120 C776 160 764 176 764 194 a36 36 0 0 0 72 0 C836 176 824 160 800 120Z", "#b3413a") +
      roomWindow({ x: 1250, y: 110, w: 220, h: 200, night: true }) +
      [220, 590, 960, 1330]
        .map((x, index) =>
          at(
            { x, y: 850, scale: 1.12 },
            oval(20, 4, 170, 14, "#1d2a33", 0.24) +
              stroke("M-90 0 V-90 M100 0 V-80", "#7d8685", 12) +
              shape(
                "M-140 -300 C-100 -320 -80 -300 -70 -260 L-30 -130 H130 C150 -130 150 -90 130 -88 H-60 C-90 -90 -100 -110 -110 -140Z",
                solid("#7fa3a4"),
              ) +
              stroke("M-30 -140 L80 -140 L110 -20", "#5f6f44", 38) +
              shape("M92 -10 h46 v-20 q-30 -14 -46 0Z", "#2e2a27") +
              shape("M-100 -270 C-84 -300 -30 -300 -14 -262 L10 -140 H-64Z", solid("#68794a")) +
              stroke("M-30 -256 L10 -190 L80 -184", "#5f6f44", 24) +
              oval(90, -184, 15, 14, "#d8a57c") +
              oval(96, -178, 13, 13, "#b3413a") +
              oval(-64, -328, 32, 38, across("#e2b48c", "#c98f66")) +
              shape(
                "M-98 -330 C-102 -382 -30 -382 -30 -334 C-46 -352 -80 -352 -98 -330Z",
                index === 2 ? "#4a3a30" : "#2c2723",
              ) +
              stroke("M150 -90 V-380 M150 -380 h-40", "#9aa3a1", 7) +
              rect(92, -376, 34, 56, "#a83b31", 8) +
              stroke("M108 -320 C120 -260 60 -240 50 -190", "#a83b31", 4),
          ),
        )
        .join("") +
      person({
        x: 800,
        y: 800,
        height: 430,
        pose: "hold",
        top: "#f2f0e8",
        bottom: "#e6e4da",
        build: "woman",
      }),
  );

/** Officers in rows at the morning parade. */
const parade = () =>
  landscape(
    skyOver({ colours: ["#8fb4c0", "#efe7cc"], sun: { x: 1280, y: 220, r: 50, colour: "#fae6b2" } }) +
      clouds({ seed: 31, y: 130, colour: "#ffffff" }) +
      ridge({ seed: 32, y: 430, rise: 150, colour: "#9db3a6" }) +
      hedge({ seed: 33, y: 460, tall: 80, colour: "#7f9a6f" }) +
      rect(0, 450, 1600, 450, down("#c7b994", "#a3956f")) +
      flag({ x: 800, y: 520, tall: 430 }) +
      each(9, (index) => officer({ x: 260 + index * 135, y: 620, height: 240 })) +
      each(9, (index) =>
        officer({ x: 190 + index * 152, y: 730, height: 300, build: index % 4 === 1 ? "woman" : "man" }),
      ) +
      each(8, (index) =>
        officer({ x: 170 + index * 180, y: 880, height: 380, build: index % 3 === 2 ? "woman" : "man" }),
      ),
  );

export const scenes = {
  "bo-trong-khoi": smokeDrill,
  "bang-tin-tuyen-quan": recruits,
  "hien-mau": bloodDonors,
  "chao-co": parade,
};
