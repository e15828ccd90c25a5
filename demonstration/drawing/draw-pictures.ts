import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { drawPicture, sceneNames } from "./pictures/draw.ts";

const folder = join(import.meta.dirname, "../data/pictures");

// The named scenes ("subject/scene"), or all.
const asked = process.argv.slice(2);
for (const scene of asked.length === 0 ? sceneNames : asked) {
  const file = join(folder, `${scene}.jpg`);
  const picture = await drawPicture(scene);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, picture);
}
