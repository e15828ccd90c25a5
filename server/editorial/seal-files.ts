import { createHash } from "node:crypto";
import { writeCaptions } from "../../body/captions.ts";
import type { DraftContent } from "./draft.ts";
import type { SealedAttachment, SealedRendition, SealedVideo } from "./sealed-content.ts";

/** A video that came in and was made ready. */
export interface ReadyVideo {
  readonly originalDigest: string;
  readonly durationMs: number | null;
  readonly renditions: readonly SealedRendition[];
}

/** A document that came in and was read. */
export interface ReadyDocument {
  readonly filename: string;
  readonly renditions: readonly SealedRendition[];
}

/** The attachments of a draft under the seal, each with the digest of its bytes. */
export function sealAttachments({
  draft,
  documents,
}: {
  draft: DraftContent;
  documents: ReadonlyMap<string, ReadyDocument>;
}): SealedAttachment[] {
  return draft.attachments.map(({ assetId, title }) => {
    const document = documents.get(assetId);
    const [file] = document?.renditions ?? [];
    if (document === undefined || file === undefined) throw new Error("a file is sealed that is not ready");
    const { digest, mime, bytes } = file;
    return { assetId, title: title.trim(), filename: document.filename, digest, mime, bytes };
  });
}

/** The videos of a draft under the seal: the frame chosen as poster, every file for players, and the captions. */
export function sealVideos({
  draft,
  videos,
}: {
  draft: DraftContent;
  videos: ReadonlyMap<string, ReadyVideo>;
}): SealedVideo[] {
  return draft.videos.map(({ assetId, title, poster, speech, captions: cues }) => {
    const video = videos.get(assetId);
    if (video === undefined || video.durationMs === null)
      throw new Error("a video is sealed that is not ready");
    const { originalDigest, durationMs, renditions } = video;
    const file = cues.length === 0 ? undefined : captionsFile(cues);
    return {
      assetId,
      title: title.trim(),
      originalDigest,
      durationMs,
      poster: renditions.filter(({ name }) => name.startsWith(`poster-${poster}-`)),
      files: renditions.filter(({ name }) => !name.startsWith("poster-")),
      hasSpeech: speech === "spoken",
      captions:
        file === undefined
          ? null
          : { digest: createHash("sha256").update(file).digest("hex"), bytes: file.length, cues },
    };
  });
}

/** The WebVTT files that go out with a draft. */
export function captionFiles({ videos }: DraftContent): Buffer[] {
  return videos.filter(({ captions }) => captions.length > 0).map(({ captions }) => captionsFile(captions));
}

function captionsFile(cues: DraftContent["videos"][number]["captions"]): Buffer {
  return Buffer.from(writeCaptions(cues));
}
