/** One figure that README states: what it is, its value, and the bound that it must keep. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** "x": a ratio to a baseline measured in the same run. */
  readonly unit: "x" | "%" | "ms" | "s" | "kB" | "MB" | "/s";
  /** Without a bound the figure is only reported. */
  readonly bound?: { readonly most: number } | { readonly least: number };
  /** The single rounds that `value` is the median of. */
  readonly rounds?: readonly number[];
}

/** What a benchmark is given. */
export interface Bench {
  /** Does something when the benchmark ends, however it ends; last said, first done. */
  later(end: () => Promise<void>): void;
  /** Tells whoever waits what is going on. */
  say(line: string): void;
}

/** Measures its figures; throws when something went wrong that makes them worthless. */
export type Benchmark = (bench: Bench) => Promise<readonly Figure[]>;

/** Whether a figure keeps its bound. */
export function isKept({ value, bound }: Pick<Figure, "value" | "bound">): boolean {
  if (bound === undefined) return true;
  return "most" in bound ? value <= bound.most : value >= bound.least;
}
