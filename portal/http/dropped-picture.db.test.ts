import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { takeRelease } from "../../server/delivery/take-release.ts";
import { publishArticle } from "../../server/platforms/portal/publish-article.ts";
import { readArticle } from "../../server/public-store/queries.ts";
import { startNetworkWeb } from "../../tests/support/network-web.ts";
import { testPicture } from "../../tests/support/picture.ts";
import { correctThroughActs, releaseThroughActs } from "../../tests/support/release.ts";

let stack: Awaited<ReturnType<typeof startNetworkWeb>>;

beforeAll(async () => {
  stack = await startNetworkWeb();
});

afterAll(() => stack.close());

async function picturesOf(itemId: string): Promise<string[]> {
  const article = await readArticle(stack.reader, itemId);
  return (article?.pictures ?? []).flatMap(({ renditions }) =>
    renditions.map(({ digest, mime }) => `/media/${digest}.${mime === "image/webp" ? "webp" : "jpg"}`),
  );
}

const statusOf = async (path: string) => (await fetch(stack.origin + path)).status;

describe("a picture that a correction took out", () => {
  it("is no longer public within two seconds, while one that another article shows stays", async () => {
    const [own, shared] = [
      await testPicture("goi-video-gia"),
      // The same bytes in two articles are one public file.
      await testPicture("hai-ung-dung"),
    ];
    const writing = { title: "Cảnh báo có hai ảnh", targets: ["portal"], pictures: [own, shared] };
    const { itemId } = await releaseThroughActs(stack.ctx, writing);
    const other = await releaseThroughActs(stack.ctx, {
      ...writing,
      title: "Cảnh báo khác có cùng ảnh",
      pictures: [shared],
    });
    while (await takeRelease(stack.ctx, { publishToPortal: publishArticle }));
    const kept = await picturesOf(other.itemId);
    const dropped = (await picturesOf(itemId)).filter((path) => !kept.includes(path));
    expect([kept.length, dropped.length].every((count) => count > 0)).toBe(true);
    for (const path of [...kept, ...dropped]) expect(await statusOf(path), path).toBe(200);

    await correctThroughActs(stack.ctx, {
      itemId,
      kind: "warning",
      change: { pictures: [], correctionNote: "Gỡ ảnh không đúng người trong vụ việc." },
    });
    await takeRelease(stack.ctx, { publishToPortal: publishArticle });
    const released = performance.now();
    for (const path of dropped) {
      while ((await statusOf(path)) !== 404) {
        expect(performance.now() - released, `${path} is still public`).toBeLessThan(2000);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
    for (const path of kept) expect(await statusOf(path), path).toBe(200);
    expect((await fetch(`${stack.origin}/tin/canh-bao-co-hai-anh-${itemId}`)).status).toBe(200);
  });
});
