import { stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readItemVideos } from "./item-videos.ts";
import { shots } from "./video/shots.ts";

const videos = await readItemVideos(join(import.meta.dirname, "data"));
const [video] = videos.get("57-video-60-giay-deepfake.md") ?? [];
const lasts = shots.reduce((sum, shot) => sum + shot.seconds, 0) * 1000;

describe("the drawn video about deepfake calls", () => {
  it("lasts half a minute at most and weighs little enough for a phone", async () => {
    expect(lasts).toBeGreaterThan(20_000);
    expect(lasts).toBeLessThanOrEqual(30_000);
    expect((await stat(video?.file ?? "")).size).toBeLessThan(1_500_000);
  });

  it("has captions for every shot that tell the whole story", () => {
    const cues = video?.captions ?? [];
    let begun = 0;
    for (const { seconds } of shots) {
      const ends = begun + seconds * 1000;
      expect(cues.some(({ start, end }) => start < ends && end > begun)).toBe(true);
      begun = ends;
    }
    expect(cues.at(-1)?.end).toBeLessThanOrEqual(lasts);
    expect(cues.map(({ text }) => text).join(" ")).toContain("DỪNG – GỌI LẠI – HỎI THỬ");
  });
});
