import { expect, test } from "vitest";
import { videoAddresses } from "./video-addresses.ts";

const made = (...names: string[]) => ({
  assetId: "a1",
  renditions: names.map((name) => ({ name, width: Number(/w(\d+)/.exec(name)?.[1] ?? 640) })),
});

test("a video is played small, and each of its frames is offered once, in order", () => {
  expect(
    videoAddresses(
      made(
        "720p.mp4",
        "poster-2-w320.webp",
        "360p.mp4",
        "poster-1-w640.webp",
        "poster-1-w320.webp",
        "poster-1-w320.jpg",
      ),
    ),
  ).toEqual({
    player: "/api/v1/media/a1/360p.mp4",
    posters: ["/api/v1/media/a1/poster-1-w320.webp", "/api/v1/media/a1/poster-2-w320.webp"],
  });
});

test("a video that is not ready has no address", () => {
  expect(videoAddresses(made())).toBeNull();
});
