import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import type { SealedContent, SealedPicture, SealedVideo } from "../editorial/sealed-content.ts";
import type { Context } from "../foundation/context.ts";
import { mediaPath } from "../foundation/files/media-path.ts";
import { platformById } from "../foundation/platform-facts.ts";
import type { ChannelCopy, CopyPicture, CopyVideo } from "../platforms/connector.ts";

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
    videos: content.videos.map((video) => copyVideo(ctx, video)),
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

/** The largest file that plays by itself; streams are the portal's alone. */
function copyVideo(ctx: Context, video: SealedVideo): CopyVideo {
  const [movie] = video.files
    .filter(({ mime }) => mime === "video/mp4")
    .toSorted((one, other) => other.bytes - one.bytes);
  if (movie === undefined)
    throw new Error(`the sealed video ${video.assetId} has no file that plays by itself`);
  return {
    digest: movie.digest,
    title: video.title,
    url: `${ctx.config.publicUrl}${mediaPath(movie)}`,
    bytes: movie.bytes,
    file: () => sealedFile(ctx, movie.digest),
  };
}

/** Where a large file stands, if it does and still bears its digest; read piece by piece. */
async function sealedFile(ctx: Context, digest: string): Promise<string | undefined> {
  const file = ctx.files.path("renditions", digest);
  const hash = createHash("sha256");
  try {
    for await (const piece of createReadStream(file)) hash.update(piece);
  } catch {
    return undefined;
  }
  return hash.digest("hex") === digest ? file : undefined;
}

/** The file of a rendition, if it is there and still bears its digest; undefined otherwise. */
async function sealedBytes(ctx: Context, digest: string): Promise<Buffer | undefined> {
  const bytes = await readFile(ctx.files.path("renditions", digest)).catch(() => undefined);
  if (bytes === undefined) return undefined;
  return createHash("sha256").update(bytes).digest("hex") === digest ? bytes : undefined;
}
