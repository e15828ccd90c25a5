/** From which side a place of a conflict is taken; "both": theirs and then mine. */
export type Side = "mine" | "theirs" | "both";

/** One place that both sides changed, each differently. */
export interface Conflict {
  /** The same for the same three values, so that what was chosen finds its place again. */
  readonly id: string;
  readonly path: readonly string[];
  readonly mine: unknown;
  readonly theirs: unknown;
  /** True where both can stand one after the other. */
  readonly canKeepBoth: boolean;
}

/** One merge under way: what was chosen, and the conflicts as they are met. */
export interface Merging {
  readonly choices: ReadonlyMap<string, Side>;
  readonly conflicts: Conflict[];
}

/** A value of the three sides; without a base nothing tells who changed what, so that every difference is asked. */
export interface Sides<Value> {
  readonly base: Value | typeof noBase;
  readonly mine: Value;
  readonly theirs: Value;
}
export const noBase: unique symbol = Symbol("no base");

/** The side that was chosen for a place that both changed. */
export function chosen(
  merging: Merging,
  conflict: Omit<Conflict, "id" | "canKeepBoth"> & { canKeepBoth?: boolean },
): Side {
  const id = conflict.path.join("/");
  merging.conflicts.push({ canKeepBoth: false, ...conflict, id });
  return merging.choices.get(id) ?? "mine";
}
