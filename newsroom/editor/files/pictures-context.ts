import { createContext, useContext } from "react";
import type { Asset } from "../queries.ts";
import type { DraftPicture } from "./draft-pictures.ts";

/** The pictures of the draft that is open: what the server knows of each file, and what the officer wrote of it. */
interface Pictures {
  readonly assets: ReadonlyMap<string, Asset>;
  readonly texts: readonly DraftPicture[];
  readonly update: (assetId: string, change: Partial<Omit<DraftPicture, "assetId">>) => void;
}

export const PicturesContext = createContext<Pictures>({
  assets: new Map(),
  texts: [],
  update: () => undefined,
});

/** The pictures of the draft that is open, for the views inside the text. */
export function usePictures(): Pictures {
  return useContext(PicturesContext);
}

/** The address of the smallest rendition that is at least `wanted` pixels wide, else of the widest; null while there is none. */
export function pictureAddress(asset: Asset | undefined, wanted: number): string | null {
  const webps = (asset?.renditions ?? [])
    .filter((rendition) => /^w\d+\.webp$/.test(rendition.name))
    .toSorted((left, right) => left.width - right.width);
  const found = webps.find((rendition) => rendition.width >= wanted) ?? webps.at(-1);
  return asset === undefined || found === undefined ? null : `/api/v1/media/${asset.assetId}/${found.name}`;
}
