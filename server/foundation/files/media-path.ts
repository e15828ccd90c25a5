/** The ending that a file's public address bears, by its type; what is not here is never served to the public. */
export const mediaEndings = {
  "image/webp": "webp",
  "image/jpeg": "jpg",
  "video/mp4": "mp4",
  "video/iso.segment": "m4s",
  "application/vnd.apple.mpegurl": "m3u8",
  "text/vtt": "vtt",
  "application/pdf": "pdf",
} as const;

/** The public address of a file on the portal. Throws for a type that the portal does not serve. */
export function mediaPath({ digest, mime }: { digest: string; mime: string }): string {
  const ending = Object.entries(mediaEndings).find(([known]) => known === mime)?.[1];
  if (ending === undefined) throw new Error(`the portal serves no ${mime}`);
  return `/media/${digest}.${ending}`;
}
