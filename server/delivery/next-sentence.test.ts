import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextSentence } from "./next-sentence.ts";

const now = new Date("2026-11-24T02:00:00Z");
const minute = 60_000;
const hour = 60 * minute;
const after = (ms: number) => new Date(now.getTime() + ms);
const say = (
  state: "pending" | "unknown" | "blocked",
  waitMs: number,
  pauses: Parameters<typeof nextSentence>[0]["pauses"] = [],
) => nextSentence({ state, platformName: "Facebook", nextAt: after(waitMs), pauses, now });

describe("what the board says comes next", () => {
  it.each([
    ["pending", 0, "Tự đăng lại khi tới lượt."],
    ["pending", -5 * hour, "Tự đăng lại khi tới lượt."],
    ["unknown", 400, "Đọc lại kênh khi tới lượt, chưa gửi lại."],
    ["unknown", 15_000, "Đọc lại kênh sau 15 giây, chưa gửi lại."],
    ["pending", 12 * minute, "Tự đăng lại sau 12 phút."],
    ["pending", 74 * minute, "Tự đăng lại lúc 10:14."],
    ["pending", 20 * hour, "Tự đăng lại lúc 05:00 ngày 25/11."],
    [
      "blocked",
      4319 * minute,
      "Chờ hết thời gian Facebook hạn chế; tự thử lại lúc 08:59 ngày 27/11 (khoảng 3 ngày nữa).",
    ],
  ] as const)("a %s row whose time is %i ms ahead", (state, waitMs, words) => {
    expect(say(state, waitMs)).toBe(words);
  });

  it("names what is waited for and the end of that, where all of the platform or the channel must stay quiet", () => {
    expect(say("pending", 0, [{ of: "application", until: after(10 * minute) }])).toBe(
      "Chờ Facebook nhận lệnh gọi trở lại; tự đăng lại sau 10 phút.",
    );
    expect(say("unknown", 0, [{ of: "channel", until: after(3 * hour) }])).toBe(
      "Chờ hết thời gian kênh phải tạm dừng trên Facebook; đọc lại kênh lúc 12:00, chưa gửi lại.",
    );
    // A pause that is over, or that ends before the row's own time, is none.
    expect(say("pending", 0, [{ of: "channel", until: after(-minute) }])).toBe("Tự đăng lại khi tới lượt.");
    expect(say("pending", 5 * minute, [{ of: "channel", until: after(minute) }])).toBe(
      "Tự đăng lại sau 5 phút.",
    );
  });

  it("never speaks of no seconds or of hundreds of minutes", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("pending" as const, "unknown" as const, "blocked" as const),
        fc.integer({ min: -hour, max: 10 * 24 * hour }),
        (state, waitMs) => {
          const words = say(state, waitMs);
          expect(words).not.toMatch(/ 0 (giây|phút)/);
          const [, number] = /sau (\d+) (?:giây|phút)/.exec(words) ?? [];
          if (number !== undefined) expect(Number(number)).toBeLessThanOrEqual(60);
        },
      ),
    );
  });
});
