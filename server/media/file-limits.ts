import type { AssetKind } from "./store.ts";

/** How large a file may be when it comes in, and what its sender is told. A gigabyte is a quarter of an hour of a phone's Full HD. */
export const fileLimits: Readonly<
  Record<AssetKind, { readonly maxBytes: number; readonly refusedTitle: string; readonly tooLarge: string }>
> = {
  picture: {
    maxBytes: 25 * 1024 * 1024,
    refusedTitle: "Không nhận được ảnh",
    tooLarge: "Ảnh lớn hơn 25 MB. Hãy thu nhỏ rồi tải lại.",
  },
  video: {
    maxBytes: 1024 * 1024 * 1024,
    refusedTitle: "Không nhận được video",
    tooLarge: "Video lớn hơn 1 GB. Hãy cắt ngắn hoặc xuất nhỏ hơn rồi tải lại.",
  },
  document: {
    maxBytes: 50 * 1024 * 1024,
    refusedTitle: "Không nhận được tệp",
    tooLarge: "Tệp lớn hơn 50 MB. Hãy nén ảnh trong tệp hoặc chia nhỏ rồi tải lại.",
  },
};
