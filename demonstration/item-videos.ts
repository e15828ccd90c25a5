import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { parseCaptions } from "../body/captions.ts";
import type { DrawnVideo } from "./publication.ts";

const videosByItem = z.record(
  z.string(),
  z.strictObject({ title: z.string(), file: z.string(), captions: z.string(), poster: z.number().int() }),
);

/** The videos that go out with sample items, by the item's file name. Throws when captions are not in form. */
export async function readItemVideos(folder: string): Promise<ReadonlyMap<string, readonly DrawnVideo[]>> {
  const listed = videosByItem.parse(parse(await readFile(join(folder, "item-videos.yaml"), "utf8")));
  const videos = new Map<string, readonly DrawnVideo[]>();
  for (const [item, { title, file, captions, poster }] of Object.entries(listed)) {
    const read = parseCaptions(await readFile(join(folder, "videos", captions), "utf8"));
    if (!read.ok) throw new Error(`${captions}, line ${read.line}: ${read.message}`);
    videos.set(`${item}.md`, [
      { title, filename: file, file: join(folder, "videos", file), poster, captions: read.cues },
    ]);
  }
  return videos;
}
