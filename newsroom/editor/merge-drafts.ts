import { isRecord } from "../api/problem.ts";

/** Whether two JSON values say the same, whatever the order of their keys; an absent key is a null one. */
export function sameJson(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (Array.isArray(left) || Array.isArray(right))
    return (
      Array.isArray(left) &&
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((entry, index) => sameJson(entry, right[index]))
    );
  if (!isRecord(left) || !isRecord(right)) return (left ?? null) === (right ?? null);
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => sameJson(left[key], right[key]));
}

/** The parts in which two drafts differ, in the order given. */
export function differingParts<Draft extends object, Part extends keyof Draft>(input: {
  mine: Draft;
  theirs: Draft;
  parts: readonly Part[];
}): Part[] {
  return input.parts.filter((part) => !sameJson(input.mine[part], input.theirs[part]));
}

/** One draft from two: each part from the side that the officer chose, "mine" where nothing was chosen. */
export function mergedDraft<Draft extends object>(input: {
  mine: Draft;
  theirs: Draft;
  fromTheirs: ReadonlySet<keyof Draft>;
}): Draft {
  const taken: Partial<Draft> = {};
  for (const part of input.fromTheirs) taken[part] = input.theirs[part];
  return { ...input.mine, ...taken };
}
