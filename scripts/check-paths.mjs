// Each file or folder that ARCHITECTURE.md, CONTRIBUTING.md and README.md name between backticks exists.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root as checkout } from "./root.mjs";

/** The checkout, or another folder of the same form. */
const root = process.argv[2] ?? checkout;
const documents = ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md"].filter((name) =>
  existsSync(join(root, name)),
);
/** Folders of the checkout that are committed; what `dist/`, `data/` and their like hold is made later. */
const folders = "server|portal|newsroom|body|simulators|demonstration|tests|bench|scripts|docs";
/** A path from the top, without a pattern in it: `server/main.ts`, `portal/kinds/`. */
const named = new RegExp(`\`((?:${folders})/[\\w./@-]*)\``, "g");
const made = new Set(["bench/results.json", "bench/.archive"]);

for (const document of documents) {
  readFileSync(join(root, document), "utf8")
    .split("\n")
    .forEach((line, index) => {
      for (const [, path] of line.matchAll(named))
        if (!made.has(path) && !existsSync(join(root, path))) {
          console.error(`${document}:${index + 1}: there is no ${path}`);
          process.exitCode = 1;
        }
    });
}
