// Writes the drawings of what an item, a review and a release can become into ARCHITECTURE.md, from their state tables.
// With --verify it fails when the document is not what it would write.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { firstState, itemMoves } from "../server/editorial/item-state.ts";
import { releaseMoves } from "../server/release/release-state.ts";
import { firstReviewState, reviewMoves } from "../server/review/review-state.ts";
import { root } from "./root.mjs";

const target = join(root, "ARCHITECTURE.md");
const tables = {
  item: { moves: itemMoves, first: [firstState] },
  review: { moves: reviewMoves, first: [firstReviewState] },
  release: { moves: releaseMoves, first: ["released", "scheduled"] },
};

/** Mermaid reads a hyphen as an arrow: such a state gets another name, and its own as its label. */
const id = (state) => state.replaceAll("-", "_");

/** One line for each way from a state to another, with all acts that take it. */
function drawing({ moves, first }) {
  const acts = new Map();
  for (const { from, to, act, when, unless } of moves) {
    const fact = when === undefined ? (unless === undefined ? "" : ` [not ${unless}]`) : ` [${when}]`;
    for (const state of from) {
      const way = `${id(state)} --> ${id(to)}`;
      acts.set(way, [...(acts.get(way) ?? []), `${act}${fact}`]);
    }
  }
  const lines = [...acts].map(([way, names]) => `  ${way}: ${names.join(", ")}`);
  return [
    "```mermaid",
    "stateDiagram-v2",
    ...first.map((state) => `  [*] --> ${id(state)}`),
    ...lines,
    "```",
  ].join("\n");
}

const before = readFileSync(target, "utf8");
const after = Object.entries(tables).reduce((text, [name, table]) => {
  const [begin, end] = [`<!-- states of ${name} -->`, `<!-- end of states of ${name} -->`];
  const [head, rest] = text.split(begin);
  const tail = rest?.split(end)[1];
  if (tail === undefined) throw new Error(`ARCHITECTURE.md has no place for the states of ${name}`);
  return `${head}${begin}\n${drawing(table)}\n${end}${tail}`;
}, before);

if (!process.argv.includes("--verify")) writeFileSync(target, after);
else if (before !== after) {
  console.error(
    "The drawings of states in ARCHITECTURE.md are not those of the tables; run node scripts/state-diagrams.mjs.",
  );
  process.exitCode = 1;
}
