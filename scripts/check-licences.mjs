// Every installed dependency must bear a licence that lets this product be given on under Apache-2.0.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

const free = new Set([
  "MIT",
  "MIT-0",
  "ISC",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "CC-BY-4.0",
  "Unlicense",
  "Python-2.0",
  "Zlib",
  "WTFPL",
  "PostgreSQL",
]);
/** Say MIT in their licence or readme, though not in their package.json. */
const statedElsewhere = new Set(["combine-errors", "png-js"]);
/** Allowed for what is loaded unchanged as a package of its own, shown, or used only to build and test. */
const special = new Map([
  ["LGPL-3.0-or-later", /^@img\/sharp-/],
  ["LGPL-3.0", /^libheif-js$/],
  ["OFL-1.1", /^@(fontsource|expo-google-fonts)\//],
  ["MPL-2.0", /^(web-push|@axe-core\/playwright|axe-core|lightningcss.*)$/],
]);

const refused = [];
for (const { name, licence } of installed(join(root, "node_modules"))) {
  if (!statedElsewhere.has(name) && !allowed(name, licence)) refused.push(`${name}: ${licence}`);
}
if (refused.length > 0) {
  console.error(`Licences that are not allowed:\n${refused.join("\n")}`);
  process.exitCode = 1;
}

function allowed(name, licence) {
  const parts = licence.replace(/[()]/g, "").split(/ OR /i);
  return parts.some((part) =>
    part.split(/ AND /i).every((one) => free.has(one.trim()) || special.get(one.trim())?.test(name) === true),
  );
}

function* installed(folder) {
  for (const entry of readdirSync(folder)) {
    if (entry.startsWith(".")) continue;
    const path = join(folder, entry);
    if (entry.startsWith("@")) yield* installed(path);
    else if (statSync(path).isDirectory()) yield* described(path);
  }
}

function* described(path) {
  const text = read(join(path, "package.json"));
  if (text === undefined) return;
  const { name, license, licenses } = JSON.parse(text);
  const declared = license ?? licenses?.map?.((one) => one.type).join(" OR ") ?? "none declared";
  if (name !== undefined) yield { name, licence: typeof declared === "string" ? declared : declared.type };
  if (read(join(path, "node_modules/.package-lock.json")) !== undefined) return;
  try {
    yield* installed(join(path, "node_modules"));
  } catch {
    // No dependencies of its own.
  }
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // Absent.
    return undefined;
  }
}
