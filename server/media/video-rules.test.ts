import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planVariants, posterMoments } from "./video-rules.ts";

describe("the versions of a video", () => {
  it("are 720p and 360p of a phone's video, lying or upright", () => {
    expect(planVariants({ width: 1920, height: 1080 })).toMatchObject([
      { name: "720p", width: 1280, height: 720 },
      { name: "360p", width: 640, height: 360 },
    ]);
    expect(planVariants({ width: 1080, height: 1920 })).toMatchObject([
      { name: "720p", width: 720, height: 1280 },
      { name: "360p", width: 360, height: 640 },
    ]);
  });

  it("are only the small one where the original is small", () => {
    expect(planVariants({ width: 320, height: 240 })).toMatchObject([
      { name: "360p", width: 320, height: 240 },
    ]);
  });

  it("never exceed the original nor 16:9, keep its form, and have even sides", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 144, max: 4096 }),
        fc.integer({ min: 144, max: 4096 }),
        (width, height) => {
          for (const plan of planVariants({ width, height })) {
            const limit = plan.name === "720p" ? [1280, 720] : [640, 360];
            const sides = [plan.width, plan.height].toSorted((a, b) => b - a);
            expect(sides[0]).toBeLessThanOrEqual(limit[0] ?? 0);
            expect(sides[1]).toBeLessThanOrEqual(limit[1] ?? 0);
            expect((plan.width % 2) + (plan.height % 2)).toBe(0);
            expect(plan.width).toBeLessThanOrEqual(width + 1);
            expect(Math.abs(plan.height - (plan.width * height) / width)).toBeLessThan(
              2 + (2 * height) / width,
            );
          }
        },
      ),
    );
  });

  it("offer frames from within the video as its poster", () => {
    const moments = posterMoments({ durationMs: 10_000 });
    expect(moments).toHaveLength(6);
    expect(moments.every((moment) => moment > 0 && moment < 10_000)).toBe(true);
  });
});
