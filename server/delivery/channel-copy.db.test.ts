import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toyPlatform } from "../../tests/fixtures/toy-platform/toy.ts";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import type { SealedContent, SealedVideo } from "../editorial/sealed-content.ts";
import { channelCopy } from "./channel-copy.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;

beforeAll(async () => {
  database = await createTestDatabase();
  test = await createTestContext({ database, platforms: [toyPlatform({ url: "http://toy.invalid" })] });
});

afterAll(async () => {
  await test.close();
  await database.drop();
});

const digestOf = (words: string) => createHash("sha256").update(words).digest("hex");
const aFile = (name: string, mime: string, bytes: number) => ({
  ...{ name, mime, bytes, digest: digestOf(name) },
  ...{ width: 1280, height: 720 },
});

/** As much of a sealed revision as a copy is made of. */
function sealedWith(video: SealedVideo): SealedContent {
  const content: Partial<SealedContent> = {
    articleUrl: "https://congan.example.vn/tin/phong-su",
    parts: { loa: { text: "Phóng sự", link: "https://congan.example.vn/tin/phong-su" } },
    pictures: [],
    videos: [video],
  };
  return content as SealedContent;
}

describe("a video that an item shows", () => {
  it("is in each copy of it: the largest file that plays by itself, as long as it bears its digest", async () => {
    const { ctx } = test;
    const file = ctx.files.path("renditions", digestOf("720p.mp4"));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, "720p.mp4");
    const content = sealedWith({
      ...{ assetId: "phong-su", title: "Phóng sự lũ", originalDigest: digestOf("gốc"), durationMs: 9000 },
      ...{ poster: [], hasSpeech: false, captions: null },
      files: [
        aFile("360p.mp4", "video/mp4", 4),
        aFile("720p.mp4", "video/mp4", 8),
        aFile("720p.m3u8", "application/vnd.apple.mpegurl", 90),
      ],
    });
    const channel = { id: "loa-chonhon", externalId: "chonhon", name: "Cụm loa" };
    const { videos } = channelCopy(ctx, { deliveryId: "d", channel, platform: "loa", content });
    expect(videos).toMatchObject([
      {
        title: "Phóng sự lũ",
        bytes: 8,
        url: `${ctx.config.publicUrl}/media/${digestOf("720p.mp4")}.mp4`,
      },
    ]);
    expect(await videos[0]?.file()).toBe(file);
    await writeFile(file, "một phim khác");
    expect(await videos[0]?.file()).toBeUndefined();
  });
});
