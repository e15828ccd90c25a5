// One word, one meaning: refuses the names that CONTRIBUTING's glossary lists under "Not", as declared names (variables,
// functions, types, members) and as parts of file names. Prose, texts of screens, and data of others are not looked at.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { root as checkout } from "./root.mjs";

/** The checkout, or another folder of the same form. */
const root = process.argv[2] ?? checkout;

const code = /^(?:server|portal|newsroom|body|simulators|tests|bench|scripts)\/.*\.(?:ts|tsx|mjs)$/;
const apart = /\.generated\.ts$|^newsroom\/texts\//;

/** Each refused name with the word to take instead, and the folder in which alone it is refused ("" everywhere). */
const refused = refusedNames(readFileSync(join(root, "CONTRIBUTING.md"), "utf8"));
if (refused.size === 0) complain("CONTRIBUTING.md: the glossary lists no refused name");

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
  maxBuffer: 64 * 1024 * 1024,
})
  .split("\n")
  .filter((file) => code.test(file) && !apart.test(file));

for (const file of files) {
  for (const part of file.split("/").at(-1)?.split(/[.-]/) ?? []) refuse(part, { file, where: file });
  const text = read(file);
  const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  visit(source, (name) => {
    const line = source.getLineAndCharacterOfPosition(name.getStart(source)).line + 1;
    refuse(name.text, { file, where: `${file}:${line}` });
  });
}

/** Rows of the glossary: | word | meaning | `not`, `not` (in folder/) |. */
function refusedNames(contributing) {
  const names = new Map();
  for (const line of contributing.split("\n")) {
    const [, word, , not] = line.split("|").map((cell) => cell.trim());
    if (not === undefined || word === "Word") continue;
    const folder = /\(in ([a-z/]+)\)/.exec(not)?.[1] ?? "";
    for (const [, name] of not.matchAll(/`([A-Za-z]+)`/g)) names.set(name.toLowerCase(), { word, folder });
  }
  return names;
}

/** Calls back with each identifier that declares a name. */
function visit(node, found) {
  if (
    ts.isIdentifier(node) &&
    node.parent?.name === node &&
    !ts.isPropertyAccessExpression(node.parent) &&
    !ts.isImportSpecifier(node.parent)
  )
    found(node);
  ts.forEachChild(node, (child) => visit(child, found));
}

function refuse(name, { file, where }) {
  const known = refused.get(name.toLowerCase());
  if (known !== undefined && file.startsWith(known.folder))
    complain(`${where}: "${name}" is ${known.word} here`);
}

function read(file) {
  try {
    return readFileSync(join(root, file), "utf8");
  } catch {
    // Deleted and not committed yet.
    return "";
  }
}

function complain(what) {
  console.error(what);
  process.exitCode = 1;
}
