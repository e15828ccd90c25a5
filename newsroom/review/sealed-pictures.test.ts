import { describe, expect, test } from "vitest";
import { sealedPictureAddress, withNewsroomPictures } from "./sealed-pictures.ts";

const digest = "ab".repeat(32);
const aPicture = {
  assetId: "asset1",
  caption: "Tang vật",
  alt: "Chín xe máy",
  renditions: [
    { name: "w320.webp", digest: "cd".repeat(32), width: 320 },
    { name: "w640.webp", digest, width: 640 },
    { name: "facebook.jpg", digest: "ef".repeat(32), width: 2048 },
  ],
};

describe("pictures of a revision that is not yet public", () => {
  test("are fetched from the newsroom", () => {
    const html = `<img src="/media/${digest}.webp" srcset="/media/${digest}.webp 640w">`;
    expect(withNewsroomPictures(html, [aPicture])).toBe(
      '<img src="/api/v1/media/asset1/w640.webp" srcset="/api/v1/media/asset1/w640.webp 640w">',
    );
  });
  test("an unknown digest is left as it is", () => {
    const html = `<img src="/media/${"00".repeat(32)}.webp">`;
    expect(withNewsroomPictures(html, [aPicture])).toBe(html);
  });
  test("the smallest wide enough is taken, else the widest", () => {
    expect(sealedPictureAddress(aPicture, 500)).toBe("/api/v1/media/asset1/w640.webp");
    expect(sealedPictureAddress(aPicture, 1280)).toBe("/api/v1/media/asset1/w640.webp");
    expect(sealedPictureAddress({ ...aPicture, renditions: [] }, 320)).toBeNull();
  });
});
