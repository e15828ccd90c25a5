import { describe, expect, test } from "vitest";
import { matching, plain, withoutTargets, withTargets } from "./target-choice.ts";

const aChannel = (id: string, name: string, platform = "facebook") => ({
  id,
  name,
  platform,
  unitName: name,
});
const channels = [
  aChannel("facebook-1", "Công an phường Hạc Thành"),
  aChannel("facebook-2", "Công an xã Đông Tiến"),
  aChannel("facebook-3", "Công an xã Ba Đình"),
  aChannel("zalo-1", "Công an xã Đông Tiến", "zalo"),
];

describe("finding a channel", () => {
  test("works without Vietnamese marks", () => {
    const found = matching({ channels, platform: "facebook", words: "dong tien", chosen: new Set() });
    expect(found.map((channel) => channel.id)).toEqual(["facebook-2"]);
  });
  test("shows chosen channels first, then by name", () => {
    const found = matching({ channels, platform: "facebook", words: "", chosen: new Set(["facebook-2"]) });
    expect(found.map((channel) => channel.id)).toEqual(["facebook-2", "facebook-1", "facebook-3"]);
  });
  test("knows that đ is d", () => {
    expect(plain("Đường Đê")).toBe("duong de");
  });
});

describe("choosing many at once", () => {
  test("adds each channel once and takes out only what was named", () => {
    expect(withTargets(["a", "b"], ["b", "c"])).toEqual(["a", "b", "c"]);
    expect(withoutTargets(["a", "b", "c"], ["b"])).toEqual(["a", "c"]);
  });
});
