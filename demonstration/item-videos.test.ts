import { stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readItemVideos } from "./item-videos.ts";

const videos = await readItemVideos(join(import.meta.dirname, "data"));
const [video] = videos.get("57-video-60-giay-deepfake.md") ?? [];

const cues = video?.captions ?? [];

describe("the drawn video about deepfake calls", () => {
  it("weighs little enough for a phone", async () => {
    expect((await stat(video?.file ?? "")).size).toBeLessThan(1_500_000);
  });

  it("has captions from its first seconds to its end, half a minute at most, that tell the whole story", () => {
    expect(cues.at(0)?.start).toBeLessThan(2000);
    expect(cues.at(-1)?.end).toBeGreaterThan(20_000);
    expect(cues.at(-1)?.end).toBeLessThanOrEqual(30_000);
    for (const [index, { start }] of cues.entries())
      expect(start - (cues[index - 1]?.end ?? 0)).toBeLessThan(2000);
    expect(cues.map(({ text }) => text).join(" ")).toContain("DỪNG – GỌI LẠI – HỎI THỬ");
  });
});
