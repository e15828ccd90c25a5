import type { Cue } from "../body/captions.ts";
import type { Context } from "../server/foundation/context.ts";
import { addVideo } from "./add-files.ts";
import type { DrawnVideo } from "./publication.ts";

/** A video of a draft: nobody speaks in the drawn ones, their captions tell what is seen and said. */
interface AddedVideo {
  readonly assetId: string;
  readonly title: string;
  readonly poster: number;
  readonly speech: "none";
  readonly captions: readonly Cue[];
}

/** Takes the videos of an item in through the act that officers use. Without ffmpeg on the machine the item goes without. */
export async function takeInVideos(
  ctx: Context,
  { videos, itemId, personId }: { videos: readonly DrawnVideo[]; itemId: string; personId: string },
): Promise<AddedVideo[]> {
  const taken: AddedVideo[] = [];
  for (const { title, filename, file, poster, captions } of videos) {
    const assetId = await addVideo(ctx, { itemId, personId, filename, file });
    if (assetId !== undefined) taken.push({ assetId, title, poster, speech: "none", captions });
  }
  return taken;
}
