/** A point as [longitude, latitude], in degrees. */
export type Point = readonly [number, number];

/** The province as a few strokes, enough to see where in it a place lies; another force brings its own. Drawn by hand, never to be measured from. */
export const province: {
  readonly border: readonly Point[];
  readonly rivers: readonly (readonly Point[])[];
  readonly road: readonly Point[];
  /** `side` is where the name stands, so that names do not meet. */
  readonly places: readonly {
    readonly name: string;
    readonly at: Point;
    readonly side: "left" | "right";
  }[];
} = {
  border: [
    [104.42, 20.58],
    [104.5, 20.66],
    [104.78, 20.66],
    [104.95, 20.6],
    [105.05, 20.5],
    [105.17, 20.47],
    [105.3, 20.42],
    [105.37, 20.33],
    [105.45, 20.36],
    [105.56, 20.38],
    [105.68, 20.28],
    [105.78, 20.15],
    [105.9, 20.12],
    [105.98, 20.03],
    [106.09, 19.97],
    [106.02, 19.92],
    [105.97, 19.85],
    [105.95, 19.78],
    [105.91, 19.73],
    [105.86, 19.62],
    [105.82, 19.5],
    [105.81, 19.4],
    [105.84, 19.33],
    [105.78, 19.28],
    [105.68, 19.32],
    [105.6, 19.42],
    [105.5, 19.36],
    [105.38, 19.44],
    [105.3, 19.55],
    [105.2, 19.63],
    [105.12, 19.72],
    [105.05, 19.78],
    [104.98, 19.86],
    [104.97, 20.07],
    [104.93, 20.18],
    [104.83, 20.2],
    [104.68, 20.22],
    [104.62, 20.31],
    [104.55, 20.38],
    [104.42, 20.4],
    [104.37, 20.47],
  ],
  rivers: [
    [
      [104.55, 20.5],
      [104.62, 20.54],
      [104.85, 20.58],
      [104.98, 20.48],
      [105.11, 20.37],
      [105.25, 20.33],
      [105.47, 20.21],
      [105.63, 20.05],
      [105.72, 19.93],
      [105.8, 19.84],
      [105.93, 19.77],
    ],
    [
      [105.0, 19.93],
      [105.2, 19.87],
      [105.36, 19.9],
      [105.5, 19.93],
      [105.63, 19.9],
      [105.74, 19.9],
    ],
  ],
  road: [
    [105.9, 20.12],
    [105.86, 20.08],
    [105.83, 20.0],
    [105.8, 19.88],
    [105.78, 19.81],
    [105.78, 19.68],
    [105.76, 19.55],
    [105.77, 19.44],
    [105.72, 19.3],
  ],
  places: [
    { name: "Hạc Thành", at: [105.776, 19.807], side: "left" },
    { name: "Bỉm Sơn", at: [105.86, 20.08], side: "right" },
    { name: "Nghi Sơn", at: [105.77, 19.42], side: "left" },
    { name: "Ngọc Lặc", at: [105.37, 20.09], side: "right" },
    { name: "Mường Lát", at: [104.62, 20.54], side: "right" },
  ],
};
