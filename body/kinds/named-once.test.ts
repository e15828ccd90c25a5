import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { kindIds } from "./list.ts";

const root = join(import.meta.dirname, "../..");
const ids = kindIds.join("|");
/** Beside the word "kind", as a case, as a cache key, or two in one line: what a list or a question about kinds looks like. */
const named = [
  new RegExp(`\\bkinds?\\b[^;?$]{0,40}["'\`](?:${ids})["'\`]`, "i"),
  new RegExp(`^\\s*case "(?:${ids})":`),
  new RegExp(`["'\`]kind:(?:${ids})["'\`]`),
  new RegExp(`["'](${ids})["'],.*["'](?!\\1["'])(?:${ids})["']`),
];
/** A line of a list that is broken over lines, and of a table by kinds; one of them says nothing, two do. */
const listed = new RegExp(`^\\s*(?:"(${ids})",?|"?(${ids})"?: [^;]*)$`);

/** The lines of a text that name a kind by its id. */
function linesThatName(text: string): string[] {
  const lines = text.split("\n");
  const inList = lines.filter((line) => listed.test(line));
  const several = new Set(inList.map((line) => line.match(listed)?.slice(1).join(""))).size > 1;
  return [...lines.filter((line) => named.some((form) => form.test(line))), ...(several ? inList : [])];
}

/** Where a kind is defined, shown, filled in and called by its name. */
const ownPlaces =
  /^(?:body\/kinds\/|portal\/kinds\/|newsroom\/texts\/vi\/details\.ts$|newsroom\/editor\/details\/[a-z-]+-fields\.tsx$)/;
const ofFiles = "a kind of file: a document";
const ofDisagreements = "a kind of disagreement: a missing row";
/** Everything else that bears a word like a kind's id in such a place, with its reason. */
const others: Readonly<Record<string, string>> = {
  "newsroom/items/new-item-button.tsx": "the kind that stands there before anybody chooses",
  "server/channels/target-rules.ts": "rules that are dated rows (law 12)",
  "portal/addresses/render-address.ts": "names of routes",
  "portal/pages/home.tsx": "blocks of the front page",
  "newsroom/editor/queries.ts": ofFiles,
  "newsroom/editor/files/attachments-panel.tsx": ofFiles,
  "server/editorial/save-draft.ts": ofFiles,
  "server/media/make-document-ready.ts": ofFiles,
  "server/media/refuse-secret-document.ts": ofFiles,
  "server/media/routes.ts": ofFiles,
  "server/media/take-in-file.ts": ofFiles,
  "server/review/submit-item.ts": ofFiles,
  "server/editorial/ledger-check.ts": ofDisagreements,
  "server/ledger/compare-rows.ts": ofDisagreements,
  "server/ledger/subject-check.ts": ofDisagreements,
  "server/ledger/witnessed-rows.ts": ofDisagreements,
  "server/public-store/ledger-check.ts": ofDisagreements,
};

function productionFiles(): string[] {
  return ["body", "newsroom", "portal", "server"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && !/\.(?:test|generated)\.tsx?$/.test(file))
      .map((file) => `${folder}/${file.replaceAll("\\", "/")}`),
  );
}

test("a kind is named by its id in its own places and nowhere else, so that a new one is no hunt", () => {
  const naming = productionFiles().flatMap((file) =>
    ownPlaces.test(file)
      ? []
      : linesThatName(readFileSync(join(root, file), "utf8")).map((line) => ({ file, line })),
  );
  const found = Object.groupBy(naming, ({ file }) => file);
  expect(naming.filter(({ file }) => others[file] === undefined)).toEqual([]);
  expect(Object.keys(others).filter((file) => found[file] === undefined)).toEqual([]);
});

test.each([
  'const closing = new Set(["wanted", "missing"]);',
  '  if (article.kind === "warning") return danger;',
  '    .where("article.kind", "=", "page")',
  '    case "question":',
  '  keys: ["kind:document"],',
  '  { id: "truy-na", kinds: ["wanted"] },',
  'const kinds = [\n  "news",\n  "event",\n];',
  "const weights = {\n  wanted: 0.15,\n  guide: 0.1,\n};",
])("what would be a second list is found: %s", (text) => {
  expect(linesThatName(text)).not.toEqual([]);
});

test.each([
  '<Icon name="warning" />',
  'const keys = ["layout", ...others];',
  '    .where("article.kind", "=", warningKind.id)',
  '  if (content.kind === layoutKind.id ? ["layout"] : []) return;',
  'const lens = "legal";',
])("what only sounds like one is let pass: %s", (text) => {
  expect(linesThatName(text)).toEqual([]);
});
