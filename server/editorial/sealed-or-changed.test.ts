import { describe, expect, it } from "vitest";
import { hashCanonical, toJson } from "../foundation/canonical-json.ts";
import { platforms } from "../platforms/list.ts";
import { postsOf } from "./posts.ts";
import { storedContent } from "./sealed-content.ts";
import { sealedOrChanged } from "./sealed-or-changed.ts";

/** A revision as the version before format 2 stored it, with the hash that its people signed. */
const older = {
  format: 1,
  itemId: "01j0000000000001",
  number: 1,
  unit: { code: "X001", name: "Công an phường Hạc Thành", slug: "cong-an-phuong-hac-thanh" },
  kind: "news",
  category: { slug: "tin-tuc", name: "Tin tức" },
  slug: "canh-bao-gia-danh",
  articleUrl: "https://congan.example.vn/tin/canh-bao-gia-danh-01j0000000000001",
  title: "Cảnh báo giả danh",
  summary: "Không chuyển tiền cho người lạ.",
  body: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Gọi 113." }] }] },
  bodyHtml: "<p>Gọi 113.</p>",
  tags: ["lừa đảo"],
  urgent: false,
  pictures: [],
  channelTexts: {
    facebook: { message: "Cảnh báo giả danh\n\nXem chi tiết: https://congan.example.vn/tin/a" },
    zalo: {
      title: "Cảnh báo giả danh",
      author: "Công an phường Hạc Thành",
      description: "Không chuyển tiền cho người lạ.",
      body: [{ type: "text", content: "<p>Gọi 113.</p>" }],
    },
  },
  details: null,
  attachments: [],
  videos: [],
  correctionNote: "",
  targets: ["facebook-1", "portal", "zalo-1"],
  declaration: { notStateSecret: true },
  consent: null,
  contributors: ["01j000000000000p"],
  planId: "plan",
};
const decidedHash = Buffer.from("9f0711582beea167b3553a681622f93a981ea82dfdb2691642668fc96b2c38a5", "hex");

describe("a revision that was sealed in format 1", () => {
  it("still bears the hash that its people signed, and reads like one of today", () => {
    const { channelTexts, ...same } = older;
    expect(sealedOrChanged({ content: older, decidedHash })).toEqual({
      ...same,
      format: 2,
      parts: channelTexts,
    });
  });

  it("is given by the API word for word, so that whoever reads it can prove its hash", () => {
    expect(hashCanonical(toJson(storedContent.parse(older)))).toEqual(decidedHash);
  });

  it("shows what went out on each platform", () => {
    const content = sealedOrChanged({ content: older, decidedHash });
    expect(postsOf(content?.parts ?? {}, platforms)).toMatchObject([
      { platform: "facebook", name: "Facebook", text: older.channelTexts.facebook.message },
      { platform: "zalo", title: "Cảnh báo giả danh", paragraphs: ["Gọi 113."] },
    ]);
  });

  it.each([
    [
      "a word of a platform's text",
      { channelTexts: { ...older.channelTexts, facebook: { message: "Khác" } } },
    ],
    ["the name of its format", { format: 2 }],
    ["a member that no format has", { them: 1 }],
  ])("is found changed when somebody changes %s", (_what, change) => {
    expect(sealedOrChanged({ content: { ...older, ...change }, decidedHash })).toBeUndefined();
  });

  it("is not taken for the other format under its own hash", () => {
    const { channelTexts, ...same } = older;
    const moved = { ...same, format: 2, parts: channelTexts };
    expect(sealedOrChanged({ content: moved, decidedHash })).toBeUndefined();
  });
});
