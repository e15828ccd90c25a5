import { addContributor } from "../server/editorial/store.ts";
import type { Context } from "../server/foundation/context.ts";
import { newId } from "../server/foundation/ids.ts";
import { makeReady } from "../server/media/make-picture-ready.ts";
import { takeInPicture } from "../server/media/take-in-picture.ts";
import { need } from "./need.ts";
import { readPicture } from "./picture-file.ts";
import type { DrawnPicture } from "./publication.ts";

/** Takes drawn pictures in through the act that officers use and waits until they are ready. */
export async function takeInPictures(
  ctx: Context,
  { pictures, itemId, personId }: { pictures: readonly DrawnPicture[]; itemId: string; personId: string },
): Promise<{ assetId: string; caption: string; alt: string }[]> {
  const taken: { assetId: string; caption: string; alt: string }[] = [];
  for (const { scene, caption, alt } of pictures) {
    const asset = need(
      await takeInPicture(ctx, {
        assetId: newId(),
        itemId,
        personId,
        filename: `${scene.replace("/", "-")}.jpg`,
        bytes: await readPicture(scene),
        recordContribution: addContributor,
      }),
    );
    await makeReady(ctx, { assetId: asset.assetId });
    taken.push({ assetId: asset.assetId, caption, alt });
  }
  return taken;
}
