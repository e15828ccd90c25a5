// A platform is one folder: hardly a file outside server/platforms/ names one. Texts, generated files, migrations, tests,
// the demonstration and the stand-ins are not counted.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root as checkout } from "./root.mjs";

/** The checkout, or another folder of the same form. */
const root = process.argv[2] ?? checkout;

/** Who may name one, and why. Never more than twelve. */
const allowed = new Map([
  ["server/foundation/config.ts", "the settings of each platform bear its name, which operators rely on"],
]);
const most = 12;

const production = /^(?:server|portal|newsroom|body)\/.*\.(?:ts|tsx|js|css)$/;
const apart = /^server\/(?:platforms|migrations)\/|^newsroom\/texts\/|\.test\.tsx?$|\.generated\.ts$/;

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
  maxBuffer: 64 * 1024 * 1024,
})
  .split("\n")
  .filter((file) => production.test(file) && !apart.test(file));
const naming = files.filter((file) => /facebook|zalo/i.test(read(file)));

for (const file of naming.filter((name) => !allowed.has(name)))
  complain(`${file} names a platform: read it from the list (server/platforms/list.ts)`);
for (const file of allowed.keys())
  if (files.includes(file) && !naming.includes(file))
    complain(`${file} names no platform any more: take it out of the list`);
if (allowed.size > most) complain(`${allowed.size} files may name a platform, ${most} at most`);

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
