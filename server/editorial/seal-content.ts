import { ownAddress } from "../../body/kinds/details.ts";
import { type RenderedPicture, renderBodyHtml } from "../../body/render-html.tsx";
import { picturesOf } from "../../body/validate-body.ts";
import { mediaPath } from "../foundation/files/media-path.ts";
import type { PlatformFacts, PlatformPart } from "../foundation/platform-facts.ts";
import { slugOf } from "../foundation/text.ts";
import type { DraftContent } from "./draft.ts";
import { type ReadyDocument, type ReadyVideo, sealAttachments, sealVideos } from "./seal-files.ts";
import type { SealedContent, SealedPicture, SealedRendition } from "./sealed-content.ts";

/** What the sealing needs besides the draft; all of it is fixed at submission. */
export interface SealingFacts {
  readonly itemId: string;
  readonly number: number;
  readonly unit: { readonly code: string; readonly name: string; readonly slug: string };
  readonly category: { readonly slug: string; readonly name: string };
  readonly publicUrl: string;
  /** The ready pictures of the item, by asset id. */
  readonly pictures: ReadonlyMap<
    string,
    { readonly originalDigest: string; readonly renditions: readonly SealedRendition[] }
  >;
  /** The ready videos and documents of the item, by asset id. */
  readonly videos: ReadonlyMap<string, ReadyVideo>;
  readonly documents: ReadonlyMap<string, ReadyDocument>;
  readonly targets: readonly string[];
  readonly contributors: readonly string[];
  readonly planId: string;
}

/** Expands a complete draft into exactly what goes out. Pure; the same input gives the same bytes. */
export function sealContent({
  draft,
  facts,
  platforms,
}: {
  draft: DraftContent;
  facts: SealingFacts;
  platforms: readonly PlatformFacts[];
}): SealedContent {
  const slug = slugOf(draft.title);
  const articleUrl = `${facts.publicUrl}${publicPath({ draft, slug, itemId: facts.itemId })}`;
  const pictures = orderedPictures(draft).map((picture): SealedPicture => {
    const ready = facts.pictures.get(picture.assetId);
    if (ready === undefined) throw new Error("a picture is sealed that is not ready");
    return { ...picture, originalDigest: ready.originalDigest, renditions: ready.renditions };
  });
  return {
    format: 2,
    itemId: facts.itemId,
    number: facts.number,
    unit: facts.unit,
    kind: draft.kind,
    category: facts.category,
    slug,
    articleUrl,
    title: draft.title.trim(),
    summary: draft.summary.trim(),
    body: draft.body,
    bodyHtml: renderBodyHtml({ body: draft.body, pictures: renderedPictures(facts) }),
    tags: draft.tags.map((tag) => tag.trim()).filter((tag) => tag !== ""),
    urgent: draft.urgent,
    pictures,
    parts: makeParts({ draft, facts, articleUrl, platforms }),
    details: draft.details,
    attachments: sealAttachments({ draft, documents: facts.documents }),
    videos: sealVideos({ draft, videos: facts.videos }),
    correctionNote: draft.correctionNote.trim(),
    targets: [...new Set(["portal", ...facts.targets])].toSorted(),
    declaration: { ...draft.declaration },
    consent: draft.consent,
    contributors: facts.contributors.toSorted(),
    planId: facts.planId,
  };
}

/** Where the portal will show an item: a static page at its own address, the layout at the front page, all else as an article. */
function publicPath({ draft, slug, itemId }: { draft: DraftContent; slug: string; itemId: string }): string {
  return ownAddress(draft.details) ?? `/tin/${slug}-${itemId}`;
}

/** What goes out on each platform, by its id; the draft's own words for it win over title and summary. */
export function makeParts({
  draft,
  facts,
  articleUrl,
  platforms,
}: {
  draft: DraftContent;
  facts: Pick<SealingFacts, "unit" | "publicUrl" | "pictures">;
  articleUrl: string;
  platforms: readonly PlatformFacts[];
}): Record<string, PlatformPart> {
  return Object.fromEntries(
    platforms.map(({ id, rendition, makePart }) => {
      const part = makePart({
        title: draft.title.trim(),
        summary: draft.summary.trim(),
        ownText: draft.channelTexts[id]?.trim() ?? "",
        body: draft.body,
        unitName: facts.unit.name,
        articleUrl,
        pictureUrl: (assetId) => {
          const made = facts.pictures.get(assetId)?.renditions.find(({ name }) => name === rendition.name);
          return made === undefined ? undefined : `${facts.publicUrl}${mediaPath(made)}`;
        },
      });
      return [id, part];
    }),
  );
}

/** The pictures of the body as the portal shows them. */
function renderedPictures(facts: Pick<SealingFacts, "pictures">): Map<string, RenderedPicture> {
  return new Map(
    [...facts.pictures].map(([assetId, { renditions }]) => [
      assetId,
      { renditions: renditions.map((rendition) => ({ ...rendition, url: mediaPath(rendition) })) },
    ]),
  );
}

/** Every asset that a draft shows, in the list of pictures or in the text. */
export function assetsOf(draft: DraftContent): string[] {
  return [...new Set([...draft.pictures, ...picturesOf(draft.body)].map((picture) => picture.assetId))];
}

function orderedPictures(draft: DraftContent) {
  const listed = draft.pictures.map(({ assetId, caption, alt }) => ({
    assetId,
    caption: caption.trim(),
    alt: alt.trim(),
  }));
  const inText = picturesOf(draft.body).filter(
    (picture) => !listed.some((known) => known.assetId === picture.assetId),
  );
  const all = [...listed, ...inText];
  const cover = all.find((picture) => picture.assetId === draft.coverAssetId);
  return cover === undefined ? all : [cover, ...all.filter((picture) => picture !== cover)];
}
