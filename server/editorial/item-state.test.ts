import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../foundation/project-root.ts";
import { factsDeciding } from "../foundation/state-table.ts";
import { underReviewStates } from "../review/review-state.ts";
import {
  type ItemAct,
  type ItemFact,
  type ItemState,
  itemActs,
  itemMoves,
  itemStates,
  itemStatesFor,
  nextItemState,
  phaseOf,
} from "./item-state.ts";

/** What becomes of an item in each state, act by act; "-" where the act is refused. A fact that decides stands before its "?". */
const ways: Record<ItemAct, Record<ItemState, string>> = {
  edit: row("draft", "-", "-", "-", "-", "-", "-"),
  submit: row("in-review", "-", "-", "-", "-", "-", "-"),
  approve: row("-", "complete?approved:in-review", "approved", "-", "-", "missed", "-"),
  return: row("-", "draft", "draft", "-", "-", "draft", "-"),
  "send-back": row("-", "complete?draft:stands-still?draft:-", "draft", "-", "-", "draft", "-"),
  recall: row("-", "draft", "draft", "-", "-", "draft", "-"),
  release: row("-", "-", "released", "-", "-", "released", "-"),
  schedule: row("-", "-", "scheduled", "-", "-", "scheduled", "-"),
  "come-due": row("-", "-", "-", "in-time?released:missed", "-", "-", "-"),
  "cancel-release": row("-", "-", "-", "approved", "-", "-", "-"),
  correct: row("-", "-", "-", "-", "draft", "-", "-"),
  close: row(...(Array(6).fill("open-notice?closed:-") as Six), "-"),
};

type Six = [string, string, string, string, string, string];

function row(...to: [...Six, string]): Record<ItemState, string> {
  return Object.fromEntries(itemStates.map((state, place) => [state, to[place] ?? "-"])) as Record<
    ItemState,
    string
  >;
}

/** What a line of `ways` says under these facts. */
function expectedWay(way: string, facts: Record<ItemFact, boolean>): string | undefined {
  const [, fact, then, otherwise] = /^([a-z-]+)\?([a-z-]+):(.+)$/.exec(way) ?? [];
  if (fact === undefined || then === undefined || otherwise === undefined)
    return way === "-" ? undefined : way;
  return facts[fact as ItemFact] ? then : expectedWay(otherwise, facts);
}

const names: readonly ItemFact[] = ["complete", "stands-still", "in-time", "open-notice"];
/** Each set of facts there can be. */
const allFacts = Array.from({ length: 2 ** names.length }, (_, bits) =>
  Object.fromEntries(names.map((name, place) => [name, (bits & (1 << place)) !== 0])),
) as Record<ItemFact, boolean>[];

const acts = Object.keys(itemActs) as ItemAct[];
const everything = acts.flatMap((act) => itemStates.map((state) => ({ act, state })));

describe("the state table of an item", () => {
  it.each(everything)("$act, when it is $state", ({ act, state }) => {
    for (const facts of allFacts)
      expect(nextItemState({ state, act, facts })).toBe(expectedWay(ways[act][state], facts));
  });

  it("answers nothing while a fact that decides is not known", () => {
    const hanging = everything.filter((attempt) => factsDeciding(itemMoves, attempt).length > 0);
    expect(hanging.length).toBeGreaterThan(5);
    for (const attempt of hanging)
      expect(() => nextItemState({ ...attempt, facts: {} })).toThrow(/not given/);
  });

  it("lets a reviewer return whatever a lens may be given on", () => {
    expect(itemStatesFor("return")).toEqual(itemStatesFor("approve"));
  });

  it("has a phase for each state", () => {
    expect(Object.fromEntries(itemStates.map((state) => [state, phaseOf(state)]))).toEqual({
      draft: "writing",
      "in-review": "deciding",
      approved: "deciding",
      scheduled: "deciding",
      released: "out",
      missed: "deciding",
      closed: "ended",
    });
  });

  it("is what the query over everything under review writes out for its index", () => {
    const query = readFileSync(join(projectRoot(), "server/review/under-review.ts"), "utf8");
    const listed = (column: string) =>
      new RegExp(`${column} in \\(([^)]*)\\)`)
        .exec(query)?.[1]
        ?.split(", ")
        .map((word) => word.slice(1, -1));
    expect(listed("item\\.state")).toEqual(itemStatesFor("approve"));
    expect(listed("review\\.state")).toEqual(underReviewStates);
  });
});

/** The only files that change the row of each, and what they change of it besides the state. */
const writers = {
  item: { "server/editorial/move-item.ts": true, "server/editorial/save-draft.ts": false },
  review: { "server/review/review-state.ts": true },
  release: {
    "server/release/release-state.ts": true,
    "server/release/send-out.ts": false,
    "server/delivery/post-late.ts": false,
  },
} as const;

describe("a state", () => {
  const files = readdirSync(join(projectRoot(), "server"), { recursive: true, encoding: "utf8" })
    .map((file) => join("server", file))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  const texts = new Map(files.map((file) => [file, readFileSync(join(projectRoot(), file), "utf8")]));

  it.each(Object.entries(writers))("of a row of «%s» is written in one place alone", (table, known) => {
    const sets = new RegExp(`updateTable\\("${table}"\\)\\s*\\.set\\(([^]*?)\\)\\s*\\.where`, "g");
    const found = new Map<string, boolean>();
    for (const [file, text] of texts) {
      for (const [, set = ""] of text.matchAll(sets)) found.set(file, /\bstate\b/.test(set));
      expect(text, file).not.toMatch(new RegExp(`update ${table} set`, "i"));
      if (!found.has(file)) expect(text, file).not.toContain(`updateTable("${table}")`);
    }
    expect(Object.fromEntries(found)).toEqual(known);
  });
});
