import type { AssetKind } from "./store.ts";

/**
 * The rules by which files of a kind are judged and made today. Raised whenever something is refused that was taken
 * before, or something is made differently for safety: ready files of older rules are read again before they go out anew,
 * and nothing is taken over from them. Documents 3: every object of a PDF is looked at, and whatever was ever drawn in it.
 */
export const rulesVersion = { picture: 1, video: 1, document: 3 } as const satisfies Record<
  AssetKind,
  number
>;
