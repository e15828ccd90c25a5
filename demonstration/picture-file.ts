import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../server/foundation/project-root.ts";

/** The JPEG of a drawn scene ("subject/scene"). Throws when no such picture lies in demonstration/data/pictures. */
export function readPicture(scene: string): Promise<Buffer> {
  return readFile(join(projectRoot(), "demonstration/data/pictures", `${scene}.jpg`));
}
