import {
  across,
  at,
  darker,
  down,
  each,
  lighter,
  outwards,
  oval,
  type Placement,
  poly,
  rect,
  round,
  shape,
  solid,
  stroke,
} from "./paint.ts";
import { cream, ink, lacquer, paper, slate, wood } from "./palette.ts";

const wheel = (x: number, y: number, r: number) =>
  oval(x, y, r, r, "#2a2b2a") +
  oval(x, y, r * 0.56, r * 0.56, "#a9aca4") +
  oval(x, y, r * 0.2, r * 0.2, "#4a4d49");

/** A motorbike seen from the side, about 170 long. Number plates are never drawn. */
export function motorbike(place: Placement & { readonly colour: string }): string {
  const { colour } = place;
  return at(
    place,
    oval(0, 2, 96, 9, "#1d2a33", 0.3) +
      stroke("M58 -28 L38 -92 M38 -92 l-16 -6", "#55595a", 6) +
      wheel(-58, -27, 28) +
      wheel(60, -27, 28) +
      shape(
        "M-74 -62 C-50 -82 -20 -78 -8 -58 L26 -46 L44 -84 C54 -84 54 -70 48 -60 L36 -28 L-16 -24 C-40 -24 -60 -36 -74 -62Z",
        across(lighter(colour, 0.2), colour, darker(colour, 0.25)),
      ) +
      shape("M-78 -70 C-60 -82 -30 -82 -8 -66 L-14 -58 C-40 -68 -60 -66 -76 -62Z", ink) +
      shape("M34 -40 C44 -66 76 -66 86 -36 C70 -50 54 -50 46 -32Z", darker(colour, 0.1)) +
      stroke("M-30 -20 L-86 -26", "#6b6f6c", 6) +
      oval(46, -86, 8, 9, "#f1e4b8"),
  );
}

/** A bicycle with a motor as pupils ride it. */
export function electricBike(place: Placement & { readonly colour: string }): string {
  return at(
    place,
    oval(0, 2, 84, 8, "#1d2a33", 0.26) +
      wheel(-52, -24, 24) +
      wheel(54, -24, 24) +
      stroke("M-52 -24 L-20 -30 L30 -34 L42 -86 M54 -24 L42 -86 M42 -86 l-14 -8", place.colour, 7) +
      shape("M-62 -60 C-40 -70 -14 -66 -8 -56 L-12 -34 H-44Z", solid(place.colour)) +
      rect(-66, -68, 54, 9, ink, 4),
  );
}

/** A saloon car seen from the side, about 360 long. */
export function car(place: Placement & { readonly colour: string; readonly lit?: boolean }): string {
  const { colour } = place;
  return at(
    place,
    oval(0, 3, 190, 13, "#1d2a33", 0.3) +
      shape(
        "M-178 -18 C-184 -54 -160 -66 -118 -70 C-90 -108 -60 -118 -6 -118 C46 -118 74 -104 100 -72 C150 -68 176 -58 180 -20 L172 -10 H-170Z",
        across(lighter(colour, 0.24), colour, darker(colour, 0.2)),
      ) +
      shape("M-100 -72 C-80 -100 -54 -108 -14 -108 V-70Z", "#6f858a") +
      shape("M-4 -108 C42 -108 64 -98 84 -71 L-4 -70Z", "#5c7278") +
      stroke("M-178 -40 H178", darker(colour, 0.25), 2, 0.5) +
      rect(-30, -58, 24, 5, darker(colour, 0.3), 2) +
      wheel(-106, -22, 31) +
      wheel(108, -22, 31) +
      shape("M166 -50 l14 6 v14 l-18 -4Z", place.lit === true ? "#fff2c2" : "#e9dcae") +
      (place.lit === true ? poly([178, -42, 520, -92, 520, 20, 178, -30], "#fff2c2", 0.28) : ""),
  );
}

/** A patrol car: white above, green below, blue light. */
export function patrolCar(place: Placement & { readonly lit?: boolean }): string {
  return at(
    place,
    car({ x: 0, y: 0, colour: "#e8e6da", lit: place.lit ?? false }) +
      shape("M-179 -40 H179 L180 -22 L172 -12 H-170 L-179 -22Z", "#3f6a52", 0.92) +
      wheel(-106, -22, 31) +
      wheel(108, -22, 31) +
      rect(-34, -130, 68, 13, "#3f5f8f", 5) +
      rect(-34, -130, 30, 13, "#b0433a", 5) +
      (place.lit === true ? oval(0, -124, 90, 60, outwards("#7ea6d8aa", "#7ea6d800")) : ""),
  );
}

/** A fire engine with its ladder folded, about 520 long. */
export function fireEngine(place: Placement & { readonly lit?: boolean }): string {
  const red = "#a83b31";
  return at(
    place,
    oval(0, 4, 280, 16, "#1d2a33", 0.32) +
      rect(-255, -176, 350, 148, across(lighter(red, 0.14), red, darker(red, 0.18)), 8) +
      shape("M100 -28 V-168 H176 C206 -168 226 -140 240 -96 L250 -84 V-28Z", across(red, darker(red, 0.2))) +
      shape("M122 -152 H172 C190 -152 206 -126 216 -100 H122Z", "#7d949a") +
      [-238, -156, -74, 8]
        .map(
          (x) =>
            rect(x, -150, 68, 74, "#c9ccc2", 4) +
            each(5, (index) => stroke(`M${x + 4} ${-140 + index * 14} H${x + 64}`, "#8f948c", 2, 0.7)),
        )
        .join("") +
      rect(-255, -60, 505, 12, "#f0e3b4") +
      stroke("M-246 -196 H150 M-246 -214 H150", "#d8d4c4", 7) +
      each(12, (index) => stroke(`M${-236 + index * 34} -196 V-214`, "#d8d4c4", 4)) +
      rect(132, -186, 74, 16, "#4a70a8", 6) +
      rect(132, -186, 34, 16, "#d0533f", 6) +
      (place.lit === true
        ? oval(168, -180, 130, 90, outwards("#f0836acc", "#f0836a00")) +
          poly([248, -80, 560, -130, 560, 10, 248, -50], "#fff2c2", 0.25)
        : "") +
      [-180, -60, 180].map((x) => wheel(x, -34, 38)).join(""),
  );
}

/** A police motorbike with its rider seen from three quarters, about 220 long. */
export function escortBike(place: Placement): string {
  return at(
    place,
    oval(0, 4, 120, 12, "#1d2a33", 0.32) +
      wheel(-70, -34, 34) +
      wheel(82, -34, 34) +
      shape(
        "M-104 -74 C-90 -108 -40 -104 -24 -78 L24 -62 L54 -122 C74 -124 84 -108 78 -88 L62 -36 L-26 -30 C-56 -30 -86 -44 -104 -74Z",
        across("#f4f1e6", "#dfddd0", "#a9aca6"),
      ) +
      stroke("M-96 -62 L58 -54", "#3f6a52", 8) +
      shape("M52 -118 C70 -142 92 -132 92 -112 L80 -86Z", "#b9cdd0", 0.9) +
      stroke("M78 -34 L58 -112", "#5b605f", 8) +
      oval(-96, -96, 9, 9, "#4f78b8") +
      oval(-96, -96, 46, 46, outwards("#6f9be0aa", "#6f9be000")) +
      oval(90, -96, 10, 11, "#fff4cf") +
      stroke("M-34 -92 L10 -66 L14 -34", "#8d7a50", 20) +
      shape("M-56 -96 C-54 -150 -40 -178 -22 -180 C0 -180 8 -160 6 -132 L-8 -88Z", solid("#cbb077")) +
      stroke("M-14 -160 L26 -128 L56 -118", "#b79c66", 14) +
      oval(58, -118, 7, 7, "#d8a57c") +
      oval(-14, -202, 21, 24, across("#f6f3e8", "#e3e0d2", "#b3b5ae")) +
      shape("M-4 -214 C10 -212 12 -196 4 -188 L-6 -192Z", "#4a5b60"),
  );
}

/** A wooden fishing boat, bow to the right, about 460 long; y is its water line. */
export function fishingBoat(place: Placement & { readonly hull?: string; readonly cabin?: boolean }): string {
  const hull = place.hull ?? "#3f6f7c";
  return at(
    place,
    shape(
      "M-230 -66 C-120 -40 90 -40 190 -66 C220 -84 240 -110 246 -128 C240 -60 200 -2 150 16 H-170 C-208 0 -226 -30 -230 -66Z",
      across(lighter(hull, 0.2), hull, darker(hull, 0.2)),
    ) +
      stroke("M-228 -62 C-120 -36 90 -36 192 -62 C220 -80 238 -104 246 -126", lacquer, 9) +
      oval(196, -44, 9, 7, paper) +
      oval(198, -44, 4, 4, ink) +
      (place.cabin === false
        ? ""
        : rect(-150, -150, 120, 102, across(cream, "#d8c79c")) +
          rect(-166, -164, 152, 16, "#7c5a40", 4) +
          rect(-136, -132, 38, 34, "#63838a") +
          rect(-84, -132, 38, 34, "#63838a")) +
      stroke("M40 -56 V-260 M40 -250 L-40 -150 M40 -250 L170 -74", "#6f553f", 5) +
      shape("M44 -256 h44 l-12 14 12 14 h-44Z", "#b8332c") +
      shape("M-190 -58 q30 -34 70 -6 q40 -30 60 4Z", "#8fa38b", 0.9),
  );
}

/** A basket boat lying on sand or water. */
export const basketBoat = (place: Placement) =>
  at(
    place,
    oval(0, 8, 96, 18, "#1d2a33", 0.25) +
      shape("M-90 -30 C-84 26 84 26 90 -30Z", across("#b59163", wood, "#4f3b2b")) +
      oval(0, -30, 90, 26, "#5a4532") +
      oval(0, -30, 80, 20, "#7d6146") +
      stroke("M-70 -34 L64 -24", "#c5a873", 7),
  );

/** A narrow bamboo craft, painted in blue and red, with a small motor. About 420 long. */
export const bambooCraft = (place: Placement) =>
  at(
    place,
    oval(0, 10, 230, 20, "#1d2a33", 0.26) +
      shape(
        "M-216 -74 C-120 -30 120 -30 214 -86 C196 -14 130 14 60 16 H-90 C-150 12 -200 -20 -216 -74Z",
        across("#7fa3b4", "#4d7896", "#2f4f68"),
      ) +
      stroke("M-214 -70 C-120 -28 120 -28 212 -82", "#b3463a", 13) +
      stroke("M-196 -42 C-110 -4 110 -6 196 -52", "#d8c79c", 4, 0.7) +
      each(6, (index) =>
        stroke(`M${-150 + index * 58} ${-46 + Math.abs(index - 2.5) * -3} l8 -16`, "#8a623f", 6),
      ) +
      rect(-186, -104, 34, 42, slate, 6) +
      stroke("M-180 -66 L-232 -4", "#51585a", 7) +
      oval(-236, 0, 13, 7, "#3e4546"),
  );

/** A rescue launch with an outboard motor and a search light to the right. */
export function launch(place: Placement & { readonly beam?: boolean }): string {
  return at(
    place,
    (place.beam === true ? poly([196, -92, 760, -190, 760, 90, 196, -64], "#fff0c0", 0.3) : "") +
      shape(
        "M-220 -58 H150 C190 -58 222 -70 240 -84 C232 -30 196 6 150 12 H-190 C-210 -6 -220 -30 -220 -58Z",
        across("#e58a4a", "#c9642f", "#8d4220"),
      ) +
      stroke("M-220 -56 H150 C190 -56 222 -68 240 -82", "#efe1c3", 10) +
      rect(-246, -104, 36, 62, "#40484a", 6) +
      rect(160, -112, 40, 40, "#59646a", 8) +
      oval(200, -84, 11, 15, "#fff7dc") +
      stroke("M-150 -60 V-92 H110 V-60", "#d8d4c4", 5),
  );
}

/** Steel river barges are long, low and rusty. */
export const barge = (place: Placement & { readonly colour?: string }) => {
  const colour = place.colour ?? "#75584a";
  return at(
    place,
    shape(
      "M-330 -70 H290 L350 -112 C346 -50 320 0 280 14 H-300 C-322 -10 -330 -40 -330 -70Z",
      across(lighter(colour, 0.2), colour, darker(colour, 0.3)),
    ) +
      stroke("M-330 -66 H292 L348 -106", darker(colour, 0.4), 8) +
      shape("M-180 -70 C-120 -128 -40 -118 10 -84 C60 -124 140 -112 220 -70Z", down("#dcc591", "#bfa26d")) +
      rect(-312, -168, 96, 98, across("#d6d2c2", "#a8aca6")) +
      rect(-322, -180, 116, 14, "#5b6a70") +
      rect(-300, -150, 32, 32, "#5a747b") +
      rect(-258, -150, 32, 32, "#5a747b") +
      stroke(`M-330 ${round(-20)} H300`, lighter(colour, 0.3), 3, 0.4),
  );
};
