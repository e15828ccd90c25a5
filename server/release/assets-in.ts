import type { SealedContent } from "../editorial/sealed-content.ts";

/** The files of a sealed content, by their asset ids. */
export function assetsIn({ pictures, videos, attachments }: SealedContent): readonly string[] {
  return [...pictures, ...videos, ...attachments].map(({ assetId }) => assetId);
}
