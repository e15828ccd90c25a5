import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { takeRelease } from "../../server/delivery/take-release.ts";
import { saveDraft } from "../../server/editorial/save-draft.ts";
import { loadDraft, loadItem } from "../../server/editorial/store.ts";
import { mediaEndings } from "../../server/foundation/files/media-path.ts";
import { sharp } from "../../server/foundation/picture-engine.ts";
import { publishArticle } from "../../server/platforms/portal/publish-article.ts";
import { releaseDue } from "../../server/release/release-due.ts";
import { releaseItem } from "../../server/release/release-item.ts";
import { openCorrection } from "../../server/review/open-correction.ts";
import { recallItem } from "../../server/review/recall-item.ts";
import { returnItem } from "../../server/review/return-item.ts";
import { buildPdf } from "../support/builders/document-builder.ts";
import { filmVideo } from "../support/builders/video-builder.ts";
import { startNetworkWeb } from "../support/network-web.ts";
import {
  actor,
  approveThroughActs,
  releaseThroughActs,
  submitThroughActs,
  value,
} from "../support/release.ts";

let stack: Awaited<ReturnType<typeof startNetworkWeb>>;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "trongdong-unreleased-"));
  stack = await startNetworkWeb();
});

afterAll(async () => {
  await stack.close();
  await rm(folder, { recursive: true, force: true });
});

const targets = ["portal"];

/** A picture that no other item has, so that its digest betrays the item. */
async function picture(seed: number): Promise<Buffer> {
  const background = { r: seed * 20, g: 90, b: 40 };
  return sharp({ create: { width: 900, height: 600, channels: 3, background } })
    .jpeg()
    .toBuffer();
}

/** Items that the public must not see yet or not any more in their present words, one for each stage of the way. */
const stages: Record<string, (marker: string, seed: number) => Promise<string>> = {
  async "in review"(title, seed) {
    return (await submitThroughActs(stack.ctx, { title, targets, pictures: [await picture(seed)] })).itemId;
  },
  async "in review with a video and a document"(title) {
    const video = await filmVideo({ folder, seconds: 2, size: "640x360" });
    const document = join(folder, "document.pdf");
    await writeFile(document, buildPdf([title]));
    const files = { videos: [video], documents: [document] };
    const { itemId } = await submitThroughActs(stack.ctx, { title, targets, ...files });
    const made = await stack.ctx.db
      .selectFrom("media_rendition")
      .innerJoin("media_asset", "media_asset.id", "media_rendition.asset_id")
      .select("media_rendition.mime")
      .where("item_id", "=", itemId)
      .execute();
    expect(made.map(({ mime }) => mime)).toEqual(expect.arrayContaining(["video/mp4", "application/pdf"]));
    return itemId;
  },
  async "fully signed"(title, seed) {
    const submitted = await submitThroughActs(stack.ctx, { title, targets, pictures: [await picture(seed)] });
    await approveThroughActs(stack.ctx, { kind: "warning", ...submitted });
    return submitted.itemId;
  },
  async "a draft again"(title, seed) {
    const { itemId } = await submitThroughActs(stack.ctx, {
      title,
      targets,
      pictures: [await picture(seed)],
    });
    const expectedVersion = (await loadItem(stack.ctx.db, { itemId }))?.version ?? 0;
    const author = await actor(stack.ctx, "phuong-hac-thanh.canbo");
    value(await recallItem(stack.ctx, { actor: author, itemId, expectedVersion }));
    return itemId;
  },
  async returned(title, seed) {
    const submitted = await submitThroughActs(stack.ctx, { title, targets, pictures: [await picture(seed)] });
    await approveThroughActs(stack.ctx, { kind: "warning", ...submitted });
    const board = await actor(stack.ctx, "phoban");
    value(await returnItem(stack.ctx, { actor: board, ...submitted, reason: "Chưa đúng thẩm quyền." }));
    return submitted.itemId;
  },
  async scheduled(title, seed) {
    return (await scheduled(title, seed, 60)).itemId;
  },
  async missed(title, seed) {
    const { itemId } = await scheduled(title, seed, 5);
    stack.clock.advance(20 * 60_000);
    await releaseDue(stack.ctx);
    return itemId;
  },
  async "being corrected"(title, seed) {
    const { itemId } = await releaseThroughActs(stack.ctx, {
      title: `Cảnh báo đã công bố số ${seed}`,
      targets,
    });
    await takeRelease(stack.ctx, { publishToPortal: publishArticle });
    const author = await actor(stack.ctx, "phuong-hac-thanh.canbo");
    const expectedVersion = (await loadItem(stack.ctx.db, { itemId }))?.version ?? 0;
    value(await openCorrection(stack.ctx, { actor: author, itemId, expectedVersion }));
    const { content, version } = await loadDraft(stack.ctx.db, itemId);
    const draft = { ...content, title, correctionNote: title };
    value(await saveDraft(stack.ctx, { actor: author, itemId, expectedVersion: version, draft }));
    return itemId;
  },
};

async function scheduled(title: string, seed: number, minutes: number) {
  const submitted = await submitThroughActs(stack.ctx, { title, targets, pictures: [await picture(seed)] });
  await approveThroughActs(stack.ctx, { kind: "warning", ...submitted });
  const board = await actor(stack.ctx, "phoban");
  const at = new Date(stack.clock.now().getTime() + minutes * 60_000);
  value(await releaseItem(stack.ctx, { actor: board, ...submitted, at }));
  return submitted;
}

/** Everything by which an item and its parts are known inside. */
async function namesOf(itemId: string): Promise<string[]> {
  const { db } = stack.ctx;
  const [revisions, releases, assets, renditions] = await Promise.all([
    db.selectFrom("revision").select(["id", "content_hash"]).where("item_id", "=", itemId).execute(),
    db.selectFrom("release").select("id").where("item_id", "=", itemId).execute(),
    db.selectFrom("media_asset").select(["id", "original_digest"]).where("item_id", "=", itemId).execute(),
    db
      .selectFrom("media_rendition")
      .innerJoin("media_asset", "media_asset.id", "media_rendition.asset_id")
      .select("media_rendition.digest")
      .where("item_id", "=", itemId)
      .execute(),
  ]);
  return [
    itemId,
    ...revisions.flatMap(({ id, content_hash: hash }) => [id, hash.toString("hex")]),
    ...releases.map(({ id }) => id),
    ...assets.flatMap(({ id, original_digest: digest }) => [id, digest]),
    ...renditions.map(({ digest }) => digest),
  ];
}

/** Every form of address that leads to one thing, of the portal and of the API. */
function addressesOf(name: string, apiPaths: readonly string[]): string[] {
  const endings = [...Object.values(mediaEndings), "html", "json", ""];
  return [
    `/tin/${name}`,
    `/tin/canh-bao-${name}`,
    `/tin/${name}/pdf`,
    `/${name}`,
    ...endings.map((ending) => `/media/${name}${ending === "" ? "" : `.${ending}`}`),
    `/media/originals/${name}`,
    `/media/renditions/${name.slice(0, 2)}/${name}`,
    `/anh-chia-se/${name}.jpg`,
    ...[1, 2, 3].map((revision) => `/anh-chia-se/${name}-${revision}.jpg`),
    `/canh-bao/cap/${name}.xml`,
    `/ma-qr.svg?toi=/tin/${name}`,
    `/bao-loi?bai=${name}`,
    `/api/v1/public/articles/${name}`,
    `/static-copy/tin/canh-bao-${name}/index.html`,
    `/tim-kiem?q=${name}`,
    `/en/search?q=${name}`,
    ...apiPaths.map((path) => path.replaceAll(/\{[^}]+\}/g, name)),
  ];
}

const lists = [
  "/",
  "/canh-bao",
  "/truy-na",
  "/chuyen-muc/lua-dao-truc-tuyen",
  "/chuyen-muc/canh-bao-toi-pham",
  "/don-vi/cong-an-phuong-hac-thanh",
  "/rss.xml",
  "/atom.xml",
  "/feed.json",
  "/canh-bao/cap.xml",
  "/sitemap.xml",
  "/kenh-chinh-thuc.json",
  "/tim-kiem?q=DAUHIEU",
  "/en/search?q=DAUHIEU",
  "/goi-y?q=DAUHIEU",
  "/thong-ke",
  "/du-lieu-mo",
  "/api/v1/public/articles",
];

let asking = 0;

async function ask(path: string) {
  asking += 1;
  // Each time as somebody else: who asks for everything would soon be told to wait, and learn nothing.
  const source = `10.${(asking >> 16) & 255}.${(asking >> 8) & 255}.${asking & 255}`;
  const headers = { "x-forwarded-for": source };
  const response = await fetch(stack.origin + path, { redirect: "manual", headers });
  if (response.status === 429) throw new Error(`${path}: told to wait`);
  return { status: response.status, text: await response.text() };
}

describe("what is not released", () => {
  it("is reached by no address that anybody could guess, and its absence looks like any other", async () => {
    const apiPaths = Object.entries(stack.web.swagger().paths ?? {}).flatMap(([path, methods]) =>
      methods !== undefined && "get" in methods ? [path] : [],
    );
    expect(apiPaths.length).toBeGreaterThan(20);
    let requests = 0;
    for (const [index, [stage, make]] of Object.entries(stages).entries()) {
      const marker = `DAUHIEU${index}X`;
      const itemId = await make(`${marker} nội dung chưa được công bố`, index + 1);
      const names = await namesOf(itemId);
      expect(names.length, stage).toBeGreaterThan(1);
      for (const name of names) {
        // What is being corrected stands there, in its old words.
        const isReleased = stage === "being corrected" && name === itemId;
        const absent = name.length === 16 ? "z".repeat(16) : "f".repeat(64);
        const paths = addressesOf(name, apiPaths);
        const absentPaths = addressesOf(absent, apiPaths);
        for (const [at, path] of paths.entries()) {
          const [given, none] = [await ask(path), await ask(absentPaths[at] ?? "")];
          requests += 1;
          // Of what is being corrected only the first revision is.
          const isPublic = isReleased && !/^\/anh-chia-se\/.*-[23]\.jpg$/.test(path);
          expect(given.text, `${stage}: ${path}`).not.toContain(marker);
          if (!isPublic) expect(given.status, `${stage}: ${path}`).toBe(none.status);
          if (!isPublic && !path.includes("?"))
            expect(given.text.replaceAll(name, absent), `${stage}: ${path}`).toBe(none.text);
        }
      }
      for (const path of lists) expect((await ask(path)).text, `${stage}: ${path}`).not.toContain(marker);
    }
    expect(requests).toBeGreaterThan(1000);
  }, 600_000);
});
