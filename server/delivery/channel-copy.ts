import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { SealedContent, SealedPicture } from "../editorial/sealed-content.ts";
import type { Context } from "../foundation/context.ts";
import { mediaPath } from "../foundation/files/media-path.ts";
import { platformById } from "../foundation/platform-facts.ts";
import type { ChannelCopy, CopyPicture } from "../platforms/connector.ts";

/** What goes out on one channel, taken from the sealed revision alone. */
export function channelCopy(
  ctx: Context,
  input: {
    deliveryId: string;
    channel: ChannelCopy["channel"];
    platform: string;
    content: SealedContent;
  },
): ChannelCopy {
  const { content } = input;
  const { rendition, readPart } = platformById(ctx.platforms, input.platform);
  return {
    deliveryId: input.deliveryId,
    channel: input.channel,
    articleUrl: content.articleUrl,
    part: readPart(content.parts[input.platform]),
    pictures: content.pictures.map((picture) => copyPicture(ctx, { picture, rendition: rendition.name })),
  };
}

function copyPicture(
  ctx: Context,
  { picture, rendition }: { picture: SealedPicture; rendition: string },
): CopyPicture {
  const found = picture.renditions.find((candidate) => candidate.name === rendition);
  if (found === undefined) throw new Error(`a sealed picture lacks its rendition ${rendition}`);
  return {
    digest: found.digest,
    caption: picture.caption,
    url: `${ctx.config.publicUrl}${mediaPath(found)}`,
    mime: found.mime,
    bytes: () => sealedBytes(ctx, found.digest),
  };
}

/** The file of a rendition, if it is there and still bears its digest; undefined otherwise. */
async function sealedBytes(ctx: Context, digest: string): Promise<Buffer | undefined> {
  const bytes = await readFile(ctx.files.path("renditions", digest)).catch(() => undefined);
  if (bytes === undefined) return undefined;
  return createHash("sha256").update(bytes).digest("hex") === digest ? bytes : undefined;
}
