import { z } from "zod";
import { layoutKind } from "../../../body/kinds/layout.ts";
import type {
  SealedAttachment,
  SealedContent,
  SealedPicture,
  SealedRendition,
  SealedVideo,
} from "../../editorial/sealed-content.ts";
import type { Tx } from "../../foundation/database/database.ts";
import { announceChange, announceRemoval } from "../../public-store/changes.ts";
import { pageDigest } from "../../public-store/page-digest.ts";
import type { PageAttachment, PagePicture, PageVideo } from "../../public-store/queries.ts";
import { entryOfArticle } from "../../public-store/search/entries-of.ts";
import { writeEntries } from "../../public-store/search/write-entries.ts";
import { publishFiles } from "./publish-files.ts";

/** A picture as a page shows it: renditions of the portal's own widths. */
function pagePicture({ caption, alt, renditions }: SealedPicture): PagePicture {
  return {
    caption,
    alt,
    renditions: renditions
      .filter((rendition) => /^w\d+\./.test(rendition.name))
      .map(({ digest, mime, width, height }) => ({ digest, mime, width, height })),
  };
}

/** A video as a page shows it. */
function pageVideo({ title, durationMs, poster, files, captions }: SealedVideo): PageVideo {
  const shown = ({ name, digest, mime, width, height, bytes }: SealedRendition) => ({
    name,
    digest,
    mime,
    width,
    height,
    bytes,
  });
  return {
    title,
    durationMs,
    poster: poster.map(shown),
    files: files.map(shown),
    captions: captions?.digest ?? null,
  };
}

/** A file as a page offers it. */
function pageAttachment({ title, filename, digest, mime, bytes }: SealedAttachment): PageAttachment {
  return { title, filename, digest, mime, bytes };
}

const correction = z.object({ number: z.number(), releaseId: z.string(), at: z.string(), note: z.string() });

/** The numbered corrections of a page once this release stands there; each release counts once. */
function correctionsAfter({
  before,
  input,
}: {
  before: { corrections: unknown } | undefined;
  input: { releaseId: string; content: SealedContent; publishedAt: Date };
}) {
  const earlier = z
    .array(correction)
    .parse(before?.corrections ?? [])
    .filter((one) => one.releaseId !== input.releaseId);
  const { correctionNote } = input.content;
  if (correctionNote === "") return earlier;
  const { releaseId, publishedAt } = input;
  return [
    ...earlier,
    { number: earlier.length + 1, releaseId, at: publishedAt.toISOString(), note: correctionNote },
  ];
}

/**
 * Puts a sealed release into the public store as a page, replacing an earlier release of the same item, and tells every
 * web process. Runs in the caller's transaction; done again it writes the same.
 */
export async function publishArticle(
  tx: Tx,
  input: {
    releaseId: string;
    revisionId: string;
    contentHash: Buffer;
    content: SealedContent;
    publishedAt: Date;
  },
): Promise<{ publicUrl: string; digest: Buffer }> {
  const { content } = input;
  const pictures = content.pictures.map(pagePicture);
  // A page that moves to another section or unit leaves lists that must be made anew as well.
  const before = await tx
    .selectFrom("public_store.article")
    .select(["category_slug", "unit_code", "kind", "published_at", "corrections"])
    .where("id", "=", content.itemId)
    .executeTakeFirst();
  const page = {
    id: content.itemId,
    release_id: input.releaseId,
    revision_id: input.revisionId,
    content_hash: input.contentHash,
    slug: content.slug,
    kind: content.kind,
    category_slug: content.category.slug,
    unit_code: content.unit.code,
    title: content.title,
    summary: content.summary,
    body_html: content.bodyHtml,
    tags: content.tags,
    urgent: content.urgent,
    cover: pictures[0] ?? null,
    pictures,
    details: content.details,
    attachments: content.attachments.map(pageAttachment),
    videos: content.videos.map(pageVideo),
    corrections: correctionsAfter({ before, input }),
    revision_number: content.number,
    published_at: before?.published_at ?? input.publishedAt,
  };
  const digest = pageDigest(page);
  const row = {
    ...page,
    tags: JSON.stringify(page.tags),
    cover: page.cover === null ? null : JSON.stringify(page.cover),
    pictures: JSON.stringify(page.pictures),
    details: page.details === null ? null : JSON.stringify(page.details),
    attachments: JSON.stringify(page.attachments),
    videos: JSON.stringify(page.videos),
    corrections: JSON.stringify(page.corrections),
    // When the board released it, as readers are told, however late a worker took it.
    updated_at: input.publishedAt,
    digest,
  };
  const { id: _id, ...replaced } = row;
  await tx
    .insertInto("public_store.article")
    .values(row)
    .onConflict((conflict) => conflict.column("id").doUpdateSet(replaced))
    .execute();
  const { words, removed } = await publishFiles(tx, content);
  const entry = entryOfArticle({ ...page, category_name: content.category.name, fileText: words });
  if (entry !== undefined) await writeEntries(tx, [entry]);
  const categories = [content.category.slug, ...(before === undefined ? [] : [before.category_slug])];
  const sections = await tx
    .selectFrom("public_store.category")
    .select("parent_slug")
    .where("slug", "in", categories)
    .where("parent_slug", "is not", null)
    .execute();
  // A page that still showed what a correction took away would show it broken, and the emergency copy would keep it.
  const announce = removed ? announceRemoval : announceChange;
  await announce(tx, [
    `article:${content.itemId}`,
    "home",
    "feed",
    ...new Set([
      ...[...categories, ...sections.map((section) => section.parent_slug ?? "")].map(
        (slug) => `category:${slug}`,
      ),
      ...[content.unit.code, before?.unit_code ?? content.unit.code].map((code) => `unit:${code}`),
      ...[content.kind, before?.kind ?? content.kind].map((kind) => `kind:${kind}`),
      ...(content.kind === layoutKind.id ? ["layout", "all"] : []),
    ]),
  ]);
  return { publicUrl: content.articleUrl, digest };
}
