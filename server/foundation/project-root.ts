import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of the installed product (the one with package.json), from the sources as well as from the bundle. */
export function projectRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("package.json was not found above the running file");
    folder = parent;
  }
  return folder;
}
