import { warningKind } from "../../body/kinds/warning.ts";
import type { Database } from "../../server/foundation/database/database.ts";
import type { FileStore } from "../../server/foundation/files/file-store.ts";
import { listArticles, listUnits } from "../../server/public-store/queries.ts";
import type { Answer } from "../http/answer.ts";
import { articlePath } from "../site.ts";
import type { CopiedFile, StaticCopy } from "./static-copy.ts";

const latest = 40;
const warnings = 30;
const always = ["/", "/canh-bao", "/truy-na", "/don-vi", "/kenh-chinh-thuc", "/lien-he", "/thu-tuc"];
const media = /"(\/media\/([0-9a-f]{64})\.(?:jpg|webp))"/g;
const assets = /(\/assets\/[a-z0-9.-]+\.(?:css|js|svg|jpg|woff2))/g;

/** The addresses that must answer when all else fails: front page, hotlines, units, newest warnings and articles. */
async function neededAddresses(db: Database): Promise<string[]> {
  const [units, newest, warned] = await Promise.all([
    listUnits(db),
    listArticles(db, { limit: latest }),
    listArticles(db, { filter: { kinds: [warningKind.id] }, limit: warnings }),
  ]);
  return [
    ...new Set([
      ...always,
      ...units.map(({ slug }) => `/don-vi/${slug}`),
      ...[...newest, ...warned].map(articlePath),
    ]),
  ];
}

/** Renews the static copy from the pages as they stand; what is no longer public is gone from it afterwards. */
export async function keepCopy({
  db,
  files,
  copy,
  page,
  asset,
  now,
}: {
  db: Database;
  files: FileStore;
  copy: StaticCopy;
  /** The ready page of an address, if there is one. */
  page: (path: string) => Promise<Answer | undefined>;
  asset: (path: string) => Answer | undefined;
  now: () => Date;
}): Promise<void> {
  const mark = copy.mark();
  const copied = new Map<string, CopiedFile>();
  const needed = new Set<string>();
  for (const path of await neededAddresses(db)) {
    const answer = await page(path);
    if (answer === undefined || answer.status !== 200) continue;
    const html = withoutChoice(bytesOf(answer).toString("utf8"));
    copied.set(path, { bytes: Buffer.from(withNote(html, now())) });
    for (const [, mediaPath = "", digest = ""] of html.matchAll(media))
      copied.set(mediaPath, { from: files.path("renditions", digest) });
    for (const [found] of html.matchAll(assets)) needed.add(found);
  }
  for (const path of needed) {
    const bytes = bytesOf(asset(path));
    copied.set(path, { bytes });
    // The stylesheet names the fonts.
    if (path.endsWith(".css"))
      for (const [found] of bytes.toString("utf8").matchAll(assets)) needed.add(found);
  }
  await copy.replace(copied, mark);
}

function bytesOf(answer: Answer | undefined): Buffer {
  return answer?.variants.identity.body ?? Buffer.alloc(0);
}

/** Of each picture the copy keeps one size, which any browser can show; left the choice, it would ask for another. */
function withoutChoice(html: string): string {
  return html.replaceAll(/<source type="image\/webp"[^>]*>|(?<=<img [^>]*)srcset="[^"]*" /g, "");
}

const clock = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh",
  hour: "2-digit",
  minute: "2-digit",
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
});

/** A page of the copy says that it is one, and from when. */
function withNote(html: string, at: Date): string {
  const note = `<p class="copy-note" role="status">Cổng đang gián đoạn, đây là bản lưu lúc ${clock.format(at)}. Việc khẩn cấp: gọi <a href="tel:113">113</a>, <a href="tel:114">114</a> hoặc <a href="tel:115">115</a>.</p>`;
  // Below the way to the main part, which everything begins with.
  return html.replace("<header ", (header) => note + header);
}
