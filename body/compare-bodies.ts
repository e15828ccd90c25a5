import { bodyLines } from "./body-lines.ts";
import { compareLists } from "./compare-lists.ts";
import type { Body } from "./schema.ts";
import { stableJson } from "./stable-json.ts";

/** One line of the text: kept, taken away or new, in reading order. */
export interface LineChange {
  readonly change: "same" | "removed" | "added";
  readonly text: string;
}

const unseen = "⟦khác ở chỗ không hiện thành chữ⟧";

/** What changed from one body to another, line by line; empty only when nothing at all differs. Pure. */
export function compareBodies(before: Body, after: Body): LineChange[] {
  const old = bodyLines(before);
  const now = bodyLines(after);
  const changes = compareLists(
    old.map((line) => line.key),
    now.map((line) => line.key),
  ).flatMap(({ kept, removed, added }): LineChange[] => {
    const gone = removed.map((index) => old[index]?.text ?? "");
    return [
      ...kept.map((index): LineChange => ({ change: "same", text: now[index]?.plain ?? "" })),
      ...gone.map((text): LineChange => ({ change: "removed", text })),
      ...added.map((index): LineChange => {
        const text = now[index]?.text ?? "";
        // Nothing that a reader could see tells them apart, so that it has to be said.
        return { change: "added", text: gone.includes(text) ? `${text} ${unseen}` : text };
      }),
    ];
  });
  if (changes.some(({ change }) => change !== "same")) return changes;
  return stableJson(before) === stableJson(after) ? [] : [...changes, { change: "added", text: unseen }];
}
